"""What a question says, in paragraphs and tables: a few lines that begin with ``|`` are the rows of a table."""

from itertools import groupby
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph, or the rows of a table, the first of which names its columns."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    def heads(self, column: int, first: bool) -> bool:
        """Whether a cell names the others: all of the first row, and the first of every row."""
        return first or column == 0


def blocks(prompt: str) -> list[Block]:
    """The blocks of a prompt, in order.

    >>> [block.text or block.rows for block in blocks("How many?\\n| | yes |\\n| Ana | 5 |")]
    ['How many?', (('', 'yes'), ('Ana', '5'))]
    """
    lines = [line.strip() for line in prompt.splitlines() if line.strip()]
    found = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            found.append(Block(rows=tuple(tuple(map(str.strip, row.strip("|").split("|"))) for row in group)))
        else:
            found.extend(Block(line) for line in group)
    return found
