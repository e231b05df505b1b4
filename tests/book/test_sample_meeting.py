"""On paper a meeting is one evening to read in voices, stopped where one says what one would do."""

import pytest

from entraide import course as courses
from entraide.book.paper.exercises import OnPaper, asked
from entraide.book.paper.sample_meeting import STOPS, Sample, sample
from entraide.course import Course, meetings
from entraide.lang import LANGUAGES, say
from entraide.meeting import rows
from entraide.meeting.recipe import replay
from tests.book.test_books import letters
from tests.grading.test_keys_kept import plain

TABLES = meetings.load(courses.data_folder())
MOST_WORDS = 2200

each = pytest.mark.parametrize("name", meetings.names(TABLES))
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def spoken(evening: Sample) -> list[str]:
    return [one["text"] for turn in evening.turns for one in (*turn["before"], *turn["after"])]


def taken(evening: Sample) -> list[str]:
    """What she said in each turn, after what came before it."""
    return [turn["after"][0]["text"] for turn in evening.turns]


@each
@each_language
def test_the_evening_is_one_that_can_be_led(name: str, lang: str) -> None:
    evening = sample(TABLES, name, lang)
    meeting, moves = rows.read(evening.play), {row["text"]: row for row in evening.play["moves"]}
    recipe = []
    for turn, said in zip(evening.turns, taken(evening), strict=True):
        row = next(row for text, row in moves.items() if said.startswith(text))
        recipe += ["look", meeting.moves[row["move"]].word]
        assert turn["number"] * 2 == len(recipe)
    play = replay(meeting, {"meeting": name, "evening": next(iter(meeting.evenings)), "moves": recipe})
    texts = {row[of]: row["text"] for of in ("line", "move") for row in evening.play[f"{of}s"]}
    lines = [texts[one.text] for turn in play.turns for one in turn.said if one.speaker in meeting.members]
    assert [text for text in spoken(evening) if text in set(lines)] == lines
    ending = play.ending()
    assert ending and evening.ending["ending"] == ending.id
    assert [who for who, _ in evening.home] == [row["name"] for row in evening.play["members"]]


@each
def test_it_stops_where_there_is_a_choice_and_says_afterward_which_was_taken(name: str) -> None:
    evening = sample(TABLES, name, "en")
    stops = [turn for turn in evening.turns if turn["offered"]]
    assert len(stops) == STOPS
    assert all(len(turn["offered"]) > 2 and turn["after"][0]["text"] in turn["offered"] for turn in stops)


@each
def test_it_crosses_no_limit_since_paper_has_no_debrief_to_name_it(name: str) -> None:
    evening = sample(TABLES, name, "en")
    limits = {row["move"] for row in meetings.debrief(TABLES, name, "en")["moves"] if "limit" in row}
    crossing = {row["text"] for row in evening.play["moves"] if row["move"] in limits and row["kind"] != "silence"}
    assert crossing and not crossing & set(taken(evening))


@each
def test_both_editions_print_the_same_evening(name: str) -> None:
    texts = [
        [len(turn["before"]) + len(turn["after"]) for turn in sample(TABLES, name, one).turns] for one in LANGUAGES
    ]
    assert texts[0] == texts[1]


@pytest.mark.slow
@each_language
def test_it_is_printed_whole_and_is_not_long(lang: str, course: Course) -> None:
    for number, exercise in enumerate(one for one in course.exercises.values() if one.kind == "meeting"):
        page = asked(OnPaper(exercise, number, "page#place"), course, lang, 3)
        found = letters(plain(page))
        for name in exercise.items:
            evening = sample(TABLES, name, lang)
            for text in (*spoken(evening), evening.ending["gave"], *(text for _, text in evening.home)):
                assert letters(plain(text)) in found
        assert page.count(say(lang, "paper.what-would-you-say")) == STOPS * len(exercise.items)
        assert len(page.split()) < MOST_WORDS * len(exercise.items)


@each
def test_a_look_is_printed_where_it_shows_a_sign(name: str) -> None:
    evening = sample(TABLES, name, "en")
    printed = "\n".join(spoken(evening))
    moves = {row["move"]: row["kind"] for row in evening.play["moves"]}
    signs = [row["text"] for row in evening.play["lines"] if moves.get(row["on"]) == "look" and row["on"] != "look"]
    of_any_look = [row["text"] for row in evening.play["lines"] if row["on"] == "look"]
    assert any(text in printed for text in signs)
    assert of_any_look and not any(text in printed for text in of_any_look)
