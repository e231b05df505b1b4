"""Every text stands in the catalogues, and nothing stands there that nobody says."""

from entraide.lang import texts
from tests.lang import code

CODE = (".py", ".js", ".html", ".j2")

NOT_TEXTS = {
    "book/extension/static/host.js": "warns whoever looks into the browser's console",
    "book/extension/static/common/store.js": "warns whoever looks into the browser's console",
    "book/site/editions.py": "knows what Jupyter Book says",
    "course/assigned_notebook.py": "writes the line that a kernel runs, and names the kernel",
    "course/saved/characters.py": "knows the characters that spreadsheets put in place of others",
    "lang/catalogue.py": "speaks to whoever works on the catalogues, of the catalogues",
    "lang/texts.py": "knows which catalogue stands in for the others",
    "lang/typography.py": "knows the characters of each language",
}
"""Files that hold letters for a reason of their own."""

DYNAMIC = {
    "book.edition-": "a number has one ending or another: 1st, 2nd, 3rd",
    "argparse.": "argparse says its English words, of which the keys are made",
    "note.": "graded notebooks keep a note by the rest of its key, and a test of the answers holds these to each other",
    "system.": "the system names the reason why it refused a file",
}
"""Beginnings of keys that code completes, each with the reason why no literal could stand there."""


def test_every_key_that_code_asks_for_is_in_the_catalogues() -> None:
    known = texts.catalogue(texts.FALLBACK).texts
    unknown = [
        f"{code.name(path)}, line {line}: {key}"
        for path in code.files(*CODE)
        for line, key in code.keys_asked_for(path)
        if key not in known
    ]
    assert unknown == []


def test_every_text_of_the_catalogues_is_asked_for() -> None:
    asked = {text for path in code.files(*CODE) for text in code.literals(path)}
    unused = [
        key for key in texts.catalogue(texts.FALLBACK).texts if key not in asked and not key.startswith(tuple(DYNAMIC))
    ]
    assert unused == []


def test_no_text_is_written_into_code() -> None:
    found = [
        f"{code.name(path)}, line {line}: {text[:80]}"
        for path in code.files(*CODE)
        if code.name(path) not in NOT_TEXTS
        for line, text in code.written(path)
    ]
    assert found == []


def test_a_text_written_into_code_is_found(tmp_path) -> None:
    """The three tests above can fail: here is what they look for."""
    python = tmp_path / "a.py"
    python.write_text(
        '"""What this does."""\nTITLE = {"en": "Group", "fr": "Groupe"}\nprint("There is no such")\nsay(lang, "a.b")\n'
    )
    assert {text for _, text in code.written(python)} == {"{en, fr}", "en", "fr", "There is no such"}
    assert list(code.keys_asked_for(python)) == [(4, "a.b")]
    script = tmp_path / "a.js"
    script.write_text(
        '// It\'s a comment of ours\nt("choice.right", { n: 1 }); const a = \'Déjà\'; const b = "code-mark is-on";\n'
    )
    assert list(code.written(script)) == [(2, "Déjà")]
    assert list(code.keys_asked_for(script)) == [(2, "choice.right")]
    page = tmp_path / "a.html"
    page.write_text(
        '<p title="{{ say("page.title") }}">{{ say("page.text") }}</p>\n<p aria-label="Close">Read on</p>\n'
    )
    assert list(code.written(page)) == [(2, "Close"), (2, "Read on")]
    assert list(code.keys_asked_for(page)) == [(1, "page.title"), (1, "page.text")]
