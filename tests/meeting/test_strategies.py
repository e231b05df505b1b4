"""Ways to lead a meeting without thinking, measured on the made-up meeting."""

import pytest

from entraide.meeting import rows
from entraide.meeting.strategies import STYLES, Outcome, chance, fitting, lead, medians, preferring, shares
from entraide.meeting.walks import Start
from tests.meeting.cases import kettle
from tools import meeting_styles

KETTLE = rows.read(kettle())


def test_a_way_to_lead_uses_its_kind_wherever_it_can() -> None:
    silent = lead(KETTLE, Start("plain"), preferring(["silence"]))
    linking = lead(KETTLE, Start("plain"), preferring(["link"]))
    assert silent.measured["lines"] < linking.measured["lines"]
    assert silent.measured["web"] == 0 and linking.measured["web"] >= 3
    assert linking.measured["share"] > silent.measured["share"] or linking.ending == "talk"


def test_who_looks_first_uses_what_the_look_has_shown() -> None:
    play = Start("plain").play(KETTLE)
    for _ in range(2):
        play.do(fitting(play, play.choices()))
    assert play.turns[0].choice == "door-hands"


def test_the_share_counts_lines_from_member_to_member_among_all_that_is_said() -> None:
    """Ana to all, bo to ana, the leader to bo, bo to the leader; then silence, in which bo says one more to her."""

    def linking(play: object, choices: dict[str, rows.Move]) -> rows.Move:
        return choices.get("door-link") or choices["silence"]

    one = lead(KETTLE, Start("plain"), linking)
    assert one.measured["lines"] == 4
    assert one.measured["share"] == pytest.approx(1 / 5)


def test_what_came_of_several_evenings_is_their_median_and_their_endings() -> None:
    several = [Outcome({"hurt": hurt}, ending) for hurt, ending in ((1, "tea"), (5, "tea"), (2, "lid"))]
    assert medians(several) == {"hurt": 2}
    assert shares(several) == {"tea": pytest.approx(2 / 3), "lid": pytest.approx(1 / 3)}


def test_chance_leads_alike_from_the_same_seed() -> None:
    assert lead(KETTLE, Start("warm"), chance(4)) == lead(KETTLE, Start("warm"), chance(4))


@pytest.mark.slow
def test_the_table_has_a_row_for_each_way_to_lead() -> None:
    table = meeting_styles.table(KETTLE).splitlines()
    assert len(table) == 2 + len(STYLES) + 1
    assert all(line.count("|") == table[0].count("|") for line in table)
    assert any(line.startswith("| silent | ") and "talk 67%" in line for line in table)
