"""Say what of a stylesheet can apply to anything: to the elements of the pages, or to what scripts make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html.parser import HTMLParser
from itertools import groupby, pairwise
from typing import Any

# Classes that a script gives, whose names are words like others.
GIVEN = {"active", "entraide"}
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`[^`]*`')
NAME = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
HYPHENED = re.compile(r"-{0,2}[A-Za-z_]\w*-[\w-]*")
PROPERTY = re.compile(r"--[\w-]+")


class InUse:
    """The elements of the pages, each as its tag, ``.class`` and ``#id``, and the names in scripts' strings.

    >>> use = InUse(['<p class="a">', '<b id="c">'], ['x.classList.add("d")'])
    """

    def __init__(self, pages: Iterable[str], scripts: Iterable[str]) -> None:
        self.elements: set[frozenset[str]] = set()
        self.properties: set[str] = set()
        self.given = {name for script in scripts for text in _named(script) for name in NAME.findall(text)}
        for page in pages:
            _Elements(self.elements).feed(page)
            self.properties.update(PROPERTY.findall(page))
        self.properties |= {name for name in self.given if name.startswith("--")}
        self._answers: dict[frozenset[str], bool] = {}

    @cached_property
    def _seen(self) -> set[str]:
        return set().union(*self.elements)

    def may_apply(self, selector: list[Any]) -> bool:
        """Say whether each part of a selector, tinycss2's tokens, can be found; ``:not(…)`` asks for nothing."""
        if not all(self._may_be(part) for part in _parts(selector)):
            return False
        return all(any(self.may_apply(one) for one in choice) for choice in _choices(selector))

    def _may_be(self, part: frozenset[str]) -> bool:
        if part not in self._answers:
            wanted = {name for name in part if not self._is_given(name)}
            self._answers[part] = not wanted or (
                wanted <= self._seen and any(wanted <= element for element in self.elements)
            )
        return self._answers[part]

    def _is_given(self, name: str) -> bool:
        """Whether a script may give this tag, class or id; a word without a hyphen is a class only if known for it."""
        bare = name.lstrip(".#")
        return bare in GIVEN or (bare in self.given and (bare == name or "-" in bare))


def _named(script: str) -> Iterator[str]:
    """Where a script may give names: its strings, and all that has a hyphen, which no name of its own has.

    After a quote in a regular expression, strings are not found where they are; nearly every class has a hyphen.
    """
    yield from STRING.findall(script)
    yield from HYPHENED.findall(script)


class _Elements(HTMLParser):
    def __init__(self, elements: set[frozenset[str]]) -> None:
        super().__init__()
        self.elements = elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        classes = {f".{name}" for name in (named.get("class") or "").split()}
        self.elements.add(frozenset({tag, f"#{named.get('id') or ''}", *classes}))


def _parts(selector: list[Any]) -> Iterator[frozenset[str]]:
    """What each element that a selector speaks of must have: between its combinators, tag, classes and id."""
    part: set[str] = set()
    for before, token in pairwise([None, *selector]):
        if token.type == "whitespace" or (token.type == "literal" and token.value in ">+~"):
            yield frozenset(part)
            part = set()
        elif token.type == "hash":
            part.add(f"#{token.value}")
        elif token.type == "ident" and before == ".":
            part.add(f".{token.value}")
        elif token.type == "ident" and before != ":":
            part.add(token.lower_value)
    yield frozenset(part)


def _choices(selector: list[Any]) -> Iterator[list[list[Any]]]:
    """Of each ``:is(…)`` and ``:where(…)`` of a selector, its alternatives, of which one is enough."""
    for token in selector:
        if token.type == "function" and token.lower_name in ("is", "where"):
            yield [list(tokens) for comma, tokens in groupby(token.arguments, lambda one: one == ",") if not comma]
