"""How far coders agree: percent agreement, kappa and alpha, for one code at a time or for the sets of codes on a unit.

Every measure reads rows: a row is a unit, and holds each coder's label in the coders' order, or None where a coder did
not read the unit. Where a measure is not defined, because there is nothing to compare or because chance alone would
make the coders agree on everything, the result is None: it is neither 0 nor 1.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from itertools import combinations

Place = tuple[str, int]
"""A unit: its excerpt's id and its number."""

Codings = Mapping[str, Mapping[Place, Set[str]]]
"""By coder, the codes on each unit that she read; an empty set where she read it and left it blank."""

Label = Hashable
Row = Sequence[Label | None]
"""One unit: each coder's label, None where she did not read it."""


def by_coder(applied: Iterable[tuple[str, str, int, str]], read: Iterable[Place]) -> dict[str, dict[Place, set[str]]]:
    """Codings from rows (coder, excerpt, unit, code) of coders who all read these units; other units are ignored."""
    places = list(read)
    codings: dict[str, dict[Place, set[str]]] = {}
    for coder, excerpt, unit, code in applied:
        units = codings.setdefault(coder, {place: set() for place in places})
        if (excerpt, unit) in units:
            units[excerpt, unit].add(code)
    return codings


def sets(codings: Codings) -> list[tuple[frozenset[str] | None, ...]]:
    """Units × coders: the set of codes that each coder put on each unit, None where she did not read it."""
    places = sorted({place for units in codings.values() for place in units})
    return [
        tuple(frozenset(units[place]) if place in units else None for units in codings.values()) for place in places
    ]


def decisions(codings: Codings, codes: Iterable[str]) -> dict[str, list[tuple[bool | None, ...]]]:
    """Units × codes: for every code, whether each coder put it on each unit, None where she did not read the unit."""
    rows = sets(codings)
    return {code: [tuple(None if label is None else code in label for label in row) for row in rows] for code in codes}


def percent_agreement(rows: Iterable[Row]) -> float | None:
    """The share, from 0 to 1, of pairs of labels on the same unit that are equal; None without any pair.

    For more than two coders this is the mean over pairs of coders, as J. L. Fleiss takes it, "Measuring nominal scale
    agreement among many raters", *Psychological Bulletin* 76(5), 1971, p. 379, when everybody read every unit.
    """
    pairs = [first == second for row in rows for first, second in combinations(_given(row), 2)]
    return sum(pairs) / len(pairs) if pairs else None


def cohen_kappa(rows: Iterable[Row]) -> float | None:
    """Cohen's kappa for two coders, (observed − expected) / (1 − expected), over the units that both read.

    Chance is each coder's own share of every label: J. Cohen, "A coefficient of agreement for nominal scales",
    *Educational and Psychological Measurement* 20(1), 1960, pp. 37–46. None when both give one same label throughout,
    or when there is no unit. Raises ValueError for rows that do not hold two labels.
    """
    return pooled_kappa([rows])


def pooled_kappa(tables: Iterable[Iterable[Row]]) -> float | None:
    """Kappa of two coders over several codes: of what each code's chance leaves to earn, the share that they earned.

    A table holds the rows of one code, and codes of which all units were read by both: H. de Vries et al., "Using
    pooled kappa to summarize interrater agreement across many items", *Field Methods* 20(3), 2008, pp. 272–282, which
    divides the mean of observed − expected by the mean of 1 − expected. Of one table this is `cohen_kappa`. None when
    chance alone explains every table. Raises ValueError for rows that do not hold two labels.
    """
    earned = most = 0
    for rows in tables:
        pairs = [(first, second) for first, second in _rows_of_two(rows) if first is not None and second is not None]
        total = len(pairs)
        firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
        # Counts instead of shares, times total², so that a case which is not defined is met exactly.
        expected = sum(count * seconds[label] for label, count in firsts.items())
        earned += total * sum(first == second for first, second in pairs) - expected
        most += total**2 - expected
    return earned / most if most else None


FEWEST = 6
"""Below so many units no interval is given: it would reach over nearly every value."""


def kappa_interval(tables: Sequence[Sequence[Row]]) -> tuple[float, float] | None:
    """The 95 % interval of `pooled_kappa` over the units of the tables, each code's rows in the same order of units.

    Each unit is left out in turn, with all its codes, since they were judged together; how far kappa then moves gives
    the margin: J. L. Fleiss and M. Davies, "Jackknifing functions of multinomial frequencies, with an application to a
    measure of concordance", *American Journal of Epidemiology* 115(6), 1982, pp. 841–845, with Student's quantile for
    so many units less one. Cut off at −1 and 1. None below `FEWEST` units, where kappa is undefined with or without one
    of them, and where none moves it, which would give an interval without width: few units never prove that. For a
    rare code on few units it holds the true kappa less often than it says: about nine times in ten on fifteen units.
    """
    units = len(tables[0]) if tables else 0
    if units < FEWEST or (kappa := pooled_kappa(tables)) is None:
        return None
    judged = [tuple(map(tuple, rows)) for rows in zip(*tables, strict=True)]
    # One unit of those that were judged alike stands for them: kappa moves alike without any.
    one_of = {same: unit for unit, same in enumerate(judged)}
    without = {same: pooled_kappa([*rows[:at], *rows[at + 1 :]] for rows in tables) for same, at in one_of.items()}
    found = [one for same in judged if (one := without[same]) is not None]
    if len(found) < units or max(found) - min(found) < 1e-9:
        return None
    mean = sum(found) / units
    error = ((units - 1) / units * sum((one - mean) ** 2 for one in found)) ** 0.5
    margin = _student(units - 1) * error
    return max(-1.0, kappa - margin), min(1.0, kappa + margin)


def _student(freedom: int) -> float:
    """The quantile of Student's t for 95 %, to 0.01 from 5 degrees of freedom on (Cornish and Fisher's series)."""
    z = 1.959964
    terms = ((z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384)
    return z + sum(term / float(freedom) ** (power + 1) for power, term in enumerate(terms))


def fleiss_kappa(rows: Iterable[Row]) -> float | None:
    """Fleiss' kappa for any number of coders, over the units that all of them read.

    Chance is the share of every label over all coders: J. L. Fleiss, "Measuring nominal scale agreement among many
    raters", *Psychological Bulletin* 76(5), 1971, pp. 378–382. None when there is but one label, when there is no unit,
    or for fewer than two coders. Raises ValueError for rows of unequal length.
    """
    complete = [row for row in rows if None not in row]
    coders = len(complete[0]) if complete else 0
    if any(len(row) != coders for row in complete):
        raise ValueError(f"every row must hold {coders} labels, one a coder")
    if coders < 2:
        return None
    ratings = len(complete) * coders
    shares = Counter(label for row in complete for label in row)
    expected = sum(count**2 for count in shares.values()) / ratings**2
    equal = sum(count * (count - 1) for row in complete for count in Counter(row).values())
    observed = equal / (ratings * (coders - 1))
    return (observed - expected) / (1 - expected) if len(shares) > 1 else None


def nominal(first: Label, second: Label) -> float:
    """Distance between labels that are equal (0) or not (1)."""
    return float(first != second)


def jaccard(first: Set[str], second: Set[str]) -> float:
    """Distance between two sets, `1 − |both| / |either|`, from 0 to 1; two empty sets are equal.

    P. Jaccard, "The distribution of the flora in the alpine zone", *New Phytologist* 11(2), 1912, pp. 37–50.
    """
    return 1 - len(first & second) / len(first | second) if first or second else 0.0


def masi(first: Set[str], second: Set[str]) -> float:
    """Distance between two sets, 1 − M·J, from 0 to 1; two empty sets are equal.

    J is Jaccard's `|both| / |either|`; M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0
    where they do not: R. Passonneau, "Measuring agreement on set-valued items (MASI) for semantic and pragmatic
    annotation", *Proceedings of LREC*, 2006, pp. 831–836. An empty set, which shares nothing, overlaps with none.
    """
    if first == second:
        return 0.0
    nested = first <= second or second <= first
    return 1 - (2 / 3 if nested else 1 / 3) * (1 - jaccard(first, second))


def alpha(rows: Iterable[Row], distance: Callable[..., float] = nominal) -> float | None:
    """Krippendorff's alpha, 1 − observed / expected disagreement, for any number of coders and with missing labels.

    Units with fewer than two labels are left out. Chance is drawing two labels, without putting the first back, from
    all those that are left: K. Krippendorff, "Computing Krippendorff's alpha-reliability", Annenberg School for
    Communication, 2011. ``distance`` compares two labels, 0 when they are equal; with `jaccard` or `masi` the labels
    are frozensets of codes, as `sets` gives them. None when the labels do not vary, or when no unit has two of them.
    """
    units = [labels for labels in map(_given, rows) if len(labels) > 1]
    counts = Counter(label for labels in units for label in labels)
    total = counts.total()
    expected = sum(
        2 * counts[first] * counts[second] * distance(first, second) for first, second in combinations(counts, 2)
    )
    if not expected:
        return None
    observed = sum(
        2 * sum(distance(first, second) for first, second in combinations(labels, 2)) / (len(labels) - 1)
        for labels in units
    )
    return 1 - (total - 1) * observed / expected


def _given(row: Row) -> list[Label]:
    return [label for label in row if label is not None]


def _rows_of_two(rows: Iterable[Row]) -> Iterable[tuple[Label | None, Label | None]]:
    for row in rows:
        if len(row) != 2:
            raise ValueError(f"Cohen's kappa compares two coders, and a row holds {len(row)} labels")
        yield row[0], row[1]
