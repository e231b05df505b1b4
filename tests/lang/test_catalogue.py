"""The catalogues say the same things in every language, and are kept in order."""

from pathlib import Path

import pytest

from entraide.lang import LANGUAGES, catalogue, tag, texts


def test_every_language_has_every_text_with_the_same_values() -> None:
    assert [line for lang in LANGUAGES for line in catalogue.amiss(lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_holds_each_key_once_and_sorted(lang: str) -> None:
    written = (texts.FOLDER / f"{lang}.po").read_text("utf-8")
    assert list(catalogue.torn(written)) == []
    assert written == catalogue.in_order(written), "run: python -m entraide.lang.catalogue"


def test_the_languages_are_the_catalogues_english_first() -> None:
    assert LANGUAGES[0] == "en"
    assert set(LANGUAGES) == {path.stem for path in texts.FOLDER.glob("*.po")}
    assert (tag("en"), tag("fr")) == ("en-CA", "fr-CA")


HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
ONE, TWO = 'msgid "a.b"\nmsgstr "One"\n', 'msgid "a.c"\nmsgstr "Two"\n'


def test_what_a_merge_leaves_of_one_entry_is_named() -> None:
    twice, none = 'msgid "a.d"\nmsgstr "Three"\nmsgstr "Four"\n', 'msgid "a.e"\n'
    assert list(catalogue.torn("\n".join([HEADER, ONE, TWO, twice, none, ONE]))) == [
        "the key a.b stands 2 times; keep one",
        "a.d has two texts; keep one",
        "a.e has no text; write it again",
    ]


def test_entries_that_a_merge_joined_are_set_apart() -> None:
    assert catalogue.apart(f"{HEADER}\n{ONE}{TWO}") == f"{HEADER}\n{ONE}\n{TWO}"
    assert catalogue.in_order(catalogue.apart(f"{HEADER}\n{TWO}{ONE}")) == f"{HEADER}\n{ONE}\n{TWO}"


def test_what_differs_between_languages_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    entries = {
        "en": 'msgid "a.a"\nmsgstr "A {x}"\n\nmsgid "a.b"\nmsgstr "B"\n',
        "fr": 'msgid "a.a"\nmsgstr "A {y}"\n\nmsgid "a.c"\nmsgid_plural "a.c"\nmsgstr[0] "C"\nmsgstr[1] ""\n',
    }
    for lang, text in entries.items():
        (tmp_path / f"{lang}.po").write_text(f"{head.format(lang)}\n{text}", "utf-8")
    assert list(catalogue.amiss("fr")) == [
        "fr.po: a.a has other placeholders than in en.po",
        "fr.po: a.b is missing",
        "fr.po: a.c lacks one of its forms",
    ]
