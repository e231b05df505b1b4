"""What is said: the text of a key, in a language, with its values."""

from pathlib import Path

import pytest

from entraide import lang as speaking
from entraide.lang import for_browser, say, texts

FRENCH = """msgid ""
msgstr ""
"Language: fr_CA\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "try.group"
msgstr "L'aide : {who}"

msgid "try.members"
msgid_plural "try.members"
msgstr[0] "{n} membre"
msgstr[1] "{n} membres"
"""

ENGLISH = """msgid ""
msgstr ""
"Language: en_CA\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "try.group"
msgstr "The worker's help: {who}"

msgid "try.members"
msgid_plural "try.members"
msgstr[0] "{n} member"
msgstr[1] "{n} members"

msgid "try.new"
msgstr "New"
"""


@pytest.fixture(autouse=True)
def small_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two small catalogues in place of the course's."""
    (tmp_path / "en.po").write_text(ENGLISH, "utf-8")
    (tmp_path / "fr.po").write_text(FRENCH, "utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    texts.catalogue.cache_clear()
    yield tmp_path
    texts.catalogue.cache_clear()


def test_a_text_is_typeset_and_its_value_left_as_it_is() -> None:
    assert say("fr", "try.group", who="l'aide : a.csv") == "L’aide\u00a0: l'aide : a.csv"
    assert say("en", "try.group", who='a "b"') == 'The worker’s help: a "b"'


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "0 members", "0 membre"),
        (1, "1 member", "1 membre"),
        (2, "2 members", "2 membres"),
        (1_000_000, "1000000 members", "1000000 membres"),
        (1.5, "1.5 members", "1,5 membre"),
    ],
)
def test_a_language_counts_by_its_own_rule(number: float, english: str, french: str) -> None:
    assert say("en", "try.members", n=number) == english
    assert say("fr", "try.members", n=number) == french


def test_numbers_and_lists_in_a_text_are_written_by_its_language() -> None:
    assert say("fr", "try.group", who=2.5) == "L’aide\u00a0: 2,5"
    assert say("fr", "try.group", who=2026) == "L’aide\u00a0: 2026"
    assert say("fr", "try.group", who=("Ana", "Bo", 1.25)) == "L’aide\u00a0: Ana, Bo et 1,25"
    assert say("en", "try.group", who=["Ana"]) == "The worker’s help: Ana"


def test_a_name_cannot_play_tricks_on_the_terminal() -> None:
    assert say("en", "try.group", who="\x1b[2Jgone") == "The worker’s help: \\x1b[2Jgone"


def test_a_language_that_has_no_catalogue_is_answered_in_english() -> None:
    assert say("de", "try.new") == "New"


def test_a_text_that_is_not_translated_yet_is_said_in_english() -> None:
    assert say("fr", "try.new") == "New"


def test_a_key_that_no_catalogue_has_is_named() -> None:
    with pytest.raises(KeyError, match=r"try\.nothing"):
        say("fr", "try.nothing")


def test_a_value_that_is_not_given_is_named() -> None:
    with pytest.raises(KeyError, match="who"):
        say("fr", "try.group")
    with pytest.raises(KeyError, match="value for n"):
        say("fr", "try.members")


def test_a_browser_gets_the_texts_it_asked_for_and_no_other() -> None:
    assert for_browser("en", "try.new") == {"try.new": "New"}
    assert for_browser("fr", "try.") == {
        "try.group": "L’aide\u00a0: {who}",
        "try.members": {"one": "{n} membre", "other": "{n} membres", "many": "{n} membres"},
        "try.new": "New",
    }
    assert for_browser("en", "try.members") == {"try.members": {"one": "{n} member", "other": "{n} members"}}
    with pytest.raises(KeyError, match=r"tries\."):
        for_browser("en", "tries.")


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr"),
        ({"LC_ALL": "C", "LC_MESSAGES": "fr_CA.UTF-8"}, "en"),
        ({"LC_ALL": "fr_FR", "ENTRAIDE_LANG": "en"}, "en"),
        ({"LANG": "en_CA.UTF-8", "ENTRAIDE_LANG": "fr"}, "fr"),
    ],
)
def test_commands_answer_in_the_language_chosen_or_the_systems(
    variables: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ENTRAIDE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speaking.current() == lang
