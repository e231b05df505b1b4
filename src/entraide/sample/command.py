"""`entraide sample-class`: write a made-up class's submissions, and say what they are."""

from collections import Counter
from pathlib import Path

from entraide.errors import CourseError
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.moodle.telling import t
from entraide.sample import folders, moodle_files
from entraide.sample.group import KINDS, Group

MOST_STUDENTS = 100_000


def sample_class(room: Classroom, assignment: str, students: int, seed: int, archive: Path | None) -> None:
    """Write a made-up class's submissions of a released assignment, and print what they are.

    They go into the folder of submissions, or into a Moodle archive with a grading worksheet beside it. Raises
    `CourseError` where the assignment is not released, or where a real person's work would be touched.
    """
    if not 1 <= students <= MOST_STUDENTS:
        raise CourseError("sample.how-many", file=f"--students {students}", most=MOST_STUDENTS)
    group = Group(room, assignment, students, seed)
    if archive is None:
        folders.write(room, group)
    else:
        moodle_files.write(room, group, archive)
    print(t("sample.written", n=students, assignment=assignment))
    _say(group)
    if archive is None:
        place = room.folder(SUBMITTED, "sample-*", assignment).relative_to(room.root)
        print(t("sample.in-folders", place=place))
        print(t("sample.next-grade", assignment=assignment))
    else:
        sheet = moodle_files.worksheet_path(archive)
        print(t("sample.in-archive", archive=archive, worksheet=sheet.name))
        print(t("sample.next-collect", archive=archive, worksheet=sheet))


def _say(group: Group) -> None:
    """How many of each kind, and of each trouble."""
    count = Counter(part.kind for part in group.parts)
    troubles = Counter((part.kind, part.trouble) for part in group.parts if part.trouble)
    width = max(len(t(kind.label)) for kind in KINDS.values())
    for name, kind in KINDS.items():
        if count[name]:
            print(f"  {count[name]:5}  {t(kind.label):{width}}  {t(kind.what)}")
        for (_, trouble), number in (item for item in troubles.items() if item[0][0] == name):
            print(f"         {number:5}  {t(trouble, assignment=group.assignment)}")
