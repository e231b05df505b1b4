"""What the widget of the reader's own agreement is given to compare with."""

import json

import pytest

import entraide
from entraide.course import Course, coders
from entraide.course.reference import ACCEPTABLE, REQUIRED
from entraide.errors import CourseError
from entraide.lang import LANGUAGES

EXERCISE = "agreement-coding-1"


def test_it_holds_what_the_reference_and_the_coders_put_among_the_codes_on_offer(course: Course) -> None:
    payload = entraide.compare(EXERCISE, "en").payload
    exercise = course.exercise(EXERCISE)

    def triples(codings: list[dict[str, object]]) -> set[tuple[object, ...]]:
        return {(one["excerpt"], one["unit"], one["code"]) for one in codings}

    for key, status in (("reference", REQUIRED), ("fits", ACCEPTABLE)):
        asked = {
            place
            for place, coding in course.reference.codings.items()
            if coding.status == status and place[0] in exercise.items and place[2] in exercise.codes
        }
        assert triples(payload[key]) == asked and asked
    for coder in payload["coders"]:
        rows = {row[1:] for row in coders.load(course.folder) if row[0] == coder["coder"]}
        assert triples(coder["codings"]) == {r for r in rows if r[0] in exercise.items and r[2] in exercise.codes}
    assert [coder["coder"] for coder in payload["coders"]] == ["Ana", "Bo", "Cleo"]


def test_only_the_names_of_codes_differ_between_languages() -> None:
    english, french = (entraide.compare(EXERCISE, lang) for lang in LANGUAGES)
    assert english.title != french.title
    labels = [[code.pop("label") for code in widget.payload["codes"]] for widget in (english, french)]
    assert labels[0] != labels[1]
    assert english.payload == french.payload
    assert json.loads(json.dumps(french.payload)) == french.payload


def test_it_asks_for_no_answer_and_keeps_none() -> None:
    widget = entraide.compare(EXERCISE)
    assert not widget.has_trait("exercise") and not widget.has_trait("answer")


@pytest.mark.parametrize("name", ["agreement-choice-1", "agreement-reflection", "mutual-aid-1"])
def test_nothing_else_than_practice_coding_can_be_compared(name: str) -> None:
    with pytest.raises(CourseError, match=f"“{name}” is not a coding exercise for practice"):
        entraide.compare(name)


def test_an_unknown_exercise_is_a_line_that_helps() -> None:
    with pytest.raises(CourseError, match="did you mean “agreement-coding-1”"):
        entraide.compare("agreement-coding-11")
