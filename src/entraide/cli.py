"""The command ``entraide``: check the data, build and serve the book, grade a class."""

import argparse
import os
import sys
from pathlib import Path
from typing import TypeAlias

from entraide import course
from entraide.course import check
from entraide.errors import CourseError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 for a problem that was said on standard error."""
    parser = argparse.ArgumentParser(
        prog="entraide", description="The course Entraide: its data, its book, its grades."
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    _book_commands(commands)
    _class_commands(commands)
    _moodle_commands(commands)
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options) or 0)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Who reads the output, `head` for instance, has seen enough; Python would complain of it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except CourseError as error:
        print(f"entraide: {error}", file=sys.stderr)
        return 1


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _book_commands(commands: Commands) -> None:
    command = commands.add_parser(
        "check", help="check all data files, and report every problem with file, row and column"
    )
    command.add_argument("folder", nargs="?", type=Path, help="the data folder (default: the course's own)")
    command.set_defaults(run=_check)

    command = commands.add_parser("build", help="build both editions into _build/html")
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="build both editions and serve them on this computer")
    command.add_argument(
        "--port", default=os.environ.get("PORT") or "8000", help="the port (default: $PORT, else 8000)"
    )
    command.set_defaults(run=_serve)


def _class_commands(commands: Commands) -> None:
    """What an instructor runs in the folder of an nbgrader course."""
    command = commands.add_parser("grade", help="grade everything that was handed in for an assignment")
    command.add_argument("assignment")
    command.add_argument("--student", action="append", metavar="ID", help="only this student (may be repeated)")
    command.add_argument("--force", action="store_true", help="grade again what is graded already")
    command.add_argument("--workers", type=int, metavar="N", help="processes to grade with (default: one a core)")
    command.add_argument("--scheduler", metavar="ADDRESS", help="grade on a Dask cluster, such as tcp://10.0.0.5:8786")
    command.set_defaults(run=_grade)

    command = commands.add_parser("report", help="one page on how the class did, for the instructor")
    command.add_argument("assignment")
    command.add_argument("--anonymous", action="store_true", help="leave names out")
    command.add_argument("--output", type=Path, metavar="FILE", help="the page (default: report-ASSIGNMENT.html)")
    command.set_defaults(run=_report)

    command = commands.add_parser("sample-class", help="make up a class's submissions, to try everything on")
    command.add_argument("assignment")
    command.add_argument("--students", type=int, default=30, metavar="N", help="how many (default: %(default)s)")
    command.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed, the same class")
    command.add_argument("--moodle", type=Path, metavar="ZIP", help="write a Moodle archive and worksheet instead")
    command.set_defaults(run=_sample_class)

    keys = commands.add_parser("keys", help="say whether feedback shows the reference codings")
    choices = keys.add_subparsers(required=True, metavar="choice")
    for name, text in (("release", "show them in the feedback from now on"), ("withhold", "show them no longer")):
        command = choices.add_parser(name, help=text)
        command.add_argument("assignment")
        command.set_defaults(run=_keys, choice=name)


def _moodle_commands(commands: Commands) -> None:
    moodle = commands.add_parser("moodle", help="take submissions from Moodle, and give grades and feedback back")
    steps = moodle.add_subparsers(required=True, metavar="step")

    command = steps.add_parser("collect", help="unpack Moodle's “download all submissions” archive")
    command.add_argument("archive", type=Path, metavar="ZIP")
    command.add_argument("--assignment", help="the assignment (default: found in the submissions)")
    command.add_argument("--worksheet", type=Path, metavar="CSV", help="Moodle's grading worksheet, for names and ids")
    command.set_defaults(run=_moodle_collect)

    command = steps.add_parser("grades", help="fill Moodle's grading worksheet")
    command.add_argument("worksheet", type=Path, metavar="WORKSHEET.csv")
    command.add_argument("--assignment", help="the assignment (default: the one collected)")
    command.add_argument("--output", type=Path, metavar="CSV", help="the filled worksheet (default: *-graded.csv)")
    command.set_defaults(run=_moodle_grades)

    command = steps.add_parser("feedback", help="pack the feedback pages for Moodle's upload")
    command.add_argument("--assignment", help="the assignment (default: the one collected)")
    command.add_argument("--output", type=Path, metavar="ZIP", help="the archive (default: feedback-ASSIGNMENT.zip)")
    command.set_defaults(run=_moodle_feedback)


def _check(options: argparse.Namespace) -> int:
    folder = options.folder or course.data_folder()
    if not folder.is_dir():
        raise CourseError(f"{folder}: there is no such folder; give the course's data folder")
    problems = check.check(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {folder.name}/", file=sys.stderr)
        return 1
    print("The course's data are in order.")
    return 0


def _build(options: argparse.Namespace) -> None:
    from entraide.book.site import editions

    editions.build(Path.cwd())


def _serve(options: argparse.Namespace) -> None:
    from entraide.book.site import editions, serve

    port = serve.port_number(options.port)
    serve.listen(Path(), port).server_close()  # Better to say that the port is taken before the build.
    serve.serve(editions.build(Path.cwd()), port)


# The commands of a class are imported one by one: nbgrader takes a second to load, and grading needs no matplotlib.


def _grade(options: argparse.Namespace) -> int:
    from entraide.grading import classroom
    from entraide.grading.run import command

    room = classroom.open_classroom(Path.cwd())
    return command.grade(room, options.assignment, options.student, options.force, options.workers, options.scheduler)


def _report(options: argparse.Namespace) -> None:
    from entraide import report
    from entraide.grading import classroom

    room = classroom.open_classroom(Path.cwd())
    report.write(room, options.assignment, options.output, options.anonymous)


def _sample_class(options: argparse.Namespace) -> None:
    from entraide import sample
    from entraide.grading import classroom

    room = classroom.open_classroom(Path.cwd())
    sample.write(room, options.assignment, options.students, options.seed, options.moodle)


def _keys(options: argparse.Namespace) -> None:
    from entraide.grading import classroom
    from entraide.grading.nbgrader import keys_shown

    room = classroom.open_classroom(Path.cwd())
    keys_shown.choose(room, options.assignment, options.choice == "release")


def _moodle_collect(options: argparse.Namespace) -> int:
    from entraide import moodle
    from entraide.grading import classroom

    room = classroom.open_classroom(Path.cwd())
    return moodle.collect(room, options.archive, options.assignment, options.worksheet)


def _moodle_grades(options: argparse.Namespace) -> int:
    from entraide import moodle
    from entraide.grading import classroom

    room = classroom.open_classroom(Path.cwd())
    return moodle.grades(room, options.worksheet, options.assignment, options.output)


def _moodle_feedback(options: argparse.Namespace) -> int:
    from entraide import moodle
    from entraide.grading import classroom

    room = classroom.open_classroom(Path.cwd())
    return moodle.feedback(room, options.assignment, options.output)
