"""The words of the profession, and those kept for one thing: *aide mutuelle* is the concept, *Entraide* a name."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from entraide.lang import LANGUAGES, say, texts
from tests.course.test_typography import french

ROOT = Path(__file__).parents[2]
# The verb *s'entraider* is everyday French; the noun is not, nor what looks like an address or an option.
NOUN = re.compile(r"(?<![\w./-])(?<![sS]['’])entraides?\b(?![\w./-]*[\w/])", re.IGNORECASE)
# The command and the package, as the catalogue writes them, and the course's own name.
COMMAND = re.compile(
    r"(?:: |«\u00a0|puis )entraide (?:feedback|grade|moodle|\{command)"
    r"|entraide (?:assignments|check|workbook|new-assignment|clear-trial)\b"
    r"|récente d’entraide|«\u00a0entraide\u00a0»|charger entraide"
)
COURSE = re.compile(r"^# Entraide$|\*Entraide(?=\*|\u00a0:)|d['’]Entraide\b|cours Entraide\b", re.MULTILINE)
# Where the difference between *groupe d'aide mutuelle* and *groupe d'entraide*, which has no worker, is told.
TOLD = ("chapters/fr/groups/types.md", "chapters/fr/reference/glossary.md")


def said_in_french() -> Iterator[tuple[str, str]]:
    yield from french()
    yield TOLD[1], (ROOT / TOLD[1]).read_text("utf-8")  # a glossary looks like code
    for key, text in texts.catalogue("fr").texts.items():
        for form in [text] if isinstance(text, str) else text.values():
            yield f"fr.po, {key}", form


def test_the_concept_is_aide_mutuelle_and_entraide_the_name_of_the_course() -> None:
    left = {
        f"{place}: …{text[max(0, found.start() - 40) : found.end() + 20]}…"
        for place, text in said_in_french()
        for found in NOUN.finditer(COURSE.sub("", COMMAND.sub("", text)))
        if place not in TOLD
    }
    assert left == set()


def test_the_difference_from_a_group_without_a_worker_is_told_once_in_each_of_two_places() -> None:
    for place in TOLD:
        text = (ROOT / place).read_text("utf-8")
        assert len(re.findall(r"sans intervenante", text)) == 1, place
        assert "groupe d'entraide" in text and "groupe d'aide mutuelle" in text, place


# Words of the study's participants, which its article prints: facts carry over into the course, their words do not.
PARTICIPANTS = re.compile(r"mis(?:er?|ons) sur l[ea]s? potentiel|quelqu['’]un qui connaît quelqu['’]un", re.IGNORECASE)


def test_nobodys_words_are_borrowed_from_the_study() -> None:
    assert [f"{place}: {found[0]}" for place, text in said_in_french() for found in PARTICIPANTS.finditer(text)] == []
    rows = (ROOT / "data" / "codebook.csv").read_text("utf-8")
    assert "Appel aux capacités" in rows and not PARTICIPANTS.search(rows)


# French that shows through (*rappeler*, *retenir*, *cadre*, *gestes*), and meetings "par écran".
SHOWS_THROUGH = re.compile(
    r"\b(?:recall(?:s|ed|ing)?|retain(?:s|ed|ing)?|frame[sd]?)\b|\b(?:these|three) gestures", re.IGNORECASE
)
BY_SCREEN = re.compile(
    r"(?:réuni\w*|rencontr\w*)[^.]{0,30} (?:par|à) (?:l['’])?écran|\bpas sûr en ligne", re.IGNORECASE
)


def said_in_english() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "chapters" / "en").rglob("*.md")):
        yield (
            str(path.relative_to(ROOT)),
            re.sub(r"^```\{code-cell\}.*?^```", "", path.read_text("utf-8"), flags=re.M | re.S),
        )
    for path in sorted((ROOT / "data").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                for column, text in row.items():
                    if column.endswith("_en"):
                        yield f"{path.relative_to(ROOT)}, row {number}, {column}", text


def test_neither_language_shows_through_the_other() -> None:
    assert [f"{place}: {found[0]}" for place, text in said_in_english() for found in SHOWS_THROUGH.finditer(text)] == []
    assert [f"{place}: {found[0]}" for place, text in said_in_french() for found in BY_SCREEN.finditer(text)] == []


# *Réseau public* is the public system, and an English page has no file that a student named in French.
CALQUE = re.compile(r"public network|\bdevoir\.", re.IGNORECASE)


def test_english_pages_call_public_services_and_files_by_english_names() -> None:
    assert [f"{place}: {found[0]}" for place, text in said_in_english() for found in CALQUE.finditer(text)] == []


# *Noter* is to give a score, a *mémo* a text of its own, and criteria stand above on one page, elsewhere on another.
TWICE = {
    "fr": re.compile(r"notez vos raisons|mémos-là", re.IGNORECASE),
    "en": re.compile(r"nobody grades those|criteri(?:on|a) that stands? beside", re.IGNORECASE),
}


def test_instructions_use_a_word_for_one_thing_and_hold_wherever_they_are_read() -> None:
    for lang, pattern in TWICE.items():
        asked = [row[f"text_{lang}"] for row in rows("data/assignments.csv")]
        for text in [*asked, *(say(lang, "assignment.how-memo-criteria", n=n, count=n) for n in (1, 4))]:
            assert not pattern.search(text), text


SEVERAL = {"en": "Several answers are right", "fr": "Plusieurs réponses sont bonnes"}
UNSURE = re.compile(
    r"(?:more than one|several) [^.?]{0,20}may be right"
    r"|il peut y avoir plus|réponses sont possibles|y a plusieurs bonnes",
    re.IGNORECASE,
)


def test_whether_several_answers_are_right_is_said_with_one_certainty() -> None:
    asked = [*rows("data/questions.csv"), *rows("data/graded/questions.csv")]
    for lang in LANGUAGES:
        assert not UNSURE.search(say(lang, "choice.several"))
        prompts = [row[f"prompt_{lang}"] for row in asked if row["several"] == "yes"]
        assert [prompt for prompt in prompts if not prompt.endswith(f"{SEVERAL[lang]}.")] == []
        parts = [row[f"text_{lang}"] for row in rows("data/assignments.csv")]
        assert [found[0] for part in parts for found in UNSURE.finditer(part)] == []


def rows(file: str) -> list[dict[str, str]]:
    with (ROOT / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
