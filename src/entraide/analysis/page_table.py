"""A table as a page of the book shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from entraide.html import templates

if TYPE_CHECKING:
    import pandas

# Separates the things that one cell of the data lists.
AND = "|"


@dataclass(frozen=True)
class PageTable:
    """Rows of as many cells as there are heads, with a caption; the first cell names its row.

    The book's page makes a table with ``sifting`` (what its menus say) sortable, and lets its readers keep only some
    rows by what a column holds; without JavaScript, and in a notebook, it is a table like any other.
    """

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    caption: str
    sifting: dict[str, str] | None = None

    @property
    def frame(self) -> "pandas.DataFrame":
        """The table as a pandas data frame, one column a head, for whoever opens the page as a notebook and goes on."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.heads))

    def _repr_html_(self) -> str:
        sifting = json.dumps(self.sifting, ensure_ascii=False) if self.sifting else ""
        template = templates(Path(__file__).parent).get_template("page_table.html.j2")
        return template.render(table=self, sifting=sifting, shown=_shown)


def _shown(cell: str) -> str:
    """The things that a cell lists as one enumeration, without capitals inside: ``Women|Men`` → ``Women, men``."""
    first, *others = cell.split(AND)
    return ", ".join([first, *(other[0].lower() + other[1:] for other in others)])
