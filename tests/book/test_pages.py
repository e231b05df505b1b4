"""The parts of a page that need no browser to be checked."""

import json
import re
from pathlib import Path, PurePath

import pytest
from docutils import nodes
from docutils.core import publish_from_doctree
from docutils.utils import new_document
from sphinx_design.dropdown import dropdown_main, dropdown_title

from entraide.book import landing
from entraide.book.extension.bibliography import edition, in_language
from entraide.book.extension.care import clear_button, dialled, help_list, with_calls
from entraide.book.extension.frame_scripts import PARTS, frame_scripts, parts_of
from entraide.book.extension.glossary import tell_languages
from entraide.book.extension.in_use import InUse
from entraide.book.extension.lighten import fold_plainly
from entraide.book.extension.stylesheet import purge
from entraide.book.site import offline
from entraide.book.site.publishing import is_published

LINES = [
    {"line": "a", "name_en": "A <line>", "name_fr": "Une ligne", "phone": "1 866 555-0199", "hours_en": "Always",
     "hours_fr": "Toujours", "for_en": "All", "for_fr": "Toutes", "emergency": "no"},
    {"line": "b", "name_en": "911", "name_fr": "911", "phone": "911", "hours_en": "Always", "hours_fr": "Toujours",
     "for_en": "All", "for_fr": "Toutes", "emergency": "yes"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "number"),
    [("1 866 277-3553", "+18662773553"), ("819 555-0100", "+18195550100"), ("9-8-8", "988"), ("811, option 2", "811")],
)
def test_a_telephone_dials_what_people_read(written: str, number: str) -> None:
    assert dialled(written) == number


def test_a_number_that_an_assignment_names_is_dialled_by_a_touch_and_no_other() -> None:
    phones = ["811", "1 866 277-3553", "9-8-8"]
    text = "811, 1\u00a0866\u00a0277-3553 ou 9-8-8 ; ni 1811, ni 8112, ni 1 866 277-3554, ni P-811-b"
    called = with_calls(text, phones)
    assert re.findall(r'href="tel:([^"]+)', called) == ["811", "+18662773553", "988"]
    assert re.sub(r"<[^>]+>", "", called) == text
    assert with_calls(text, []) == text


def test_help_for_an_emergency_comes_first_and_every_line_can_be_called() -> None:
    html = help_list(LINES, "fr")
    assert html.index("tel:911") < html.index("tel:+18665550199")
    assert 'aria-label="Appeler Une ligne, 1 866 555-0199"' in html


def test_the_names_of_help_lines_are_escaped() -> None:
    assert "A &lt;line&gt;" in help_list(LINES, "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_erasing_asks_first_and_announces_what_it_did(language: str) -> None:
    html = clear_button(language)
    assert re.search(r'role="group"[^>]* hidden', html)
    assert 'role="status"' in html


def as_html(*parts: nodes.Node) -> str:
    page = new_document("page")
    page += parts
    return publish_from_doctree(page, writer_name="html5", settings_overrides={"output_encoding": "unicode"})


@pytest.mark.parametrize(
    ("language", "before", "other"), [("en", "French, in Quebec: ", "fr"), ("fr", "En anglais\u00a0: ", "en")]
)
def test_the_glossary_s_words_of_another_language_are_read_in_it(language: str, before: str, other: str) -> None:
    own, theirs, also = (nodes.emphasis("", text) for text in ("own", "theirs", "also"))
    entry = nodes.paragraph("", "", nodes.Text("Not "), own, nodes.Text(f". {before}"), theirs, nodes.Text(", "), also)
    tell_languages(entry, language)
    cell = nodes.entry(
        "", nodes.paragraph("", "", nodes.Text("Ours ("), nodes.emphasis("", "in a table"), nodes.Text(")"))
    )
    tell_languages(cell, language)
    html = as_html(entry, cell[0])
    assert f'(<em lang="{other}">in a table</em>)' in html
    assert "<em>own</em>" in html
    assert f'<em lang="{other}">theirs</em>, <em lang="{other}">also</em>' in html


def test_the_title_of_a_work_is_read_in_its_language() -> None:
    work = nodes.paragraph("", "Roy, A. (2019). L'entraide. In ", nodes.emphasis("", "Nos groupes"))
    for title in ("L'entraide", "Nos groupes"):
        in_language(work, title, "fr")
    html = as_html(work)
    assert '(2019). <span lang="fr">L\'entraide</span>. In <em><span lang="fr">Nos groupes</span></em>' in html


def test_what_is_folded_away_is_its_title_and_its_words_alone() -> None:
    words = nodes.inline("", "", nodes.Text("Our reading"), classes=["sd-summary-text"])
    icon = nodes.inline("", "", nodes.raw("", "<svg></svg>", format="html"), classes=["sd-summary-state-marker"])
    body = nodes.container("", nodes.paragraph("", "(a) Distance", classes=["sd-card-text", "ours"]))
    fold = dropdown_main("", dropdown_title("", "", words, icon), body, classes=["sd-dropdown", "sd-card"])
    page = new_document("page")
    page += fold
    fold_plainly(None, page, "page")  # type: ignore[arg-type]
    title, paragraph = fold.children
    assert fold["classes"] == ["book-fold"] and title.astext() == "Our reading" and len(title.children) == 1
    assert isinstance(paragraph, nodes.paragraph) and paragraph["classes"] == ["ours"]


def test_a_stylesheet_keeps_the_rules_that_a_page_can_use() -> None:
    css = """@charset "utf-8"; @font-face{font-family:Icons;src:url(icons.woff2)}
    .used .other, .unused{x:1} .unused:hover{y:2} .used:not(.unused){z:3} a[href=".pdf"]{content:"}"}
    @media print{.unused{a:1}.used{b:2}} /* .comment{} */ .md\\:used{c:1} .used:is(p, .unused){d:1} .used:is(b){e:1}"""
    pages = ['<p class="used"><a class="other" href="x">unused</a>']
    assert purge(css, InUse(pages, [])).split("\n") == [
        ".used .other{x:1}",
        ".used:not(.unused){z:3}",
        'a[href=".pdf"]{content:"}"}',
        "@media print{.used{b:2}}",
        ".used:is(p, .unused){d:1}",
    ]


def test_a_rule_stays_only_if_one_element_has_all_that_it_asks_for() -> None:
    css = "p.a{x:1} p.b{x:2} #c.a{x:3} .a > #c{x:4} svg{x:5}"
    assert purge(css, InUse(['<p class="a"><b class="b" id="c">'], [])).split("\n") == ["p.a{x:1}", ".a > #c{x:4}"]


def test_what_a_script_makes_or_names_is_dressed_too() -> None:
    css = ".book-open{x:1} table.book-open{x:2} .table{x:3} .active{x:4}"
    use = InUse(["<p>"], ['box.classList.add("book-open"); make("table")'])
    assert purge(css, use).split("\n") == [".book-open{x:1}", "table.book-open{x:2}", ".active{x:4}"]


def test_a_quote_in_a_regular_expression_hides_no_class_that_a_script_gives() -> None:
    use = InUse(["<p>"], ['words.split(/"/); list.className = "book-results";'])
    assert purge(".book-results{x:1} .book-gone{x:2}", use) == ".book-results{x:1}"


def test_a_motion_stays_as_long_as_something_moves_so() -> None:
    css = "@keyframes turn{to{x:1}} @keyframes fade{to{x:2}} p{animation: 1s turn} .no{animation: fade 1s}"
    assert purge(css, InUse(["<p>"], [])).split("\n") == ["@keyframes turn{to{x:1}}", "p{animation: 1s turn}"]


def test_a_property_stays_as_long_as_something_asks_for_it() -> None:
    css = "p{--a: 1; --b: var(--a); --c: 2; x: var(--b)} b{--d: 3}"
    assert purge(css, InUse(['<p><b style="y: var(--d)">'], [])).split("\n") == [
        "p{--a: 1;--b: var(--a);x: var(--b);}",
        "b{--d: 3}",
    ]


@pytest.mark.parametrize(
    ("place", "published"),
    [("welcome.html", True), ("mutual-aid/dynamics.html", True), ("_images/map.svg", True), ("search-index.js", True),
     ("_static/styles/book.css", True), ("_static/entraide/host.js", True), ("_static/scripts/fontawesome.js", False),
     ("_static/vendor/fontawesome/webfonts/fa-solid-900.woff2", False), ("_sources/welcome.md", False),
     (".buildinfo", False), ("reports/welcome.err.log", False)],
)  # fmt: skip
def test_readers_get_what_pages_use(place: str, published: bool) -> None:
    assert is_published(PurePath(place)) is published


@pytest.mark.parametrize(
    ("number", "language", "written"),
    [
        ("1", "en", "1st ed."),
        ("2", "en", "2nd ed."),
        ("8", "en", "8th ed."),
        ("1", "fr", "1re éd."),
        ("2", "fr", "2e éd."),
    ],
)
def test_an_edition_is_numbered_as_its_language_does(number: str, language: str, written: str) -> None:
    assert edition(number, language) == written


def test_the_landing_page_has_two_links_without_any_script(root: Path, tmp_path: Path) -> None:
    landing.write(root, tmp_path)
    page = re.sub(r"<script>.*?</script>", "", (tmp_path / "index.html").read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r'<a href="([^"]+)" hreflang="(..)"', page) == [("fr/index.html", "fr"), ("en/index.html", "en")]
    assert landing.is_published(tmp_path)


def test_another_builders_landing_page_is_noticed(tmp_path: Path) -> None:
    assert not landing.is_published(tmp_path)
    (tmp_path / "index.html").write_text("<meta http-equiv='refresh'>", "utf-8")
    assert not landing.is_published(tmp_path)


def built(out: Path) -> dict[str, dict[str, dict[str, str]]]:
    offline.write(out, ["en"], ["teach"])
    worker = (out / "worker.js").read_text("utf-8")
    listed = re.search(r"^const BUILT = (.*);$", worker, re.MULTILINE)
    assert listed
    found: dict[str, dict[str, dict[str, str]]] = json.loads(listed[1])
    return found


def test_the_worker_knows_every_file_by_its_content_and_the_versions_pages_ask_for(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("index.html", "404.html", "offline.html"):
        (tmp_path / name).write_text(name, "utf-8")
    page = tmp_path / "en" / "l'aide.html"
    page.write_text('<link href="book.css?v=0123456789ab">', "utf-8")
    (tmp_path / "en" / "teach").mkdir()
    (tmp_path / "en" / "teach" / "grid.html").write_text("grid", "utf-8")
    first = built(tmp_path)
    assert list(first["files"]["en"]) == ["en/l%27aide.html"]
    assert list(first["files"]["besides"]) == ["en/teach/grid.html"]
    assert 0 < first["bytes"]["en"] < 100
    assert first["versions"] == ["0123456789ab"]
    page.write_text("changed", "utf-8")
    assert built(tmp_path)["files"]["en"] != first["files"]["en"]
    assert built(tmp_path)["files"]["shared"] == first["files"]["shared"]


def test_a_page_asks_for_the_script_of_a_part_only_if_that_part_stands_in_it() -> None:
    assert parts_of('<div class="entraide-scroll" data-entraide-sift="{}"><table>') == ["table"]
    assert parts_of("<table><tr>") == []
    assert set(frame_scripts()) >= {"mode", "page", *PARTS}


def test_what_leaves_quickly_is_the_first_that_the_keyboard_reaches_on_every_page(site_folder: Path) -> None:
    pages = [page for lang in ("en", "fr") for page in sorted((site_folder / lang).rglob("*.html"))]
    pages = [page for page in pages if page.name != "index.html"]  # It only leads to the first page.
    control = re.compile(r"<body.*?(<(?:a|button|input|select|textarea|summary)\b[^>]*)", re.DOTALL)
    first = {page: control.search(page.read_text("utf-8")) for page in pages}
    assert len(pages) > 100
    assert [page for page, found in first.items() if not found or "data-entraide-exit" not in found[1]] == []


def test_leaving_is_the_plainer_to_see_where_a_page_says_that_it_speaks_of_something_painful(site_folder: Path) -> None:
    chapters = {"mutual-aid/dynamics": True, "region/anicinabek": True, "method/limits": False}
    for chapter, speaks in chapters.items():
        assert ("book-exit-filled" in (site_folder / "fr" / f"{chapter}.html").read_text("utf-8")) is speaks
