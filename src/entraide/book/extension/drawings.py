"""A directive that draws: the SVG of a name, the same in every edition, with the sentence that says what is seen."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide.course import definitions, tables
from entraide.html import templates
from entraide.lang import current, say

TABLE, FOLDER = Path("data/drawings.csv"), "drawings"
PIECES = templates(Path(__file__).parent / "pieces")


def setup(app: Sphinx) -> None:
    app.add_directive("drawing", Drawing)


class Drawing(SphinxDirective):
    """A drawing of ``data/drawings`` by its name, with its text of ``data/drawings.csv``."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        (name,) = self.arguments
        path = tables.find(Path(self.config.entraide_root) / TABLE)
        rows = list(tables.read(path.with_suffix(TABLE.suffix), definitions.names("drawings"))) if path else []
        found = next((row for row in rows if row["drawing"] == name), None)
        file = Path(self.config.entraide_root) / TABLE.with_name(FOLDER) / f"{name}.svg"
        if path is None or found is None or not file.is_file():
            raise self.error(say(current(), "book.no-drawing", file=TABLE, drawing=name))
        self.env.note_dependency(str(path))
        self.env.note_dependency(str(file))
        text = found.text("text")[self.config.language]
        return [nodes.raw("", drawn(file.read_text(encoding="utf-8"), text), format="html")]


def drawn(svg: str, text: str) -> str:
    """Return a drawing as a figure: whoever does not see it hears what is seen, which is also read under it."""
    named = PIECES.get_template("drawing.html.j2").render(text=text, inner=Markup(svg.strip().removeprefix("<svg")))
    return named.replace("\n", "")
