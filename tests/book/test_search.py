"""What the index of an edition holds, and what the page of results finds in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from entraide.book.extension.search import index_of, read
from entraide.course import reference
from entraide.lang import folding
from tests.book.held import bare, reasons
from tests.node import ask

pytestmark = pytest.mark.slow  # Each search is one of Node's.
STATE = json.dumps(
    {
        "state": {
            "1": {
                "state": {
                    "exercise": "a-coding",
                    "excerpts": [{"excerpt": "E1", "units": [{"unit": 1}]}],
                    "feedback": {"why": "Une explication."},
                }
            }
        }
    }
)
# What the place of an exercise shows, and its state leaves to it.
EXERCISE = """<div class="entraide-exercise" id="a-coding" data-read><div class="entraide-exercise-wait">
<p><strong>Codage : le dégel</strong></p><p>L’exercice arrive.</p><div class="entraide-exercise-read"><p>En mars.</p>
<ol><li>La rivière a bougé.</li></ol></div></div></div>"""
PAGE = f"""<nav><section id="menu"><h1>Menu</h1></section></nav><main><section id="l-ecoute"><h1>L’écoute<a>#</a></h1>
<p>Elle écoute <em>les autres</em>.<section id="code-coeur"><h2>Au cœur</h2>Les mémos.
{EXERCISE}</section></section></main>
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
    assert "rivière" not in page.text and "arrive" not in page.text + exercise.text


def test_a_title_keeps_the_spaces_that_hold_it_together() -> None:
    title, heading = "Animer\n  une rencontre\u00a0: le soir", " Le\u00a0mot\n«\u00a0deuil\u00a0» "
    html = f"<main><h1>{title}</h1><h2 id='le-mot-deuil'>{heading}</h2></main>"
    page = read(html)
    assert page is not None and page.title == "Animer une rencontre\u00a0: le soir"
    assert page.headings == [["Le\u00a0mot «\u00a0deuil\u00a0»"]]
    index = index_of({"a.html": html}, "fr")
    assert [len(found(index, asked)) for asked in ("rencontre : le soir", "rencontre soir", "« deuil »")] == [1, 1, 1]


def test_a_page_without_sections_is_read_by_what_stands_in_it() -> None:
    page = read("""<main><article><h1>Travail</h1><p>Vos consignes.</p><h2>Partie</h2><h2 id="file">Remettre</h2>
    <p hidden>Caché</p><template>Gabarit</template><ul data-unsearched><li><h3>Chapitre</h3></li></ul></article></main>
    <footer>Pied</footer>""")
    assert page is not None and page.title == "Travail"
    # What has no anchor cannot be led to.
    assert page.headings == [["Remettre", "file"]]
    assert page.text.split() == ["Travail", "Vos", "consignes.", "Partie", "Remettre"]


@pytest.mark.parametrize("small", ['"layout_of_units": "one", "excerpts"', '"question": {"prompt": ""}, "items"'])
def test_a_question_and_one_sentence_to_code_are_found_with_their_page(small: str) -> None:
    html = PAGE.replace('"excerpts"', small)
    page = read(html)
    assert page is not None and page.exercises == [] and "rivière" in page.text and "dégel" in page.text
    [answer] = found(index_of({"a.html": html}, "fr"), "rivière")
    assert (answer["address"], answer["parts"]) == ("a.html", [])


@pytest.mark.parametrize("asked", ["mémo", "memo", "MÉMOS", "l’écoute", "ecoute", "d'écoutes", "coeur", "cœur", "écou"])
def test_a_word_finds_the_page_however_it_is_written(asked: str) -> None:
    index = index_of({"a.html": PAGE, "b.html": "<section id='b'><h1>Autre chose</h1></section>"}, "fr")
    assert [one["address"] for one in found(index, asked)] == ["a.html"]


@pytest.mark.parametrize("asked", ["rivieres", "degel"])
def test_what_an_exercise_says_leads_to_its_page_and_to_it_beneath(asked: str) -> None:
    [page] = found(index_of({"a.html": PAGE}, "fr"), asked)
    assert (page["address"], page["title"], page["holds"]) == ("a.html", "L’écoute", False)
    assert page["parts"] == [{"title": "Codage : le dégel", "anchor": "a-coding"}]


def test_a_page_comes_once_where_the_best_of_what_it_holds_has_its_place() -> None:
    pages = {
        "a.html": PAGE.replace("Les mémos", "La rivière"),
        "b.html": "<section id='b'><h1>Autre</h1>La rivière.<section id='c'><h2>La rivière</h2></section></section>",
        "c.html": "<section id='c'><h1>Rien</h1>La rivière.</section>",
    }
    answers = found(index_of(pages, "fr"), "rivière")
    assert [(one["address"], len(one["parts"])) for one in answers] == [("b.html", 1), ("a.html", 1), ("c.html", 0)]
    # A title counts for more than a heading, an exercise's too.
    named = pages | {"a.html": pages["a.html"].replace("le dégel", "la rivière")}
    assert [one["address"] for one in found(index_of(named, "fr"), "rivière")] == ["a.html", "b.html", "c.html"]


def test_a_heading_that_holds_a_word_is_shown_with_its_anchor() -> None:
    [page] = found(index_of({"a.html": PAGE}, "fr"), "coeur")
    assert page["parts"] == [{"title": "Au cœur", "anchor": "code-coeur"}]


def test_a_title_comes_before_a_text_and_the_pages_for_instructors_last() -> None:
    pages = {
        "teach/a.html": "<section id='a'><h1>Deuil</h1></section>",
        "b.html": "<section id='b'><h1>Autre</h1>Un deuil.</section>",
        "c.html": "<section id='c'><h1>Le deuil</h1></section>",
        "d.html": "<section id='d'><h1>Rien</h1></section>",
    }
    answers = [(one["address"], one["last"]) for one in found(index_of(pages, "fr", ("teach/",)), "deuils")]
    assert answers == [("c.html", 0), ("b.html", 0), ("teach/a.html", 1)]


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
    texts = {"a.html": "<h1>Neige</h1>Rivière.", "b.html": "<h1>Neige</h1>", "c.html": "<h1>Rivière</h1>"}
    index = index_of({address: f"<section id='a'>{text}</section>" for address, text in texts.items()}, "fr")
    assert [one["address"] for one in found(index, "neige rivière")] == ["a.html"]
    # What says nothing alone is passed over.
    assert [len(found(index, asked)) for asked in ("deux rivières", "mais la neige, pis la rivière")] == [2, 1]


def test_a_word_that_stands_nearly_everywhere_is_looked_for_like_any_other() -> None:
    """On every page but one; with another word, it leads to the page that holds both."""
    pages = {f"{one}.html": f"<section id='a'><h1>Page</h1>Le temps passe, jour {one}.</section>" for one in range(99)}
    pages["0.html"] = "<section id='a'><h1>Page</h1>La neige.</section>"
    pages["7.html"] = "<section id='a'><h1>Page</h1>Le temps de la neige.</section>"
    pages["8.html"] = "<section id='a'><h1>Du temps</h1>Un jour.</section>"
    index = index_of(pages, "fr")
    assert [one["address"] for one in found(index, "neige temps")] == ["7.html"]
    everywhere = [one["address"] for one in found(index, "temps")]
    assert (everywhere[0], len(everywhere), "0.html" in everywhere) == ("8.html", 99 - 1, False)


def test_words_that_so_many_pages_hold_or_that_nobody_looks_for_tell_little() -> None:
    pages = {f"{one}.html": f"<section id='a'><h1>Page {1900 + one}</h1>Le temps.</section>" for one in range(9)}
    index = index_of(pages | {"b.html": PAGE}, "fr")
    little, enough = ["temps", "où", "où le temps"], ["rivière", "temps 1907", "zèbre", "?"]
    told = ask("tellLittle", [(index, asked, len(found(index, asked))) for asked in little + enough])
    assert told == [True] * len(little) + [False] * len(enough)


def pages_with(folder: Path, lang: str, asked: str, addresses: list[str]) -> set[str]:
    """The pages of which the text, or one of their exercises, holds all words, without asking the index."""
    words, holding = set(folding.words(asked, lang)) - folding.common(lang), set()
    for address in addresses:
        page = read((folder / address).read_text("utf-8"))
        texts = [page.text, *(one.text for one in page.exercises)] if page else []
        if any(words <= set(folding.words(text, lang)) for text in texts):
            holding.add(address)
    return holding


@pytest.mark.parametrize(
    ("lang", "asked", "fewest"),
    [
        ("en", "hung up three times", 1),
        ("en", "hung times", 1),
        ("en", "time pressure", 1),
        ("en", "women isolation", 5),
        ("en", "women", 30),
        ("fr", "femmes isolement", 5),
        ("fr", "intervenante", 30),
    ],
)
def test_every_page_is_found_that_holds_the_words_however_common_they_are(
    site_folder: Path, lang: str, asked: str, fewest: int
) -> None:
    index = written_index(site_folder / lang)
    holding = pages_with(site_folder / lang, lang, asked, [one[1] for one in index["places"] if one[2] < 0])
    assert len(holding) >= fewest
    assert holding <= {one["address"] for one in found(index, asked)}


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


def test_no_title_of_the_french_index_may_break_before_its_colon(site_folder: Path) -> None:
    index = written_index(site_folder / "fr")
    titles = [place[0] for place in index["places"]] + [one[0] for headings in index["headings"] for one in headings]
    assert len([title for title in titles if "\u00a0:" in title]) > 20
    assert [title for title in titles if re.search(r" [:;?!»]|« ", title)] == []


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


@pytest.mark.parametrize(
    ("lang", "asked", "page", "part"),
    [
        ("en", "assignment mutual aid", "assignments/mutual-aid.html", None),
        ("en", "dishwasher", "assignments/mutual-aid.html", "mutual-aid-1"),
        ("fr", "travail remettre", "assignments/mutual-aid.html", "hand-in"),
        ("en", "my course", "my-course.html", None),
        ("fr", "mon parcours", "my-course.html", None),
        ("fr", "emporter", "my-course.html", "file"),
        ("en", "compare two codings", "compare-codings.html", None),
        ("fr", "comparer deux codages", "compare-codings.html", None),
    ],
)
def test_pages_that_are_no_chapter_are_found(
    site_folder: Path, lang: str, asked: str, page: str, part: str | None
) -> None:
    first = found(written_index(site_folder / lang), asked)[0]
    assert first["address"] == page
    assert part is None or part in [one["anchor"] for one in first["parts"]]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_place_has_a_name_and_none_is_a_page_that_only_leads_elsewhere(site_folder: Path, lang: str) -> None:
    index = written_index(site_folder / lang)
    assert [address for title, address, *_ in index["places"] if not title] == []
    assert {"search.html", "index.html"}.isdisjoint(address for _, address, *_ in index["places"])
    # The list of the chapters on "My course" holds their titles, and is no answer.
    assert "my-course.html" not in [one["address"] for one in found(index, {"en": "conflict", "fr": "conflit"}[lang])]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_key_of_an_assignment_is_found(site_folder: Path, root: Path, lang: str) -> None:
    page = read((site_folder / lang / "assignments/mutual-aid.html").read_text("utf-8"))
    assert page is not None and page.exercises
    text = bare(" ".join([page.text, *(one.text for one in page.exercises)]))
    assert [why for why in reasons(reference.load(root / "data" / "keys")) if bare(why) in text] == []
