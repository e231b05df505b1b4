"""The simulations: their pure modules against the same formulas in Python, and what a reader does with them."""

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import entraide
from entraide.course.distance import kilometres
from entraide.course.simulations import one_meets_someone, some_pair_knows
from entraide.lang import LANGUAGES
from tests.browser.conftest import PHONE, Run

WORLD = entraide.simulation("plan-a-group", "en").payload
VALUES = {row["assumption"]: row["value"] for row in WORLD["assumptions"]}
CHOICES = {
    "place": [row["centre"] for row in WORLD["centres"]],
    "time": [row["time"] for row in WORLD["times"]],
    "season": [row["season"] for row in WORLD["seasons"]],
    "mode": ["room", "online", "hybrid"],
    "help": ["none", "rides", "taxi"],
    "room": ["own", "shared"],
}
PLANS = [dict(zip(CHOICES, one, strict=True)) for one in product(*CHOICES.values())]
PLAN = {"place": "rouyn-noranda", "time": "evening", "season": "winter", "mode": "room", "help": "none", "room": "own"}


@pytest.fixture
def outcomes(run: Run) -> Callable[..., list[dict[str, Any]]]:
    """What plans do, the course's own members being concerned."""

    def outcomes(*plans: dict[str, str]) -> list[dict[str, Any]]:
        body = """
          const { outcome } = await load("plan_group/outcome");
          return given[0].map((plan) => outcome(given[1], plan, given[2]));
        """
        found: list[dict[str, Any]] = run(body, [list(plans), WORLD, VALUES])
        return found

    return outcomes


def coming(outcome: dict[str, Any]) -> set[str]:
    return {row["member"] for row in outcome["rows"] if row["way"]}


def row_of(outcome: dict[str, Any], member: str) -> dict[str, Any]:
    return next(row for row in outcome["rows"] if row["member"] == member)


# Texts


@pytest.mark.parametrize(
    ("file", "name", "modules"),
    [
        ("who_knows/texts", "WHO_KNOWS", ["who_knows/widget"]),
        ("plan_group/texts", "PLAN_GROUP", ["plan_group/widget", "plan_group/sentences"]),
        ("agreement/texts", "AGREEMENT", ["agreement/widget"]),
    ],
)
def test_both_languages_have_the_same_texts_and_all_that_are_named(
    run: Run, file: str, name: str, modules: list[str]
) -> None:
    body = """
      const TEXTS = (await load(given[0]))[given[1]];
      const all = (text) => [...JSON.stringify(text).matchAll(/\\{(\\w+)\\}/g)].map((one) => one[1]);
      const holes = (text) => [...new Set(all(text))].sort();
      const shape = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, holes(text)]));
      const named = new Set();
      for (const module of given[2]) {
        const text = await (await fetch(`/${module}.js`)).text();
        for (const [, key] of text.matchAll(/\\bt\\("([\\w-]+)"/g)) named.add(key);
      }
      return [shape(TEXTS.en), shape(TEXTS.fr), [...named].filter((key) => !(key in TEXTS.en))];
    """
    english, french, missing = run(body, [file, name, modules])
    assert english == french
    assert missing == []


@pytest.mark.parametrize(
    ("call", "english", "french"),
    [
        ("whole({}, 1762949)", "1,762,949", "1\u00a0762\u00a0949"),
        ("whole({}, 999.6)", "1,000", "1\u00a0000"),
        ("decimal({}, 2.5)", "2.5", "2,5"),
        ("money({}, 1867)", "$1,867", "1\u00a0867\u00a0$"),
        ("money({}, 0.6)", "$0.60", "0,60\u00a0$"),
        ("duration({}, 25)", "25\u00a0min", "25\u00a0min"),
        ("duration({}, 119.7)", "2\u00a0h", "2\u00a0h"),
        ("ratio({}, 0.445)", "0.45", "0,45"),
        ("ratio({}, -0.05)", "−0.05", "−0,05"),
        ("ratio({}, -0.001)", "0.00", "0,00"),
        ("ratio({}, 1)", "1.00", "1,00"),
        ("duration({}, 65)", "1\u00a0h\u00a05\u00a0min", "1\u00a0h\u00a005"),
    ],
)
def test_numbers_are_written_as_in_each_language(run: Run, call: str, english: str, french: str) -> None:
    body = 'const { whole, decimal, money, duration, ratio } = await load("shared/numbers"); '
    calls = [call.format(f"'{lang}'") for lang in LANGUAGES]
    assert run(f"{body} return [{', '.join(calls)}];") == [english, french]


@pytest.mark.parametrize(
    ("text", "number"), [("1 762 949", 1762949), ("2,5", 2.5), ("2.5", 2.5), ("", None), ("many", None)]
)
def test_a_number_may_be_typed_in_either_manner(run: Run, text: str, number: float | None) -> None:
    body = 'const { typed } = await load("shared/numbers"); const n = typed(given); return Number.isNaN(n) ? null : n;'
    assert run(body, text) == number


@pytest.mark.parametrize(
    ("chance", "said"), [(0.0045, ["few", 1]), (0.0134, ["some", 1]), (0.571, ["some", 57]), (0.9999, ["most", 99])]
)
def test_what_is_rare_is_not_said_to_be_never(run: Run, chance: float, said: list[Any]) -> None:
    body = 'const { outOf100 } = await load("shared/numbers"); const { kind, n } = outOf100(given); return [kind, n];'
    assert run(body, chance) == said


# Who knows whom


def test_the_chances_are_those_of_the_formula(run: Run) -> None:
    cases = list(product((200, 2464, 12675, 1762949), (1, 150, 610), (2, 8, 20)))
    body = """
      const { somePairKnows, oneMeetsSomeone } = await load("who_knows/acquaintance");
      return given.map((one) => [somePairKnows(...one), oneMeetsSomeone(...one)]);
    """
    for case, found in zip(cases, run(body, cases), strict=True):
        assert found == pytest.approx([some_pair_knows(*case), one_meets_someone(*case)], abs=1e-12)


def test_the_slider_finds_every_population_within_two_figures(run: Run) -> None:
    body = """
      const { sliderAt, peopleAt } = await load("who_knows/acquaintance");
      return given.map((people) => peopleAt(sliderAt(people)));
    """
    people = [50, 200, 2464, 12675, 42313, 1762949, 5000000]
    for wanted, found in zip(people, run(body, people), strict=True):
        assert found == pytest.approx(wanted, rel=0.06)


# A group to plan


def test_distances_by_road_are_great_circles_made_longer(run: Run) -> None:
    pairs = [(one["at"], other["at"]) for one in WORLD["members"] for other in WORLD["centres"]]
    body = """
      const { straightKm, roadKm } = await load("plan_group/outcome");
      return given[0].map(([one, other]) => [straightKm(one, other), roadKm(one, other, given[1])]);
    """
    for (one, other), (straight, road) in zip(pairs, run(body, [pairs, VALUES]), strict=True):
        assert straight == pytest.approx(kilometres(tuple(one), tuple(other)), abs=1e-6)
        assert road == pytest.approx(max(straight * VALUES["road_factor"], VALUES["town_km"]))


def test_every_member_comes_in_one_way_or_has_a_reason(outcomes: Callable[..., Any]) -> None:
    people = {member["member"]: member for member in WORLD["members"]}
    for plan, outcome in zip(PLANS, outcomes(*PLANS), strict=True):
        assert [row["member"] for row in outcome["rows"]] == list(people)
        for row in outcome["rows"]:
            member = people[row["member"]]
            assert bool(row["way"]) != bool(row["why"])
            if row["way"]:
                assert plan["time"] in member["free"]
                assert row["minutes"] <= member["longest"]
            if row["way"] == "online":
                assert member["online"] == "yes" and plan["mode"] != "room"
            elif row["way"]:
                assert plan["mode"] != "online"


def test_no_plan_brings_everyone_and_each_member_can_come_to_some(outcomes: Callable[..., Any]) -> None:
    found = [coming(outcome) for outcome in outcomes(*PLANS)]
    assert max(map(len, found)) < 12
    assert set.union(*found) == {member["member"] for member in WORLD["members"]}


def test_help_never_keeps_anyone_away_and_a_storm_brings_nobody(outcomes: Callable[..., Any]) -> None:
    for place, time, season in product(CHOICES["place"], CHOICES["time"], CHOICES["season"]):
        plan = PLAN | {"place": place, "time": time, "season": season}
        alone, rides, taxi = outcomes(plan, plan | {"help": "rides"}, plan | {"help": "taxi"})
        assert coming(alone) <= coming(rides) and coming(alone) <= coming(taxi)
        if season == "winter":
            (storm,) = outcomes(plan | {"season": "storm"})
            assert coming(storm) <= coming(alone)


def test_a_passenger_rides_with_someone_who_drives_and_has_a_seat(outcomes: Callable[..., Any]) -> None:
    seen = 0
    for outcome in outcomes(*(plan for plan in PLANS if plan["help"] == "rides")):
        rides = [row for row in outcome["rows"] if row["way"] == "ride"]
        for row in rides:
            assert row_of(outcome, row["driver"])["way"] == "drive"
            assert sum(other["driver"] == row["driver"] for other in rides) <= VALUES["seats"]
            assert {"kind": "ride", "members": [row["member"], row["driver"]]} in outcome["privacy"]
            seen += 1
    assert seen


def test_an_evening_in_winter_at_rouyn_noranda(outcomes: Callable[..., Any]) -> None:
    alone, rides = outcomes(PLAN, PLAN | {"help": "rides"})
    assert coming(alone) == {"M01", "M02", "M09", "M11"}
    assert row_of(alone, "M03")["why"] == ["dark"]
    assert row_of(alone, "M04")["why"] == ["time"]
    assert row_of(alone, "M05")["why"] == ["long"]
    assert coming(rides) - coming(alone) == {"M10"}
    tie = next(one for one in rides["privacy"] if one["kind"] == "tie")
    assert (tie["members"], tie["oneCar"]) == (["M09", "M10"], True)
    assert next(one for one in alone["privacy"] if one["kind"] == "seen")["members"] == ["M01", "M02"]
    far = alone["totals"]["farthest"]
    assert far["member"] == "M11" and far["road"] > 2 * far["group"] == 28


def test_money_follows_the_kilometres(outcomes: Callable[..., Any]) -> None:
    for plan, outcome in zip(PLANS, outcomes(*PLANS), strict=True):
        totals, rows = outcome["totals"], outcome["rows"]
        by_car, by_taxi = (2 * sum(row["km"] for row in rows if row["way"] == way) for way in ("drive", "taxi"))
        rent = VALUES["room"] if plan["room"] == "shared" and plan["mode"] != "online" else 0
        assert totals["km"] == pytest.approx(by_car + by_taxi)
        assert totals["forMembers"] == pytest.approx(by_car * VALUES["car_km"])
        assert totals["forOrganisation"] == pytest.approx(by_taxi * VALUES["taxi_km"] + rent)
        if plan["mode"] == "online":
            assert totals["km"] == totals["forOrganisation"] == 0 and totals["farthest"] is None


def test_online_those_who_could_be_heard_stay_out_and_the_plan_says_so(outcomes: Callable[..., Any]) -> None:
    (online,) = outcomes(PLAN | {"mode": "online"})
    assert coming(online) == {"M01", "M02", "M07", "M09", "M11"}
    said = {one["kind"]: one["members"] for one in online["privacy"]}
    assert said["unsafe"] == ["M03", "M05", "M10"]
    assert said["homes"] == sorted(coming(online))
    assert "seen" not in said


def test_a_change_names_who_comes_now_and_who_no_longer_does(run: Run) -> None:
    body = """
      const { changed } = await load("plan_group/outcome");
      const rows = (...ways) => ways.map((way, place) => ({ member: `M${place}`, way }));
      return changed(rows("drive", "walk", ""), rows("", "online", "taxi"));
    """
    assert run(body) == {"more": ["M2"], "fewer": ["M0"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_in_words_names_everyone_and_leaves_no_hole(run: Run, lang: str) -> None:
    body = """
      const { outcome } = await load("plan_group/outcome");
      const { planWords } = await load("plan_group/sentences");
      const { PLAN_GROUP } = await load("plan_group/texts");
      const { speaker } = await load("shared/simulation");
      const [plans, world, values, lang] = given;
      const words = planWords(lang, speaker(PLAN_GROUP, lang), world, values);
      return [plans.map((plan) => words.summary(plan, outcome(world, plan, values))), world.members.map(words.home)];
    """
    world = entraide.simulation("plan-a-group", lang).payload
    summaries, homes = run(body, [PLANS, world, VALUES, lang])
    for summary in summaries:
        assert all(member["member"] in summary for member in world["members"])
        assert not any(wrong in summary for wrong in ("{", "undefined", "NaN", "why-", "way-", "privacy-", "label"))
    assert homes[7] == {"en": "30\u00a0km west of Amos", "fr": "À 30\u00a0km à l’ouest d’Amos"}[lang]


# In a reader's hands


@pytest.fixture
def shown(new_context: Callable[..., BrowserContext], widgets_url: str) -> Callable[..., Page]:
    """A simulation alone on a page."""

    def shown(name: str, lang: str, **options: Any) -> Page:
        page = new_context(base_url=widgets_url, **options).new_page()
        module = name.replace("-a-", "-").replace("-whom", "").replace("-", "_")
        styles = "".join(
            f'<link rel="stylesheet" href="/{one}.css">'
            for one in ("shared/look", "shared/simulation", f"{module}/widget")
        )
        html = f'<!doctype html><html lang="{lang}"><link rel="icon" href="data:,">{styles}<main></main></html>'
        page.route("**/blank", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/blank")
        widget = entraide.simulation(name, lang)
        values = {one: getattr(widget, one) for one in ("simulation", "lang", "title", "payload")}
        body = """async ([module, values]) => {
          const { default: widget } = await import(`/${module}/widget.js`);
          const model = { get: (name) => values[name], host: "page" };
          window.close_ = widget.render({ model, el: document.querySelector("main") });
        }"""
        page.evaluate(body, [module, values])
        return page

    return shown


def test_two_places_are_compared_and_the_result_is_read_aloud(shown: Callable[..., Page]) -> None:
    page = shown("who-knows-whom", "en")
    cards = page.locator(".entraide-card")
    expect(cards.first).to_contain_text("Amos, 12,675 people")
    expect(cards.first).to_contain_text("about 28 groups in 100")
    page.get_by_label("First place").select_option("ville-marie")
    page.get_by_label("Acquaintances: a starting point").select_option("290")
    expect(page.get_by_role("textbox", name="People that each person knows there")).to_have_value("290")
    expect(cards.first).to_contain_text("about 97 groups in 100")
    said = page.get_by_role("status")
    expect(said).to_contain_text("Ville-Marie: about 97 groups in 100. Montréal: fewer than 1 group in 100.")


def test_any_number_of_people_may_be_typed_or_slid_to(shown: Callable[..., Page]) -> None:
    page = shown("who-knows-whom", "fr")
    people = page.get_by_role("textbox", name="Gens qui y vivent").nth(1)
    people.fill("5 000")
    expect(page.get_by_label("Deuxième endroit")).to_have_value("other")
    expect(page.locator(".entraide-card").nth(1)).to_contain_text("environ 57 groupes sur 100")
    slider = page.get_by_role("slider", name="Gens qui y vivent").nth(1)
    slider.press("ArrowRight")
    expect(people).to_have_value("5100")
    people.fill("0")
    expect(slider).to_have_attribute("aria-valuetext", "5\u00a0100 personnes")
    people.press("Tab")
    expect(people).to_have_value("50")
    expect(page.get_by_text("Ici, personne ne peut connaître plus de 49")).to_be_visible()


def test_a_plan_is_changed_kept_compared_and_put_in_words(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "fr", viewport=PHONE)
    said = page.get_by_role("status")
    page.get_by_label("Aide au transport").select_option("rides")
    expect(said).to_contain_text(
        "5 sur 12 peuvent venir. Depuis votre dernier changement\u00a0: M10 peut maintenant venir."
    )
    page.get_by_role("button", name="Garder ce plan").click()
    page.get_by_label("Comment on se rencontre").select_option("online")
    expect(page.get_by_label("Où")).to_be_disabled()
    page.get_by_role("button", name="Garder ce plan").click()
    rows = page.locator(".entraide-kept tbody tr")
    expect(rows).to_have_count(2)
    expect(page.get_by_role("textbox", name="Copiez-le")).to_have_value(re.compile("^En ligne. En semaine, le soir."))
    page.get_by_role("button", name="Retirer Plan 1").click()
    expect(rows).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_cost_may_be_changed_and_what_is_no_number_is_not_taken(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "en")
    page.get_by_label("Which room").select_option("shared")
    page.get_by_text("What the simulation assumes").click()
    rent = page.get_by_label("Rent of the room")
    rent.fill("100")
    figures = page.locator(".entraide-totals").first
    expect(figures).to_contain_text("$100, $700 over 7 meetings")
    rent.fill("a lot")
    rent.press("Tab")
    expect(rent).to_have_value("100")
    expect(figures).to_contain_text("$100, $700 over 7 meetings")


def test_once_closed_nothing_of_it_is_left(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "en")
    page.evaluate("window.close_()")
    assert page.locator("main").inner_html() == ""
