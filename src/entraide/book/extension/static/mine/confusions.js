/**
 * Which codes a reader takes for which: where the reference has one and she another, on one unit, at her first check.
 *
 * @typedef {import("./progress.js").Done} Done
 * @typedef {{ exercise: string, excerpt: string, unit: number, reference: string, hers: string }} Place
 * @typedef {{ pair: string, codes: [string, string], times: number, places: Place[] }} Confusion
 *   whichever of both is the reference's; `times` counts the units of sessions too, of which no place is kept
 */

import { checksIn, listIn, unitsIn } from "./progress.js";

/** How a pair of codes is kept. @param {string} one @param {string} other */
export function pairOf(one, other) {
  return [one, other].sort().join("~");
}

/** @param {import("./progress.js").Course} course what is not of it is passed over @param {Done} done @returns {Confusion[]} the most frequent first */
export function confusions(course, done) {
  const known = new Set(course.codes.map(({ code }) => code));
  const exercises = new Set(
    course.parts.flatMap(({ pages }) => pages.flatMap((page) => page.exercises.map((one) => one.exercise))),
  );
  /** @type {Map<string, Confusion>} */
  const found = new Map();
  for (const place of placesOf(done)) {
    const { exercise, reference, hers } = place;
    if (!exercises.has(exercise) || !known.has(reference) || !known.has(hers)) continue;
    const pair = pairOf(reference, hers);
    const codes = /** @type {[string, string]} */ (pair.split("~"));
    const one = found.get(pair) ?? { pair, codes, times: 0, places: [] };
    one.places.push(place);
    one.times += 1;
    found.set(pair, one);
  }
  for (const one of found.values()) {
    for (const session of listIn(done.practice.get(one.pair)?.sessions)) one.times += Number(session?.mixed) || 0;
  }
  return [...found.values()].sort((one, other) => other.times - one.times);
}

/** @param {Done} done @returns {Place[]} */
function placesOf({ seen }) {
  return [...seen].flatMap(([exercise, thing]) =>
    checksIn(thing).flatMap(([excerpt, { first }]) =>
      unitsIn(first).flatMap(([unit, { missed, extra }]) =>
        listIn(missed).flatMap((reference) =>
          listIn(extra).map((hers) => ({ exercise, excerpt, unit, reference, hers })),
        ),
      ),
    ),
  );
}
