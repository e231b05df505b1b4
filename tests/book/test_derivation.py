"""One configuration and one table of contents make two editions."""

from pathlib import Path

import pytest
import yaml

from entraide.book.extension.language import twin_address
from entraide.book.site.derivation import BuildError, captions_of, derive_config, derive_toc
from entraide.lang import LANGUAGES, typeset

TOC = {
    "format": "jb-book",
    "root": "chapters/en/welcome",
    "parts": [{"caption": "Mutual aid", "chapters": [{"file": "chapters/en/mutual-aid/dynamics"}]}],
}


def test_the_pages_of_an_edition_are_seen_from_its_own_folder_and_its_captions_are_in_its_language() -> None:
    assert derive_toc(TOC, "fr", {"Mutual aid": "L'aide mutuelle"}) == {
        "format": "jb-book",
        "root": "welcome",
        "parts": [{"caption": "L’aide mutuelle", "chapters": [{"file": "mutual-aid/dynamics"}]}],
    }


def test_a_caption_without_translation_is_named() -> None:
    with pytest.raises(BuildError, match="Mutual aid"):
        derive_toc(TOC, "fr", {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_derives_each_edition_and_every_page_of_it_exists(root: Path, language: str) -> None:
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    derived = derive_toc(toc, language, captions_of(config, language))
    files = [derived["root"], *(chapter["file"] for part in derived["parts"] for chapter in part["chapters"])]
    assert [file for file in files if not (root / "chapters" / language / f"{file}.md").exists()] == []


def test_an_edition_says_its_title_and_language_and_finds_the_shared_files(root: Path) -> None:
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    french = derive_config(config, "fr", root)
    assert french["title"] == config["sphinx"]["config"]["entraide_editions"]["fr"]["title"]
    assert french["sphinx"]["config"]["language"] == french["sphinx"]["config"]["entraide_edition"] == "fr"
    assert all(Path(file).exists() for file in french["bibtex_bibfiles"])
    assert config["sphinx"]["config"]["language"] == "en", "the configuration read is left as it was"


@pytest.mark.parametrize(
    ("page", "address"),
    [("welcome", "../fr/welcome.html"), ("mutual-aid/dynamics", "../../fr/mutual-aid/dynamics.html")],
)
def test_a_page_leads_to_its_twin(page: str, address: str) -> None:
    assert twin_address(page, "fr") == address


def test_french_texts_get_unbreakable_spaces_once() -> None:
    once = typeset("L'aide : « oui » ?", "fr")
    assert once == "L’aide\u00a0: «\u00a0oui\u00a0»\u202f?"
    assert typeset(once, "fr") == once
    assert typeset("One: two", "en") == "One: two"
