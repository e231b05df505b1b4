"""What a reader does with an exercise on a page, told in a reader's words."""

import re

from playwright.sync_api import Locator, Page, expect


def asks(text: str) -> re.Pattern[str]:
    """The name of an exercise's button: what is written on it, then the title of the exercise it stands in."""
    return re.compile(f"^{re.escape(text)}( |$)")


class CodingExercise:
    """A coding exercise, found by its title."""

    def __init__(self, page: Page, title: str | re.Pattern[str]) -> None:
        self.page = page
        self.root = page.get_by_role("region", name=title)
        self.sentences = self.root.locator(".entraide-unit")

    def sentence(self, number: int) -> Locator:
        """The sentence's own button."""
        return self.root.locator(f"[data-unit='{number}'] .entraide-unit")

    def code(self, name: str) -> Locator:
        """A code of the palette."""
        return self.root.locator(".entraide-apply").filter(has_text=name)

    def codes_on(self, number: int) -> list[str]:
        """The names of the codes on a sentence, as they are read."""
        chips = self.root.locator(f"[data-unit='{number}'] .entraide-chip > span:nth-of-type(1)")
        return [text.strip() for text in chips.all_text_contents()]

    def expect_codes(self, number: int, *names: str) -> None:
        """Wait until exactly these codes stand on the sentence."""
        chips = self.root.locator(f"[data-unit='{number}'] .entraide-chip")
        expect(chips).to_have_count(len(names))
        for name in names:
            expect(chips.filter(has_text=name)).to_have_count(1)

    def press(self, name: str) -> None:
        """Press one of the exercise's buttons."""
        self.root.get_by_role("button", name=asks(name)).click()
