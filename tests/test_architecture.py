"""The house stands as docs/architecture.md draws it: imports only go down, and no room is missing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What the widgets share, and what the pages of the book do.
SHARED = {"common"}
PACKAGE = ROOT / "src" / "entraide"
DRAWING = (ROOT / "docs" / "architecture.md").read_text("utf-8")
FLOORS = re.search(r"```floors\n(.*?)```", DRAWING, re.DOTALL)[1].split("\n")  # type: ignore[index]
HEIGHT = {room: -number for number, line in enumerate(FLOORS) for room in line.split()}
MOST_LINES = 330
DOOR = "entraide"
IMPORT = re.compile(r"""^(?:import|export)[^"']*from\s*["']([^"']+)["']""", re.MULTILINE)


def modules() -> dict[str, Path]:
    """Every module of the package, by its place in it: ``grading/mark/feedback``."""
    paths = {path.relative_to(PACKAGE).with_suffix(""): path for path in PACKAGE.rglob("*.py")}
    return {(place.parent if place.name == "__init__" else place).as_posix(): path for place, path in paths.items()}


def room_of(place: str) -> str:
    """The room of the drawing that a module belongs to; the package's own ``__init__`` is the door."""
    parts = place.split("/")
    rooms = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return next((room for room in rooms if room in HEIGHT), DOOR if place == "." else place)


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "entraide":
            base = "/".join((node.module or "").split(".")[1:])
            for name in node.names:
                place = f"{base}/{name.name}".strip("/")
                yield place if place in known else base or "."


@cache
def arrows() -> list[tuple[str, str]]:
    known = modules()
    return [(place, target) for place, path in known.items() for target in imported(path, known)]


# Packages that only gather rooms hold no code of their own.
GATHERING = {"grading", "book", "widgets"}


def test_every_room_of_the_package_is_in_the_drawing_and_every_drawn_room_is_there() -> None:
    rooms = {room_of(place) for place in modules()} - {DOOR} - GATHERING
    assert rooms == set(HEIGHT)


def test_imports_only_go_down() -> None:
    upward = []
    for place, target in arrows():
        here, there = room_of(place), room_of(target)
        # The door is opened by no room; but anyone may ask it for the version.
        if here == there or DOOR in (here, there) or here in GATHERING:
            continue
        if HEIGHT[there] >= HEIGHT[here]:
            upward.append(f"{place} imports {target}")
    assert not upward, "\n".join(upward)


def test_no_imports_go_in_a_circle() -> None:
    """Within a room too, except between a package and the parts that it gathers."""
    below: dict[str, set[str]] = {}
    for place, target in arrows():
        if place != target and not place.startswith(f"{target}/") and target != ".":
            below.setdefault(place, set()).add(target)
    left = dict(below)
    while ready := [place for place, targets in left.items() if not targets & set(left)]:
        for place in ready:
            del left[place]
    assert not left, f"a circle among {sorted(left)}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.js")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_script_imports_from_its_own_folder_from_what_is_shared_and_from_the_floors_below(path: Path) -> None:
    here = room_of(path.relative_to(PACKAGE).with_suffix("").as_posix())
    for place in IMPORT.findall(path.read_text("utf-8")):
        found = (path.parent / place).resolve()
        assert found.is_file()
        there = room_of(found.relative_to(PACKAGE).with_suffix("").as_posix())
        if found.parent == path.parent:
            continue
        if here == there:
            assert found.parent.name in SHARED and path.parent.name not in SHARED
        else:
            assert HEIGHT[there] < HEIGHT[here]


def test_no_file_is_longer_than_a_few_screens() -> None:
    paths = [path for ending in ("py", "js", "css", "j2", "html") for path in PACKAGE.rglob(f"*.{ending}")]
    lines = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {place: length for place, length in lines.items() if length > MOST_LINES} == {}


def test_no_function_is_longer_than_a_screen_or_two() -> None:
    long = {
        f"{place}: {node.name}": length
        for place, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > 60
    }
    assert long == {}
