"""An apostrophe is one wherever it stands, also before what stands out or is a link."""

from docutils import nodes
from docutils.core import publish_doctree

from entraide.book.extension.apostrophes import Apostrophes


def set_in(text: str) -> nodes.document:
    document = publish_doctree(text)
    Apostrophes(document).apply()
    return document


def test_an_apostrophe_before_what_stands_out_is_not_taken_for_a_quotation_mark() -> None:
    text = set_in("D'après l'*aide*, c'est l'\\ `autre`_ : 'non'.\n\n.. _autre: https://example.org").astext()
    assert "D’après l’aide, c’est l’autre : 'non’." in text


def test_what_is_code_stays_as_it_is() -> None:
    assert "it's" in set_in("``it's`` so").astext()
