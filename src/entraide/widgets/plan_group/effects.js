/**
 * What a plan does, on the page: how many come, the map, the figures, each member, confidentiality.
 *
 * @typedef {import("./travel.js").Member} Member
 * @typedef {import("./travel.js").Plan} Plan
 * @typedef {import("./travel.js").Row} Row
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./outcome.js").Totals} Totals
 * @typedef {import("./sentences.js").PlanWords} PlanWords
 * @typedef {import("../common/simulation.js").Simulation} Simulation
 */

import { h, keyed, patch } from "../common/dom.js";
import { icon } from "../common/icons.js";
import { personSample, planMap } from "./map.js";

const FATES = /** @type {const} */ ({
  comes: { icon: "found", key: "plan-group.comes" },
  joins: { icon: "fits", key: "plan-group.joins" },
  out: { icon: "wrong", key: "plan-group.out" },
});

/** What it does to the group, and what changed since the last plan. @param {Simulation} ui @param {PlanWords} words */
export function groupEffects({ t }, words) {
  const headline = h("p", { class: "entraide-headline" });
  const change = h("p", { class: "entraide-hint" });
  const map = h("div");
  const figures = h("dl", { class: "entraide-totals" });
  const life = h("p", { class: "entraide-hint" });
  const legend = [
    h("li", {}, personSample("walk"), t("plan-group.legend-comes")),
    h("li", {}, personSample("online"), t("plan-group.legend-online")),
    h("li", {}, personSample(""), t("plan-group.legend-out")),
  ];
  const plot = h(
    "figure",
    { class: "entraide-plot" },
    h("figcaption", { text: t("plan-group.map") }),
    map,
    h("ul", { class: "entraide-legend", "aria-hidden": "true" }, ...legend),
  );
  const costs = h("div", {}, h("p", { class: "entraide-label", text: t("plan-group.per-meeting") }), figures, life);
  return {
    nodes: [
      h("div", { class: "entraide-outcome" }, headline, change),
      h("div", { class: "entraide-pair" }, plot, costs),
    ],
    /** @param {Plan} plan @param {Outcome} outcome @param {string} since what changed @returns {string} to read aloud */
    draw(plan, { rows, totals }, since) {
      const { centres, members } = words.world;
      const said = words.headline(totals, plan);
      patch(headline, { text: said });
      patch(change, { text: since, hidden: !since });
      const place = plan.mode === "online" ? "" : plan.place;
      map.replaceChildren(planMap({ label: t("plan-group.map-label"), centres, members, rows, place }));
      figures.replaceChildren(...totalsList(words, totals));
      patch(life, { text: lifeOf(words, totals), hidden: !totals.farthest });
      return `${said} ${since}`;
    },
  };
}

/** Terms and figures for one meeting. @param {PlanWords} words @param {Totals} totals */
function totalsList(words, { km, forOrganisation, forMembers, farthest }) {
  const { t } = words;
  const { meetings } = words.values;
  const costs = (/** @type {number} */ dollars) => {
    const overLife = t("plan-group.over-life", { n: words.cost(dollars * meetings), meetings });
    return dollars ? `${words.cost(dollars)}, ${overLife}` : words.cost(dollars);
  };
  const way = farthest
    ? t("plan-group.farthest-is", { who: farthest.member, time: words.time(farthest.minutes) })
    : t("plan-group.no-road");
  return [
    [t("plan-group.road"), words.distance(km)],
    [t("plan-group.farthest"), way],
    [t("plan-group.for-organisation"), costs(forOrganisation)],
    [t("plan-group.for-members"), costs(forMembers)],
  ].flatMap(([name, text]) => [h("dt", { text: name }), h("dd", { text })]);
}

/** The longest way over all meetings, beside the time in the group. @param {PlanWords} words @param {Totals} totals */
function lifeOf(words, { farthest }) {
  if (!farthest) return "";
  const [road, group] = [words.time(farthest.road * 60), words.time(farthest.group * 60)];
  return words.t("plan-group.farthest-life", { who: farthest.member, road, group, meetings: words.values.meetings });
}

/** What it does to each member. @param {Simulation} ui @param {PlanWords} words */
export function memberEffects({ t }, words) {
  const node = h("ul", { class: "entraide-members" });
  const item = (/** @type {Row} */ { member }) => {
    const person = /** @type {Member} */ (words.world.members.find((one) => one.member === member));
    const about = h("p", { class: "entraide-hint", text: `${words.home(person)}. ${person.about}` });
    const fate = h("p", {}, h("strong", { text: member }), " ", h("span", { class: "entraide-told" }));
    return h("li", { class: "entraide-member" }, h("span", { class: "entraide-fate" }), h("div", {}, fate, about));
  };
  return {
    node,
    /** @param {Outcome} outcome */
    draw({ rows }) {
      keyed(
        node,
        rows,
        ({ member }) => member,
        item,
        (li, row) => {
          const fate = row.way === "online" ? "joins" : row.way ? "comes" : "out";
          const [picture, told] = li.querySelectorAll(".entraide-fate, .entraide-told");
          li.dataset.fate = fate;
          picture.replaceChildren(icon(FATES[fate].icon));
          patch(told, { text: t("plan-group.told", { what: t(FATES[fate].key), details: words.fate(row, rows) }) });
        },
      );
    },
  };
}

/** What it does to confidentiality. @param {Simulation} ui @param {PlanWords} words */
export function privacyEffects({ t }, words) {
  const node = h("ul", { class: "entraide-points" });
  return {
    node,
    /** @param {Outcome} outcome */
    draw({ privacy }) {
      const said = privacy.length ? privacy.map((one) => words.secret(one)) : [t("plan-group.no-privacy")];
      node.replaceChildren(...said.map((text) => h("li", { text })));
    },
  };
}
