"""The pages for developers: ``make docs`` builds them into _build/docs."""

from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

from entraide import __version__

project, author, release = "Entraide", "The authors of Entraide", __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "pydata_sphinx_theme"
html_show_sourcelink = False
# The drawing of the floors is in no programming language.
lexers["floors"] = TextLexer()
# Docstrings write names between single backquotes.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
