/**
 * What is practised again: a few excerpts that hold two codes which the reader takes for one another, and what came of it.
 * Nothing here knows of a browser.
 *
 * @typedef {import("../../../../widgets/coding/desk.js").Excerpt} Excerpt
 * @typedef {import("../../../../widgets/coding/desk.js").Theme} Theme
 * @typedef {import("../../../../widgets/coding/desk.js").Reference} Reference
 * @typedef {{ exercises: Record<string, { kind: string, items: string[], codes: string[], layout?: string }>,
 *             excerpts: Record<string, Excerpt>, themes: Theme[], reference: Reference }} Material
 * @typedef {{ at: string, pair: string, codes: string[], excerpts: string[] }} Practice what is being practised
 * @typedef {import("./schedule.js").Session} Session
 */

import { checksIn, listIn, unitsIn } from "./progress.js";

const ENOUGH = 5; // units that hold one of both codes
const MOST = 5; // excerpts
/** With fewer excerpts to choose from, one would know them by heart. */
const CHOICE = 8;

/**
 * The excerpts of a session, and the codes that it offers: those of an exercise that offers both codes, since of others
 * the reference says nothing there. Of two that leave enough to choose from, that which asks for more discernment.
 * Exercises that no page shows count like the others: they are here so that a reader has excerpts that she never read.
 * @param {[string, string]} pair @param {Material} material @param {string[]} met excerpts that she read in chapters, then those of earlier sessions, the last at the end
 * @returns {{ codes: string[], excerpts: string[] }}
 */
export function chosen(pair, material, met = []) {
  const offers = Object.values(material.exercises)
    .filter(({ kind, codes }) => kind === "coding" && pair.every((code) => codes.includes(code)))
    .map(({ codes, layout }) => ({ codes, excerpts: candidates({ codes, layout }, pair, material) }));
  offers.sort((one, other) => rank(other) - rank(one));
  const { codes, excerpts } = offers[0] ?? { codes: [], excerpts: [] };
  // Those that she never read come first, then those that were longest ago.
  excerpts.sort((one, other) => met.lastIndexOf(one) - met.lastIndexOf(other));
  const taken = [];
  let units = 0;
  for (const excerpt of excerpts) {
    if (units >= ENOUGH || taken.length === MOST) break;
    taken.push(excerpt);
    units += unitsWith(pair, material.reference[excerpt]).length;
  }
  return { codes, excerpts: taken };
}

/** The excerpts that a reader checked in exercises. @param {Map<string, any>} seen what is kept of each exercise's checks */
export function readIn(seen) {
  return [...seen.values()].flatMap((one) => checksIn(one).map(([excerpt]) => excerpt));
}

/** @param {{ codes: string[], excerpts: string[] }} offer */
function rank({ codes, excerpts }) {
  return Math.min(excerpts.length, CHOICE) * 100 + codes.length;
}

/**
 * Excerpts of which the reference knows all these codes, and has one of the pair; one session shows one layout.
 * @param {{ codes: string[], layout?: string }} offer @param {[string, string]} pair @param {Material} material
 */
function candidates({ codes, layout }, pair, { exercises, reference }) {
  const found = Object.values(exercises)
    .filter((one) => one.kind === "coding" && one.layout === layout && codes.every((code) => one.codes.includes(code)))
    .flatMap(({ items }) => items);
  return [...new Set(found)].filter((excerpt) => unitsWith(pair, reference[excerpt]).length);
}

/** The units that ask for one of the pair. @param {string[]} pair @param {Reference[string]} [on] */
function unitsWith(pair, on = {}) {
  return Object.entries(on).flatMap(([unit, codes]) =>
    pair.some((code) => codes[code]?.status === "required") ? [Number(unit)] : [],
  );
}

/** What a coding exercise shows in a session. @param {Practice} practice @param {Material} material */
export function shown({ codes, excerpts }, { exercises, excerpts: all, themes, reference }) {
  const offered = themes.map((theme) => ({ ...theme, codes: theme.codes.filter(({ code }) => codes.includes(code)) }));
  return {
    layout_of_units: Object.values(exercises).find(({ items }) => items.includes(excerpts[0]))?.layout ?? "sentences",
    excerpts: excerpts.map((excerpt) => all[excerpt]).filter(Boolean),
    themes: offered.filter((theme) => theme.codes.length),
    feedback: Object.fromEntries(excerpts.map((excerpt) => [excerpt, reference[excerpt] ?? {}])),
  };
}

/**
 * What came of a session once all its excerpts were checked, by their first checks; null before.
 * @param {Practice} practice @param {Reference} reference @param {any} checks by excerpt, as the exercise keeps them
 * @returns {Session | null}
 */
export function resultOf({ at, pair, excerpts }, reference, checks) {
  const both = pair.split("~");
  if (!excerpts.length || !excerpts.every((excerpt) => checks?.[excerpt]?.first?.units)) return null;
  let [of, right, mixed] = [0, 0, 0];
  for (const excerpt of excerpts) {
    const units = new Map(unitsIn(checks[excerpt].first));
    const wanted = unitsWith(both, reference[excerpt]);
    of += wanted.length;
    for (const unit of new Set([...wanted, ...units.keys()])) {
      const [missed, extra] = [units.get(unit)?.missed, units.get(unit)?.extra].map((list) =>
        listIn(list).filter((code) => both.includes(code)),
      );
      if (missed.length && extra.length) mixed += 1;
      if (wanted.includes(unit) && !missed.length && !extra.length) right += 1;
    }
  }
  return { at, of, right, mixed, excerpts };
}
