"""However a meeting is led, the page and the package make the same of it."""

import random
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

import pytest

from entraide import course
from entraide.course import meetings
from entraide.meeting import recipe, rows, stretches, walks
from tests.meeting.cases import kettle, outcome
from tests.node import ask

TABLES = meetings.load(course.data_folder())
WALKS = 60
CONDITIONS = (
    "",
    "safety >= 1",
    "safety < 2 & web > 0",
    "!said:known",
    "web >= 3 | heat != 0",
    "spoke:ana >= 2 & quiet:bo <= 1",
    "used:ask > 1 | last:silence & looked = 0 | turn >= 4",
    "ana.trust = 3 | met:of-bo & !did:ana-tell",
)


def shaken(seed: int) -> dict[str, Any]:
    """The made-up meeting with other conditions, priorities, speakers and tags: rules meet that no case thought of."""
    draw, payload = random.Random(seed), deepcopy(kettle())
    for table in ("beats", "moves", "lines", "endings"):
        for row in payload[table]:
            if draw.random() < 0.4:
                row["when"] = draw.choice(CONDITIONS)
            if draw.random() < 0.3:
                row["urgency" if table == "beats" else "priority"] = draw.randint(0, 3)
            if table == "lines" and draw.random() < 0.4:
                row["opens"] = draw.choice(["cold", "ride road", "page taken", "ride"])
                row["speaker"] = draw.choice(["ana", "bo", "cleo", "room"])
            if table in ("moves", "lines") and draw.random() < 0.3:
                row["effects"] = draw.choice(["web+2", "safety+1 heat-1", "heat+1", "said:known", "!said:known web-1"])
    return payload


def led(meeting: rows.Meeting, count: int, seed: int = 8) -> Iterable[dict[str, Any]]:
    """Recipes by chance, a third of which stop early."""
    chance, begun = random.Random(seed), walks.starts(meeting, meeting, count=3)
    for number in range(count):
        here = begun[number % len(begun)]
        play, most = here.play(meeting), chance.choice([99, 99, chance.randint(0, 5)])
        while len(play.turns) <= most and (choices := list(play.choices().values())):
            play.do(chance.choice(choices))
        yield here.recipe(meeting, walks.played(play))


def told(meeting: rows.Meeting, one: dict[str, Any]) -> dict[str, Any]:
    """What the package makes of a recipe, in the form that the page is asked for."""
    play = recipe.replay(meeting, one)
    values = {name: value for name, value in recipe.state(play).items() if value}
    cut = [[said.text for said in stretch] for stretch in stretches.cut(stretches.spoken(play))]
    return {"wrong": None, "stretches": cut, "turns": recipe.transcript(play), "values": values, **outcome(play)}


def alike(payloads: list[dict[str, Any]], count: int) -> None:
    ready = [rows.read(payload) for payload in payloads]
    recipes = [list(led(meeting, count)) for meeting in ready]
    on_the_page = ask("meetingsLed", zip(payloads, recipes, strict=True))
    for meeting, those, found in zip(ready, recipes, on_the_page, strict=True):
        for one, of_page in zip(those, found, strict=True):
            assert of_page == told(meeting, one), one


@pytest.mark.slow
def test_the_made_up_meeting_goes_alike_however_its_rows_are_shaken() -> None:
    alike([kettle(), *(shaken(seed) for seed in range(60))], 12)


@pytest.mark.parametrize("name", meetings.names(TABLES))
def test_the_course_s_meetings_go_alike(name: str) -> None:
    alike([meetings.play(TABLES, name, "fr")], WALKS)
