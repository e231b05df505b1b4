"""How much an archive may hold, and what one student may cost: who goes beyond it is left out, and nobody else."""

import time
from dataclasses import dataclass, field

from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.errors import Problem
from entraide.moodle.telling import because


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold. The defaults are far above a class of six thousand, far below a full disk."""

    entries: int = 200_000
    file: int = MOST_BYTES_IN_FILE
    """Bytes of one unpacked file."""
    total: int = 20_000_000_000
    """Bytes read from the archive in all."""
    ratio: int = 200
    """How many times its packed size a file may have, above ``small`` bytes."""
    small: int = 5_000_000
    depth: int = 10
    """Folders in folders."""
    kept: int = 50_000_000
    """Bytes kept in memory, so that they need not be read again: those of some thousand notebooks."""
    student: int = 200_000_000
    """Bytes unpacked for one student."""
    files: int = 500
    """Files of one student that are opened."""
    seconds: float = 30
    """Time of this computer's processor that one student's files may take."""
    listed: int = 1_000_000
    """Bytes of the list of files in a zip that a student made: some ten thousand files."""


class Refused(Exception):
    """One file that is left out, and why."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason)
        self.reason = reason


class Exceeded(Refused):
    """A student whose files cost more than anybody's work does; none of them is taken."""


@dataclass
class Meter:
    """Bytes unpacked so far from an archive and from those inside it, and how many of them are kept in memory."""

    spent: int = 0
    kept: int = 0


@dataclass
class Budget:
    """What one student's files have cost so far."""

    limits: Limits
    spent: int = 0
    files: int = 0
    since: float = field(default_factory=time.process_time)

    def open(self) -> None:
        """Count one more file. Raises `Exceeded`."""
        self.files += 1
        if self.files > self.limits.files:
            raise Exceeded(because("moodle.student-files", most=self.limits.files))
        self.spend(0)

    def spend(self, size: int) -> None:
        """Count so many bytes more. Raises `Exceeded`."""
        self.spent += size
        if self.spent > self.limits.student:
            raise Exceeded(because("moodle.student-bytes", most=self.limits.student // 1_000_000))
        if time.process_time() - self.since > self.limits.seconds:
            raise Exceeded(because("moodle.student-time", most=int(self.limits.seconds)))
