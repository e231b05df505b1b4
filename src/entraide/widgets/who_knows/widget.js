/** The simulation of who knows whom: two places side by side, the same group, the chances that members know each other. */

import { h, patch } from "../common/dom.js";
import { whole } from "../common/numbers.js";
import { chooser, openSimulation, quantity } from "../common/simulation.js";
import { more } from "../common/told.js";
import { knownAtMost, pairsIn } from "./acquaintance.js";
import { OTHER, placeChooser } from "./place.js";
import { openResults } from "./results.js";

const START = { places: ["amos", "montreal"], known: 150, members: 8 };

/** @typedef {{ places: import("./place.js").Place[], counts: { known: number, label: string }[] }} Payload */

/** @typedef {import("../common/simulation.js").Simulated<Payload>} Given */

/** @param {import("../common/frame.js").Host<Given>} host */
function render(host) {
  const ui = openSimulation(host, "who-knows");
  const { t, locale, body } = ui;
  const { places, counts } = host.model.get("payload");

  const sides = [
    placeChooser(ui, places, { id: "a", label: t("who-knows.place-a"), start: START.places[0] }),
    placeChooser(ui, places, { id: "b", label: t("who-knows.place-b"), start: START.places[1] }),
  ];
  const known = knownChooser(ui, counts);
  const members = quantity(ui, {
    name: "members",
    label: t("who-knows.members"),
    min: 2,
    max: 20,
    value: START.members,
  });
  const pairs = h("p", { class: "entraide-hint" });
  const capped = h("p", { class: "entraide-hint" });
  const results = openResults(ui);
  const limits = [t("who-knows.clusters"), t("who-knows.sight"), t("who-knows.same")];
  body.append(
    h("p", { class: "entraide-hint", text: t("who-knows.intro") }),
    h("div", { class: "entraide-pair" }, ...sides.map(({ node }) => node)),
    h("div", { class: "entraide-pair" }, known.node, h("div", {}, members.node, pairs)),
    capped,
    h("h3", { class: "entraide-heading", text: t("who-knows.results") }),
    ...results.nodes,
    more(
      t("who-knows.about"),
      h("p", { text: t("who-knows.formula") }),
      h("p", { text: t("who-knows.sources") }),
      h("ul", { class: "entraide-points" }, ...limits.map((text) => h("li", { text }))),
    ),
    h("p", { class: "entraide-hint", text: t("simulation.nothing-kept") }),
  );

  function draw() {
    const [n, k] = [members.value(), known.value()];
    const chosen = sides.map((side) => side.chosen());
    known.draw();
    patch(pairs, { text: t("who-knows.pairs", { members: n, n: pairsIn(n) }) });
    const least = Math.min(...chosen.map(({ people }) => knownAtMost(people, k)));
    patch(capped, { text: least < k ? t("who-knows.capped", { n: whole(locale, least) }) : "", hidden: least >= k });
    return results.draw(chosen, k, n);
  }

  draw();
  // Every control has done its part when its event arrives here. Only what the reader changes is read aloud.
  for (const name of /** @type {const} */ (["input", "change"])) ui.on(body, name, () => ui.announceSoon(draw()));
  return ui.close;
}

/**
 * How many people each one knows: a starting point from a list, or any number.
 * @param {import("../common/simulation.js").Simulation} ui @param {Payload["counts"]} counts
 */
function knownChooser(ui, counts) {
  const { t, locale } = ui;
  const known = quantity(ui, {
    name: "known",
    label: t("who-knows.known"),
    min: 1,
    max: 2000,
    value: START.known,
    shown: (value) => t("who-knows.people-shown", { people: whole(locale, value) }),
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
  return {
    node: h("div", {}, from.node, known.node),
    value: known.value,
    draw() {
      const listed = counts.some((count) => count.known === known.value());
      from.set(listed ? String(known.value()) : OTHER);
    },
  };
}

export default { render };
