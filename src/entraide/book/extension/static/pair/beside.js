/**
 * Two codings of one exercise, unit by unit: what both put, what only one did. Neither is taken for the right one.
 *
 * @typedef {import("./coder.js").Coding} Coding
 * @typedef {import("../../../../widgets/coding/desk.js").Excerpt} Excerpt
 * @typedef {{ excerpt: string, unit: number, text: string, both: string[], mine: string[], theirs: string[] }} OnUnit
 * @typedef {ReturnType<typeof beside>} Beside
 */

import { onAnotherText } from "../../../../widgets/coding/codings.js";

/**
 * Only excerpts in which both put a code are compared: one that a reader has not come to yet is no excerpt left blank.
 * @param {{ excerpts: Excerpt[], codes: { code: string }[] }} exercise @param {Coding[]} mine @param {Coding[]} theirs
 */
export function beside({ excerpts, codes }, mine, theirs) {
  const inIt = (/** @type {Coding[]} */ codings) => (/** @type {Excerpt} */ one) =>
    codings.some(({ excerpt }) => excerpt === one.excerpt);
  const read = excerpts.filter(inIt(mine)).filter(inIt(theirs));
  const names = (/** @type {Excerpt[]} */ some) => some.map(({ excerpt }) => excerpt);
  const alone = (/** @type {Coding[]} */ codings) =>
    names(excerpts.filter(inIt(codings)).filter((one) => !read.includes(one)));
  const units = read.flatMap((excerpt) => excerpt.units.map((unit) => onUnit(excerpt, unit, codes, mine, theirs)));
  const count = (/** @type {(one: OnUnit) => number} */ of) => units.reduce((total, one) => total + of(one), 0);
  const differing = units.filter((one) => one.mine.length + one.theirs.length);
  return {
    excerpts: names(read),
    alone: { mine: alone(mine), theirs: alone(theirs) },
    units,
    differing,
    common: count(({ both }) => both.length),
    mine: count((one) => one.mine.length),
    theirs: count((one) => one.theirs.length),
    blank: count((one) => Number(!one.both.length && !one.mine.length && !one.theirs.length)),
  };
}

/**
 * Of excerpts, those that either coded on another text than stands there now.
 * @param {{ excerpts: Excerpt[] }} exercise @param {string[]} names @param {Coding[][]} both
 */
export function onOtherTexts({ excerpts }, names, both) {
  const changed = excerpts.filter((one) => both.some((codings) => onAnotherText(codings, one)));
  return changed.map(({ excerpt }) => excerpt).filter((one) => names.includes(one));
}

/**
 * @param {Excerpt} excerpt @param {Excerpt["units"][number]} unit @param {{ code: string }[]} codes
 * @param {Coding[]} mine @param {Coding[]} theirs @returns {OnUnit}
 */
function onUnit({ excerpt }, { unit, text }, codes, mine, theirs) {
  const put = (/** @type {Coding[]} */ codings, /** @type {string} */ code) =>
    codings.some((one) => one.excerpt === excerpt && one.unit === unit && one.code === code);
  const those = (/** @type {(code: string) => boolean} */ test) => codes.map(({ code }) => code).filter(test);
  return {
    excerpt,
    unit,
    text,
    both: those((code) => put(mine, code) && put(theirs, code)),
    mine: those((code) => put(mine, code) && !put(theirs, code)),
    theirs: those((code) => !put(mine, code) && put(theirs, code)),
  };
}

/** The codes on which two readers differ, those with the most differing units first. @param {OnUnit[]} differing */
export function codesToSettle(differing) {
  /** @type {Map<string, number>} */
  const units = new Map();
  for (const { mine, theirs } of differing) {
    for (const code of [...mine, ...theirs]) units.set(code, (units.get(code) ?? 0) + 1);
  }
  return [...units].sort(([, one], [, other]) => other - one).map(([code]) => code);
}
