"""Keep the catalogues in order: ``python -m entraide.lang.catalogue`` sorts them, and says what is amiss.

It writes each entry once, by key, a text on one line however long, so that two branches that add texts merge well; the
header and the comments for translators stay. Run it after adding texts and after a merge.
"""

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator

from babel.messages.pofile import read_po, write_po

from entraide.lang.texts import FALLBACK, FOLDER, LANGUAGES, read


def main() -> int:
    """Sort every catalogue, print what is amiss; the status is 1 where there is something."""
    found: list[str] = []
    for lang in LANGUAGES:
        path = FOLDER / f"{lang}.po"
        written = apart(path.read_text("utf-8"))
        broken = [f"{path.name}: {line}" for line in torn(written)]
        path.write_text(written if broken else in_order(written), encoding="utf-8", newline="\n")
        found += broken
    found = found or [line for lang in LANGUAGES for line in amiss(lang)]
    print("\n".join(found) or f"The catalogues are in order: {', '.join(LANGUAGES)}.")
    return 1 if found else 0


def apart(written: str) -> str:
    """The catalogue with an empty line before each entry, which a merge may leave out."""
    return re.sub(r'"\n(?=#|msgid ")', '"\n\n', written)


def torn(written: str) -> Iterator[str]:
    """What a merge leaves where both sides changed one entry: a key twice, and two texts under one key or none.

    Babel would keep one of them without a word, so the file is read line by line, and a person chooses.
    """
    keys = Counter(re.findall(r'^msgid "(.+)"$', written, re.MULTILINE))
    yield from (f"the key {key} stands {count} times; keep one" for key, count in keys.items() if count > 1)
    for entry in written.split("\n\n")[1:]:
        key = re.findall(r'^msgid "(.+)"$', entry, re.MULTILINE) or [entry]
        forms = Counter(re.findall(r"^msgstr(?:\[\d\])?(?= )", entry, re.MULTILINE))
        if not forms:
            yield f"{key[0]} has no text; write it again"
        elif max(forms.values()) > 1:
            yield f"{key[0]} has two texts; keep one"


def in_order(written: str) -> str:
    """The catalogue as it should be written: its own header, then its entries by key."""
    header = written.partition("\n\n")[0]
    entries = io.BytesIO()
    write_po(entries, read_po(io.BytesIO(written.encode())), width=0, omit_header=True, sort_output=True)
    return f"{header}\n\n{entries.getvalue().decode().strip()}\n"


def amiss(lang: str) -> Iterator[str]:
    """The texts that a language lacks or has alone, lack a form, or ask for other values than in English."""
    texts, reference = read(lang).texts, read(FALLBACK).texts
    for key in sorted(texts.keys() | reference.keys()):
        if not any(texts.get(key, ())):
            yield f"{lang}.po: {key} is missing"
        elif not all(texts[key]):
            yield f"{lang}.po: {key} lacks one of its forms"
        elif key not in reference:
            yield f"{lang}.po: {key} is not in {FALLBACK}.po"
        elif placeholders(texts[key]) != placeholders(reference[key]):
            yield f"{lang}.po: {key} has other placeholders than in {FALLBACK}.po"


def placeholders(forms: tuple[str, ...]) -> set[str]:
    """The values that a text needs, without the number by which its form is chosen: “one” may be said in words."""
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", form)} - {"n"}


if __name__ == "__main__":
    sys.exit(main())
