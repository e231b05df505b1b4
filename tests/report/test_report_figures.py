"""What the report makes of a class: confusions, agreement, what to discuss, what is alike. Classes made by hand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from entraide.coding import agreement, checking
from entraide.coding.answers import Note
from entraide.coding.scoring import Codes, Counts, ReferenceUnit, reference_units, score_coding
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES
from entraide.report import alike, class_agreement, confusions, discussions, items, page
from entraide.report.graded import Class, Graded
from entraide.report.scores import quartiles
from tests.answering import perfect

EXERCISE = "mutual-aid-1"
NOTHING: Codes = frozenset()
Row = tuple[Codes, ...]
Units = tuple[ReferenceUnit, ...]
Make = Callable[..., Class]


@pytest.fixture(scope="module")
def units(course: Course, keys: Reference) -> Units:
    """The units of the coding exercise that these classes answered."""
    return reference_units(course.exercise(EXERCISE), course, keys)


@pytest.fixture(scope="module")
def right(units: Units) -> Row:
    """The key's own coding."""
    return tuple(unit.required for unit in units)


@pytest.fixture(scope="module")
def make(course: Course, keys: Reference) -> Make:
    """Make a class out of rows of codes, one a student, on the one coding exercise; 25 points go by the F1."""

    def made(rows: list[Row], **more: object) -> Class:
        units = reference_units(course.exercise(EXERCISE), course, keys)
        graded = []
        for number, row in enumerate(rows):
            one = Graded(f"s{number}", f"Name {number}", f"{number:032x}", False, {}, frozenset(), {EXERCISE: row})
            share = sum(items.counts(one, EXERCISE, units).values(), Counts()).share
            one.points[EXERCISE] = round(25 * share, 2)
            graded.append(one)
        values = {"graded": tuple(graded), "ungraded": (), "absent": 0, "due": None} | more
        exercises = {EXERCISE: course.exercise(EXERCISE)}
        return Class("mutual-aid", course, keys, {EXERCISE: 25.0}, exercises, **values)  # type: ignore[arg-type]

    return made


def changed(row: Row, place: int, codes: Codes) -> Row:
    """The row with these codes on one unit."""
    return (*row[:place], codes, *row[place + 1 :])


def first_requiring(units: Units, code: str) -> int:
    """The place of the first unit where the key requires this code and no other."""
    return next(place for place, unit in enumerate(units) if unit.required == {code})


def test_what_is_found_missed_and_extra_is_what_scoring_says(course: Course, keys: Reference, units: Units) -> None:
    record = perfect(course, keys, EXERCISE)
    record["value"] = [*record["value"][2:], {"excerpt": "G01", "unit": 1, "code": "potential", "memo": ""}]
    answer = checking.newest([record], course.exercise(EXERCISE), course)[0]
    assert answer
    score = score_coding(course.exercise(EXERCISE), answer, course, keys)
    codes: dict[tuple[str, int], set[str]] = {}
    for coding in record["value"]:
        codes.setdefault((coding["excerpt"], coding["unit"]), set()).add(coding["code"])
    row = tuple(frozenset(codes.get((unit.excerpt, unit.unit), ())) for unit in units)
    one = Graded("s", "s", "0", False, {}, frozenset(), {EXERCISE: row})
    total = sum(items.counts(one, EXERCISE, units).values(), Counts())
    assert total == score.counts
    assert total.share == score.share


def test_an_excerpt_is_compared_with_everything_but_itself(make: Make, right: Row, units: Units) -> None:
    blanked = tuple(NOTHING if unit.excerpt == "G01" else codes for unit, codes in zip(units, right, strict=True))
    elsewhere = tuple(codes if unit.excerpt == "G01" else NOTHING for unit, codes in zip(units, right, strict=True))
    # Those who find everything in the first excerpt find nothing in the others, and the other way round.
    found = {item.excerpt: item for item in items.items(make([blanked, blanked, elsewhere, elsewhere]))}
    assert found["G01"].share == 0.5
    assert found["G01"].correlation == pytest.approx(-1)
    assert found["G01"].upper_lower == -1
    assert "report.against" in found["G01"].remarks
    assert found[""].correlation is None  # The exercise is all there is: it has no rest.


def test_what_all_win_is_easy_and_what_none_win_is_hard(make: Make, right: Row) -> None:
    assert items.items(make([right] * 3))[0].remarks == ["report.easy"]
    wrong = tuple(frozenset({"potential"}) - codes for codes in right)
    assert items.items(make([wrong] * 3))[0].remarks == ["report.hard"]


def test_an_answer_still_to_be_read_has_no_figures(make: Make, right: Row) -> None:
    group = make([right] * 3)
    waiting = Graded("w", "w", "f", False, {}, frozenset({EXERCISE}), {EXERCISE: right})
    group = make([right], graded=(*group.graded, waiting))
    item = items.items(group)[0]
    assert (item.taken, item.waiting, item.share, item.correlation) == (3, 1, None, None)
    assert group.settled == ()


def test_a_code_taken_for_another_shows_where_it_was_missed(make: Make, right: Row, units: Units) -> None:
    place = first_requiring(units, "breaking-isolation")
    confused = changed(right, place, frozenset({"common-goal"}))
    group = make([confused, confused, confused, right])
    labels, rows = confusions.matrix(group)
    row = next(row for row in rows if row.label == "breaking-isolation")
    required = sum("breaking-isolation" in unit.required for unit in units)
    assert labels == list(group.exercises[EXERCISE].codes)
    assert (row.units, row.missed, row.found) == (required, 3, 4 * required - 3)
    assert row.instead == {"common-goal": 3}
    nothing = next(row for row in rows if not row.label)
    assert (nothing.found, nothing.missed) == (4 * sum(not unit.required for unit in units), 0)
    missed = confusions.missed(group)
    assert [(one.unit, one.code, one.count, one.of) for one in missed] == [(units[place], "breaking-isolation", 3, 4)]
    added = confusions.added(group)
    assert [(one.unit, one.code, one.count) for one in added] == [(units[place], "common-goal", 3)]
    unit = units[place]
    written = (unit.excerpt, unit.unit, "common-goal") in group.reference.codings
    assert [one.general for one in (*missed, *added)] == [False, not written]


def test_an_accepted_code_is_never_an_extra(make: Make, right: Row, units: Units) -> None:
    generous = tuple(codes | unit.acceptable for codes, unit in zip(right, units, strict=True))
    assert generous != right
    group = make([generous] * 3)
    assert confusions.added(group) == []


def test_agreement_is_what_the_pairwise_measures_find(make: Make, right: Row, units: Units) -> None:
    rows = [right, changed(right, 2, NOTHING), changed(right, 3, frozenset({"potential", "awareness"})), right[::-1]]
    group = make(rows)
    columns = list(zip(*rows, strict=True))
    assert class_agreement.over_sets(group) == pytest.approx(agreement.alpha(columns, agreement.masi))
    for found in class_agreement.by_code(group)[:-1]:
        code = found.code
        decided = [tuple(code in codes for codes in column) for column in columns]
        assert found.alpha == pytest.approx(agreement.alpha(decided))
        kappas = [
            agreement.cohen_kappa(
                [
                    (code in codes, code in unit.required)
                    for codes, unit in zip(row, units, strict=True)
                    if code not in unit.acceptable
                ]
            )
            for row in rows
        ]
        defined = [kappa for kappa in kappas if kappa is not None]
        assert found.reference.quartiles == pytest.approx(quartiles(defined))
        assert (found.reference.defined, found.reference.undefined) == (len(defined), 4 - len(defined))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_undefined_agreement_is_shown_as_undefined(
    make: Make, right: Row, course: Course, keys: Reference, lang: str
) -> None:
    without = Reference({place: coding for place, coding in keys.codings.items() if place[2] != "awareness"}, {})
    rows = [tuple(codes - {"awareness"} for codes in right)] * 2
    group = replace(make(rows), reference=without)
    [never] = [one for one in class_agreement.by_code(group) if one.code == "awareness"]
    assert (never.alpha, never.reference.quartiles, never.reference.undefined) == (None, None, 2)
    shown = unescape(page.render(group, lang, False))
    table = shown[shown.index('<caption id="agreement-table"') :]
    [row] = [row for row in table.split("</table>")[0].split("<tr>") if course.codebook["awareness"].label[lang] in row]
    assert row.count({"en": "undefined", "fr": "indéfini"}[lang]) == 3


def test_what_the_class_disagrees_on_is_discussed_before_what_all_get_wrong(
    make: Make, right: Row, units: Units
) -> None:
    hardest, split = first_requiring(units, "shared-reality"), first_requiring(units, "awareness")
    assert units[hardest].excerpt != units[split].excerpt
    all_wrong = changed(right, hardest, frozenset({"potential"}))
    half = changed(all_wrong, split, frozenset({"emotional-support"}))
    group = make([all_wrong] * 5 + [half] * 5)
    chosen = discussions.choose(group)
    assert [discussion.excerpt for discussion in chosen] == [units[split].excerpt]
    [contested] = chosen[0].units
    # Ten students make 45 pairs, of which 25 differ, wholly; half of the ten differ from the key.
    assert (contested.among, contested.from_key) == (pytest.approx(25 / 45), 0.5)
    assert {(reading.codes, reading.count, reading.key) for reading in contested.readings} == {
        (frozenset({"awareness"}), 5, True),
        (frozenset({"emotional-support"}), 5, False),
    }


def test_at_most_three_excerpts_are_discussed_the_heaviest_first(make: Make, right: Row) -> None:
    rows = [right] * 4 + [tuple(NOTHING for _ in right)] * 3 + [tuple(codes ^ {"potential"} for codes in right)] * 3
    group = make(rows)
    chosen = discussions.choose(group)
    weights = [max(contested.weight for contested in discussion.units) for discussion in chosen]
    assert len(chosen) == 3 and weights == sorted(weights, reverse=True)


def test_where_all_agree_there_is_nothing_to_discuss(make: Make, right: Row) -> None:
    group = make([right] * 4)
    assert discussions.choose(group) == []


def unusual(right: Row, units: Units, how_many: int) -> Row:
    """The key's coding with one extra code on so many units."""
    extras = 0
    row = list(right)
    for place, unit in enumerate(units):
        spare = [code for code in ("potential", "awareness") if code not in unit.required | unit.acceptable]
        if extras < how_many and spare:
            row[place] |= {spare[0]}
            extras += 1
    return tuple(row)


def test_two_long_and_unusual_codings_that_are_the_same_are_shown(make: Make, right: Row, units: Units) -> None:
    twins = unusual(right, units, alike.FEWEST_UNITS)
    others = [changed(right, place, NOTHING) for place in range(12)]
    group = make([*others, twins, twins])
    [found] = alike.find(group)
    assert [one.student for one in found.students] == ["s12", "s13"]
    assert found.units == alike.FEWEST_UNITS


def test_right_answers_short_departures_and_common_mistakes_are_nobodys_business(
    make: Make, right: Row, units: Units
) -> None:
    short = unusual(right, units, alike.FEWEST_UNITS - 1)
    group = make([right] * 6 + [short, short])
    assert alike.find(group) == []
    common = unusual(right, units, alike.FEWEST_UNITS)
    likewise = [changed(common, place, frozenset({"common-goal"})) for place in range(len(units) - 10, len(units))]
    group = make([*likewise, common, common])
    assert alike.find(group) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_class_of_blanks_has_a_report_that_says_so(make: Make, lang: str) -> None:
    blank = Graded("b", "b", "0", False, {EXERCISE: 0.0}, frozenset())
    shown = page.render(make([], graded=(blank,)), lang, False)
    assert {"en": "nothing more to say", "fr": "rien de plus à dire"}[lang] in shown
    assert 'id="scores"' not in shown and 'id="codes"' not in shown


def test_an_anonymous_page_leaves_out_what_a_student_typed(make: Make, right: Row) -> None:
    notes = (Note("unknown-exercise", {"exercise": "Zoé Roy"}), Note("text-cut", {"limit": "20000"}))
    one = Graded("zroy", "Zoé Roy", "0", True, {EXERCISE: 25.0}, frozenset(), {EXERCISE: right}, notes=notes)
    shown = page.render(make([], graded=(one,)), "en", True)
    assert "Zoé" not in shown and "zroy" not in shown
    assert "Student 1" in shown and "20000" in shown


def test_readings_count_every_student_once(make: Make, right: Row, units: Units) -> None:
    group = make([right, right, tuple(NOTHING for _ in right)])
    place = first_requiring(units, "awareness")
    assert group.readings[units[place]] == Counter({frozenset({"awareness"}): 2, NOTHING: 1})
