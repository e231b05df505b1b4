"""Which of the files that one student handed in is taken for an assignment, and what is to be said of that."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from entraide.coding.tolerant import shortened
from entraide.errors import Problem
from entraide.moodle.archive import Archive
from entraide.moodle.handed_in import EMPTY, EVER, NOTEBOOK, Found, HandedIn
from entraide.moodle.telling import because


@dataclass
class Choice:
    """The notebook and the ``answers.json`` that are taken; neither where nothing can be graded."""

    assignment: str
    notebook: Found | None = None
    beside: Found | None = None
    said: list[Problem] = field(default_factory=list)
    """What a person should look at."""
    noted: list[Problem] = field(default_factory=list)
    """What was done, and needs nobody."""

    @property
    def taken(self) -> Found | None:
        """The file that stands for the submission: the notebook, else the answers alone."""
        return self.notebook or self.beside

    @property
    def modified(self) -> datetime | None:
        """When Moodle's archive says that this file was changed."""
        return self.taken.modified if self.taken else None

    @property
    def newest(self) -> datetime | None:
        """When the newest answer was saved."""
        dates = [found.newest.get(self.assignment) for found in (self.notebook, self.beside) if found]
        return max((date for date in dates if date), default=None)

    def read(self, archive: Archive) -> tuple[bytes, bytes]:
        """The bytes of the notebook and of the answers; an empty notebook, and nothing, where there is none."""
        return self.notebook.read(archive) if self.notebook else EMPTY, self.beside.read(
            archive
        ) if self.beside else b""


def choose(item: HandedIn, assignment: str) -> Choice:
    """Take the notebook whose answers are the newest, and the newest ``answers.json`` beside it."""
    choice = Choice(assignment, said=list(item.refused), noted=list(item.useless))
    fitting = [found for found in item.found if found.counts[assignment]]
    notebooks = [found for found in fitting if found.notebook]
    kept = [found for found in fitting if not found.notebook]
    damaged = [found for found in item.found if found.notebook and not found.readable and not found.counts]

    def rank(found: Found) -> tuple[datetime, bool, datetime]:
        exact = PurePosixPath(found.file).name == f"{assignment}{NOTEBOOK}"
        return found.newest.get(assignment, EVER), exact, found.modified or EVER

    choice.beside = max(kept, key=rank, default=None)
    choice.notebook = max(notebooks, key=rank, default=None) or (damaged[0] if len(damaged) == 1 and not kept else None)
    if choice.taken:
        choice.noted += _notes(choice, notebooks)
    else:
        if item.found or not choice.said:
            choice.said.append(_nothing(item.found, len(damaged), assignment))
        choice.said, choice.noted = [*choice.said, *choice.noted], []
    if item.online_text:
        (choice.noted if choice.taken else choice.said).append(because("moodle.online-text"))
    return choice


def _notes(choice: Choice, notebooks: list[Found]) -> list[Problem]:
    """What to say of the files that are taken."""
    notes, best = [], choice.notebook
    if best:
        others = ", ".join(shortened(found.file) for found in notebooks if found is not best)
        if others:
            notes.append(because("moodle.took", file=shortened(best.file), others=others))
        if not best.readable:
            notes.append(because("moodle.took-damaged", file=shortened(best.file)))
    elif choice.beside:
        notes.append(because("moodle.took-answers-alone", file=shortened(choice.beside.file)))
    return notes


def _nothing(found: list[Found], damaged: int, assignment: str) -> Problem:
    """Why none of the files can be graded."""
    strange = next((one for one in found if one.counts), None)
    if strange:
        other = strange.counts.most_common(1)[0][0]
        return because("moodle.of-another", file=shortened(strange.file), other=other, assignment=assignment)
    if damaged > 1:
        return because("moodle.several-damaged", count=damaged, assignment=assignment)
    if found:
        return because("moodle.no-exercise", file=shortened(found[0].file), assignment=assignment)
    return because("moodle.no-notebook")
