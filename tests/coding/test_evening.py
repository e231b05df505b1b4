"""An evening that is handed in: what its recipe plays counts, and nothing that it says of itself."""

from dataclasses import replace
from typing import Any

import pytest

from entraide.coding import checking
from entraide.coding.answers import Answer, CodedLine, Led
from entraide.coding.evening import LED, Marked, evening, score_evening
from entraide.course import Course
from entraide.meeting.strategies import STYLES
from tests.answering import SAVED_AT, perfect, record
from tests.answering import evening as led_well

EXERCISE = "lead-a-meeting-evening"


@pytest.fixture(scope="module")
def led(course: Course) -> Led:
    """An evening to its end, coded without a fault."""
    return led_well(course, EXERCISE)


def share(course: Course, led: Led) -> float:
    answer = Answer(EXERCISE, "meeting", "en", SAVED_AT, led)
    return score_evening(course.exercise(EXERCISE), answer, course, course.reference).share


def in_stretches(course: Course, led: Led, *numbers: int) -> tuple[CodedLine, ...]:
    """Her codings of these stretches alone."""
    lines = [said.text for number in numbers for said in evening(led, course.meetings).stretches[number - 1]]
    return tuple(one for one in led.codings if one.text in lines)


def checked(course: Course, value: Any) -> tuple[Led | None, list[str]]:
    """What is taken of a record's value, and what is noted."""
    written = record(course, EXERCISE, led_well(course, EXERCISE)) | {"value": value}
    answer, note = checking.check(written, course.exercise(EXERCISE), course)
    notes = [note] if note else list(answer.notes) if answer else []
    return (answer.value if answer and isinstance(answer.value, Led) else None), [one.key for one in notes]


def test_an_evening_to_its_end_and_two_stretches_coded_alike_win_everything(course: Course, led: Led) -> None:
    assert share(course, led) == 1
    assert share(course, replace(led, codings=in_stretches(course, led, 1, 2))) == 1


def test_how_the_evening_went_earns_nothing(course: Course) -> None:
    for leader in STYLES.values():
        done = replace(led_well(course, EXERCISE, leader), codings=())
        assert share(course, done) == pytest.approx(LED)


def test_one_stretch_alone_wins_half_of_the_coding(course: Course, led: Led) -> None:
    assert share(course, replace(led, codings=in_stretches(course, led, 2))) == pytest.approx(LED + (1 - LED) / 2)


def test_of_more_than_two_stretches_the_two_that_go_best_count(course: Course, led: Led) -> None:
    exercise, lines = course.exercise(EXERCISE), evening(led, course.meetings).stretches[0]
    wrong = tuple(CodedLine(said.text, code) for said in lines for code in exercise.codes)
    hers = replace(led, codings=(*wrong, *in_stretches(course, led, 2, 3)))
    marked = Marked(exercise, hers, course)
    assert marked.coded == (1, 2, 3)
    assert marked.counted == (2, 3)
    assert marked.share == 1
    assert {finding.place[0] for finding in marked.findings()} == {"2", "3"}


def test_both_stretches_are_counted_together(course: Course, led: Led) -> None:
    """Found 2 of the first, nothing of the second, one that is not there: 2·2 / (2·2 + missed + 1)."""
    exercise = course.exercise(EXERCISE)
    codings = course.meetings.codings("first", exercise.codes)
    required = [
        [said.text for said in stretch for row in codings.get(said.text, {}).values() if row["status"] == "required"]
        for stretch in evening(led, course.meetings).stretches
    ]
    blank = next(said.text for said in evening(led, course.meetings).stretches[1] if said.text not in codings)
    hers = replace(led, codings=(*in_stretches(course, led, 1), CodedLine(blank, exercise.codes[0])))
    found, missed = len(required[0]), len(required[1])
    assert found
    assert missed
    assert Marked(exercise, hers, course).coding_share == pytest.approx(2 * found / (2 * found + missed + 1))


def test_an_evening_that_was_stopped_lacks_its_share_and_no_more(course: Course, led: Led) -> None:
    stopped = replace(led, moves=led.moves[:-1])
    assert not evening(stopped, course.meetings).is_over
    marked = Marked(course.exercise(EXERCISE), stopped, course)
    assert marked.share == pytest.approx((1 - LED) * marked.coding_share)


def test_a_forged_recipe_earns_nothing_that_it_did_not_play(course: Course, led: Led) -> None:
    written = led.written()
    one = written["meetings"][0]
    forged = one | {"moves": [*one["moves"][:4], "no-such-move", *one["moves"][4:]], "ended": "circle", "coded": 9}
    taken, notes = checked(course, written | {"meetings": [forged]})
    assert taken
    assert notes[0] == "evening-broke"
    played = evening(taken, course.meetings)
    assert not played.is_over
    heard = {said.text for stretch in played.stretches for said in stretch}
    assert {one.text for one in taken.codings} <= heard
    assert share(course, taken) < share(course, led)


def test_codings_of_what_was_not_said_are_left_out_and_told(course: Course, led: Led) -> None:
    written = led.written()
    everything = [
        {"text": text, "code": code} for text in course.meetings.texts("first") for code in ("potential", "no-code")
    ]
    taken, notes = checked(course, written | {"meetings": [written["meetings"][0] | {"codings": everything}]})
    assert taken
    assert notes == ["unheard-codings"]
    heard = {said.text for stretch in evening(taken, course.meetings).stretches for said in stretch}
    assert {one.text for one in taken.codings} == heard


def test_the_evening_that_she_chose_is_graded(course: Course, led: Led) -> None:
    first = led.written()["meetings"][0]
    others = [first | {"id": f"meeting-{n}", "moves": first["moves"][:n]} for n in (2, 3)]
    value = {"meetings": [first, *others], "open": "meeting-3"}
    chosen = {name: checked(course, value | {"handed_in": f"meeting-{name}"})[0] for name in (1, 2, 3)}
    assert [len(one.moves) for one in chosen.values() if one] == [len(led.moves), 2, 3]
    last, _ = checked(course, value | {"handed_in": "meeting-9"})
    assert last
    assert len(last.moves) == 3, "where none was chosen, the one in hand"


def test_a_meeting_that_was_only_opened_does_not_stand_for_the_one_that_was_led(course: Course, led: Led) -> None:
    one = led.written()["meetings"][0]
    value = {"meetings": [one, one | {"id": "meeting-2", "moves": []}], "open": "meeting-2"}
    for handed_in in ({}, {"handed_in": "meeting-2"}):
        taken, notes = checked(course, value | handed_in)
        assert taken
        assert (taken.moves, notes) == (led.moves, [])


def test_a_meeting_of_another_exercise_is_told(course: Course, led: Led) -> None:
    for meeting in ({"meeting": "fifth"}, {"meeting": ["first"]}):
        assert checked(course, {"meetings": [led.written()["meetings"][0] | meeting]})[1] == ["no-evening"]
    taken, notes = checked(course, {"meetings": [led.written()["meetings"][0] | {"moves": []}]})
    assert not taken
    assert notes == [], "where nothing was begun, nothing is missing"


def test_what_changed_since_it_was_led_is_told(course: Course, led: Led) -> None:
    said = evening(led, course.meetings).said
    one = led.written()["meetings"][0]
    assert checked(course, {"meetings": [one | {"said": list(said)}]})[1] == []
    assert checked(course, {"meetings": [one | {"said": [*said[:-1], "of-before a b"]}]})[1] == ["evening-otherwise"]


def test_what_is_graded_is_kept_and_read_again_as_it_was(course: Course) -> None:
    written = perfect(course, course.reference, EXERCISE)
    answer, _ = checking.check(written, course.exercise(EXERCISE), course)
    assert answer
    assert answer.record()["value"] == written["value"]


@pytest.mark.parametrize(
    "meeting",
    [
        {},
        {"meeting": "fifth"},
        {"evening": "no-such"},
        {"evening": ["coats"]},
        {"evening": "so-far", "sets": "safety=5"},
        {"sets": "safety=5"},
        {"moves": {"a": 1}},
        {"moves": [["silence"]]},
        {"moves": None},
    ],
)
def test_what_is_no_meeting_of_the_exercise_is_no_answer(course: Course, led: Led, meeting: dict[str, Any]) -> None:
    one = led.written()["meetings"][0] | meeting if meeting else 7
    taken, notes = checked(course, {"meetings": [one], "handed_in": "meeting-1"})
    assert not taken, (taken, notes)


def test_long_and_odd_values_are_cut_and_not_believed(course: Course, led: Led) -> None:
    one = led.written()["meetings"][0]
    endless = one | {
        "moves": [*one["moves"], *["look"] * 5_000],
        "said": ["x" * 3_000] * 120,
        "codings": [*one["codings"], *[{"text": "\ud800", "code": []}, 5, None] * 2_000],
    }
    taken, notes = checked(course, {"meetings": [endless], "handed_in": {"meeting-1": 1}})
    assert taken
    assert len(taken.moves) <= 100
    assert "unheard-codings" in notes
    assert share(course, taken) == 1
