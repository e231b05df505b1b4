"""What is entered into the gradebook of one student's assignment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from entraide.grading.mark.marking import Scores


@dataclass(frozen=True)
class Entry:
    """What one student's assignment earned: scores by notebook, and when it was handed in (UTC), where that is known.

    A notebook without scores was not handed in, and earns nothing. ``read_before`` are the digests of the texts that
    stood there when it was last graded, by notebook and cell.
    """

    student: str
    scores: dict[str, Scores]
    timestamp: datetime | None = None
    read_before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
