/** Two excerpts, three codes and a reference, small enough to be read at a glance. */

import { Desk } from "#widgets/coding/desk.js";

/** @param {number} n */
const unit = (n) => ({ unit: n, text: `Sentence ${n}.` });

/** @param {string} name @param {string} label */
const code = (name, label) => ({ code: name, label, definition: "", include: "", exclude: `Not ${name}.` });

/** @typedef {import("#widgets/coding/feedback.js").Expected} Expected */

export const excerpts = [
  { excerpt: "A", units: [1, 2, 3, 4, 5].map(unit) },
  { excerpt: "B", units: [1, 2].map(unit) },
];

export const codes = [code("one", "Strength"), code("two", "Réalité partagée"), code("three", "Goal")];

/** @type {Record<string, Record<string, Record<string, Expected>>>} */
export const feedback = {
  A: {
    1: { one: { status: "required", why: "Because one." } },
    2: { two: { status: "required", why: "Because two." }, three: { status: "acceptable", why: "Could be." } },
    3: { one: { status: "tempting", why: "Nearly." } },
  },
};

/** A desk at its first excerpt, with nothing coded. */
export function newDesk() {
  return new Desk({ excerpts, themes: [{ theme: "t", label: "T", codes }], feedback });
}

/** The codes on each unit of the excerpt in view. @param {Desk} desk */
export function codesOn(desk) {
  return desk.units.map((one) => desk.codesOn(one).join(" "));
}
