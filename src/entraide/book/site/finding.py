"""Write what search engines ask of a site: the list of its pages, each with its twins, and leave to read them."""

from __future__ import annotations

from pathlib import Path

from entraide.html import templates

PAGES = Path(__file__).parent
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# Nothing that is read: a search's results, a reader's own course, and what only leads to an edition's first page.
NO_CONTENT = ("search.html", "my-course.html", "index.html")


def write(out: Path, languages: list[str], url: str) -> set[str]:
    """Write both files at the root of the site, and return their names; nothing for a site without an address."""
    if not url:
        return set()
    paths = {path.relative_to(out / language).as_posix() for language in languages for path in _pages(out / language)}
    twins = [{lang: place for lang in languages if (out / lang / place).exists()} for place in sorted(paths)]
    sitemap = templates(PAGES).get_template(f"{SITEMAP}.j2").render(url=url, pages=twins)
    (out / SITEMAP).write_text(sitemap, encoding="utf-8")
    (out / ROBOTS).write_text(f"User-agent: *\nAllow: /\nSitemap: {url}{SITEMAP}\n", encoding="utf-8")
    return {SITEMAP, ROBOTS}


def _pages(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.html") if path.name not in NO_CONTENT]
