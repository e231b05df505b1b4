/**
 * The reader's own codes and what she put where, and what can be done to them. No page here, only values.
 *
 * @typedef {{ code: string, label: string }} OwnCode `code` stays when it is called otherwise: own-1, own-2…
 * @typedef {import("../coding/codings.js").Coding} Coding
 * @typedef {{ codes: OwnCode[], codings: Coding[], memo: string }} Own what is kept
 */

import { cleanCodings, findCoding } from "../coding/codings.js";
import { nextNumber } from "../coding/numbered.js";
import { folded } from "../coding/search.js";

/** Characters: a code is a few words. */
export const LONGEST = 60;
/** Codes that can be made; a hundred for a page of text is no coding any more. What is kept may hold more, and loses none. */
export const MOST = 100;
const NAME = /^own-[1-9]\d{0,4}$/;

/** @type {Own} */
export const NOTHING_OWN = Object.freeze({ codes: [], codings: [], memo: "" });

/** A name on one line, with no blanks at its ends. @param {unknown} label */
export function tidied(label) {
  return typeof label === "string" ? label.replace(/\s+/g, " ").trim().slice(0, LONGEST).trim() : "";
}

/**
 * What of a value found somewhere is codes and codings; nothing of anything else, however malformed. Codes of one name,
 * or more than can be made, are left as they are: each has codings of its own, and she can merge them.
 * @param {any} value @param {Array<{ excerpt: string, units: Array<{ unit: number }> }>} excerpts
 * @returns {Own}
 */
export function cleanOwn(value, excerpts) {
  /** @type {OwnCode[]} */
  const codes = [];
  const met = new Set();
  for (const one of Array.isArray(value?.codes) ? value.codes : []) {
    const label = tidied(one?.label);
    if (!label || typeof one.code !== "string" || !NAME.test(one.code) || met.has(one.code)) continue;
    met.add(one.code);
    codes.push({ code: one.code, label });
  }
  const memo = typeof value?.memo === "string" ? value.memo : "";
  return { codes, codings: cleanCodings(value?.codings, excerpts, codes), memo };
}

/** The code of this name, else one that differs from it by capitals and accents alone. @param {OwnCode[]} codes @param {string} label @param {string} [but] a code that is not meant */
export function namesake(codes, label, but = "") {
  const others = codes.filter(({ code }) => code !== but);
  return others.find((one) => one.label === label) ?? others.find((one) => folded(one.label) === folded(label));
}

/** A new code, which nothing has yet. @param {Own} own @param {string} label a tidied one that no code has @returns {{ own: Own, code: string }} */
export function added(own, label) {
  const code = `own-${nextNumber(own.codes.map((one) => numberOf(one.code)))}`;
  return { own: { ...own, codes: [...own.codes, { code, label }] }, code };
}

/** The number in a code's id. @param {string} code */
export function numberOf(code) {
  return Number(code.slice(4));
}

/** Its codings are new things too, so that what shows them is drawn again. @param {Own} own @param {string} code @param {string} label @returns {Own} */
export function renamed(own, code, label) {
  return {
    ...own,
    codes: own.codes.map((one) => (one.code === code ? { code, label } : one)),
    codings: own.codings.map((one) => (one.code === code ? { ...one } : one)),
  };
}

/** One code goes into another. Where both stood, one is left, with both memos. @param {Own} own @param {string} code @param {string} into @returns {Own} */
export function merged(own, code, into) {
  const { codings } = own;
  const goes = (/** @type {Coding} */ one) => one.code === code;
  const there = (/** @type {Coding} */ { excerpt, unit }) => findCoding(codings, excerpt, unit, into);
  const kept = codings
    .filter((one) => !(goes(one) && there(one)))
    .map((one) => {
      if (goes(one)) return { ...one, code: into };
      const other = one.code === into && findCoding(codings, one.excerpt, one.unit, code);
      const memo = [one.memo, other ? other.memo : ""].filter((text) => text.trim()).join("\n");
      return other ? { ...one, memo } : one;
    });
  return { ...own, codes: own.codes.filter((one) => one.code !== code), codings: kept };
}

/** @param {Own} own @param {string} code @returns {Own} */
export function withoutOwn(own, code) {
  return {
    ...own,
    codes: own.codes.filter((one) => one.code !== code),
    codings: own.codings.filter((one) => one.code !== code),
  };
}
