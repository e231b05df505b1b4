/** The simulation of who knows whom: two places side by side, the same group, the chances that members know each other. */

import {
  FEWEST_PEOPLE,
  MOST_PEOPLE,
  chancesBySize,
  knownAtMost,
  oneMeetsSomeone,
  pairsIn,
  peopleAt,
  sliderAt,
  somePairKnows,
} from "./acquaintance.js";
import { h, patch } from "../shared/dom.js";
import { chanceChart, lineSample } from "./chart.js";
import { outOf100, percent, whole } from "../shared/numbers.js";
import { chooser, more, openSimulation, quantity, tableOf } from "../shared/simulation.js";

const SIZES = Array.from({ length: 19 }, (_, place) => place + 2);
const OTHER = "other";
const OUT_OF_100 = { few: "who-knows.few", some: "who-knows.some", most: "who-knows.most" };
const START = { places: ["amos", "montreal"], known: 150, members: 8 };

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const ui = openSimulation(host, "who-knows");
  const { t, locale, body, uid } = ui;
  const { places = [], counts = [] } = host.model.get("payload") ?? {};
  const number = (value) => whole(locale, value);

  const sides = START.places.map(side);
  const known = quantity(ui, {
    name: "known",
    label: t("who-knows.known"),
    min: 1,
    max: 2000,
    value: START.known,
    shown: (value) => t("who-knows.people-shown", { people: number(value) }),
  });
  const from = chooser(ui, {
    name: "counts",
    label: t("who-knows.known-from"),
    value: String(START.known),
    options: [
      ...counts.map((count) => ({ value: String(count.known), label: count.label })),
      { value: OTHER, label: t("who-knows.own-count") },
    ],
    onChange: (value) => value !== OTHER && known.set(Number(value)),
  });
  const members = quantity(ui, {
    name: "members",
    label: t("who-knows.members"),
    min: 2,
    max: 20,
    value: START.members,
  });
  const pairs = h("p", { class: "entraide-hint" });
  const capped = h("p", { class: "entraide-hint" });
  const cards = sides.map((_, place) => card(place));
  const chart = h("div", { class: "entraide-drawn" });
  const legend = h("ul", { class: "entraide-legend", "aria-hidden": "true" });
  const table = h("div");

  body.append(
    h("p", { class: "entraide-hint", text: t("who-knows.intro") }),
    h("div", { class: "entraide-pair" }, ...sides.map(({ node }) => node)),
    h("div", { class: "entraide-pair" }, h("div", {}, from.node, known.node), h("div", {}, members.node, pairs)),
    capped,
    h("h3", { class: "entraide-heading", text: t("who-knows.results") }),
    h("div", { class: "entraide-pair" }, ...cards.map(({ node }) => node)),
    h("figure", { class: "entraide-plot" }, h("figcaption", { text: t("who-knows.chart") }), legend, chart),
    more(t("who-knows.table"), table),
    more(
      t("who-knows.about"),
      h("p", { text: t("who-knows.formula") }),
      h("p", { text: t("who-knows.sources") }),
      h(
        "ul",
        { class: "entraide-points" },
        ...[t("who-knows.clusters"), t("who-knows.sight"), t("who-knows.same")].map((text) => h("li", { text })),
      ),
    ),
    h("p", { class: "entraide-hint", text: t("simulation.nothing-kept") }),
  );

  /** One of the two places: a list of known ones, and any number of people. */
  function side(start, place) {
    const given = places.find((one) => one.place === start) ?? places[0];
    const list = chooser(ui, {
      name: `place-${place}`,
      label: t(place ? "who-knows.place-b" : "who-knows.place-a"),
      value: given.place,
      options: [
        ...places.map((one) => ({ value: one.place, label: one.name })),
        { value: OTHER, label: t("who-knows.other") },
      ],
      onChange(value) {
        const chosen = places.find((one) => one.place === value);
        if (chosen) people.set(chosen.people);
      },
    });
    const people = quantity(ui, {
      name: `people-${place}`,
      label: t("who-knows.people"),
      min: FEWEST_PEOPLE,
      max: MOST_PEOPLE,
      value: given.people,
      scale: { max: sliderAt(MOST_PEOPLE), at: sliderAt, from: peopleAt },
      shown: (value) => t("who-knows.people-shown", { people: number(value) }),
      onChange: (value) => list.set(places.find((one) => one.people === value)?.place ?? OTHER),
    });
    return {
      node: h("div", { class: "entraide-side" }, list.node, people.node),
      people: () => people.value(),
      /** Short, as in a legend. */
      name: () =>
        places.find((one) => one.place === list.select.value)?.name ??
        t("who-knows.somewhere", { people: number(people.value()) }),
      full: () => {
        const chosen = places.find((one) => one.place === list.select.value);
        return chosen
          ? t("who-knows.named", { name: chosen.name, people: number(chosen.people) })
          : t("who-knows.somewhere", { people: number(people.value()) });
      },
    };
  }

  function card(place) {
    const name = h("p", { class: "entraide-card-name", id: `${uid}-card-${place}` });
    const chance = h("strong", { class: "entraide-big" });
    const one = h("p");
    const node = h("div", { class: "entraide-card" }, name, h("p", {}, `${t("who-knows.someone")} `, chance), one);
    return { node, name, chance, one };
  }

  const groups = (chance) => {
    const { kind, n } = outOf100(chance);
    return t(OUT_OF_100[kind], { n });
  };
  const share = (chance) => {
    const { kind, n } = outOf100(chance);
    return kind === "few" ? t("who-knows.less") : kind === "most" ? t("who-knows.more") : percent(locale, n / 100);
  };

  function draw() {
    const [n, k] = [members.value(), known.value()];
    from.set(counts.some((count) => count.known === k) ? String(k) : OTHER);
    patch(pairs, { text: t("who-knows.pairs", { members: n, n: pairsIn(n) }) });
    const chances = sides.map((one) => somePairKnows(one.people(), k, n));
    const least = Math.min(...sides.map((one) => knownAtMost(one.people(), k)));
    patch(capped, { text: least < k ? t("who-knows.capped", { n: number(least) }) : "", hidden: least >= k });
    sides.forEach((one, place) => {
      patch(cards[place].name, { text: one.full() });
      patch(cards[place].chance, { text: `${groups(chances[place])}.` });
      patch(cards[place].one, {
        text: t("who-knows.per-member", { groups: groups(oneMeetsSomeone(one.people(), k, n)) }),
      });
    });
    const names = sides.map((one) => one.name());
    const told = { n, first: names[0], second: names[1], one: share(chances[0]), two: share(chances[1]) };
    const series = sides.map((one) => chancesBySize(one.people(), k, SIZES));
    chart.replaceChildren(
      chanceChart({
        label: t("who-knows.chart-label", told),
        series,
        now: n,
        axis: t("who-knows.chart-axis"),
        percent: (chance) => percent(locale, chance),
      }),
    );
    legend.replaceChildren(...names.map((name, place) => h("li", {}, lineSample(place), name)));
    table.replaceChildren(
      tableOf(
        t("who-knows.chart"),
        [t("who-knows.size"), ...names],
        SIZES.map((size, row) => [String(size), ...series.map((points) => share(points[row].chance))]),
      ),
    );
    return t("who-knows.compared", { ...told, one: groups(chances[0]), two: groups(chances[1]) });
  }

  draw();
  // Every control has done its part when its event arrives here. Only what the reader changes is read aloud.
  for (const name of ["input", "change"]) ui.on(body, name, () => ui.announceSoon(draw()));
  return ui.close;
}

export default { render };
