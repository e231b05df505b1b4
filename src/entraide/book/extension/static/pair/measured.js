/**
 * How far two readers agree, and what so few units do not let them say. A limit is the key of a text, and its values.
 *
 * @typedef {import("./beside.js").OnUnit} OnUnit
 * @typedef {import("../../../../widgets/agreement/comparison.js").OnCode} OnCode
 * @typedef {{ units: number, decisions: number, same: number, percent: number, kappa: number | null,
 *   interval: [number, number] | null, codes: Array<OnCode & { interval: [number, number] | null }> }} Measured
 * @typedef {[key: string, values: { n: number, codes?: string[] }]} Limit
 */

import { compareCodings } from "../../../../widgets/agreement/comparison.js";
import { kappaInterval, pooledKappa } from "../../../../widgets/agreement/interval.js";

/** From so many units on an interval is narrow enough to lean on; below, one unit more or less moves everything. */
const ENOUGH = 50;
/** A code that came up on fewer units is rare: one difference more halves its kappa. */
const RARE = 5;

/**
 * @param {OnUnit[]} units at least one @param {string[]} codes those offered @param {import("./coder.js").Coding[]} mine
 * @param {import("./coder.js").Coding[]} theirs @returns {Measured}
 */
export function measured(units, codes, mine, theirs) {
  const tables = codes.map((code) => units.map((unit) => labels(unit, code)));
  const compared = compareCodings(units, codes, mine, theirs);
  const same = compared.decisions - compared.differences;
  return {
    units: units.length,
    decisions: compared.decisions,
    same,
    percent: same / compared.decisions,
    kappa: pooledKappa(tables),
    interval: kappaInterval(tables),
    codes: compared.codes.map((one, place) => ({ ...one, interval: kappaInterval([tables[place]]) })),
  };
}

/** Whether each put the code there. @param {OnUnit} unit @param {string} code */
function labels({ both, mine, theirs }, code) {
  const shared = both.includes(code);
  return [shared || mine.includes(code), shared || theirs.includes(code)].map((put) => (put ? "yes" : "no"));
}

/** What cannot be said, the gravest first. @param {Measured} measured @returns {Limit[]} */
export function limitsOf({ units, kappa, interval, codes }) {
  const named = (/** @type {(one: OnCode) => boolean} */ test) => codes.filter(test).map(({ code }) => code);
  const nobody = named(({ mine, theirs }) => mine + theirs === 0);
  const everywhere = named(({ both }) => both === units);
  const oneSided = named(({ mine, theirs }) => !mine !== !theirs);
  const rare = named(({ mine, theirs, both }) => mine > 0 && theirs > 0 && mine + theirs - both < RARE);
  /** @type {Array<Limit | false>} */
  const limits = [
    kappa === null && ["pair.limit-undefined", { n: units }],
    kappa !== null && interval === null && ["pair.limit-no-interval", { n: units }],
    units < ENOUGH && ["pair.limit-few", { n: units }],
    nobody.length > 0 && ["pair.limit-nobody", { n: nobody.length, codes: nobody }],
    everywhere.length > 0 && ["pair.limit-everywhere", { n: everywhere.length, codes: everywhere }],
    oneSided.length > 0 && ["pair.limit-one-sided", { n: oneSided.length, codes: oneSided }],
    rare.length > 0 && ["pair.limit-rare", { n: rare.length, codes: rare }],
  ];
  return limits.filter((one) => one !== false);
}
