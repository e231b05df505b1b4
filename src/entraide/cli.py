"""The command ``entraide``: check the data, build and serve the book, grade a class."""

import argparse
import io
import os
import shutil
import sys
import textwrap
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from entraide import course
from entraide.course import check_command
from entraide.errors import CourseError
from entraide.lang import LANGUAGE_VARIABLE, LANGUAGES, current, language_name, options, say

GRADING = ("grading", "nbgrader", "tqdm")
BOOK = ("book", "jupyter_book", "matplotlib")
"""An extra of the package that some commands need, and the modules by which one sees that it is installed."""

Asked: TypeAlias = argparse.Namespace


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 for a problem that was said on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # A terminal that has no ’ still gets the words around it.
    asked = _parser().parse_args(arguments)
    try:
        _find(asked.needs, asked.prog)
        status = int(asked.run(asked) or 0)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Who reads the output, `head` for instance, has seen enough; Python would complain of it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except CourseError as error:
        print(t("place.said", place="entraide", message=str(error)), file=sys.stderr)
        return 1
    except OSError as error:  # A full disk, a folder that may not be written: nothing of this program's own.
        where = "entraide" if error.filename is None else f"entraide: {error.filename}"
        print(t("place.said", place=where, message=error), file=sys.stderr)
        return 1


def t(key: str, **values: object) -> str:
    """A text in the language that commands answer in."""
    return say(current(), key, **values)


def _find(needs: tuple[str, ...], command: str) -> None:
    """Raises `CourseError` where the extra that a command needs is not installed, or not whole."""
    extra, *modules = needs or ("",)
    if any(find_spec(module) is None for module in modules):
        raise CourseError("cli.needs", command=command, install=f"pip install '.[{extra}]'")


class Group:
    """Commands that stand beside one another; the help of each ends with an example, the assignments, the languages."""

    def __init__(self, parser: argparse.ArgumentParser, kind: str, assignments: list[str]) -> None:
        self.commands = parser.add_subparsers(required=True, metavar=kind)
        self.assignments = assignments
        self.one = assignments[0] if assignments else t("cli.assignment")

    def add(
        self,
        name: str,
        what: str,
        example: str,
        run: Callable[[Asked], int | None] | None = None,
        needs: tuple[str, ...] = (),
    ) -> argparse.ArgumentParser:
        """A command: what it does, an example of it, what runs it, and the extra it needs."""
        command: argparse.ArgumentParser = self.commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=_epilog(example, self.assignments),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(run=run, needs=needs, prog=command.prog)
        return command

    def within(self, command: argparse.ArgumentParser, kind: str) -> "Group":
        """The commands within one of these."""
        return Group(command, kind, self.assignments)


def _parser() -> argparse.ArgumentParser:
    options.speak()
    assignments = course.assignments(Path.cwd())
    parser = argparse.ArgumentParser(
        prog="entraide", description=t("cli.entraide"), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    group = Group(parser, t("cli.command"), assignments)
    parser.epilog = _epilog(f"grade {group.one}", assignments)
    _book_commands(group)
    _class_commands(group)
    _moodle_commands(group)
    return parser


def _epilog(example: str, assignments: list[str]) -> str:
    said = [t("cli.example", command=example)]
    if assignments:
        said.append(t("cli.assignments", names=assignments))
    languages = ", ".join(f"{lang} ({language_name(lang, current())})" for lang in LANGUAGES)
    default = language_name(LANGUAGES[0], current())
    said.append(t("cli.language", variable=LANGUAGE_VARIABLE, languages=languages, default=default))
    width = shutil.get_terminal_size().columns - 2
    return "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in said)


def _number(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        raise argparse.ArgumentTypeError(t("cli.not-a-number", written=written)) from None


def _book_commands(group: Group) -> None:
    command = group.add("check", t("cli.check"), "check data", _check)
    command.add_argument("folder", nargs="?", type=Path, metavar=t("cli.folder"), help=t("cli.check-folder"))
    command.add_argument("--mend", action="store_true", help=t("cli.check-mend"))
    command.add_argument("--watch", action="store_true", help=t("cli.check-watch"))
    command.add_argument("--reach", metavar=t("cli.reached"), help=t("cli.check-reach"))

    command = group.add("assignments", t("cli.assignments-write"), "assignments", _assignments)
    command.add_argument("assignment", nargs="*", metavar=t("cli.assignment"), help=t("cli.assignments-which"))

    example = f"new-assignment winter --like {group.one}"
    command = group.add("new-assignment", t("cli.new-assignment"), example, _new_assignment, GRADING)
    command.add_argument("name", metavar=t("cli.new-name"))
    command.add_argument("--like", metavar=t("cli.assignment").upper(), required=True, help=t("cli.new-like"))
    command.add_argument("--small", action="store_true", help=t("cli.new-small"))

    command = group.add("workbook", t("cli.workbook"), "workbook", _workbook)
    command.add_argument("folder", nargs="?", type=Path, metavar=t("cli.folder"), help=t("cli.check-folder"))
    command.add_argument("--take", type=Path, metavar=t("cli.file"), help=t("cli.workbook-take"))
    command.add_argument("--keys", action="store_true", help=t("cli.workbook-keys"))
    command.add_argument("--output", type=Path, metavar=t("cli.file"), help=t("cli.workbook-output"))

    command = group.add("build", t("cli.build"), "build", _build, BOOK)
    command.add_argument("--url", default="", help=t("cli.build-url"))
    command.add_argument("--report", default="", metavar=t("cli.address"), help=t("cli.build-report"))
    command.add_argument("--output", type=Path, metavar=t("cli.folder"), help=t("cli.build-output"))
    command.add_argument("--epub-pdf", action="store_true", help=t("cli.build-epub-pdf"))

    command = group.add("serve", t("cli.serve"), "serve --port 8123", _serve, BOOK)
    command.add_argument("--port", default=os.environ.get("PORT") or "8000", help=t("cli.serve-port"))


def _class_commands(group: Group) -> None:
    """What an instructor runs in the folder of an nbgrader course."""
    one, assignment = group.one, t("cli.assignment")

    command = group.add("grade", t("cli.grade"), f"grade {one}", _grade, GRADING)
    command.add_argument("assignment", metavar=assignment)
    command.add_argument("--student", action="append", metavar="ID", help=t("cli.grade-student"))
    command.add_argument("--force", action="store_true", help=t("cli.grade-force"))
    command.add_argument("--workers", type=_number, metavar="N", help=t("cli.grade-workers"))
    command.add_argument("--scheduler", metavar=t("cli.address"), help=t("cli.grade-scheduler"))

    command = group.add("feedback", t("cli.feedback"), f"feedback {one}", _feedback, GRADING)
    command.add_argument("assignment", metavar=assignment)
    command.add_argument("--student", action="append", metavar="ID", help=t("cli.grade-student"))
    command.add_argument("--workers", type=_number, metavar="N", help=t("cli.feedback-workers"))
    command.add_argument("--scheduler", metavar=t("cli.address"), help=t("cli.feedback-scheduler"))

    command = group.add("report", t("cli.report"), f"report {one} --anonymous", _report, GRADING)
    command.add_argument("assignment", metavar=assignment)
    command.add_argument("--anonymous", action="store_true", help=t("cli.report-anonymous"))
    command.add_argument("--beside", default="", metavar=assignment.upper(), help=t("cli.report-beside"))
    command.add_argument("--output", type=Path, metavar=t("cli.file"), help=t("cli.report-output"))

    example = f"sample-class {one} --students 30"
    command = group.add("sample-class", t("cli.sample"), example, _sample_class, GRADING)
    command.add_argument("assignment", metavar=assignment)
    command.add_argument("--students", type=_number, default=30, metavar="N", help=t("cli.sample-students", default=30))
    command.add_argument("--seed", type=_number, default=1, metavar="N", help=t("cli.sample-seed"))
    command.add_argument("--moodle", type=Path, metavar="ZIP", help=t("cli.sample-moodle"))

    command = group.add("clear-trial", t("cli.clear-trial"), f"clear-trial {one}", _clear_trial, GRADING)
    command.add_argument("assignment", metavar=assignment)
    command.add_argument("--student", action="append", metavar="ID", default=[], help=t("cli.clear-trial-student"))

    keys = group.within(group.add("keys", t("cli.keys"), f"keys release {one}"), t("cli.choice"))
    for name, what in (("release", t("cli.keys-release")), ("withhold", t("cli.keys-withhold"))):
        command = keys.add(name, what, f"keys {name} {one}", _keys, GRADING)
        command.add_argument("assignment", metavar=assignment)
        command.set_defaults(choice=name)


def _moodle_commands(group: Group) -> None:
    command = group.add("moodle", t("cli.moodle"), t("cli.moodle-collect-example"))
    steps = group.within(command, t("cli.step"))

    command = steps.add("collect", t("cli.moodle-collect"), t("cli.moodle-collect-example"), _moodle_collect, GRADING)
    command.add_argument("archive", type=Path, metavar="ZIP")
    command.add_argument("--assignment", metavar=t("cli.assignment").upper(), help=t("cli.moodle-found"))
    command.add_argument("--worksheet", type=Path, metavar="CSV", help=t("cli.moodle-worksheet"))

    command = steps.add("grades", t("cli.moodle-grades"), t("cli.moodle-grades-example"), _moodle_grades, GRADING)
    command.add_argument("worksheet", type=Path, metavar=t("cli.worksheet"))
    command.add_argument("--assignment", metavar=t("cli.assignment").upper(), help=t("cli.moodle-collected"))
    command.add_argument("--output", type=Path, metavar="CSV", help=t("cli.moodle-grades-output"))
    command.add_argument("--provisional", action="store_true", help=t("cli.moodle-grades-provisional"))

    command = steps.add("feedback", t("cli.moodle-feedback"), "moodle feedback", _moodle_feedback, GRADING)
    command.add_argument("--assignment", metavar=t("cli.assignment").upper(), help=t("cli.moodle-collected"))
    command.add_argument("--output", type=Path, metavar="ZIP", help=t("cli.moodle-feedback-output"))
    command.add_argument("--provisional", action="store_true", help=t("cli.moodle-feedback-provisional"))


def _check(asked: Asked) -> int:
    return check_command.run(asked.folder, asked.mend, asked.watch, asked.reach)


def _assignments(asked: Asked) -> None:
    from entraide.authoring import notebooks as authored

    authored.write(course.own_data_folder().parent, asked.assignment)


def _new_assignment(asked: Asked) -> None:
    from entraide.authoring import beginning
    from entraide.grading import classroom

    beginning.begin(classroom.open_classroom(Path.cwd()), asked.name, asked.like, asked.small)


def _workbook(asked: Asked) -> int:
    from entraide.workbook import command

    folder = asked.folder or (course.own_data_folder() if asked.take else course.data_folder())
    return command.run(folder, asked.take, asked.output, asked.keys)


def _build(asked: Asked) -> None:
    from entraide.book.site import editions

    editions.build(Path.cwd(), asked.output, asked.url, epub_pdf=asked.epub_pdf, report=asked.report)


def _serve(asked: Asked) -> None:
    from entraide.book.site import live, serve

    port = serve.port_number(asked.port)
    serve.listen(Path(), port).server_close()  # Better to say that the port is taken before the build.
    live.follow(Path.cwd(), port)


# The commands of a class are imported one by one: nbgrader takes a second to load, and grading needs no matplotlib.


def _grade(asked: Asked) -> int:
    from entraide.grading import classroom
    from entraide.grading.run import command

    room = classroom.open_classroom(Path.cwd())
    return command.grade(room, asked.assignment, asked.student, asked.force, asked.workers, asked.scheduler)


def _feedback(asked: Asked) -> int:
    from entraide.grading import classroom
    from entraide.grading.run import pages

    room = classroom.open_classroom(Path.cwd())
    return pages.feedback(room, asked.assignment, asked.student, asked.workers, asked.scheduler)


def _report(asked: Asked) -> None:
    from entraide.grading import classroom
    from entraide.report import command

    command.report(classroom.open_classroom(Path.cwd()), asked.assignment, asked.output, asked.anonymous, asked.beside)


def _sample_class(asked: Asked) -> None:
    from entraide.grading import classroom
    from entraide.sample.command import sample_class

    room = classroom.open_classroom(Path.cwd())
    sample_class(room, asked.assignment, asked.students, asked.seed, asked.moodle)


def _clear_trial(asked: Asked) -> None:
    from entraide.grading import classroom
    from entraide.sample import trial

    trial.clear(classroom.open_classroom(Path.cwd()), asked.assignment, asked.student)


def _keys(asked: Asked) -> None:
    from entraide.grading import classroom
    from entraide.grading.nbgrader import keys_shown

    room = classroom.open_classroom(Path.cwd())
    keys_shown.choose(room, asked.assignment, asked.choice == "release")


def _moodle_collect(asked: Asked) -> int:
    from entraide.grading import classroom
    from entraide.moodle.collect import collect

    room = classroom.open_classroom(Path.cwd())
    return collect(room, asked.archive, asked.assignment, asked.worksheet)


def _moodle_grades(asked: Asked) -> int:
    from entraide.grading import classroom
    from entraide.moodle.grades import grades

    room = classroom.open_classroom(Path.cwd())
    return grades(room, asked.worksheet, asked.assignment, asked.output, asked.provisional)


def _moodle_feedback(asked: Asked) -> int:
    from entraide.grading import classroom
    from entraide.moodle.feedback import feedback

    room = classroom.open_classroom(Path.cwd())
    return feedback(room, asked.assignment, asked.output, asked.provisional)
