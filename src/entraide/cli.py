"""The command ``entraide``: check the data, build and serve the book."""

import argparse
import os
import sys
from pathlib import Path

from entraide import check, course
from entraide.tables import CourseError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 for a problem that was said on standard error."""
    parser = argparse.ArgumentParser(prog="entraide", description="The course Entraide: its data and its book.")
    commands = parser.add_subparsers(required=True, metavar="command")

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

    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except CourseError as error:
        print(f"entraide: {error}", file=sys.stderr)
        return 1


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


def _build(options: argparse.Namespace) -> int:
    from entraide.book import editions

    editions.build(Path.cwd())
    return 0


def _serve(options: argparse.Namespace) -> int:
    from entraide.book import editions, serve

    port = serve.port_number(options.port)
    serve.listen(Path(), port).server_close()  # Better to say that the port is taken before the build.
    serve.serve(editions.build(Path.cwd()), port)
    return 0
