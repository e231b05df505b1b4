"""Take a workbook back into the tables: what changed is said, what is wrong refused, and nothing is undone or lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from entraide.course import check, drafts
from entraide.course.columns import Definition
from entraide.course.definitions.common import GRADED, KEYS
from entraide.course.rules import Tables
from entraide.course.saved import characters, own_form, spreadsheet, table
from entraide.course.saved.grid import Cell, grid
from entraide.course.saved.own_form import Written
from entraide.course.saved.table import Table
from entraide.course.tables import rows
from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES, current, say
from entraide.workbook import layout


@dataclass(frozen=True)
class Change:
    """What is otherwise in a table: how many rows there were and are, and of these, how many are new, changed, gone."""

    place: str
    before: int
    after: int
    new: int
    changed: int
    gone: int


@dataclass(frozen=True)
class Taken:
    """What a workbook holds: the tables that it changes, what was guessed, what is wrong; the places left alone."""

    tables: dict[str, Table]
    changes: list[Change]
    told: list[Problem]
    problems: list[Problem]


def read(data: Path, path: Path) -> Taken:
    """Compare a workbook with the tables of a data folder. Raises `CourseError` where it is none."""
    sheets = spreadsheet.sheets(path.name, path)
    record = {str(row[0]): str(row[1]) for row in sheets.get(layout.RECORD, []) if len(row) > 1}
    taken = Taken({}, [], [], list(_others(data, path.name, sheets)))
    for place, definition in _places(data):
        if layout.sheet(place) in sheets:
            try:
                _compare(data, path.name, place, definition, sheets[layout.sheet(place)], record.get(place), taken)
            except CourseError as error:
                taken.problems.append(error.problem)
    if not taken.problems:
        taken.problems.extend(_judged(data, taken.tables))
    return taken


def write(data: Path, taken: Taken) -> list[Written]:
    """Write the tables that changed; what was there is kept. Raises `CourseError` and OSError."""
    aside = own_form.before(data)
    return [
        own_form.write(data, layout.path_of(data, place), own_form.of(found), aside)
        for place, found in taken.tables.items()
    ]


def _others(data: Path, name: str, sheets: dict[str, list[list[Cell]]]) -> Iterator[Problem]:
    """Sheets that are no table: what is on them would be lost."""
    tables = {layout.sheet(place) for place, _ in _places(data)}
    ours = {layout.RECORD, *(layout.contents(lang) for lang in LANGUAGES)}
    if not tables & set(sheets):
        yield Problem("workbook.no-table", name)
    for sheet, cells in sheets.items():
        if sheet not in tables | ours and any(map(any, cells)):
            yield Problem("workbook.other-sheet", _shown(name, sheet))


def _compare(
    data: Path,
    name: str,
    place: str,
    definition: Definition,
    cells: list[list[Cell]],
    recorded: str | None,
    taken: Taken,
) -> None:
    """Add what a sheet says, and what is wrong with it, to what was taken."""
    shown = _shown(name, layout.sheet(place))
    sheet = _sheet(shown, definition, cells, taken.problems)
    before = layout.found(data, place)
    taken.told.extend(problem for problem in sheet.told if problem.key != "tables.empty-rows")
    taken.problems.extend(sheet.wrong)
    if before and sorted(before.header) == sorted(sheet.header):
        sheet = _in_order(sheet, before.header)
    begun = recorded not in (None, layout.NOT_THERE)  # Else an empty sheet says nothing of a table that came since.
    if sheet.wrong or (not sheet.rows and (before is None or not begun)):
        return
    here, there = _digest(sheet), _digest(before) if before else layout.NOT_THERE
    if here in (there, recorded):
        return  # What is in the data folder stands, also where it changed since.
    if recorded and there != recorded:
        taken.problems.append(Problem("workbook.changed-since", shown, details={"table": layout.shown(data, place)}))
        return
    taken.tables[place] = sheet
    taken.changes.append(_change(place, definition, before, sheet))


def _sheet(shown: str, definition: Definition, cells: list[list[Cell]], problems: list[Problem]) -> Table:
    """The table on a sheet, without its help and its example."""
    known = {name.casefold(): name for name in definition.names}
    header = [characters.plain(str(cell)) for cell in cells[0]] if cells else []
    columns = [definition.column(known.get(name.casefold(), name)) if name else None for name in header]
    kept: list[list[Cell]] = []
    for number, row in enumerate(cells, 1):
        if number > 1 and layout.is_marked(row, columns):
            if not layout.is_as_written(row, columns):
                problems.append(Problem("workbook.marked", shown, number, details={"mark": layout.MARK}))
            row = []
        kept.append(row)
    return table.read_cells(grid(shown, kept, definition.names, []), definition)


def _in_order(found: Table, header: tuple[str, ...]) -> Table:
    """The table with its columns in this order: moving them in a sheet changes nothing."""
    places = [found.header.index(name) for name in header]
    rows = tuple((number, tuple(cells[place] for place in places)) for number, cells in found.rows)
    return replace(found, header=header, rows=rows)


def _digest(found: Table) -> str:
    return layout.digest(found.header, [cells for _, cells in found.rows])


def _change(place: str, definition: Definition, before: Table | None, after: Table) -> Change:
    old, new = (_by_key(definition, one) if one else {} for one in (before, after))
    return Change(
        place,
        len(before.rows) if before else 0,
        len(after.rows),
        sum(key not in old for key in new),
        sum(key in old and old[key] != cells for key, cells in new.items()),
        sum(key not in new for key in old),
    )


def _by_key(definition: Definition, found: Table) -> dict[tuple[str, ...], tuple[str, ...]]:
    places = [found.header.index(name) for name in definition.key or found.header]
    return {tuple(cells[place] for place in places): cells for _, cells in found.rows}


def _judged(data: Path, changed: dict[str, Table]) -> Iterator[Problem]:
    """What `entraide check` would say of the changed sheets, by sheet and row; what is still to be written may be."""
    tables: Tables = {}
    for place, definition in _places(data):
        if found := changed.get(place) or layout.found(data, place):
            here = list(rows(found, definition.names))
            shared = f"{KEYS}/{definition.file}" if definition.apart == KEYS and place != definition.name else ""
            tables.setdefault(shared or f"{place}.csv", []).extend(here)
            if place == f"{GRADED}/{definition.name}":
                tables.setdefault(definition.file, []).extend(here)
    sheets = {found.file for found in changed.values()}
    for problem in check.judge(tables):
        if problem.file in sheets and problem.key not in drafts.KEYS_OF_DRAFTS:
            yield problem


def _places(data: Path) -> Iterator[tuple[str, Definition]]:
    for keys in (False, True):
        yield from layout.places(data, keys)


def _shown(name: str, sheet: str) -> str:
    return say(current(), "workbook.place", file=name, sheet=sheet)
