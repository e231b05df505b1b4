"""The colours of all that is drawn can be read and told apart, and each is said once."""

import re
from itertools import chain, combinations
from pathlib import Path

import pytest

from entraide import look
from tests.look.colours import Triple, ciede2000, contrast, distance

PACKAGE = Path(look.__file__).parent
LIGHT, DARK = 0, 1
GROUNDS = ("paper", "tint", "lamp")
TEXT = ("ink", "muted", "accent", "found", "danger")
CONTROLS = ("edge", "lamp-line")
MARKS = tuple(f"mark-{number}" for number in range(1, 10))
# An EPUB has the colours of its reader's device; nbgrader's lists have nbgrader's.
OTHERS = {"tokens.css", "epub.css", "lists.css"}
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"[^{};]*\{")
# A picture in a stylesheet is a mask: what is black in it lets the page's colour through.
DRAWN = re.compile(r"url\(.*\)")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:light-dark|hsl|oklch)\(", re.IGNORECASE)
# Of Sharma, Wu and Dalal's table: two colours in Lab, and how far apart they are.
MEASURED: list[tuple[Triple, Triple, float]] = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.001), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, -0.001, 2.49), (50, 0.001, -2.49), 4.8045),
    ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


def colour(name: str, theme: int) -> str:
    return look.colours(f"--e-{name}")[theme]


def stylesheets() -> dict[str, str]:
    """All that says how something looks, by place and without comments: stylesheets, and the styles in templates."""
    texts = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.css") if path.name not in OTHERS}
    for path in PACKAGE.rglob("*.html.j2"):
        texts[path] = "".join(STYLE.findall(path.read_text("utf-8")))
    return {path.relative_to(PACKAGE).as_posix(): COMMENT.sub("", text) for path, text in texts.items() if text}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_and_controls_and_marks_seen_on_every_ground(ground: str, theme: int) -> None:
    on = {name: contrast(colour(name, theme), colour(ground, theme)) for name in (*TEXT, *CONTROLS, *MARKS)}
    assert {name: ratio for name, ratio in on.items() if ratio < (4.5 if name in TEXT else 3)} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_written_on_a_colour_can_be_read(theme: int) -> None:
    # The middle of a lit chair, which holds no words but a dot, is outlined in ink.
    for ground, text in {"accent": "on-accent", "danger": "paper", "ink": "paper", "lamp-mid": "on-lamp"}.items():
        assert contrast(colour(text, theme), colour(ground, theme)) >= 4.5, f"{text} on {ground}"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_can_be_read_in_the_report_s_darkest_cell(theme: int) -> None:
    style = (PACKAGE / "report/page.css").read_text("utf-8")
    share = int(re.findall(r"color-mix\(in srgb, var\(--e-accent\) calc\(var\(--part\) \* (\d+)%\)", style)[0]) / 100
    accent, paper = (
        [int(colour(name, theme)[place : place + 2], 16) for place in (1, 3, 5)] for name in ("accent", "paper")
    )
    mixed = "".join(f"{round(share * on + (1 - share) * under):02x}" for on, under in zip(accent, paper, strict=True))
    assert contrast(colour("ink", theme), f"#{mixed}") >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("seen", "least"), [("as most", 24), ("protanopia", 13), ("deuteranopia", 13), ("tritanopia", 8)]
)
def test_no_two_marks_are_confused(seen: str, least: float, theme: int) -> None:
    pairs = {pair: distance(colour(pair[0], theme), colour(pair[1], theme), seen) for pair in combinations(MARKS, 2)}
    assert {pair: far for pair, far in pairs.items() if far < least} == {}


def test_each_mark_has_a_shape_of_its_own() -> None:
    icons = (PACKAGE / "widgets/common/icons.js").read_text("utf-8")
    shapes = re.findall(r'^  "(.+)",$', icons.split("const SHAPES = [")[1].split("];")[0], re.MULTILINE)
    assert len(shapes) == len(set(shapes)) == len(MARKS)
    asked = set(look.ASKED.findall((PACKAGE / "widgets/common/look.css").read_text("utf-8")))
    assert {f"--e-{mark}" for mark in MARKS} <= asked


def test_each_token_is_said_once() -> None:
    said = re.findall(r"(--e-[\w-]+):", look.TOKENS.read_text("utf-8"))
    assert sorted(said) == sorted(look.tokens())
    again = {
        place: found for place, text in stylesheets().items() if (found := re.findall(r"--e-[\w-]+(?=\s*:)", text))
    }
    assert again == {}


def test_no_stylesheet_has_a_colour_of_its_own() -> None:
    without_selectors = {place: SELECTOR.sub("{", DRAWN.sub("", text)) for place, text in stylesheets().items()}
    assert {place: found for place, text in without_selectors.items() if (found := COLOUR.findall(text))} == {}


def test_the_icon_which_asks_nobody_has_the_accent() -> None:
    icon = (PACKAGE / "book/extension/static/icon.svg").read_text("utf-8")
    assert tuple(COLOUR.findall(icon)) == look.colours("--e-accent")


def test_every_token_that_is_asked_for_is_there() -> None:
    scripts = (path.read_text("utf-8") for path in PACKAGE.rglob("*") if path.suffix in (".js", ".py", ".svg"))
    asked = {name for text in chain(stylesheets().values(), scripts) for name in re.findall(r"var\((--e-[\w-]+)", text)}
    assert asked - {"--e-"} <= set(look.tokens())
    assert not any(
        re.search(r"--(?:pst-color|entraide-(?:lack|over|good|soft))", text) for text in stylesheets().values()
    )


def test_danger_is_an_emergency_s_number_and_erasing() -> None:
    uses = [
        (place, selector.strip())
        for place, text in stylesheets().items()
        for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", text)
        if "--e-danger" in rule
    ]
    assert {place for place, _ in uses} == {f"book/extension/static/{one}.css" for one in ("parts", "page/help")}
    assert {selector for _, selector in uses} == {".book-help-urgent", ".book-button-strong", ".book-clear-confirm"}


def test_no_letter_is_smaller_than_fourteen_pixels() -> None:
    sizes = re.compile(r"\bfont(?:-size)?:[^;}]*?([\d.]+)(?:rem|em)\b")
    small = {
        place: [size for size in sizes.findall(text) if float(size) < 0.875] for place, text in stylesheets().items()
    }
    assert {place: found for place, found in small.items() if found} == {}


def test_corners_are_round_in_four_ways_and_the_focus_is_seen_in_one() -> None:
    round_ = {radius for text in stylesheets().values() for radius in re.findall(r"border-radius: ([^;]+);", text)}
    # Units, controls, exercises and chips; besides, a disc, what a browser rounds by itself, and the end of a bar.
    assert round_ <= {"0.375rem", "0.5rem", "0.75rem", "2rem", "50%", "0", "0 0.2rem 0.2rem 0"}
    rings = {
        ring
        for text in stylesheets().values()
        for rule in re.findall(r":focus-(?:visible|within)[^{}]*\{([^{}]*)\}", text)
        for ring in re.findall(r"outline: (\d[^;]*)", rule)
    }
    # In forced colours, the system's own text.
    assert rings == {"3px solid var(--e-ink)", "3px solid CanvasText"}


def test_nothing_casts_a_shadow_but_the_docked_palette() -> None:
    blurred = re.compile(r"box-shadow: (?:inset )?-?[\d.]+\w* -?[\d.]+\w* (?!0(?![.\d]))[\d.]+")
    assert [place for place, text in stylesheets().items() if blurred.search(text)] == ["widgets/coding/palette.css"]


def test_a_style_that_stands_alone_has_the_tokens_it_asks_for_and_no_others() -> None:
    style = look.dressed("p { color: var(--e-ink); background: var(--e-paper) } b { color: var(--e-ink) }")
    assert re.findall(r"^  (--e-[\w-]+): ", style, re.MULTILINE) == ["--e-ink", "--e-paper"]
    assert look.dressed("p { color: red }") == "p { color: red }"
    with pytest.raises(KeyError, match="--e-nothing"):
        look.dressed("p { color: var(--e-nothing) }")


def test_a_printer_gets_the_colours_of_a_light_page() -> None:
    drawing = '<path fill="var(--e-accent, currentColor)" stroke="var(--e-ink)"/>'
    accent, ink = look.colours("--e-accent")[LIGHT], look.colours("--e-ink")[LIGHT]
    assert look.on_paper(drawing) == f'<path fill="{accent}" stroke="{ink}"/>'


@pytest.mark.parametrize(("one", "other", "far"), MEASURED)
def test_distances_are_reckoned_as_published(one: Triple, other: Triple, far: float) -> None:
    assert ciede2000(one, other) == pytest.approx(far, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(far, abs=5e-5)
