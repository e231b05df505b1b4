"""What is wrong in the tables of a meeting is said by file, row and column, before anybody leads it."""

from pathlib import Path

import pytest

from entraide import course
from entraide.course import meetings
from entraide.course.meeting_rules import led
from entraide.lang import LANGUAGES
from tests.meeting.tables import tables


def test_the_made_up_meeting_is_in_order() -> None:
    assert [str(problem) for problem in led(tables())] == []


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "expected"),
    [
        (
            "meetings",
            "kettle",
            "phases",
            "middle:2 close:6",
            "column phases: “middle:2 close:6” is not a list of phases",
        ),
        (
            "meetings",
            "kettle",
            "phases",
            "start:1 middle:9",
            "column phases: “start:1 middle:9” is not a list of phases",
        ),
        ("meetings", "kettle", "carried", "wob", "column carried: “wob” is not a variable of this meeting"),
        ("kinds", "ask", "intent", "tern", "column intent: “tern” is not known: room, turn"),
        ("beats", "of-ana", "focus", "anna", "column focus: “anna” is not known: cleo, ana, bo"),
        ("beats", "of-ana", "phase", "late", "column phase: “late” is not known: start, middle, close"),
        ("beats", "of-ana", "urgency", "12", "column urgency: “12” is not a whole number from 0 to 9"),
        ("beats", "of-ana", "dynamic", "wind", "column dynamic: “wind” is not known"),
        ("beats", "coats", "when", "web >= 3", "column phases: the phase close has no situation without a condition"),
        ("moves", "ana-ask", "beat", "of-anna", "column beat: “of-anna” is not known"),
        ("moves", "ana-ask", "kind", "shout", "column kind: “shout” is not known"),
        ("moves", "ana-ask", "to", "room", "column to: “room” is not known"),
        (
            "moves",
            "ana-ask",
            "kind",
            "tell",
            "column beat: of-ana has 2 kinds of moves without a condition; it needs 3",
        ),
        (
            "moves",
            "silence",
            "when",
            "web >= 3",
            "column beat: door has no move of the kind silence without a condition",
        ),
        ("moves", "pass", "when", "web >= 3", "column beat: boils has no move of the kind pass without a condition"),
        ("moves", "ana-ask", "opens", "wind", "column opens: nobody else answers the tag “wind”"),
        ("moves", "ana-ask", "opens", "of-bo", "column opens: “of-bo” is also a name in meetings/beats.csv"),
        ("moves", "ana-ask", "opened_fr", "", "column opened_fr: is empty, and the debrief tells it"),
        ("moves", "ana-ask", "text_en", "a " * 26, "column text_en: has 26 words, more than 25"),
        ("lines", "bo-cold", "speaker", "bob", "column speaker: “bob” is not known: cleo, ana, bo, room"),
        ("lines", "bo-cold", "line", "of-bo", "column line: “of-bo” is also a name in meetings/beats.csv"),
        ("lines", "bo-cold", "to", "bo", "column to: a member speaks to another member, to worker or to group"),
        ("lines", "bo-cold", "on", "warm", "column on: “warm” is no situation, move, kind or opened tag"),
        (
            "lines",
            "bo-cold",
            "when",
            "safety >=",
            "column when: a whole number from 0 to 999 is expected at character 10",
        ),
        (
            "lines",
            "bo-cold",
            "when",
            "saftey >= 2",
            "column when: “saftey” is not a name that a condition may use: is “safety” meant?",
        ),
        ("lines", "bo-cold", "when", "said:wind", "column when: the flag “said:wind” is set by no effect"),
        (
            "lines",
            "bo-cold",
            "when",
            "safety >= 4",
            "column when: this condition, or one of its alternatives, can never",
        ),
        (
            "lines",
            "bo-cold",
            "when",
            "web > 3 & web < 3",
            "column when: this condition, or one of its alternatives, can",
        ),
        (
            "lines",
            "bo-cold",
            "when",
            "web | turn > 6",
            "column when: this condition, or one of its alternatives, can never",
        ),
        (
            "lines",
            "room-silence",
            "when",
            "last:ask",
            "column when: this condition, or one of its alternatives, can never",
        ),
        ("lines", "bo-eyes", "when", "last:ask", "column when: this condition, or one of its alternatives, can never"),
        ("lines", "bo-cold", "effects", "safety", "column effects: “safety” is not an effect"),
        ("lines", "bo-cold", "effects", "trust+1", "column effects: “trust” is not a variable of this meeting"),
        ("lines", "bo-cold", "effects", "heat=3", "column effects: 3 is out of the bounds of heat: 0 to 2"),
        ("lines", "bo-cold", "effects", "turn=3", "column effects: “turn=3” is counted by the meeting itself"),
        ("lines", "room-holds", "on", "ask", "column move: nothing answers door-hold for certain"),
        ("lines", "bo-cold", "text_fr", "mot " * 31, "column text_fr: has 31 words, more than 30"),
        ("meetings", "kettle", "carried", "", "column evening: goes on from an earlier meeting, and this one carries"),
        ("moves", "ana-ask", "limit", "did-not-ask", "column limit: the flag “said:asked” is set by no effect"),
        ("evenings", "plain", "sets", "safety=7", "column sets: 7 is out of the bounds of safety: 0 to 3"),
        ("codings", "bo-cold", "text", "bo-colt", "column text: “bo-colt” is not known: is “bo-cold” meant?"),
        ("codings", "bo-cold", "text", "ana-home", "column line: has no row in meetings/codings.csv"),
        ("codings", "bo-cold", "status", "required", "column code: bo-cold is blank on purpose, and has a code"),
        ("endings", "tea", "cost_en", "", "column cost_en: is empty, and the debrief tells it"),
        ("endings", "bo-home", "member", "bob", "column member: “bob” is not known"),
    ],
)
def test_a_mistake_is_reported_where_it_stands(table: str, row: str, column: str, value: str, expected: str) -> None:
    found = tables()
    file = f"meetings/{table}.csv"
    spoiled = next(one for one in found[file] if one["text" if table == "codings" else table[:-1]] == row)
    spoiled[column] = value.strip()
    problems = list(led(found))
    assert any(expected in str(problem) for problem in problems), "\n".join(map(str, problems))
    assert all(problem.file.startswith("data/meetings/") and problem.row and problem.column for problem in problems)
    assert all(problem.text(lang) for problem in problems for lang in LANGUAGES)


def test_a_tag_that_only_its_opener_answers_is_reported() -> None:
    found = tables()
    for row in found["meetings/lines.csv"]:
        if row["on"] == "cold":
            row["speaker"] = "ana"
    told = [str(problem) for problem in led(found)]
    assert "data/meetings/lines.csv, row 2, column opens: nobody else answers the tag “cold”" in told


def test_editions_of_unlike_length_are_reported() -> None:
    found = tables()
    for row in found["meetings/lines.csv"]:
        row["text_fr"] = "un deux trois quatre cinq six sept huit neuf dix"
    assert any("differ by more than 25\u00a0% in words: en" in str(problem) for problem in led(found))


def test_a_longest_move_that_gives_itself_away_is_reported() -> None:
    found = tables()
    for row in found["meetings/moves.csv"]:
        if row["kind"] == "link":
            row["text_en"] = "These are rather many more words"
            row["text_fr"] = "Voici bien plus de mots encore"
    told = [str(problem) for problem in led(found)]
    assert any("in 6 of 8 situations the longest move in en is of the intent turn" in one for one in told)


def test_a_row_of_no_meeting_is_reported() -> None:
    found = tables()
    found["meetings/lines.csv"][3]["meeting"] = "teapot"
    assert any("row 5, column meeting: “teapot” is not known: kettle" in str(problem) for problem in led(found))


def test_each_kind_of_move_leads_to_a_page_of_every_edition(root: Path) -> None:
    for row in meetings.load(course.data_folder()).get("meetings/kinds.csv", []):
        for lang in LANGUAGES:
            assert (root / "chapters" / lang / f"{row['page']}.md").is_file(), row["page"]
