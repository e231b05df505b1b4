/**
 * How far coders agree, as agreement.py computes it: a reader's own coding is measured on a page that has no Python.
 *
 * A row is a unit and holds each coder's label in the coders' order, or null where a coder did not read the unit. The
 * label of a set of codes is their names in alphabetical order, with a space between. What is not defined is null.
 *
 * @typedef {Array<string | null>} Row
 */

/** The share of pairs of labels on the same unit that are equal. @param {Row[]} rows @returns {number | null} */
export function percentAgreement(rows) {
  const pairs = rows.flatMap((row) => pairsOf(given(row)));
  return pairs.length ? pairs.filter(([one, other]) => one === other).length / pairs.length : null;
}

/**
 * Cohen's kappa of two coders, over the units that both read. Counts stand for shares, so that a case that is not
 * defined is met exactly: both gave one same label throughout, or there is no unit.
 * @param {Row[]} rows @returns {number | null}
 */
export function cohenKappa(rows) {
  const pairs = rows.map(given).filter((labels) => labels.length === 2);
  const [ones, others] = [tally(pairs.map(([one]) => one)), tally(pairs.map(([, other]) => other))];
  const observed = pairs.length * pairs.filter(([one, other]) => one === other).length;
  let expected = 0;
  for (const [label, count] of ones) expected += count * (others.get(label) ?? 0);
  const most = pairs.length ** 2;
  return most === expected ? null : (observed - expected) / (most - expected);
}

/**
 * Krippendorff's alpha of any number of coders; units with fewer than two labels are left out.
 * @param {Row[]} rows @param {(one: string, other: string) => number} [distance] @returns {number | null}
 */
export function alpha(rows, distance = nominal) {
  const units = rows.map(given).filter((labels) => labels.length > 1);
  const counts = tally(units.flat());
  const apart = (/** @type {string[]} */ labels) =>
    sum(pairsOf(labels).map(([one, other]) => 2 * distance(one, other)));
  const expected = sum(pairsOf([...counts]).map(([[one, n], [other, m]]) => 2 * n * m * distance(one, other)));
  if (!expected) return null;
  const observed = sum(units.map((labels) => apart(labels) / (labels.length - 1)));
  return 1 - ((units.flat().length - 1) * observed) / expected;
}

/** Labels are equal (0) or not (1). @param {string} one @param {string} other */
export function nominal(one, other) {
  return one === other ? 0 : 1;
}

/** 1 − |both| / |either| for two sets of codes; two blanks are equal. @param {string} one @param {string} other */
export function jaccard(one, other) {
  const [ones, others] = [codesIn(one), codesIn(other)];
  const either = new Set([...ones, ...others]).size;
  return either ? 1 - ones.filter((code) => others.includes(code)).length / either : 0;
}

/** @param {string} label @returns {string[]} */
function codesIn(label) {
  return label ? label.split(" ") : [];
}

/** @param {Row} row @returns {string[]} */
function given(row) {
  return row.filter((label) => label !== null);
}

/** @template T @param {T[]} items @returns {Array<[T, T]>} */
function pairsOf(items) {
  return items.flatMap((one, place) => items.slice(place + 1).map((other) => [one, other]));
}

/** @param {string[]} labels @returns {Map<string, number>} */
export function tally(labels) {
  const counts = new Map();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
