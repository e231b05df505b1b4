"""What the page about the data says of the second coding of meetings is what its tables give, and no more."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from entraide import analysis, course
from entraide.analysis.second_meetings import ALL, Agreement, agreement_of, statuses
from entraide.course import meetings, second_coding
from entraide.course.tables import Row
from entraide.lang import whole
from entraide.meeting import recipe, rows
from entraide.meeting.rows import APART, ROOM, WORKER

FOLDER = course.data_folder()
TABLES = meetings.load(FOLDER)
CODED = second_coding.of_meetings(FOLDER)
CHANGED_SINCE = {"G5"}
"""Evenings that the meetings no longer play as they were coded: the page and data/README.md tell of each."""

SMALL = {"both": "a", "reference only": "a", "second only": "", "blank": "", "left": ""}
"""By line, what a key requires; on the last one it accepts the code."""


def of_transcripts(lang: str) -> dict[str, list[str]]:
    """By transcript, the lines and moves that were coded, in the order of their places."""
    found: dict[str, dict[int, str]] = {}
    for row in CODED:
        if row["lang"] == lang:
            found.setdefault(row["transcript"], {})[int(row["place"])] = row["text"]
    return {name: [texts[place] for place in range(1, len(texts) + 1)] for name, texts in found.items()}


def said(transcript: Row) -> list[str]:
    """What members and the worker say in an evening that is led as its recipe asks."""
    meeting = rows.read(meetings.play(TABLES, transcript["meeting"], "en"))
    play = recipe.replay(meeting, {**transcript, "moves": transcript["moves"].split()})
    assert play.is_over
    texts = [one for turn in recipe.transcript(play) for one in turn["said"]]
    return [
        one["text"]
        for one in texts
        if one["speaker"] != ROOM and not (one["speaker"] == WORKER and meeting.moves[one["text"]].kind in APART)
    ]


def row(cells: Mapping[str, str]) -> Row:
    made = Row(cells)
    made.file, made.number = "data/meetings/second_coding.csv", 2
    return made


def small(*coded: tuple[str, str, str]) -> dict[str, Agreement]:
    """The agreement of a made-up second coding, rows of (transcript, line, codes), with a made-up key."""
    key = {("m", line): dict.fromkeys(codes.split(), "required") for line, codes in SMALL.items()}
    key["m", "left"] = {"a": "acceptable"}
    made = [row({"lang": "en", "meeting": "m", "transcript": t, "text": line, "codes": c}) for t, line, c in coded]
    return {one.code: one for one in agreement_of(key, made, ["a", "b"])}


def test_twelve_evenings_were_coded_in_both_languages_from_the_first_line_to_the_last() -> None:
    """What was read stays; the recipes give it again, but for an evening that begins otherwise since."""
    read = of_transcripts("en")
    assert len(read) == 12 and read == of_transcripts("fr")
    recipes = {one["transcript"]: one for one in second_coding.transcripts(FOLDER)}
    assert set(recipes) == set(read)
    assert {name: said(one) for name, one in recipes.items() if name not in CHANGED_SINCE} == {
        name: texts for name, texts in read.items() if name not in CHANGED_SINCE
    }


def test_a_line_counts_on_what_it_was_coded_by_both_by_one_or_by_none_and_not_where_the_key_accepts_the_code() -> None:
    found = small(*(("F", line, "a" if line in ("both", "second only", "left") else "") for line in SMALL))
    assert found["a"][2:6] == (4, 1, 1, 1)
    assert found["b"][2:6] == (5, 0, 0, 0) and found["b"].kappa is None
    assert found[ALL][2:6] == (9, 1, 1, 1)


def test_a_line_that_several_evenings_have_counts_once_and_again_only_where_it_was_coded_otherwise() -> None:
    assert small(*(("F", line, "a") for line in SMALL)) == small(*((t, line, "a") for t in "FG" for line in SMALL))
    assert small(("F", "both", "a"), ("G", "both", ""))["a"][2:6] == (2, 1, 1, 0)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_table_has_every_code_of_the_meetings_in_every_language_and_all_of_them_first(lang: str) -> None:
    table, codebook = analysis.second_coding_of_meetings(lang), course.load().codebook
    coded = {code for codes in statuses(meetings.table(TABLES, "codings")).values() for code in codes}
    assert len(coded) == 9 and len(table.rows) == 2 * (1 + 9)
    assert {label for label, *_ in table.rows[2:]} == {codebook[code].label[lang] for code in coded}
    for column in (2, 3, 4, 5):
        for read in (0, 1):
            units = whole(sum(int(re.sub(r"\D", "", one[column])) for one in table.rows[2 + read :: 2]), lang)
            assert table.rows[read][column] == units
    assert all(name in table.caption for name in ("12", "556", "412"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_says_on_how_many_lines_the_rarest_codes_are_required(lang: str, root: Path) -> None:
    rows = analysis.second_coding_of_meetings(lang).rows
    required = {label: int(both) + int(alone) for label, _, _, both, alone, *_ in rows}
    page = (root / f"chapters/{lang}/reference/about-the-data.md").read_text("utf-8")
    (told,) = re.findall(r".*(?:misses what we miss|manque ce que nous manquons).*", page)
    rare = re.findall(r"\*([^*]+)\*", told)
    assert [required[label] for label in rare] == [1, 2, 2, 5, 5]
    assert all(count > 5 for label, count in required.items() if label not in rare)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_says_what_coded_and_that_nobody_has_tried_the_evenings_yet(lang: str, root: Path) -> None:
    page = (root / f"chapters/{lang}/reference/about-the-data.md").read_text("utf-8")
    said = {
        "en": ("Nobody human has coded these evenings", "habits in common", "No student and no professor has tried"),
        "fr": ("Aucune personne n'a codé ces soirées", "habitudes en commun", "Aucune étudiante et aucune professeure"),
    }
    assert all(words in page for words in said[lang])
