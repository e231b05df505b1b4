"""A feedback page opens anywhere from its one file, on a phone in the dark as on a desk by day."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES, say
from tests.answering import perfect
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import violations
from tests.classroom import ASSIGNMENT, NbgraderCourse


@pytest.fixture(scope="module", params=LANGUAGES)
def taught(
    request: pytest.FixtureRequest,
    new_course: Callable[[str], NbgraderCourse],
    course: Course,
    keys: Reference,
    root: Path,
) -> NbgraderCourse:
    """A class with its feedback, keys and all: of one who did all well and one who did nothing."""
    taught = new_course(request.param)
    taught.hand_in("ana", [perfect(course, keys, name, taught.lang) for name in taught.graded()])
    taught.hand_in("eli", [])
    (taught.folder / "_config.yml").write_text((root / "_config.yml").read_text("utf-8"), "utf-8")
    for command in (["grade", ASSIGNMENT], ["keys", "release", ASSIGNMENT], ["feedback", ASSIGNMENT]):
        assert taught.entraide(*command).returncode == 0
    return taught


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"])
def test_it_fits_and_axe_finds_nothing_wrong(
    browser: Browser, taught: NbgraderCourse, screen: dict[str, int], scheme: str
) -> None:
    for student in ("ana", "eli"):
        context = browser.new_context(viewport=screen, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((taught.folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").as_uri())
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page).to_have_title(page.get_by_role("heading", level=1).inner_text())
        provisional = say(taught.lang, "feedback.provisional-score", score="").strip()
        expect(page.get_by_text(provisional)).to_have_count(1 if student == "ana" else 0)
        page.get_by_text(say(taught.lang, "feedback.instructions")).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
        assert violations(page) == []
        context.close()
