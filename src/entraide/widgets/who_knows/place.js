/**
 * One of the two places: a list of known ones, and any number of people.
 *
 * @typedef {{ place: string, name: string, people: number }} Place
 * @typedef {{ name: string, full: string, people: number }} Chosen its name is short, as in a legend
 */

import { h } from "../common/dom.js";
import { whole } from "../common/numbers.js";
import { chooser, quantity } from "../common/simulation.js";
import { FEWEST_PEOPLE, MOST_PEOPLE, peopleAt, sliderAt } from "./acquaintance.js";

/** The choice that no list names: a number of one's own. */
export const OTHER = "other";

/**
 * @param {import("../common/simulation.js").Simulation} ui @param {Place[]} places
 * @param {{ id: string, label: string, start: string }} options
 */
export function placeChooser(ui, places, { id, label, start }) {
  const { t, locale } = ui;
  const inWords = (/** @type {number} */ people) => whole(locale, people);
  const given = places.find(({ place }) => place === start) ?? places[0];
  const list = chooser(ui, {
    name: `place-${id}`,
    label,
    value: given.place,
    options: [
      ...places.map(({ place, name }) => ({ value: place, label: name })),
      { value: OTHER, label: t("who-knows.other") },
    ],
    onChange(value) {
      const found = places.find(({ place }) => place === value);
      if (found) people.set(found.people);
    },
  });
  const people = quantity(ui, {
    name: `people-${id}`,
    label: t("who-knows.people"),
    min: FEWEST_PEOPLE,
    max: MOST_PEOPLE,
    value: given.people,
    scale: { max: sliderAt(MOST_PEOPLE), at: sliderAt, from: peopleAt },
    shown: (value) => t("who-knows.people-shown", { people: inWords(value) }),
    onChange: (value) => list.set(places.find((one) => one.people === value)?.place ?? OTHER),
  });
  return {
    // Both places are asked the same: the group says of which.
    node: h("div", { class: "entraide-side", role: "group", "aria-label": label }, list.node, people.node),
    /** @returns {Chosen} */
    chosen() {
      const now = people.value();
      const found = places.find(({ place }) => place === list.select.value);
      const somewhere = t("who-knows.somewhere", { people: inWords(now) });
      if (!found) return { name: somewhere, full: somewhere, people: now };
      const full = t("who-knows.named", { name: found.name, people: inWords(found.people) });
      return { name: found.name, full, people: now };
    },
  };
}
