"""The pages for developers: ``make docs`` builds them into _build/docs."""

from entraide import __version__

project, author, release = "Entraide", "The authors of Entraide", __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "pydata_sphinx_theme"
html_show_sourcelink = False
# Docstrings write names between single backquotes.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": False}
