"""Write a made-up class into nbgrader's folder of submissions, beside nobody else's work."""

from entraide import files
from entraide.errors import CourseError
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.moodle.telling import names
from entraide.sample.group import Group
from entraide.sample.people import SAMPLE_ID

MOST_NAMED = 5


def write(room: Classroom, group: Group) -> None:
    """Write every submission, after taking away those of an earlier made-up class.

    Raises `CourseError` where somebody who is not made up has handed in this assignment: real and made-up grades would
    stand side by side in every report.
    """
    there = room.handed_in(group.assignment)
    real = [student for student in there if not SAMPLE_ID.fullmatch(student)]
    if real:
        raise CourseError("sample.real-work", assignment=group.assignment, students=names(real, MOST_NAMED))
    for folder in there.values():
        files.remove(folder)
    for handed_in in group.handed_in():
        folder = room.folder(SUBMITTED, handed_in.person.student, group.assignment)
        folder.mkdir(parents=True)
        for name, content in handed_in.files.items():
            (folder / name).write_bytes(content)
        (folder / "timestamp.txt").write_text(handed_in.when.strftime("%Y-%m-%d %H:%M:%S.%f UTC"), "utf-8")
    for student in there:  # Who was in the earlier class and is not in this one leaves no empty folder.
        parent = room.folder(SUBMITTED, student, group.assignment).parent
        if parent != room.root and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
