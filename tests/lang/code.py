"""Read the package's code for the texts in it: keys of the catalogues, and what should have been in a catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from entraide.lang import LANGUAGES

PACKAGE = Path(__file__).parents[2] / "src" / "entraide"
KEY = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+")
QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`')

TAKES_A_KEY = {"say": 1, "because": 0, "CourseError": 0, "Problem": 0, "problem": 1, "t": 0}
"""Where a call has the key of a text, by what is called: ``say(lang, key)``, ``row.problem(column, key)``."""

NOT_SHOWN = {
    "AssertionError",
    "BundleError",
    "KeyError",
    "NotImplementedError",
    "RuntimeError",
    "TypeError",
    "ValueError",
}
"""Errors that speak to whoever programs, not to whoever uses the course."""

PRINTED = re.compile(r"[À-ÖØ-öø-ÿŒœ«»“”’]")
PROSE = re.compile(r"(?<![\w./{<-])[A-Za-z]+(?:['’][a-z]+)?,? [a-z]+(?:['’][a-z]+)?,? [a-z]+(?![\w=.(/-])")
SHOWN_IN_HTML = re.compile(
    r">(?!\s*Entraide\s*<)([^<>{}]*[A-Za-zÀ-ÿ]{2}[^<>{}]*)<"
    r'|\b(?:aria-label|title|placeholder|alt)="([^"{]*[A-Za-z]{2}[^"]*)"'
)


def files(*kinds: str) -> Iterator[Path]:
    """The package's files with these ends, without those that are data."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.name.endswith(kinds) and "data" not in path.relative_to(PACKAGE).parts:
            yield path


def name(path: Path) -> str:
    """The file as it is named from the package on: ``moodle/collect.py``."""
    return path.relative_to(PACKAGE).as_posix()


def literals(path: Path) -> Iterator[str]:
    """Every string that stands in a file of Python, JavaScript or a template."""
    if path.suffix == ".py":
        yield from (node.value for node in ast.walk(_tree(path)) if _is_text(node))
    elif path.suffix in (".html", ".j2"):
        for part in re.findall(r"\{[{%](.*?)[%}]\}", path.read_text("utf-8"), re.S):
            yield from _quoted(part)  # The page's own quotation marks are left out: one may stand around it all.
    else:
        yield from _quoted(path.read_text("utf-8"))


def keys_asked_for(path: Path) -> Iterator[tuple[int, str]]:
    """The keys that calls give as literals, with their line; a choice of keys gives each."""
    if path.suffix != ".py":
        text = path.read_text("utf-8")
        for found in re.finditer(r"\b(?:t|say)\(\s*(?:\w+,\s*)?(?=[\"'`])", text):
            key = QUOTED.match(text, found.end())
            if key and "$" not in key[0]:
                yield text.count("\n", 0, found.start()) + 1, next(filter(None, key.groups()), "")
        return
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and (called := _called(node)) in TAKES_A_KEY:
            yield from ((node.lineno, text) for text in _choices(node.args[TAKES_A_KEY[called] :][:1]))


def written(path: Path) -> Iterator[tuple[int, str]]:
    """What a file of code says by itself, to a person, with its line; it belongs in the catalogues."""
    if path.suffix == ".py":
        yield from _written_in_python(_tree(path))
    elif path.suffix == ".js":
        for number, line in enumerate(_without_comments(path.read_text("utf-8")).splitlines(), 1):
            yield from ((number, text) for text in _quoted(line) if PRINTED.search(text) or PROSE.search(text))
    else:
        code = r"\{[#%].*?[#%]\}|<(style|script)\b.*?</\1>|<!--.*?-->|\$\w+"
        text = re.sub(code, _blank, path.read_text("utf-8"), flags=re.S)
        for found in SHOWN_IN_HTML.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, (found[1] or found[2]).strip()


def _written_in_python(tree: ast.Module) -> Iterator[tuple[int, str]]:
    aside = {id(part) for node in ast.walk(tree) if _speaks_to_programmers(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            found = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            if len(found & set(LANGUAGES)) > 1:
                yield node.lineno, "{" + ", ".join(LANGUAGES) + "}"
        elif _is_text(node) and id(node) not in aside:
            text = node.value
            if text in LANGUAGES or PRINTED.search(text) or PROSE.search(text):
                yield node.lineno, text


def _speaks_to_programmers(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return _is_text(node.value)  # A docstring.
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return _called(node.exc) in NOT_SHOWN
    return isinstance(node, ast.Assert)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _choices(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _choices([node.body, node.orelse])
        elif _is_text(node):
            yield node.value


def _quoted(text: str) -> Iterator[str]:
    for found in QUOTED.finditer(text):
        yield next(filter(None, found.groups()), "")
        yield from _quoted(found[3] or "")  # What a template fills in may be quoted in its turn.


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", _blank, text, flags=re.S)


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
