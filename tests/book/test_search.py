"""What the index of an edition holds, and what the page of results finds in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from entraide.book.extension.search import index_of, read
from tests.node import ask

pytestmark = pytest.mark.slow  # Each search is one of Node's.
STATE = json.dumps(
    {
        "state": {
            "1": {
                "state": {
                    "exercise": "a-coding",
                    "title": "Codage : le dégel",
                    "excerpts": [{"context": "En mars.", "units": [{"text": "La rivière a bougé."}]}],
                    "feedback": {"why": "Une explication."},
                }
            }
        }
    }
)
PAGE = f"""<nav><section id="menu"><h1>Menu</h1></section></nav><main><section id="l-ecoute"><h1>L’écoute<a>#</a></h1>
<p>Elle écoute <em>les autres</em>.<section id="code-coeur"><h2>Au cœur</h2>Les mémos.</section></section></main>
<script type="application/vnd.jupyter.widget-state+json">{STATE}</script><script>var ecrit = "programme";</script>"""


def found(index: dict[str, Any], asked: str) -> list[dict[str, Any]]:
    [answer] = ask("lookFor", [(index, asked)])
    return answer


def written_index(edition: Path) -> dict[str, Any]:
    text = (edition / "search-index.js").read_text("utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("globalThis.entraideIndex = ").removesuffix(";\n"))
    return index


def test_a_page_is_read_by_its_headings_its_text_and_its_exercises() -> None:
    page = read(PAGE)
    assert page is not None
    assert (page.title, page.headings) == ("L’écoute", [["Au cœur", "code-coeur"]])
    assert "Les mémos." in page.text and "programme" not in page.text and "Menu" not in page.text
    [exercise] = page.exercises
    assert (exercise.anchor, exercise.title) == ("a-coding", "Codage : le dégel")
    assert "rivière" in exercise.text and "explication" not in exercise.text


@pytest.mark.parametrize(
    ("said", "otherwise"), [('"title"', '"layout_of_units": "one", "title"'), ('"excerpts"', '"question"')]
)
def test_a_question_and_one_sentence_to_code_are_found_with_their_page(said: str, otherwise: str) -> None:
    html = PAGE.replace(said, otherwise)
    page = read(html)
    assert page is not None and page.exercises == [] and "rivière" in page.text
    [answer] = found(index_of({"a.html": html}, "fr"), "rivière")
    assert answer["address"] == "a.html"


@pytest.mark.parametrize("asked", ["mémo", "memo", "MÉMOS", "l’écoute", "ecoute", "d'écoutes", "coeur", "cœur", "écou"])
def test_a_word_finds_the_page_however_it_is_written(asked: str) -> None:
    index = index_of({"a.html": PAGE, "b.html": "<section id='b'><h1>Autre chose</h1></section>"}, "fr")
    assert [one["address"] for one in found(index, asked)] == ["a.html"]


def test_what_an_exercise_says_leads_to_it_and_to_its_page_by_name() -> None:
    index = index_of({"a.html": PAGE}, "fr")
    assert [(one["address"], one["page"]) for one in found(index, "rivieres")] == [("a.html#a-coding", "L’écoute")]


def test_a_heading_that_holds_a_word_is_shown_with_its_anchor() -> None:
    [page] = found(index_of({"a.html": PAGE}, "fr"), "coeur")
    assert page["headings"] == [{"title": "Au cœur", "anchor": "code-coeur"}]


def test_a_title_comes_before_a_text_and_the_pages_for_instructors_last() -> None:
    pages = {
        "teach/a.html": "<section id='a'><h1>Deuil</h1></section>",
        "b.html": "<section id='b'><h1>Autre</h1>Un deuil.</section>",
        "c.html": "<section id='c'><h1>Le deuil</h1></section>",
        "d.html": "<section id='d'><h1>Rien</h1></section>",
    }
    addresses = [one["address"] for one in found(index_of(pages, "fr", ("teach/",)), "deuils")]
    assert addresses == ["c.html", "b.html", "teach/a.html"]


def test_a_title_that_says_less_besides_comes_first_however_long_its_page_is() -> None:
    pages = {
        "a.html": "<section id='a'><h1>Le deuil, là où les gens se connaissent</h1>La neige, la rivière.</section>",
        "b.html": "<section id='b'><h1>Le deuil et la suite</h1></section>",
    }
    assert [one["address"] for one in found(index_of(pages, "fr"), "deuil")] == ["b.html", "a.html"]


@pytest.mark.parametrize("asked", ["leur deuil", "Où est le deuil, et comment ?", "deuil"])
def test_words_that_say_nothing_alone_are_passed_over_and_not_kept(asked: str) -> None:
    pages = {"a.html": "<section id='a'><h1>Où en parler</h1>Un deuil avec elles.</section>"}
    index = index_of(pages, "fr")
    assert [one["address"] for one in found(index, asked)] == ["a.html"]
    assert "vec" not in index["words"]
    assert [one["address"] for one in found(index, "où")] == ["a.html"]
    assert not found(index, "leur zèbre")


def test_every_word_asked_for_is_on_the_page() -> None:
    pages = {"a.html": "<section id='a'><h1>Un</h1>Deux.</section>", "b.html": "<section id='b'><h1>Un</h1></section>"}
    assert len(found(index_of(pages | {"c.html": "<section id='c'><h1>Trois</h1></section>"}, "fr"), "un deux")) == 1


def test_a_sheet_to_copy_holds_nothing_that_is_looked_for() -> None:
    page = "<section id='a'><h1>Un</h1><table class='sheet t'><tr><td>Deux</td></tr></table>Rivière</section>"
    index = index_of({"a.html": page}, "fr")
    assert [len(found(index, word)) for word in ("un", "deux", "rivière")] == [1, 0, 1]


def test_nothing_is_found_for_nothing() -> None:
    assert [found(index_of({"a.html": PAGE}, "fr"), asked) for asked in ("", "?", "a", "zzz", "(", "[a-")] == [[]] * 6


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_heading_of_the_book_leads_to_its_anchor(site_folder: Path, lang: str) -> None:
    index = written_index(site_folder / lang)
    titles = [(heading[0], index["rules"]["ligatures"]) for headings in index["headings"] for heading in headings]
    derived = iter(ask("anchorOf", titles))
    for (_, address, page, _), headings in zip(index["places"], index["headings"], strict=True):
        html = (site_folder / lang / (address if page < 0 else index["places"][page][1])).read_text("utf-8")
        anchors = set(re.findall(r'\sid="([^"]+)"', html))
        assert page < 0 or address in anchors
        for heading in headings:
            anchor = next(derived)
            assert (heading[1] if len(heading) > 1 else anchor) in anchors, (address, heading)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ethique", "éthique"),
        ("intervention feministe", "intervention féministe"),
        ("oeuvre", "œuvre"),
        ("abitibi temiscamingue", "Abitibi-Témiscamingue"),
        ("participante", "participantes"),
        ("approches", "l’approche"),
    ],
)
def test_the_french_edition_finds_as_much_without_accents_as_with_them(site_folder: Path, one: str, other: str) -> None:
    index = written_index(site_folder / "fr")
    assert found(index, one) == found(index, other) != []
