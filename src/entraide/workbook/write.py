"""Write the tables as a workbook, .xlsx, with XlsxWriter: lists to choose from, help, an example."""

from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from entraide import files
from entraide.course import definitions
from entraide.course.columns import CHOICE, NUMBER, TEXT, WHOLE, WORDS, Column, Definition
from entraide.course.definitions.common import GRADED
from entraide.course.saved.grid import letters
from entraide.course.saved.table import Table
from entraide.errors import CourseError
from entraide.lang import current, say
from entraide.workbook import layout

WIDTHS = {TEXT: 48, WORDS: 28, NUMBER: 14, WHOLE: 14}
"""How wide columns are, in characters, by their kind."""
NARROW = 20
LINE = 15
"""How high a line of text is, in points; not every program finds by itself how high a row with several has to be."""
HIGHEST = 400

LONGEST = 32_767
"""So many characters go into a cell of a workbook."""
SPARE = 500
"""So many rows below the last one have lists to choose from, too."""
_MOST_SAID = 255


def write(data: Path, path: Path, keys: bool) -> list[str]:
    """Write the tables of a data folder to a workbook; the places of those that are in it. Raises `CourseError`."""
    if find_spec("xlsxwriter") is None:
        raise CourseError("workbook.no-xlsxwriter", install="pip install '.[tables]'")
    tables = {place: layout.found(data, place) for place, _ in layout.places(data, keys)}
    _Workbook(data, path, tables).write()
    return list(tables)


class _Workbook:
    """A workbook as it is being written."""

    def __init__(self, data: Path, path: Path, tables: dict[str, Table | None]) -> None:
        import xlsxwriter

        self.data, self.path, self.tables, self.lang = data, path, tables, current()
        self.made = BytesIO()
        self.book = xlsxwriter.Workbook(self.made, {"in_memory": True})
        text = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self.text = self.book.add_format(text)
        self.head = self.book.add_format({"bold": True, "bg_color": "#DCE6F1", "valign": "top"})
        self.help = self.book.add_format(text | {"italic": True, "font_color": "#595959", "bg_color": "#F2F2F2"})
        self.lists: list[tuple[str, list[str]]] = []

    def write(self) -> None:
        """Write all sheets, the one that lists them first and the hidden one last. Raises `CourseError`."""
        self._contents()
        for place, found in self.tables.items():
            self._sheet(place, definitions.of_table(self.data / place), found)
        self._record()
        self.book.close()
        try:
            files.write(self.path, self.made.getvalue())  # Half a workbook would stand in the way of the next one.
        except OSError as error:
            raise CourseError("workbook.not-written", file=str(self.path), cause=error) from None

    def _contents(self) -> None:
        sheet = self.book.add_worksheet(layout.contents(self.lang))
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 80, self.text)
        sheet.write_row(0, 0, [say(self.lang, "workbook.sheet"), say(self.lang, "workbook.holds")], self.head)
        for row, place in enumerate(self.tables, 1):
            name, holds = layout.sheet(place), say(self.lang, definitions.of_table(self.data / place).help)
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            if place.startswith(f"{GRADED}/") and place not in definitions.DEFINED:
                holds = say(self.lang, "workbook.graded", holds=holds)
            sheet.write_string(row, 1, holds)
        sheet.write_string(len(self.tables) + 2, 1, say(self.lang, "workbook.how", mark=layout.MARK))
        sheet.freeze_panes(1, 0)

    def _sheet(self, place: str, definition: Definition, found: Table | None) -> None:
        header = found.header if found else definition.names
        columns = [definition.column(name) for name in header]
        rows = [list(cells) for _, cells in found.rows] if found else []
        sheet = self.book.add_worksheet(layout.sheet(place))
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS.get(column.kind, NARROW), self.text)
            sheet.write_string(0, at, column.name, self.head)
            self._offer(sheet, place, at, column, len(rows))
        for row, cells in enumerate((layout.help_row(columns, self.lang), layout.example_row(columns)), 1):
            sheet.set_row(row, _height(columns, cells))
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell, self.help)
        for row, cells in enumerate(rows):
            sheet.set_row(row + layout.ABOVE, _height(columns, cells))
            self._row(sheet, place, row, cells, header)
        sheet.freeze_panes(1, 1)

    def _row(self, sheet: Any, place: str, row: int, cells: list[str], header: Sequence[str]) -> None:
        for at, cell in enumerate(cells):
            if len(cell) > LONGEST:
                raise CourseError(
                    "workbook.too-long", file=layout.shown(self.data, place), row=row + 2, column=header[at]
                )
            if cell:
                sheet.write_string(row + layout.ABOVE, at, cell, self.text)

    def _offer(self, sheet: Any, place: str, at: int, column: Column, rows: int) -> None:
        """What a cell of the column may hold: its help, and a list to choose from where there is one."""
        options: dict[str, Any] = {"validate": "any", "input_title": column.name[:32], "ignore_blank": True}
        if column.help:
            options["input_message"] = say(self.lang, column.help)[:_MOST_SAID]
        if column.kind == CHOICE:
            options |= {"validate": "list", "source": [choice for choice in column.choices if choice]}
        elif column.of and column.kind != WORDS:
            # A row of another sheet may be about to be written: what is not in the list is asked about, not refused.
            options |= {"validate": "list", "source": self._source(place, column.of), "error_type": "warning"}
        if column.help:
            sheet.data_validation(layout.ABOVE, at, layout.ABOVE + rows + SPARE, at, options)

    def _source(self, place: str, of: str) -> str:
        """The cells of the ids that a column takes: those of the sheet they stand in, else of the hidden one."""
        name, _, column = of.rpartition(".")
        definition = definitions.DEFINED[name]
        graded = place not in definitions.DEFINED and definition.apart == GRADED
        apart = f"{GRADED}/{name}" if graded else name
        if apart in self.tables:
            found = self.tables[apart]
            letter = letters((found.header if found else definition.names).index(column))
            last = layout.ABOVE + (len(found.rows) if found else 0) + SPARE
            return f"='{layout.sheet(apart)}'!${letter}${layout.ABOVE + 1}:${letter}${last}"
        names = [known for known, _ in self.lists]
        if of not in names:
            names.append(of)
            self.lists.append((of, self._ids(apart, column)))
        at = names.index(of)
        letter, count = letters(at + 2), len(self.lists[at][1])
        return f"='{layout.RECORD}'!${letter}$1:${letter}${max(count, 1)}"

    def _ids(self, place: str, column: str) -> list[str]:
        """The ids of a table that is not in this workbook."""
        found = layout.found(self.data, place)
        return [cells[found.header.index(column)] for _, cells in found.rows] if found else []

    def _record(self) -> None:
        """What each table held, so that nothing is undone that is written to the tables meanwhile."""
        sheet = self.book.add_worksheet(layout.RECORD)
        for row, (place, found) in enumerate(self.tables.items()):
            held = layout.digest(found.header, [cells for _, cells in found.rows]) if found else layout.NOT_THERE
            sheet.write_row(row, 0, [place, held])
        for at, (_, ids) in enumerate(self.lists, 2):
            sheet.write_column(0, at, ids)
        sheet.hide()


def _height(columns: Sequence[Column], cells: Sequence[str]) -> int:
    """How high a row is that shows all of its texts, in points."""
    lines = (
        sum(len(line) // int(0.9 * WIDTHS.get(column.kind, NARROW)) + 1 for line in cell.split("\n"))
        for column, cell in zip(columns, cells, strict=True)
    )
    return min(max(lines, default=1) * LINE, HIGHEST)
