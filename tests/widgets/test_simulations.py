"""The simulations are made of their tables, and their formulas are those that the pages state."""

import csv
import json
import re
from itertools import combinations, product
from pathlib import Path

import pytest

import entraide
from entraide.analysis.region import DETOUR
from entraide.course import data_folder
from entraide.course.distance import kilometres, moved
from entraide.course.simulations import COLUMNS, table
from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from tests.node import ask

NAMES = ("who-knows-whom", "plan-a-group")


def some_pair_knows(people: int, known: float, members: int) -> float:
    """The chance that at least two of the members know each other, were they drawn by lot.

    ``people`` live in the area and each knows ``known`` of them, all but herself at most; pairs are taken as
    independent: 1 − (1 − k/(N−1))^(n(n−1)/2).
    """
    return 1 - _stranger(people, known) ** (members * (members - 1) // 2)


def one_meets_someone(people: int, known: float, members: int) -> float:
    """The chance that a given member knows at least one of the others: 1 − (1 − k/(N−1))^(n−1)."""
    return 1 - _stranger(people, known) ** (members - 1)


def _stranger(people: int, known: float) -> float:
    others = people - 1
    return 1 - min(known, others) / others


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_simulation_speaks_its_page_s_language_and_asks_for_no_answer(name: str, lang: str) -> None:
    widget = entraide.simulation(name, lang)
    assert (widget.simulation, widget.lang) == (name, lang)
    assert widget.title.startswith("Simulation")
    # Without a name to keep answers under, the page keeps nothing.
    assert not widget.has_trait("exercise") and not widget.has_trait("answer")


def test_both_languages_hold_the_same_numbers() -> None:
    def numbers(value: object) -> object:
        if isinstance(value, dict):
            return {key: numbers(one) for key, one in value.items() if key not in ("label", "about", "how")}
        return [numbers(one) for one in value] if isinstance(value, list) else value

    for name in NAMES:
        english, french = (entraide.simulation(name, lang).payload for lang in ("en", "fr"))
        assert numbers(english) == numbers(french)
        assert english != french


def test_an_unknown_simulation_is_a_line_that_helps() -> None:
    with pytest.raises(CourseError, match="did you mean “plan-a-group”"):
        entraide.simulation("plan-the-group")
    with pytest.raises(CourseError, match="there are who-knows-whom, plan-a-group"):
        entraide.simulation("zzz")


@pytest.mark.parametrize(
    ("people", "members", "chance"),
    [
        *((5_000, members, chance) for members, chance in ((6, 0.37), (8, 0.57), (10, 0.75))),
        *((20_000, members, chance) for members, chance in ((6, 0.11), (8, 0.19), (10, 0.29))),
        *((500_000, members, chance) for members, chance in ((6, 0.0045), (8, 0.0084), (10, 0.0134))),
    ],
)
def test_the_table_of_the_confidentiality_chapter_comes_from_the_formula(
    people: int, members: int, chance: float
) -> None:
    assert some_pair_knows(people, 150, members) == pytest.approx(chance, abs=0.005 if chance > 0.02 else 0.00005)


def test_one_member_among_eight_is_in_seven_of_the_twenty_eight_pairs() -> None:
    assert one_meets_someone(5_000, 150, 8) == pytest.approx(0.19, abs=0.005)
    assert one_meets_someone(5_000, 150, 2) == some_pair_knows(5_000, 150, 2) == pytest.approx(150 / 4_999)


def test_nobody_knows_more_people_than_there_are() -> None:
    assert some_pair_knows(200, 610, 2) == 1
    assert one_meets_someone(200, 199, 2) == 1


def test_the_page_computes_the_same_chances() -> None:
    cases = list(product((200, 2464, 12675, 1762949), (1, 150, 610), (2, 8, 20)))
    for function, formula in (("somePairKnows", some_pair_knows), ("oneMeetsSomeone", one_meets_someone)):
        assert ask(function, cases) == pytest.approx([formula(*case) for case in cases], abs=1e-12)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    assert kilometres((48, -79), (49, -79)) == pytest.approx(111.2, abs=0.1)
    for direction in ("n", "ne", "e", "sw"):
        assert kilometres((48, -79), moved((48, -79), 40, direction)) == pytest.approx(40, rel=0.01)
    assert moved((48, -79), 40, "n")[0] > 48 and moved((48, -79), 40, "w")[1] < -79


def test_the_centres_are_as_far_apart_as_in_the_region() -> None:
    at = {row["centre"]: (float(row["latitude"]), float(row["longitude"])) for row in rows("centres")}
    assert set(at) < {row["community"] for row in rows("communities")}
    # Half an hour to three hours and a half of road, whatever the pair.
    assert all(40 < DETOUR * kilometres(*pair) < 250 for pair in combinations(at.values(), 2))
    assert {row["assumption"]: float(row["value"]) for row in rows("assumptions")}["road_factor"] == DETOUR


def rows(name: str) -> list[dict[str, str]]:
    return [dict(row) for row in table(data_folder(), name)]


def test_every_source_is_in_the_list_of_works(root: Path) -> None:
    works = set(re.findall(r"^@\w+\{(\w+),", (root / "references.bib").read_text("utf-8"), re.MULTILINE))
    sources = {row["source"] for name in ("communities", "acquaintances") for row in rows(name)} - {""}
    assert sources and sources <= works


def test_no_plan_suits_everyone_and_the_members_differ() -> None:
    members = rows("members")
    assert len(members) == 12
    assert {row["near"] for row in members} == {row["centre"] for row in rows("centres")}
    assert {row["online"] for row in members} == {"yes", "poor", "unsafe"}
    for time in rows("times"):
        assert any(time["time"] not in row["free"].split() for row in members)


def test_no_place_is_named_but_the_region_and_its_centres() -> None:
    names = {row["label_en"] for row in rows("communities")}
    told = " ".join(row[column] for row in rows("members") for column in ("about_en", "about_fr"))
    capitals = set(re.findall(r"(?<![.:] )(?<!^)\b[A-Z][\w'-]+", told)) - names
    assert capitals <= {"Saturday", "Saturdays"}


def test_the_tables_have_the_columns_that_are_read(root: Path) -> None:
    for name, columns in COLUMNS.items():
        with (root / "data" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert set(columns) <= set(next(csv.reader(file)))


def test_the_state_is_plain_data() -> None:
    for name in NAMES:
        payload = entraide.simulation(name, "fr").payload
        assert json.loads(json.dumps(payload)) == json.loads(json.dumps(payload, default=str))
