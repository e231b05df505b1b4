"""Find answer records in what students hand in: in a notebook, in an ``answers.json``, in damaged bytes of either."""

import json
import re

from entraide.coding.answers import MIME
from entraide.coding.tolerant import Json, get, items

# Far above what anyone codes or writes by hand, far below what could slow a class's grading down.
MOST_BYTES_IN_FILE = 100_000_000
MOST_BYTES_IN_JSON = 10_000_000
"""In a larger file only the records are read: a hundred megabytes of tiny lists would take gigabytes as values."""
MOST_BYTES_IN_RECORD = 1_000_000
MOST_BYTES_IN_RECORDS = 10_000_000
"""Of the records in one such file together: a hundred large ones would take gigabytes as values, and minutes."""

METADATA = "entraide"
"""Where JupyterLab keeps a notebook's answers a second time: ``{"answers": {exercise: {MIME: record}}}``."""

BEFORE_IN_NOTEBOOK = re.compile(re.escape(json.dumps(MIME)).encode() + rb"\s*:\s*(?=\{)")
BEFORE_IN_FILE = re.compile(rb'(?!"answers")"[^"\\]{1,100}"\s*:\s*(?=\{)')
"""What stands before an answer record in a notebook, and in an ``answers.json``."""


def in_notebook(notebook: Json) -> list[Json]:
    """Every answer record found in a notebook's cell outputs and metadata, whatever shape the notebook is in."""
    found = []
    for cell in cells(notebook):
        for output in items(get(cell, "outputs")):
            record = get(output, "data", MIME) or get(output, MIME)  # The latter in nbformat 3.
            if record:  # An exercise that was shown and never answered leaves an empty one.
                found.append(record)
    kept = get(notebook, "metadata", METADATA, "answers")  # What *Clear Outputs* leaves.
    bundles = kept.values() if isinstance(kept, dict) else []
    return found + [record for bundle in bundles if (record := get(bundle, MIME))]


def cells(notebook: Json) -> list[Json]:
    """A notebook's cells; those of nbformat 3, into which other programs may have saved it, stand in worksheets."""
    sheets = items(get(notebook, "worksheets"))
    return [cell for part in (notebook, *sheets) for cell in items(get(part, "cells"))]


def in_file(content: Json) -> list[Json]:
    """Every answer record of an ``answers.json``: ``{"schema": 1, "answers": {exercise: record}}``."""
    answers = get(content, "answers")
    return list(answers.values()) if isinstance(answers, dict) else []


def in_text(raw: bytes, before: re.Pattern[bytes] = BEFORE_IN_NOTEBOOK) -> tuple[list[Json], bool]:
    """Every whole answer record in a file that is not read as JSON: one cut short, badly merged, or very large.

    ``before`` is what stands before a record. Also says whether there was one that could not be read.
    """
    found: list[Json] = []
    lost, left, room = False, MOST_BYTES_IN_FILE, MOST_BYTES_IN_RECORDS
    for match in before.finditer(raw):
        if left <= 0 or room <= 0:
            return found, True
        record, read, size = _object_at(raw, match.end())
        lost = lost or record is None
        left, room = left - read, room - size
        if record:
            found.append(record)
    return found, lost


def _object_at(raw: bytes, place: int) -> tuple[Json, int, int]:
    """The JSON object that begins at this byte, how much was read, and the object's own characters.

    It is None, of no characters, where it is damaged or no record's size.
    """
    decoder, read = json.JSONDecoder(strict=False), 0
    for size in (MOST_BYTES_IN_RECORD // 100, MOST_BYTES_IN_RECORD // 10, MOST_BYTES_IN_RECORD):
        text = raw[place : place + size].decode("utf-8", "replace")
        read += size
        try:
            record, size = decoder.raw_decode(text)
            return record, read, size
        except (ValueError, RecursionError):
            if place + size >= len(raw):
                break
    return None, read, 0
