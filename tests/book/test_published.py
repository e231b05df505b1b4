"""What a site says of its pages to search engines and other sites, and what it forbids in them."""

import os
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from docutils import nodes, utils

from entraide.book import landing
from entraide.book.extension import about
from entraide.book.policy import content_security_policy
from entraide.book.site import before, editions, finding
from entraide.book.site.derivation import BuildError
from tests.book.small import save, small_course

URL = "https://example.org/entraide/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Parsed(HTMLParser):
    """The elements of a page, and the text within scripts and styles."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.within: list[tuple[str, dict[str, str], str]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in ("script", "style") and data.strip():
            self.within.append((*self.elements[-1], data))

    def meta(self, name: str) -> str:
        """What the page says of itself under a name."""
        found = (
            one for _, one in self.elements if name in (one.get("name"), one.get("property"), one.get("http-equiv"))
        )
        return next(found)["content"]

    def links(self, rel: str) -> list[dict[str, str]]:
        return [one for tag, one in self.elements if tag == "link" and one.get("rel") == rel]


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course, kept by git and built for its address; it says where to tell of a mistake."""
    folder = small_course(root, tmp_path_factory.mktemp("published"))
    config = (folder / "_config.yml").read_text("utf-8")
    (folder / "_config.yml").write_text(config.replace("# entraide_report", "entraide_report"), "utf-8")
    save(folder, "fr/more", "# Encore\n\nUne page de plus. " + "Elle dit autre chose. " * 20 + "\n")
    git = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    when = os.environ | {"GIT_COMMITTER_DATE": "2026-01-02T12:00:00"}
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "A course"]):
        subprocess.run([*git, *command], check=True, env=when)
    return editions.build(folder, folder / "site", URL, tell=lambda _: None)


@pytest.mark.slow
def test_a_page_says_where_it_is_what_it_is_about_and_where_its_twin_is(published: Path) -> None:
    page = Parsed(published / "fr" / "more.html")
    assert [link["href"] for link in page.links("canonical")] == [f"{URL}fr/more.html"]
    assert {one["hreflang"]: one["href"] for one in page.links("alternate")} == {
        lang: f"{URL}{lang}/more.html" for lang in ("fr", "en")
    }
    assert page.meta("description").startswith("Une page de plus. Elle dit autre chose.")
    assert len(page.meta("description")) <= 160 and page.meta("description").endswith(".")
    assert page.meta("og:title") == "Encore" and page.meta("og:url") == f"{URL}fr/more.html"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["search", "compare-codings"])
def test_a_page_that_no_chapter_holds_says_so_too(published: Path, name: str) -> None:
    page = Parsed(published / "fr" / f"{name}.html")
    assert page.meta("description") and len(page.meta("description")) <= 160
    assert [link["href"] for link in page.links("canonical")] == [f"{URL}fr/{name}.html"]
    assert "2026-01-02" in [one.get("datetime") for tag, one in page.elements if tag == "time"]


@pytest.mark.slow
def test_what_leads_to_the_editions_says_what_they_are_about(published: Path) -> None:
    """Its address is the one that is passed on."""
    told = Parsed(published / "fr" / "welcome.html").meta("description")
    first, landing = Parsed(published / "fr" / "index.html"), Parsed(published / "index.html")
    assert first.meta("description") == first.meta("og:description") == told
    assert [link["href"] for link in first.links("canonical")] == [f"{URL}fr/welcome.html"]
    assert told in landing.meta("description") and landing.meta("og:url") == URL
    assert [link["href"] for link in landing.links("canonical")] == [URL]
    assert {one["hreflang"]: one["href"] for one in landing.links("alternate")} == {
        "fr": f"{URL}fr/", "en": f"{URL}en/", "x-default": URL,
    }  # fmt: skip


@pytest.mark.slow
def test_the_foot_of_a_page_says_when_it_last_changed_and_under_what_licence_it_is(published: Path) -> None:
    text = (published / "fr" / "more.html").read_text("utf-8")
    assert "dernière modification\u00a0: 2 janvier 2026" in text
    assert re.search(r'href="https://creativecommons.org/licenses/by/4.0/deed.fr" rel="license', text)


@pytest.mark.slow
def test_the_foot_of_every_page_leads_to_where_a_mistake_is_told(published: Path) -> None:
    for page in pages(published):
        if page.parent != published and page.name != "index.html":
            links = [one["href"] for tag, one in Parsed(page).elements if tag == "a" and "href" in one]
            assert links.count("mailto:me@example.org") == 1, page.relative_to(published)


@pytest.mark.slow
def test_search_engines_are_told_of_every_page_and_of_its_twin(published: Path) -> None:
    places = ElementTree.parse(published / finding.SITEMAP).findall("s:url", SITEMAP)
    told = {
        place.findtext("s:loc", "", SITEMAP): [one.get("href") for one in place.findall("x:link", SITEMAP)]
        for place in places
    }
    pages = ("compare-codings", "more", "welcome")
    assert sorted(told) == [f"{URL}{lang}/{name}.html" for lang in ("en", "fr") for name in pages]
    assert told[f"{URL}en/more.html"] == [f"{URL}en/more.html", f"{URL}fr/more.html"]
    assert f"Sitemap: {URL}{finding.SITEMAP}" in (published / finding.ROBOTS).read_text("utf-8")


@pytest.mark.parametrize("written", ["example.org", "ftp://example.org", "https://", "https://example.org/?a=1"])
def test_what_is_no_address_of_a_site_is_refused_before_anything_is_built(root: Path, written: str) -> None:
    with pytest.raises(BuildError, match=re.escape(URL)):
        editions.build(root, url=written, tell=lambda _: None)


@pytest.mark.parametrize(
    "written", ["me@example.org", "example.org/form", "mailto:", "https://", "javascript:alert(1)"]
)
def test_a_place_to_report_that_nobody_could_follow_is_refused(root: Path, written: str) -> None:
    """As a link it would lead to a page of the course that does not exist, or nowhere."""
    config = {"sphinx": {"config": {before.REPORT: written}}}
    for refused in (lambda: before.report_address(config), lambda: before.report_address({}, written)):
        with pytest.raises(BuildError, match=re.escape(written)):
            refused()


def test_a_place_to_report_that_is_asked_for_comes_before_the_configurations() -> None:
    config = {"sphinx": {"config": {before.REPORT: "mailto:me@example.org"}}}
    assert before.report_address(config) == "mailto:me@example.org"
    assert before.report_address(config, "https://example.org/form?of=1") == "https://example.org/form?of=1"
    assert before.report_address({"sphinx": {"config": {}}}) == ""


@pytest.mark.parametrize("held", ["photos/ana.jpg", "index.html", "en/notes.txt"])
def test_a_folder_that_holds_anything_else_is_refused_and_left_as_it_is(root: Path, tmp_path: Path, held: str) -> None:
    """A build makes a folder hold the site and nothing else: hers is not the place for it."""
    mine = tmp_path / held
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("Mine.")
    with pytest.raises(BuildError, match=held.split("/")[0]):
        editions.build(root, tmp_path, tell=lambda _: None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


def test_a_book_of_hers_beside_a_site_of_ours_is_not_taken_for_one_of_its_books(root: Path, tmp_path: Path) -> None:
    (tmp_path / landing.LANDING).write_text(landing.MARK)
    (tmp_path / "entraide-fr.pdf").write_text("Ours.")
    before.check_place(root, tmp_path)
    (tmp_path / "syllabus.pdf").write_text("Mine.")
    with pytest.raises(BuildError, match="syllabus"):
        before.check_place(root, tmp_path)


@pytest.mark.slow
def test_the_folder_of_a_site_is_built_again(published: Path) -> None:
    before.check_place(published.parents[1], published)


@pytest.mark.parametrize(("written", "line"), [("html: [\n", 2), ("title: Again\n", 1), ("sphinx:\n  config: {}\n", 1)])
def test_a_configuration_that_cannot_be_read_whole_is_refused_with_its_line(
    root: Path, tmp_path: Path, written: str, line: int
) -> None:
    """A setting that stands there twice would be taken once, and the other be lost in silence."""
    config = (root / "_config.yml").read_text("utf-8")
    (tmp_path / "_config.yml").write_text(config + written, "utf-8")
    with pytest.raises(BuildError) as refused:
        before.configuration(tmp_path)
    assert refused.value.problem.row == config.count("\n") + line


@pytest.mark.parametrize(
    "written",
    ["", "- a\n", "title: x\n", "sphinx:\n", "sphinx: x\n", "sphinx:\n  config: []\n", "sphinx:\n  config: {}\n"],
)
def test_a_configuration_without_what_an_edition_needs_is_refused_in_a_line(tmp_path: Path, written: str) -> None:
    (tmp_path / "_config.yml").write_text(written, "utf-8")
    with pytest.raises(BuildError, match=r"^_config\.yml.*sphinx: config: language.*$"):
        before.configuration(tmp_path)


def test_a_configuration_without_an_edition_is_refused_in_a_line(root: Path, tmp_path: Path) -> None:
    config = (root / "_config.yml").read_text("utf-8")
    (tmp_path / "_config.yml").write_text(config.replace("entraide_editions:", "other_editions:"), "utf-8")
    with pytest.raises(BuildError, match=r"^_config\.yml.*sphinx: config: entraide_editions: en: title.*$"):
        before.configuration(tmp_path)


def pages(folder: Path) -> Iterator[Path]:
    yield from folder.rglob("*.html")


def test_every_page_of_the_book_forbids_what_is_not_its_own(site_folder: Path) -> None:
    for path in pages(site_folder):
        page = Parsed(path)
        assert page.meta("Content-Security-Policy") == content_security_policy(path.read_text("utf-8"))
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], (path, attributes)
            if tag in ("script", "img", "iframe") or attributes.get("rel") in ("stylesheet", "modulepreload", "icon"):
                place = attributes.get("src") or attributes.get("href", "")
                assert not urlsplit(place).netloc, (path, place)


def test_no_page_of_an_edition_holds_a_program_or_a_style(site_folder: Path) -> None:
    for path in (path for lang in ("en", "fr") for path in pages(site_folder / lang) if path.name != "index.html"):
        page = Parsed(path)
        assert not [attributes for _, attributes in page.elements if "style" in attributes], path
        assert all(tag == "script" and "json" in attributes.get("type", "") for tag, attributes, _ in page.within), path


def test_a_chapter_is_described_by_what_it_teaches_and_not_by_its_notice_of_care() -> None:
    items = ("tell apart a road too long and a ride missing;", "draw up a plan;", "report what the study says.")
    page = utils.new_document("chapter")
    section = nodes.section()
    box = nodes.admonition("", classes=["objectives"])
    box += nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", text)) for text in items))
    section += [box, nodes.paragraph("", "This chapter speaks of bereavement.")]
    page += section
    assert about.summary(page) == (
        "Tell apart a road too long and a ride missing; draw up a plan; report what the study says."
    )
    section.remove(box)
    assert about.summary(page) == "This chapter speaks of bereavement."


def test_a_description_that_is_cut_in_french_ends_without_the_space_of_its_semicolon() -> None:
    page, first = utils.new_document("chapter"), "trancher entre deux codes voisins et dire à une collègue pourquoi"
    items = (nodes.list_item("", nodes.paragraph("", text)) for text in (f"{first}\u202f;", "lire " * 40))
    page += nodes.admonition("", nodes.bullet_list("", *items), classes=["objectives"])
    assert about.summary(page) == f"T{first[1:]}."
