"""What a coding has in common with the reference, in sentences; the exercises say the same (`coding/summary.js`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from entraide.coding.scoring import EXTRA, FITS, FOUND, MISSED, Finding
from entraide.lang import say


class Start(NamedTuple):
    """A unit to begin with, and the code whose rule decides: one of hers where ``extra``, else the reference's."""

    excerpt: str
    unit: int
    code: str
    extra: bool


@dataclass(frozen=True)
class Summary:
    """How many codes were found, fit too, were missed and are extra; ``blank`` counts units rightly left without one.

    ``start`` is given where nothing is in common.
    """

    found: int
    fits: int
    missed: int
    extra: int
    blank: int
    start: Start | None

    @property
    def without_keys(self) -> "Summary":
        """What can be told without telling what the reference has where."""
        return replace(self, fits=0, blank=0, start=None)

    def text(self, lang: str, excerpts: Sequence[str] = ()) -> str:
        """The sentences, what is in common first; a part at zero is not said.

        ``excerpts`` are those of the exercise, in order, where it has several.
        """
        nothing = not self.found and not self.fits
        said = [
            say(lang, "coding.common", n=self.found) if self.found else "",
            say(lang, "coding.none-common" if self.missed else "coding.none-asked") if nothing else "",
            say(lang, "coding.accepted", n=self.fits) if self.fits else "",
            say(lang, "coding.blank", n=self.blank) if self.blank else "",
            self._start(lang, excerpts) if nothing else self._differences(lang),
        ]
        return " ".join(filter(None, said))

    def _start(self, lang: str, excerpts: Sequence[str]) -> str:
        if not self.start:
            return ""
        if len(excerpts) < 2:
            return say(lang, "coding.start", unit=self.start.unit)
        return say(lang, "feedback.start-in", unit=self.start.unit, excerpt=excerpts.index(self.start.excerpt) + 1)

    def _differences(self, lang: str) -> str:
        if self.missed and self.extra:
            return say(lang, "coding.each-only", n=self.missed, yours=self.extra)
        if self.missed:
            return say(lang, "coding.more-there", n=self.missed)
        if self.extra:
            return say(lang, "coding.more-yours", n=self.extra)
        # A second reading that is accepted is no difference to look at, and not quite the same.
        return "" if self.fits else say(lang, "coding.alike")


def summary(findings: Iterable[Finding], units: Collection[tuple[str, int]]) -> Summary:
    """Sum up the findings of a coding exercise; ``units`` are those that she read, the only ones left rightly blank."""
    found: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        excerpt, unit, code = finding.place
        found[str(excerpt), int(unit)][finding.verdict].append(str(code))
    counts = {verdict: sum(len(on[verdict]) for on in found.values()) for verdict in (FOUND, FITS, MISSED, EXTRA)}
    start = None if counts[FOUND] + counts[FITS] else _start(found)
    blank = sum(unit not in found for unit in units)
    return Summary(counts[FOUND], counts[FITS], counts[MISSED], counts[EXTRA], blank, start)


def _start(found: dict[tuple[str, int], dict[str, list[str]]]) -> Start | None:
    """Where one code stands in the place of another, for the rule between the two decides; else at any difference."""
    for wanted in ((MISSED, EXTRA), (EXTRA,), (MISSED,)):
        for (excerpt, unit), on in found.items():
            if all(on[verdict] for verdict in wanted):
                return Start(excerpt, unit, on[wanted[-1]][0], EXTRA in wanted)
    return None
