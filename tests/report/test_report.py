"""`entraide report`: one page on a class that nbgrader graded, which says what it must and gives nobody away."""

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import sync_playwright

from entraide import cli
from entraide.coding.answers import Coding
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.grading import classroom
from entraide.lang import LANGUAGES, typeset
from entraide.lang.dates import day
from entraide.report import command, gather, naming
from entraide.report.graded import Graded
from tests.answering import perfect, record, required
from tests.browser.chromium import NoBrowser, chromium
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import violations
from tests.classroom import ASSIGNMENT, NbgraderCourse

EXERCISES = [f"mutual-aid-{number}" for number in range(1, 6)]
MEMO = "mutual-aid-memo"
SCRIPT = "<script>alert('hello')</script>"
NAMES = {
    "perfect-7": ("Zoé", "Parfaite"),
    "short-3": ("Bérénice", "Courtois"),
    "twin-a": ("Alix", "Lajumelle"),
    "twin-b": ("Billie", "Lapareille"),
    "blank-9": ("Camille", "Videau"),
    "cut-5": ("Danièle", "Coupal"),
    "script-1": ("Eve", SCRIPT),
    "late-2": ("Fabienne", "Tardif"),
    "absent-8": ("Gaëlle", "Laflamme"),
    "after-6": ("Hélène", "Ensuite"),
}
"""Everyone's name, by id: neither may appear in an anonymous page."""


@dataclass(frozen=True)
class Reported:
    """A graded class and its report, as it was asked for."""

    course: NbgraderCourse
    page: str
    anonymous: str

    def tile(self, label: str) -> str:
        """What the page counts under this label."""
        found = re.search(rf"<dt>{re.escape(label)}</dt><dd[^>]*>([^<]*)</dd>", self.page)
        assert found, label
        return found[1]


def half(course: Course, keys: Reference, name: str, lang: str) -> dict[str, Any]:
    """Every other required coding."""
    return record(course, name, required(course, keys, name)[::2], lang)


def unusual(course: Course, keys: Reference, name: str, lang: str) -> dict[str, Any]:
    """The required codings, and an extra code on seven units."""
    exercise = course.exercise(name)
    extras = [
        Coding(excerpt, unit.unit, "potential", SCRIPT)
        for excerpt in exercise.items
        for unit in course.excerpts[excerpt].units
        if (excerpt, unit.unit, "potential") not in keys.codings
    ]
    return record(course, name, (*required(course, keys, name), *extras[:7]), lang)


def memo(course: Course, lang: str, text: str) -> dict[str, Any]:
    """An analytic memo."""
    return record(course, MEMO, text, lang)


def hand_in(taught: NbgraderCourse, course: Course, keys: Reference) -> None:
    """Hand in what a class of eight does, each in her own way, and register everyone."""
    lang = taught.lang
    right = [perfect(course, keys, name, lang) for name in EXERCISES]
    some = [half(course, keys, name, lang) for name in EXERCISES[:2]]
    twin = [unusual(course, keys, EXERCISES[0], lang), *right[1:4]]
    taught.hand_in("perfect-7", [*right, memo(course, lang, "The group carries.")])
    taught.hand_in("short-3", some)
    same = memo(course, lang, " ".join(f"word{number}" for number in range(60)))
    taught.hand_in("twin-a", [*twin, same])
    taught.hand_in("twin-b", [*twin, same])
    taught.hand_in("blank-9", [])
    cut = taught.hand_in("cut-5", [*right[2:4], *some])
    cut.write_text(cut.read_text()[: -len(cut.read_text()) // 6])
    for student, records in (
        ("script-1", [some[0], memo(course, lang, f"Doubt {SCRIPT}")]),
        ("late-2", [right[0], right[3]]),
    ):
        late = taught.hand_in(student, records)
        (late.parent / "timestamp.txt").write_text("2026-02-03 09:00:00 UTC")
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=datetime(2026, 2, 1, 17))
        for student, (first, last) in NAMES.items():
            gradebook.update_or_create_student(student, first_name=first, last_name=last)


def written(taught: NbgraderCourse, *options: str) -> str:
    """The page that the command writes in the course's folder."""
    before, path = Path.cwd(), taught.folder / "page.html"
    os.chdir(taught.folder)
    os.environ["ENTRAIDE_LANG"], kept = taught.lang, os.environ.get("ENTRAIDE_LANG")
    try:
        assert cli.main(["report", ASSIGNMENT, "--output", str(path), *options]) == 0
    finally:
        os.chdir(before)
        os.environ.pop("ENTRAIDE_LANG")
        if kept is not None:
            os.environ["ENTRAIDE_LANG"] = kept
    return path.read_text("utf-8")


@pytest.fixture(scope="module", params=LANGUAGES)
def reported(
    request: pytest.FixtureRequest, new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference
) -> Reported:
    """A class graded by nbgrader itself or by our command, one student handing in after it, and both reports."""
    taught = new_course(request.param)
    hand_in(taught, course, keys)
    if taught.lang == "en":
        taught.run("autograde", ASSIGNMENT)
    else:
        assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    taught.hand_in("after-6", [perfect(course, keys, name, taught.lang) for name in EXERCISES])
    anonymous = written(taught, "--anonymous")
    return Reported(taught, written(taught), anonymous)


@pytest.fixture
def words(reported: Reported) -> dict[str, str]:
    """Some words of the page in the course's language."""
    return {
        "en": {
            "handed": "Handed in", "graded": "Graded", "ungraded": "Not graded yet", "late": "Late",
            "blank": "Blank: nothing was answered", "read": "With an answer for you to read",
            "problems": "With problems", "absent": "Students of the gradebook who handed nothing in",
            "identical": "Identical answers", "student": "Student", "waiting": "out of 80",
        },
        "fr": {
            "handed": "Remises", "graded": "Notées", "ungraded": "Pas encore notées", "late": "En retard",
            "blank": "Vides\u00a0: rien n’y est répondu", "read": "Avec une réponse à lire par vous",
            "problems": "Avec des problèmes", "absent": "Étudiantes du carnet de notes qui n’ont rien remis",
            "identical": "Des réponses identiques", "student": "Étudiante", "waiting": "sur 80",
        },
    }[reported.course.lang]  # fmt: skip


def test_the_class_is_counted_at_a_glance(reported: Reported, words: dict[str, str]) -> None:
    counted = {key: reported.tile(words[key]) for key in list(words)[:8]}
    assert counted == {
        "handed": "9", "graded": "8", "ungraded": "1", "late": "2", "blank": "1", "read": "4", "problems": "2",
        "absent": "1",
    }  # fmt: skip


def scores(reported: Reported, without: str = "") -> list[float]:
    """The graded and not blank submissions' points, as nbgrader's gradebook sums them."""
    students = [student for student in NAMES if student not in ("blank-9", "absent-8", "after-6")]
    with Gradebook(f"sqlite:///{reported.course.folder / 'gradebook.db'}") as gradebook:
        return [
            sum(
                grade.score
                for notebook in gradebook.find_submission(ASSIGNMENT, student).notebooks
                for grade in notebook.grades
                if grade.name != without
            )
            for student in students
        ]


def shown(value: float, lang: str) -> str:
    """A score as the page writes it."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if lang == "fr" else text


def middle(page: str) -> list[str]:
    """The cells of the table of quartiles."""
    table = page[page.index('<caption id="scores-middle"') :].split("</table>")[0]
    return re.findall(r"<td[^>]*>([^<]*)</td>", table)


def test_while_memos_wait_scores_are_compared_without_them_and_the_page_says_so(
    reported: Reported, words: dict[str, str]
) -> None:
    won = pd.Series(scores(reported, without=MEMO))
    expected = [won.min(), *won.quantile([0.25, 0.5, 0.75]), won.max(), won.mean()]
    assert middle(reported.page) == [shown(value, reported.course.lang) for value in expected]
    assert words["waiting"] in reported.page


def test_the_share_of_an_exercise_is_the_gradebooks(reported: Reported, course: Course) -> None:
    table = unescape(reported.page[reported.page.index('<caption id="items-table"') :]).split("</table>")[0]
    name, lang = EXERCISES[0], reported.course.lang
    won = [points for points in (reported.course.scores(s)[name] for s in NAMES if s not in (
        "blank-9", "absent-8", "after-6")) if points is not None]  # fmt: skip
    row = next(row for row in table.split("<tr") if course.exercise(name).title[lang] in row)
    percent = {"en": "%", "fr": "\u00a0%"}[lang]
    assert f"</span>{100 * sum(won) / len(won) / 25:.0f}{percent}</td>" in row


def test_the_instructors_page_names_the_reports_parts_and_counts_them(reported: Reported, root: Path) -> None:
    lang = reported.course.lang
    head, eight = {"en": ("Read the report", "eight parts"), "fr": ("Lire le rapport", "huit parties")}[lang]
    instructors = (root / "chapters" / lang / "instructors" / "grading.md").read_text("utf-8")
    told = instructors.partition(f"\n## {head}\n")[2].partition("\n## ")[0]
    headings = [unescape(heading) for heading in re.findall(r"<h2[^>]*>([^<]*)</h2>", reported.page)]
    assert headings == [typeset(name, lang) for name in re.findall(r"^- \*\*(.+?)\*\*", told, re.MULTILINE)]
    assert len(headings) == 8 and eight in told


def test_its_day_is_written_as_the_feedback_writes_days(reported: Reported) -> None:
    today = date.today()  # Or the day before, where midnight passed since.
    days = [day(one, reported.course.lang) for one in (today, today - timedelta(days=1))]
    for page in (reported.page, reported.anonymous):
        head = unescape(page.partition("<h1>")[2].partition("<nav")[0])
        assert any(f" {one}." in head for one in days), head


def test_the_page_stands_alone_and_runs_nothing(reported: Reported) -> None:
    for page in (reported.page, reported.anonymous):
        assert f'<html lang="{reported.course.lang}">' in page
        assert "<script" not in page and "javascript:" not in page
        assert not re.search(r"""(src|srcset|href)=["'](?!#)""", page)
        assert "http" not in page and "url(" not in page and "@import" not in page and "<link" not in page
        assert not re.search(r"<[^>]* on\w+=", page)


def test_what_people_typed_is_shown_as_they_typed_it(reported: Reported) -> None:
    assert "Eve &lt;script&gt;alert(&#39;hello&#39;)&lt;/script&gt;" in reported.page
    assert "Doubt" not in reported.page  # A memo is read in formgrader, not here.


def test_damaged_and_late_submissions_are_named(reported: Reported) -> None:
    look = reported.page[reported.page.index('id="look"') :]
    assert "Danièle Coupal (cut-5)" in look
    assert f"{ASSIGNMENT}.ipynb" in look
    assert "Fabienne Tardif (late-2)" in look
    assert "after-6" in look


def test_identical_answers_are_named_and_nobody_is_accused(reported: Reported, words: dict[str, str]) -> None:
    section = reported.page[reported.page.index(f"<h3>{words['identical']}</h3>") :].split("</section>")[0]
    assert section.count("Alix Lajumelle (twin-a)") == section.count("Billie Lapareille (twin-b)") == 2
    assert "Zoé" not in section  # Right answers are alike, and nobody's business.
    assert not re.search("cheat|copied|plagi|trich|fraud|copié", reported.page, re.IGNORECASE)


def test_an_anonymous_page_holds_no_name_and_no_id(reported: Reported, words: dict[str, str]) -> None:
    for student, (first, last) in NAMES.items():
        for word in (student, first, last):
            assert not re.search(rf"\b{re.escape(word)}\b", unescape(reported.anonymous)), word
    numbers = set(re.findall(rf"{words['student']} (\d+)", reported.anonymous))
    assert numbers and all(1 <= int(number) <= 8 for number in numbers)


def test_the_numbers_stay_the_same_and_follow_no_alphabet(reported: Reported) -> None:
    room = classroom.open_classroom(reported.course.folder)
    group = gather.gather(room, ASSIGNMENT)
    numbers = naming.naming(group, True, "en").numbers
    renamed = [replace(one, name=f"{one.name[::-1]}") for one in group.graded]
    again = naming.naming(replace(group, graded=tuple(renamed[::-1])), True, "en").numbers
    assert again == numbers
    assert sorted(numbers.values()) == list(range(1, 9))
    by_chance = sorted(group.graded, key=lambda one: one.order)  # nbgrader's random ids.
    assert [numbers[one.student] for one in by_chance] == list(range(1, 9))


@dataclass(frozen=True)
class Seen:
    """What a browser makes of a page: what axe-core finds wrong with it, how wide it is, and what it asked for."""

    wrong: list[str]
    width: int
    asked: list[str]


SCREENS: dict[str, tuple[dict[str, int], Any]] = {"phone": (PHONE, "dark"), "desktop": (DESKTOP, "light")}


def look(address: str) -> dict[str, Seen]:
    """The page on every screen."""
    seen = {}
    with sync_playwright() as playwright:
        sandbox = [] if not hasattr(os, "geteuid") or os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox)
        for name, (screen, scheme) in SCREENS.items():
            page = browser.new_context(viewport=screen, color_scheme=scheme, offline=True).new_page()
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(address)
            width = int(page.evaluate("document.documentElement.scrollWidth"))
            seen[name] = Seen(violations(page), width, asked)
        browser.close()
    return seen


@pytest.fixture(scope="module")
def seen(reported: Reported) -> dict[str, Seen]:
    """The class's page on every screen."""
    # In a thread of its own: a thread runs one Playwright at a time, and the book's tests keep theirs open.
    with ThreadPoolExecutor(1) as thread:
        try:
            return thread.submit(look, (reported.course.folder / "page.html").as_uri()).result()
        except NoBrowser as error:
            pytest.skip(str(error))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_is_accessible_and_fits_its_screen(seen: dict[str, Seen], screen: str) -> None:
    assert not seen[screen].wrong, "\n".join(seen[screen].wrong)
    assert seen[screen].width <= SCREENS[screen][0]["width"]
    assert len(seen[screen].asked) == 1 and seen[screen].asked[0].endswith("/page.html")


def test_once_memos_are_read_scores_hold_them(reported: Reported) -> None:
    with Gradebook(f"sqlite:///{reported.course.folder / 'gradebook.db'}") as gradebook:
        for student in NAMES:
            if student not in ("absent-8", "after-6"):
                grade = gradebook.find_grade(MEMO, ASSIGNMENT, ASSIGNMENT, student)
                if grade.needs_manual_grade:
                    grade.manual_score, grade.needs_manual_grade = 15, False
        gradebook.db.commit()
    won = pd.Series(scores(reported))
    page = written(reported.course)
    expected = [won.min(), *won.quantile([0.25, 0.5, 0.75]), won.max(), won.mean()]
    assert middle(page) == [shown(value, reported.course.lang) for value in expected]
    assert {"en": "out of 100", "fr": "sur 100"}[reported.course.lang] in page


def test_a_graded_notebook_that_was_damaged_since_does_not_stop_the_report(reported: Reported) -> None:
    path = reported.course.folder / "autograded" / "short-3" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.chmod(0o644)
    path.write_text("{")
    page = written(reported.course)
    row = page[page.index("Bérénice Courtois (short-3)") :].split("</tr>")[0]
    assert "--force" in row


@pytest.fixture(scope="module")
def empty(new_course: Callable[[str], NbgraderCourse]) -> classroom.Classroom:
    """A course with its assignment released, and nothing handed in."""
    return classroom.open_classroom(new_course("en").folder)


def test_what_cannot_be_reported_on_says_what_to_do(
    empty: classroom.Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CourseError, match=r"no assignment “mutual-ade”; there are .*mutual-aid"):
        command.report(empty, "mutual-ade")
    with pytest.raises(CourseError, match="nobody has handed in mutual-aid yet") as nothing:
        command.report(empty, ASSIGNMENT)
    NbgraderCourse(empty.root, "en").hand_in("s1", [])
    with pytest.raises(CourseError, match="run: entraide grade mutual-aid"):
        command.report(empty, ASSIGNMENT)
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    assert "personne n’a encore remis mutual-aid" in str(nothing.value)


def test_a_page_goes_beside_the_gradebook_or_where_it_is_asked_for(
    reported: Reported, capsys: pytest.CaptureFixture[str]
) -> None:
    room = classroom.open_classroom(reported.course.folder)
    assert command.report(room, ASSIGNMENT) == room.root / "report-mutual-aid.html"
    assert "report-mutual-aid.html: 8 graded submissions of mutual-aid" in capsys.readouterr().out
    with pytest.raises(CourseError, match="choose another --output"):
        command.report(room, ASSIGNMENT, room.root / "no-such-folder" / "page.html")


def test_an_assignment_that_is_not_released_says_how_to_release_it(empty: classroom.Classroom) -> None:
    with pytest.raises(CourseError, match="not released yet; run: nbgrader generate_assignment group-types"):
        command.report(empty, "group-types")


def test_names_are_in_order_with_their_accents() -> None:
    people = [Graded(name, name, "", False, {}, frozenset()) for name in ("Zoé Roy", "Ève Roy", "Ana Roy", "Élise Roy")]
    in_order = naming.Naming({}, ASSIGNMENT, False, "fr").ordered(people)
    assert [one.name for one in in_order] == ["Ana Roy", "Élise Roy", "Ève Roy", "Zoé Roy"]
