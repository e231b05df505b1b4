"""`entraide sample-class`: make up a class's submissions, so that everyone can try the whole way.

Of a hundred students (`KINDS`):

==========  ===  ========================================================================================
strong       20  find nearly every code, and write a memo worth reading
middling     40  find what is plain; each has a habit: careful, by keyword, too much, tiring, mixing up
weak         15  miss much, fall for tempting codes, leave exercises out
blank         5  hand the notebook in as they got it
late          8  are like the middling, after the due date
damaged       6  hand in a file that is cut short, renamed, empty, cleared, no notebook, or badly merged
dishonest     6  claim points, code everything, hand in somebody else's file, add code
==========  ===  ========================================================================================

A student's work depends on the seed, the number of students, the assignment and its due date alone: the same give the
same bytes. Ids begin with ``sample-``, by which the made-up are told from real people.
"""

from collections import Counter
from pathlib import Path

from entraide.errors import CourseError
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.sample import folders, moodle_files
from entraide.sample.group import KINDS, Group

MOST_STUDENTS = 100_000


def write(room: Classroom, assignment: str, students: int, seed: int, archive: Path | None) -> None:
    """Write a made-up class's submissions of a released assignment, and print what they are.

    They go into the folder of submissions, or into a Moodle archive with a grading worksheet beside it. Raises
    `CourseError` where the assignment is not released, or where a real person's work would be touched.
    """
    if not 1 <= students <= MOST_STUDENTS:
        raise CourseError(f"--students {students}: give a number from 1 to {MOST_STUDENTS}")
    group = Group(room, assignment, students, seed)
    if archive is None:
        folders.write(room, group)
    else:
        moodle_files.write(room, group, archive)
    print(f"{assignment}: {students} made-up submissions.")
    _say(group)
    if archive is None:
        place = room.folder(SUBMITTED, "sample-*", assignment).relative_to(room.root)
        print(f"They are in {place}; delete these folders when you have done.")
        print(f"Next: entraide grade {assignment}")
    else:
        sheet = moodle_files.worksheet_path(archive)
        print(f"They are in {archive}, as Moodle packs them, with the grading worksheet {sheet.name} beside it.")
        print(f"Next: entraide moodle collect {archive} --worksheet {sheet}")


def _say(group: Group) -> None:
    """How many of each kind, and of each trouble."""
    count = Counter(part.kind for part in group.parts)
    troubles = Counter((part.kind, part.trouble) for part in group.parts if part.trouble)
    for name, kind in KINDS.items():
        if count[name]:
            print(f"  {count[name]:5}  {name:9}  {kind.what}")
        for (_, trouble), number in (item for item in troubles.items() if item[0][0] == name):
            print(f"         {number:5}  {trouble}")
