"""Tables as spreadsheets save them: small ones, made by the tests."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

Cell = str | float | bool | date
Rows = Sequence[Sequence[Cell]]

ODS_CELLS = {
    bool: lambda cell: f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"',
    float: lambda cell: f'office:value-type="float" office:value="{cell}"',
    date: lambda cell: f'office:value-type="date" office:date-value="{cell.isoformat()}"',
    str: lambda cell: 'office:value-type="string"',
}
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def delimited(rows: Iterable[Iterable[Cell]], mark: str = ",", end: str = "\n") -> str:
    """The rows as a spreadsheet writes them."""
    written = StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator="\n").writerows(rows)
    # Old Macs ended lines in a cell as they ended rows.
    return written.getvalue().replace("\n", end)


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    """Write a workbook, .xlsx or .ods by the path's ending."""
    (_xlsx if path.suffix == ".xlsx" else _ods)(path, sheets)
    return path


def _xlsx(path: Path, sheets: dict[str, Rows]) -> None:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "d-mmm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, bool):
                        sheet.write_boolean(row, column, cell)
                    elif isinstance(cell, float):
                        sheet.write_number(row, column, cell)
                    elif isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    else:
                        sheet.write_string(row, column, cell)


def _ods(path: Path, sheets: dict[str, Rows]) -> None:
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    content = f'<office:document-content {NAMESPACES} office:version="1.2"><office:body><office:spreadsheet>{tables}'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<?xml version='1.0' encoding='UTF-8'?>{content}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )


def _ods_row(cells: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    kind = next(kind for kind in ODS_CELLS if isinstance(cell, kind))
    lines = "".join(f"<text:p>{escape(line).replace('  ', ' <text:s/>')}</text:p>" for line in str(cell).split("\n"))
    return f"<table:table-cell {ODS_CELLS[kind](cell)}>{lines}</table:table-cell>"
