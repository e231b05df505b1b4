"""Moodle's grading worksheet: read in whatever language it came, and filled without changing anything else in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

from babel.numbers import get_decimal_symbol

from entraide.errors import CourseError
from entraide.moodle import words
from entraide.moodle.telling import Trouble, because, t
from entraide.moodle.which_student import Person

MOST_BYTES = 50_000_000
BOM = "\ufeff"


@dataclass(frozen=True)
class Cell:
    """A cell's text, and where it stands in the file, its quotation marks included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One participant: what the worksheet says of her."""

    person: Person
    submitted: datetime | None
    """When she last changed her submission, by this computer's clock; None where it says so in no language we read."""
    said: str
    """How the worksheet says it; nothing where she handed in nothing."""
    maximum: str
    grade: Cell
    comment: Cell | None
    """The teacher's feedback comment, where the worksheet has a column of them."""

    @property
    def handed_in(self) -> bool:
        """Whether she handed in anything."""
        return self.said != ""


class Worksheet:
    """A worksheet as text, with the rows of its participants by number."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises `CourseError` where it is not a grading worksheet with points."""
        self.path, self.text = path, _text(path)
        body = self.text.removeprefix(BOM)
        self.offset = len(self.text) - len(body)
        self.delimiter = max(",;\t", key=body.partition("\n")[0].count)
        self.table = [row for row in cells(body, self.delimiter) if any(cell.text.strip() for cell in row)]
        if len(self.table) < 2:
            raise CourseError("moodle.worksheet-empty", file=path.name)
        self.columns = self._columns([cell.text.strip() for cell in self.table[0]])
        first = self._cell(self.table[1], "identifier")
        self.word = re.sub(r"[0-9]+\D*$", "", first.text if first else "").strip()
        """What the worksheet calls a participant in its language."""
        self.troubles: list[Trouble] = []
        self.rows = dict(self._rows())

    def filled(self, grades: dict[str, str], comments: dict[str, str] | None = None) -> str:
        """The file's text with these grades and comments, by participant, in their cells; all else is as it was."""
        pieces, at = [], 0
        body = self.text[self.offset :]
        new = [(self.rows[number].grade, grade) for number, grade in grades.items()]
        new += [(cell, text) for number, text in (comments or {}).items() if (cell := self.rows[number].comment)]
        for cell, text in sorted(new, key=lambda pair: pair[0].start):
            quoted = body[cell.start : cell.end].startswith('"') or any(mark in text for mark in (self.delimiter, '"'))
            pieces += [body[at : cell.start], '"{}"'.format(text.replace('"', '""')) if quoted else text]
            at = cell.end
        return self.text[: self.offset] + "".join(pieces) + body[at:]

    def written(self, share: Decimal, row: Row) -> str:
        """A share of all points as this worksheet writes a grade: out of its own maximum, with its decimal mark."""
        mark, digits = self._style(row)
        places = max(2, digits)
        value = (share * number(row.maximum)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        whole, _, decimals = f"{value:f}".partition(".")
        decimals = decimals[:digits] + decimals[digits:].rstrip("0")
        return f"{whole}{mark}{decimals}" if decimals else whole

    def _style(self, row: Row) -> tuple[str, int]:
        """The decimal mark and the number of decimals of the maximum, or the mark of the language where it has none."""
        match = re.search(r"([.,])([0-9]+)\s*$", row.maximum)
        if match:
            return match[1], len(match[2])
        header = self.table[0][self.columns["grade"]].text.strip()
        if lang := words.language("grade", header):
            return get_decimal_symbol(lang), 0
        return ("," if self.delimiter == ";" else "."), 0

    def _rows(self) -> Iterator[tuple[str, Row]]:
        seen: set[str] = set()
        for place, row in enumerate(self.table[1:], 2):
            first = self._cell(row, "identifier")
            match = re.search(r"([0-9]+)\D*$", first.text) if first else None
            grade = self._cell(row, "grade")
            if not match or grade is None:
                where = f"{self.path.name}, {t('place.row', row=place)}"
                self.troubles.append(Trouble(where, because("moodle.row-without-number")))
                continue
            participant = match[1].lstrip("0") or "0"
            if participant in seen:
                raise CourseError("moodle.participant-twice", file=self.path.name, row=place, participant=participant)
            seen.add(participant)
            said = self._text(row, "submitted")
            said = said if re.search(r"[^\s-]", said) else ""
            person = Person(participant, *(self._text(row, column) for column in ("name", "email", "id_number")))
            maximum, comment = self._text(row, "maximum"), self._cell(row, "comments")
            yield participant, Row(person, words.moment(said), said, maximum, grade, comment)

    def _text(self, row: list[Cell], column: str) -> str:
        cell = self._cell(row, column)
        # Control characters fall away, as in Moodle's archives.
        return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", cell.text).strip() if cell else ""

    def _cell(self, row: list[Cell], column: str) -> Cell | None:
        place = self.columns.get(column, len(row))
        return row[place] if place < len(row) else None

    def _columns(self, header: list[str]) -> dict[str, int]:
        """Where each column is: by its name in the languages we know, else by Moodle's order."""
        folded = [name.casefold() for name in header]
        found: dict[str, int] = {}
        for column in words.COLUMNS:
            for word in words.WORDS[column].values():
                if word.casefold() in folded:
                    found.setdefault(column, folded.index(word.casefold()))
        found.setdefault("identifier", 0)
        maximum = found.get("maximum", self._maximum(len(header)))
        if maximum is None or not any(
            is_number(row[maximum].text if maximum < len(row) else "") for row in self.table[1:]
        ):
            raise CourseError("moodle.worksheet-no-points", file=self.path.name, row=1)
        found["maximum"] = maximum
        found.setdefault("grade", maximum - 1)
        return found

    def _maximum(self, width: int) -> int | None:
        """The column of maximum grades in a language we do not know: one number all the way, right of the grades."""
        for place in range(2, width):
            here = [row[place].text.strip() if place < len(row) else "" for row in self.table[1:]]
            left = [row[place - 1].text.strip() if place < len(row) else "" for row in self.table[1:]]
            if len(set(here)) == 1 and is_number(here[0]) and all(not text or is_number(text) for text in left):
                return place
        return None


def cells(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The rows of a CSV text as the csv module reads them, with what it does not tell: where each cell stands.

    By that, grades are written between bytes that stay Moodle's own, whatever their quotes, separators and line ends.
    """
    row, at = [], 0
    while at < len(text):
        start, inner = at, ""
        if text[at] == '"':
            at = _past_quotes(text, at)
            inner = text[start + 1 : at].removesuffix('"').replace('""', '"')
        bare = at
        while at < len(text) and text[at] not in (delimiter, "\r", "\n"):
            at += 1
        row.append(Cell(inner + text[bare:at], start, at))
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at == len(text) or text[at] in "\r\n":
                row.append(Cell("", at, at))
            else:
                continue
        at += 2 if text.startswith("\r\n", at) else 1
        yield row
        row = []


def _past_quotes(text: str, at: int) -> int:
    """The place after a quoted cell's closing quotation mark."""
    while True:
        at = text.find('"', at + 1)
        if at < 0:
            return len(text)
        if not text.startswith('""', at):
            return at + 1
        at += 1


def number(text: str) -> Decimal:
    """A number with a decimal point or comma. Raises InvalidOperation for anything else."""
    value = Decimal(re.sub(r"\s", "", text).replace(",", "."))
    if not value.is_finite():
        raise InvalidOperation
    return value


def is_number(text: str) -> bool:
    """Whether this is a number above zero, which a maximum has to be."""
    try:
        return number(text) > 0
    except InvalidOperation:
        return False


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CourseError("moodle.worksheet-too-large", file=path.name)
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise CourseError("moodle.worksheet-unread", file=str(path), cause=error) from None
    except UnicodeDecodeError as error:
        raise CourseError("moodle.worksheet-not-utf8", file=path.name, byte=error.start) from None
