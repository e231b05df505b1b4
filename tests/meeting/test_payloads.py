"""What a reader's line must carry to lead a meeting of the course, and to be told of it afterward."""

import gzip
from pathlib import Path

import pytest

from entraide.book.extension import later
from entraide.book.extension.widgets import in_script
from entraide.course import Course
from entraide.lang import LANGUAGES
from entraide.widgets.present import shown

MOST = {"play": 45_000, "feedback": 30_000}
LEVEL = 6  # What most web hosts use.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_meeting_is_light_to_play_and_to_be_told_of(course: Course, lang: str, tmp_path: Path) -> None:
    led = [exercise for exercise in course.exercises.values() if exercise.kind == "meeting"]
    weights = {}
    for exercise in led:
        widget = shown(exercise, course, lang)
        for part in MOST:
            for meeting, value in getattr(widget, part).items():
                later.beside(tmp_path, exercise.exercise, f"{part}-{meeting}", in_script(value))
                (script,) = tmp_path.glob(f"{exercise.exercise}.{part}-{meeting}.js")
                weights[part, meeting, exercise.exercise] = len(gzip.compress(script.read_bytes(), LEVEL))
    assert len(weights) == len(MOST) * sum(len(exercise.items) for exercise in led) > 0
    assert {name: bytes for name, bytes in weights.items() if bytes > MOST[name[0]]} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_line_without_a_code_on_purpose_nothing_is_told(course: Course, lang: str) -> None:
    led = [shown(exercise, course, lang) for exercise in course.exercises.values() if exercise.kind == "meeting"]
    codings = [one for widget in led for told in widget.feedback.values() for one in told.get("codings", ())]
    assert codings and all(one["code"] and one["rationale"] for one in codings)
