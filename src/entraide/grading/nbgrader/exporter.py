"""What turns a prepared notebook into its feedback page: nbconvert's HTML exporter, without its slowest step."""

from functools import lru_cache
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode


class FeedbackExporter(HTMLExporter):
    """nbconvert's, without having every page parsed and written anew: our template has nothing to be mended.

    Instructions are the same for a whole class; they are made HTML once. Only where they have pictures, or a file of
    their own, nbconvert's way is followed to its end.
    """

    def __init__(self, **settings: Any) -> None:
        """For nbgrader's command it is made before the first page: the moment to say whose grades are not true."""
        super().__init__(**settings)
        if coursedir := getattr(self.parent, "coursedir", None):
            from entraide.grading import made_from  # A worker makes pages, and needs no gradebook.
            from entraide.grading.classroom import Classroom

            for line in made_from.told(Classroom(self.config, coursedir), coursedir.assignment_id):
                self.log.warning(line)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page, and nbconvert's resources."""
        if any("![" in cell.source or "<img" in cell.source for cell in nb.cells if cell.cell_type == "markdown"):
            return super().from_notebook_node(nb, resources, **options)  # type: ignore[no-any-return]
        self.register_filter("markdown2html", _to_html)
        return TemplateExporter.from_notebook_node(self, nb, resources, **options)  # type: ignore[no-any-return]


@lru_cache(maxsize=256)
def _to_html(text: str) -> str:
    html: str = markdown2html_mistune(text)
    return html
