"""A widget is given the texts that its modules say: all of them, and no other."""

import json
import re

import pytest

from entraide.lang import LANGUAGES, texts
from entraide.widgets.common import bundle
from entraide.widgets.common.front_end import WIDGETS
from entraide.widgets.common.widget import CourseWidget
from entraide.widgets.open_coding.widget import OpenCodingWidget
from tests.widgets.every import EVERY

LITERAL = re.compile(r'"([a-z-]+\.[a-z0-9-]+)"')

BORROWED: dict[type[CourseWidget], set[str]] = {OpenCodingWidget: {"coding"}}


@pytest.mark.parametrize("widget", EVERY)
def test_a_widget_is_given_what_it_says_and_no_other(widget: type[CourseWidget]) -> None:
    module = bundle.module(WIDGETS / widget.front_end.module)
    rooms = {name.partition(".")[0] for name in widget.front_end.texts}
    said = {key for key in LITERAL.findall(module) if key.partition(".")[0] in rooms}
    given = set(widget(lang="en").texts)
    assert said <= given
    # What works at the desk of another exercise is given all that this one says.
    assert {key.partition(".")[0] for key in given - said} <= BORROWED.get(widget, set())


@pytest.mark.parametrize("widget", EVERY)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_widget_speaks_its_language_and_travels_as_plain_data(widget: type[CourseWidget], lang: str) -> None:
    shown = widget(lang=lang)
    assert shown.locale == {"en": "en-CA", "fr": "fr-CA"}[lang]
    assert shown.texts == {key: texts.text(lang, key) for key in shown.texts}
    assert json.loads(json.dumps(shown.get_state(["texts"]))) == {"texts": shown.texts}


@pytest.mark.parametrize("widget", EVERY)
def test_what_is_said_of_a_check_is_among_what_is_said(widget: type[CourseWidget]) -> None:
    given = widget(lang="en").texts
    # By its key, or by how its key and others begin.
    idle = {one for one in widget.front_end.when_checked if one not in given}
    assert {one for one in idle if one[-1] not in ".-" or not any(key.startswith(one) for key in given)} == set()
