"""Say of each table in a page which of its columns are narrow, so that a phone's screen is left to the others.

A browser cannot tell a column of numbers from one of sentences: it would give both the least width that sentences need.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import zip_longest

TABLE = re.compile(r'<table class="([^"]*\btable\b[^"]*)"(.*?)</table>', re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t([hd])\b([^>]*)>(.*?)</t\1>", re.DOTALL)
HEAD = re.compile(r"<th\b(?: class=\"([^\"]*)\")?")
TAG = re.compile(r"<[^>]*>")
SLIM_WORD = 8  # letters of the longest word in a narrow column,
SLIM_CELL = 16  # and of its longest cell
SEVERAL = 4  # so many columns of sentences have no room beside each other on a phone,
LONG = 60  # where a cell of theirs has so many letters; more columns have none anyway


def with_slim_columns(html: str) -> str:
    """Return a page where the heads of narrow columns are named, and tables that have too much for a phone.

    >>> rows = "<tr>{}<th>No.</th><th>What was said</th></tr><tr><td>1</td><td>Nothing, it seems.</td></tr>"
    >>> with_slim_columns(f'<table class="table">{rows.format("")}</table>').partition("No.")[0]
    '<table class="table"><tr><th class="book-slim">'
    >>> with_slim_columns(f'<table class="table">{rows.format("<th colspan=2></th>")}</table>').partition("No.")[0]
    '<table class="table"><tr><th colspan=2></th><th>'
    """
    return TABLE.sub(_named, html)


def _named(found: re.Match[str]) -> str:
    rows = [CELL.findall(row) for row in ROW.findall(found[2])]
    if any("span=" in attributes for row in rows for _, attributes, _ in row):
        return found[0]
    columns = [[_said(one) for one in column] for column in zip_longest(*([cell for *_, cell in row] for row in rows))]
    slim = [_is_slim(column) for column in columns]
    told = [column for column, is_slim in zip(columns, slim, strict=True) if not is_slim]
    name = f"{found[1]} book-wide" if _is_wide(told) else found[1]
    head, end, body = found[2].partition("</tr>")
    of_columns = iter(slim)
    head = HEAD.sub(lambda th: _head(th, next(of_columns)), head)
    return f'<table class="{name}"{head}{end}{body}</table>'


def _head(found: re.Match[str], is_slim: bool) -> str:
    names = [found[1]] * bool(found[1]) + ["book-slim"] * is_slim
    return f'<th class="{" ".join(names)}"' if names else "<th"


def _said(cell: str | None) -> str:
    return unescape(TAG.sub("", cell or "")).strip()


def _is_slim(column: list[str]) -> bool:
    words = [word for cell in column for word in cell.split()]
    return max(map(len, words), default=0) <= SLIM_WORD and max(map(len, column), default=0) <= SLIM_CELL


def _is_wide(told: list[list[str]]) -> bool:
    return len(told) > SEVERAL or (len(told) == SEVERAL and any(len(cell) > LONG for column in told for cell in column))
