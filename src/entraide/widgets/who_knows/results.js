/**
 * What the numbers say of two places: a card each, a chart, and its figures in a table.
 *
 * @typedef {import("./place.js").Chosen} Chosen
 */

import { h, patch } from "../common/dom.js";
import { percent } from "../common/numbers.js";
import { more, tableOf } from "../common/told.js";
import { chancesBySize, oneMeetsSomeone, outOf100, somePairKnows } from "./acquaintance.js";
import { chanceChart, lineSample } from "./chart.js";

const SIZES = Array.from({ length: 19 }, (_, place) => place + 2);
const OUT_OF_100 = { few: "who-knows.few", some: "who-knows.some", most: "who-knows.most" };

/** @param {import("../common/simulation.js").Simulation} ui */
export function openResults({ t, locale, uid }) {
  const cards = ["a", "b"].map((id) => card(`${uid}-card-${id}`, t("who-knows.someone")));
  const chart = h("div", { class: "entraide-drawn" });
  const legend = h("ul", { class: "entraide-legend", "aria-hidden": "true" });
  const table = h("div");

  const groups = (/** @type {number} */ chance) => {
    const { kind, n } = outOf100(chance);
    return t(OUT_OF_100[kind], { n });
  };
  const share = (/** @type {number} */ chance) => {
    const { kind, n } = outOf100(chance);
    return kind === "few" ? t("who-knows.less") : kind === "most" ? t("who-knows.more") : percent(locale, n / 100);
  };

  return {
    nodes: [
      h("div", { class: "entraide-pair" }, ...cards.map(({ node }) => node)),
      h("figure", { class: "entraide-plot" }, h("figcaption", { text: t("who-knows.chart") }), legend, chart),
      more(t("who-knows.table"), table),
    ],
    /** @param {Chosen[]} sides the two places @param {number} known @param {number} members @returns {string} to read aloud */
    draw(sides, known, members) {
      const chances = sides.map(({ people }) => somePairKnows(people, known, members));
      sides.forEach(({ full, people }, place) => {
        const one = groups(oneMeetsSomeone(people, known, members));
        patch(cards[place].name, { text: full });
        patch(cards[place].chance, { text: `${groups(chances[place])}.` });
        patch(cards[place].one, { text: t("who-knows.per-member", { groups: one }) });
      });
      const [first, second] = sides.map(({ name }) => name);
      const told = { n: members, first, second, one: share(chances[0]), two: share(chances[1]) };
      const series = sides.map(({ people }) => chancesBySize(people, known, SIZES));
      const [label, axis] = [t("who-knows.chart-label", told), t("who-knows.chart-axis")];
      const onAxis = (/** @type {number} */ chance) => percent(locale, chance);
      chart.replaceChildren(chanceChart({ label, series, now: members, axis, percent: onAxis }));
      legend.replaceChildren(...sides.map(({ name }, place) => h("li", {}, lineSample(place), name)));
      const rows = SIZES.map((size, row) => [String(size), ...series.map((points) => share(points[row].chance))]);
      table.replaceChildren(tableOf(t("who-knows.chart"), [t("who-knows.size"), first, second], rows));
      return t("who-knows.compared", { ...told, one: groups(chances[0]), two: groups(chances[1]) });
    },
  };
}

/** @param {string} id @param {string} someone what its chance is of */
function card(id, someone) {
  const name = h("p", { class: "entraide-card-name", id });
  const chance = h("strong", { class: "entraide-big" });
  const one = h("p");
  return {
    node: h("div", { class: "entraide-card" }, name, h("p", {}, `${someone} `, chance), one),
    name,
    chance,
    one,
  };
}
