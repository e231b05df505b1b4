"""What a question says, in paragraphs and tables: a few lines that begin with ``|`` are the rows of a table."""

from itertools import groupby
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph, or the rows of a table, the first of which names its columns."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    def heads(self, row: int, column: int) -> bool:
        """Whether a cell names others, as those of the first row and column do; one that is empty names nothing.

        >>> corner = Block(rows=(("", "yes"), ("Ana", "5")))
        >>> [[corner.heads(row, column) for column in (0, 1)] for row in (0, 1)]
        [[False, True], [True, False]]
        """
        return 0 in (row, column) and self.rows[row][column] != ""


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
