"""An exercise becomes a widget that holds what the reader may know, and nothing more."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import entraide
from entraide.coding import answers, records
from entraide.course import Course, carried
from entraide.course.corpus import Exercise, Unit
from entraide.course.meetings import Meetings
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from entraide.meeting.rows import read
from entraide.widgets.present import shown
from tests.answering import perfect
from tests.conftest import Bare
from tests.meeting.tables import tables
from tests.meeting.tables import write as write_meetings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in a folder of its own: a graded exercise writes answers.json where it stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.delenv("ENTRAIDE_LANG", raising=False)
    return tmp_path


def state(widget: object) -> str:
    return json.dumps(widget.get_state(), default=str, ensure_ascii=False)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_practice_exercise_explains_itself_in_its_language(course: Course, lang: str) -> None:
    for name, exercise in course.exercises.items():
        if exercise.pool == "practice":
            widget = entraide.exercise(name, lang)
            assert widget.mode == "practice" and widget.lang == lang
            assert exercise.kind == "memo" or widget.feedback


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_graded_exercise_holds_no_key(course: Course, keys: Reference, lang: str) -> None:
    secrets = [coding.rationale[lang] for coding in keys.codings.values()]
    secrets += [solution.why[lang] for solution in keys.solutions.values()]
    secrets += [value.why[lang] for values in keys.values.values() for value in values]
    # The authors' codings of what is said in a meeting are no secret; a graded exercise tells none of them either.
    secrets += [row.text("rationale")[lang] for row in course.meetings.tables["meetings/codings.csv"] if row["code"]]
    for name, exercise in course.exercises.items():
        if exercise.pool == "graded":
            widget = entraide.exercise(name, lang)
            assert widget.mode == "assignment"
            assert exercise.kind == "meeting" or not getattr(widget, "feedback", None)
            shown = state(widget)
            assert not any(secret in shown for secret in secrets)


def test_options_keep_the_table_s_order_only_where_it_says_something(course: Course) -> None:
    choices = [exercise for exercise in course.exercises.values() if exercise.kind == "choice"]
    kept = {one.exercise for one in choices if entraide.exercise(one.exercise, "en").question.get("ordered")}
    assert kept == {one.exercise for one in choices if one.layout == "ordered"}
    for one in choices:
        said = [option.text["en"].lower() for option in course.questions[one.items[0]].options]
        if any(text.startswith(("all of", "none of", "both of")) for text in said) or all(map(numbered, said)):
            assert one.exercise in kept


def numbered(text: str) -> bool:
    return text[0].isdigit()


def test_an_answer_is_kept_beside_the_notebook_and_found_again(
    course: Course, keys: Reference, elsewhere: Path
) -> None:
    record = perfect(course, keys, "mutual-aid-1")
    entraide.exercise("mutual-aid-1").answer = record
    assert records.in_file(json.loads((elsewhere / answers.FILE).read_text("utf-8"))) == [record]
    widget = entraide.exercise("mutual-aid-1")
    assert widget.answer == record | {"notebook": widget.saved["notebook"]}


def test_an_answer_in_the_notebook_alone_is_found_again_and_known_to_be_saved(
    course: Course, keys: Reference, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = perfect(course, keys, "mutual-aid-1")
    cell = {"cell_type": "code", "outputs": [{"output_type": "display_data", "data": answers.bundle(record)}]}
    (elsewhere / "renamed.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", "some/folder/of/the/server/renamed.ipynb")
    widget = entraide.exercise("mutual-aid-1")
    assert widget.answer == record | {"notebook": widget.saved["notebook"]}
    assert widget.saved["state"] == "notebook"


def test_an_excerpt_says_how_it_is_cut_the_same_in_every_language_and_in_a_notebook_that_carries_it(
    course: Course,
) -> None:
    taken_along = carried.unpack(json.loads(json.dumps(carried.pack(course, ["mutual-aid-1"]))), course)
    exercise = course.exercises["mutual-aid-1"]
    one, *others = (
        [excerpt["cut"] for excerpt in shown(exercise, where, lang).get_state()["excerpts"]]
        for where in (course, taken_along)
        for lang in LANGUAGES
    )
    assert len(one) == len(exercise.items) and others == [one] * 3


def test_its_cut_is_another_once_a_unit_has_another_number_or_other_words_in_one_language(course: Course) -> None:
    def cut(*units: Unit) -> str:
        return replace(course.excerpts["G01"], units=units).cut

    first, second = Unit(1, {"en": "Yes, I did.", "fr": "Oui."}), Unit(2, {"en": "No.", "fr": "Non."})
    retyped = Unit(1, {"en": "Yes I did!", "fr": "\u00a0Oui !"})
    others = [
        cut(first),
        cut(second, first),
        cut(Unit(1, second.text), Unit(2, first.text)),
        cut(first, Unit(3, second.text)),
        cut(first, Unit(2, {"en": "No.", "fr": "Jamais."})),
        cut(Unit(1, {"en": "Yes.", "fr": "Oui."}), Unit(2, {"en": "I did. No.", "fr": "Non."})),
    ]
    assert len({cut(first, second), *others}) == 7
    assert cut(retyped, second) == cut(first, second)


def test_an_unknown_exercise_or_language_is_a_line_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CourseError, match="did you mean “dynamics-choice”"):
        entraide.exercise("dynamic-choice")
    with pytest.raises(CourseError, match="unknown language “de”; the course speaks en and fr"):
        entraide.exercise("dynamics-choice", "de")
    monkeypatch.setenv("ENTRAIDE_LANG", "es")
    with pytest.raises(CourseError, match="ENTRAIDE_LANG"):
        entraide.exercise("dynamics-choice")


def test_the_language_comes_from_the_environment_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    assert entraide.exercise("dynamics-choice").lang == "fr"


def test_the_package_carries_the_course_and_no_key(keys: Reference, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        text = "\n".join(archive.read(name).decode("utf-8", "replace") for name in names if name.endswith(".csv"))
    assert "entraide/data/units.csv" in names and "entraide/widgets/coding/widget.js" in names
    assert not [name for name in names if "keys" in Path(name).parts]
    assert not any(coding.rationale["fr"] in text for coding in keys.codings.values())


def test_the_ground_floors_need_nothing_but_python_and_babel(bare: Bare) -> None:
    floors = ["course", "course.simulations", "course.check", "coding.checking", "coding.scoring", "coding.agreement"]
    done = bare("; ".join(f"import entraide.{floor}" for floor in floors))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_memo_tells_how_many_words_its_prompt_asks_for(course: Course) -> None:
    for lang in LANGUAGES:
        assert shown(course.exercises["mutual-aid-memo"], course, lang).words == {"min": 150, "max": 250}
        assert shown(course.exercises["what-reflection"], course, lang).words == {}


def test_where_a_danger_was_not_asked_about_the_lines_that_the_meeting_names_answer(course: Course) -> None:
    told = shown(course.exercises["meeting-fifth"], course, "en").get_state()["feedback"]["fifth"]
    phones = ["911", "1 866 277-3553", "9-8-8", "1 855 242-3310"]
    assert told["help"][0] == "911"
    assert all(phone in text for phone, text in zip(phones, told["help"], strict=True))


def test_a_meeting_is_shown_with_what_comes_when_and_a_release_that_is_no_language_s(
    course: Course, tmp_path: Path
) -> None:
    write_meetings(tables(), tmp_path)
    shutil.copy(course.folder / "help.csv", tmp_path)
    there = replace(course, folder=tmp_path, meetings=Meetings(tmp_path))
    exercise = Exercise("lead", "meeting", "practice", ("kettle",), ("shared-reality",), {"en": "", "fr": ""}, "")
    in_both = [shown(exercise, there, lang) for lang in LANGUAGES]
    for widget in in_both:
        state = widget.get_state()
        assert [(one["meeting"], one["earlier"]) for one in state["about"]] == [("kettle", [])]
        assert not {"lines", "moves"} & state["about"][0].keys()
        assert all(one.keys() == {"ending", "title"} for one in state["about"][0]["endings"])
        assert read(state["play"]["kettle"]).turns == state["about"][0]["turns"]
        told = state["feedback"]["kettle"]
        assert {"moves", "kinds", "state", "dynamics", "codings", "help", "themes"} <= told.keys()
        assert told["help"][0] and told["themes"][0]["codes"][0]["code"] == "shared-reality"
    releases = {one.get_state()["play"]["kettle"]["release"] for one in in_both}
    assert len(releases) == 1
    found = tables()
    found["meetings/moves.csv"] = found["meetings/moves.csv"][:-1]
    write_meetings(found, tmp_path)
    there = replace(there, meetings=Meetings(tmp_path))
    assert shown(exercise, there, "en").get_state()["play"]["kettle"]["release"] not in releases
