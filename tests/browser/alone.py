"""A widget alone on a page, drawn by its own files, without the book around it."""

from playwright.sync_api import Page

from entraide.look import TOKENS
from entraide.widgets.common.widget import CourseWidget

SHOW = """async ([module, values]) => {
  const { default: widget } = await import(`/${module}`);
  const model = { get: (name) => values[name], set() {}, save_changes() {}, send() {}, on() {}, host: "page" };
  await widget.render({ model, el: document.querySelector("main") });
}"""
NOT_ITS_OWN = {"layout", "tabbable", "tooltip"}


def show(page: Page, widget: CourseWidget) -> None:
    """Draw a widget on a page whose base is the address of the widgets' files, after those that are there already."""
    if "/alone" not in page.url:
        styles = "".join(f'<link rel="stylesheet" href="/{style}">' for style in widget.front_end.styles)
        frame = f'<link rel="icon" href="data:,"><title>Alone</title><link rel="stylesheet" href="/tokens.css">{styles}'
        html = f'<!doctype html><html lang="{widget.lang}">{frame}<main></main></html>'
        page.route("**/alone", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.route("**/tokens.css", lambda route: route.fulfill(path=TOKENS, content_type="text/css"))
        page.goto("/alone")
    state = widget.get_state()
    values = {name: one for name, one in state.items() if not name.startswith("_") and name not in NOT_ITS_OWN}
    page.evaluate(SHOW, [widget.front_end.module, values])
