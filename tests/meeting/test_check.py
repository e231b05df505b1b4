"""`entraide check` reads the meetings of a course with its other tables, and leads them where all is in order."""

import csv
import shutil
from pathlib import Path

import pytest

from entraide import cli, course
from entraide.course import meetings
from entraide.course.check import check
from tests.meeting.tables import tables, write

LEAD = "lead-a-meeting"


def without(path: Path, column: str, *words: str) -> None:
    """Take the rows out of a table that begin with one of these words in a column."""
    with path.open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file) if not row[column].startswith(words)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the course's data, whose only meeting is the made-up one, which no exercise has one lead."""
    for notebooks in course.data_folder().resolve().parent.glob("exercises/*/*"):
        if not notebooks.name.startswith(LEAD):
            (tmp_path / "exercises" / notebooks.parent.name).mkdir(parents=True, exist_ok=True)
            (tmp_path / "exercises" / notebooks.parent.name / notebooks.name).symlink_to(notebooks)
    data = Path(shutil.copytree(course.data_folder(), tmp_path / "data"))
    write(tables(), data)
    led = course.load().exercises.values()
    without(data / "exercises.csv", "kind", "meeting")
    # The assignments that have one lead go, with all that is theirs.
    without(data / "graded" / "exercises.csv", "exercise", LEAD)
    without(
        data / "graded" / "questions.csv",
        "question",
        *(one.items[0] for one in led if one.exercise.startswith(LEAD) and one.kind == "memo"),
    )
    without(data / "assignments.csv", "assignment", LEAD)
    return data


@pytest.mark.slow
def test_a_course_with_a_meeting_is_in_order(data: Path) -> None:
    assert cli.main(["check", str(data)]) == 0
    assert meetings.names(meetings.load(data)) == ["kettle"]


def test_a_course_without_meetings_is_a_course(data: Path) -> None:
    shutil.rmtree(data / "meetings")
    assert check(data) == []
    assert meetings.load(data) == {}


@pytest.mark.slow
def test_what_nobody_reaches_is_said_once_all_else_is_in_order(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = data / "meetings" / "lines.csv"
    whole = lines.read_text("utf-8")
    lines.write_text(whole.replace("room,group,heard:bo-taken", "room,group,heat >= 2"), "utf-8")
    assert cli.main(["check", str(data)]) == 1
    said = capsys.readouterr().err
    assert "data/meetings/lines.csv, row 24, column line: no way was found to “room-taken”" in said
    lines.write_text(lines.read_text("utf-8").replace("heat >= 2", "heat >="), "utf-8")
    assert cli.main(["check", str(data)]) == 1
    said = capsys.readouterr().err
    assert "row 24, column when: a whole number from 0 to 999 is expected at character 8" in said
    assert "no way was found" not in said


def test_a_missing_table_and_a_wrong_cell_are_said_like_those_of_other_tables(data: Path) -> None:
    (data / "meetings" / "ties.csv").unlink()
    assert [str(one) for one in check(data) if "ties.csv" in str(one)]
    write(tables(), data)
    state = data / "meetings" / "state.csv"
    state.write_text(state.read_text("utf-8").replace("safety,group,0,3", "safety,room,0,much"), "utf-8")
    said = [str(one) for one in check(data)]
    assert any(
        "data/meetings/state.csv, row 2, column scope: “room” is not a scope: group, member" in one for one in said
    )
    assert any("data/meetings/state.csv, row 2, column most: “much” is not a number" in one for one in said)


def test_the_page_gets_its_texts_in_one_language_and_nothing_that_is_empty(data: Path) -> None:
    loaded = meetings.load(data)
    played, told = (part(loaded, "kettle", "fr") for part in (meetings.play, meetings.debrief))
    assert played["phases"][0] == {"phase": "start", "first": 1}
    assert played["variables"][0] == {"name": "safety", "scope": "group", "least": 0, "most": 3}
    assert {"move": "door-sum", "beat": "door", "kind": "tell", "text": "So it is cold."} in played["moves"]
    assert all(
        cell not in ("", 0) for rows in (played["lines"], played["beats"]) for row in rows for cell in row.values()
    )
    assert {"move": "door-sum", "opened": "Two words", "closed": "Two words"} in told["moves"]


@pytest.mark.slow
def test_a_second_coding_names_lines_codes_and_evenings_that_there_are(data: Path) -> None:
    transcripts, coded = (data / "meetings" / f"second_{name}.csv" for name in ("transcripts", "coding"))
    transcripts.write_text("transcript,meeting,evening,sets,moves\nT1,kettle,plain,,silence\n", "utf-8")
    good = "lang,meeting,transcript,place,text,codes\nen,kettle,T1,1,door-sum,shared-reality awareness\n"
    coded.write_text(good, "utf-8")
    assert check(data) == []
    place = "data/meetings/second_coding.csv, row 3, column"
    for wrong, said in (
        ("en,kettle,T1,2,door-some,", f"{place} text: “door-some” is not known"),
        ("en,kettle,T1,2,door-sum,shared-realty", f"{place} codes: “shared-realty”"),
        ("en,kettle,T2,2,door-sum,", f"{place} transcript: “T2” is not known"),
        ("en,first,T1,2,door-sum,", f"{place} meeting: “first” is not known"),
        ("de,kettle,T1,2,door-sum,", f"{place} lang: “de” is not known"),
        ("en,kettle,T1,1,door-sum,", f"{place}"),
    ):
        coded.write_text(good + wrong + "\n", "utf-8")
        assert any(str(one).startswith(said) for one in check(data)), wrong
    coded.write_text(good, "utf-8")
    transcripts.write_text(transcripts.read_text("utf-8").replace("plain", "plane"), "utf-8")
    assert any("second_transcripts.csv, row 2, column evening: “plane”" in str(one) for one in check(data))
