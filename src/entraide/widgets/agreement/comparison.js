/**
 * A reader's coding beside another coder's, unit by unit and code by code: the counts, and what they measure.
 *
 * Only the codes that the exercise offers are compared, on the excerpts that the reader has checked. The reference
 * coding is taken as one more coder, who put the required codes.
 *
 * @typedef {{ excerpt: string, unit: number }} Place
 * @typedef {{ excerpt: string, unit: number, code: string }} Applied
 * @typedef {{ code: string, mine: number, theirs: number, both: number, percent: number, kappa: number | null,
 *             differ: Place[] }} OnCode on how many units, and where they differ
 * @typedef {ReturnType<typeof compareCodings>} Compared
 */

import { alpha, cohenKappa, jaccard, percentAgreement, sum } from "./measures.js";

/** The units of the excerpts that were checked. @param {{ excerpt: string, units: number[] }[]} excerpts @param {string[]} checked @returns {Place[]} */
export function placesIn(excerpts, checked) {
  return excerpts
    .filter(({ excerpt }) => checked.includes(excerpt))
    .flatMap(({ excerpt, units }) => units.map((unit) => ({ excerpt, unit })));
}

/**
 * Counts, figures, and `most`: the code to look at first, if they differ at all.
 * @param {Place[]} places at least one @param {string[]} codes @param {Applied[]} mine @param {Applied[]} theirs
 */
export function compareCodings(places, codes, mine, theirs) {
  const onCodes = codes.map((code) => compareOn(code, places, mine, theirs));
  const differences = sum(onCodes.map(({ differ }) => differ.length));
  const sets = setsOn(places, codes, [mine, theirs]);
  return {
    decisions: places.length * codes.length,
    differences,
    sameSets: sets.filter(([one, other]) => one === other).length,
    alpha: alpha(sets, jaccard),
    codes: onCodes,
    most: onCodes.filter(({ differ }) => differ.length).sort(byDifference)[0],
  };
}

/** Alpha of any number of codings, sets of codes being compared. @param {Place[]} places @param {string[]} codes @param {Applied[][]} codings */
export function alphaOf(places, codes, codings) {
  return alpha(setsOn(places, codes, codings), jaccard);
}

/** @param {string} code @param {Place[]} places @param {Applied[]} mine @param {Applied[]} theirs @returns {OnCode} */
function compareOn(code, places, mine, theirs) {
  const rows = places.map((place) => [mine, theirs].map((codings) => (has(codings, place, code) ? "yes" : "no")));
  const units = (/** @type {(row: string[]) => boolean} */ test) => rows.filter(test).length;
  return {
    code,
    mine: units(([one]) => one === "yes"),
    theirs: units(([, other]) => other === "yes"),
    both: units(([one, other]) => one === "yes" && other === "yes"),
    percent: /** @type {number} */ (percentAgreement(rows)),
    kappa: cohenKappa(rows),
    differ: places.filter((_, place) => rows[place][0] !== rows[place][1]),
  };
}

/** The code with the most differences first; of several, the one on which they agree least. @param {OnCode} one @param {OnCode} other */
function byDifference(one, other) {
  // Kappa is defined wherever two coders differ.
  return other.differ.length - one.differ.length || Number(one.kappa) - Number(other.kappa);
}

/** For each unit, the set of codes that each coder put there, as measures.js labels it. @param {Place[]} places @param {string[]} codes @param {Applied[][]} codings */
function setsOn(places, codes, codings) {
  const sorted = [...codes].sort();
  return places.map((place) => codings.map((one) => sorted.filter((code) => has(one, place, code)).join(" ")));
}

/** Whether a coder put this code there. @param {Applied[]} codings @param {Place} place @param {string} code */
export function has(codings, { excerpt, unit }, code) {
  return codings.some((one) => one.excerpt === excerpt && one.unit === unit && one.code === code);
}
