/**
 * The checks of a coding exercise, and what is kept of them: of each excerpt the first and the last, for the first says
 * what a reader took for what, and the last is what she sees again.
 *
 * @typedef {{ codes: string[], missed?: string[], extra?: string[] }} OnUnit
 * @typedef {{ at: string, cut?: string, units: Record<number, OnUnit> }} Check of a text that was cut and worded so (codings.js)
 * @typedef {Record<string, { first: Check, last: Check }>} Kept by excerpt
 */

import { isOther } from "./codings.js";
import { compare } from "./feedback.js";

/** @typedef {import("./feedback.js").Comparison} Comparison */

export class Checks {
  /** By excerpt. @type {Map<string, Comparison>} */
  made = new Map();
  /** @type {Kept} */
  kept = {};
  /** The excerpts whose reference coding is shown. @type {Set<string>} */
  revealed = new Set();

  /** @param {import("./desk.js").Excerpt[]} excerpts @param {import("./desk.js").Code[]} codes @param {import("./desk.js").Reference} reference */
  constructor(excerpts, codes, reference) {
    this.excerpts = excerpts;
    this.codes = codes;
    this.reference = reference;
  }

  /** @param {string} excerpt @param {Record<number, string[]>} coded the codes on each unit @param {Date} [now] */
  make(excerpt, coded, now = new Date()) {
    const cut = this.excerpts.find((one) => one.excerpt === excerpt)?.cut;
    const check = { ...keptOf(this.#judge(excerpt, coded), now.toISOString()), ...(cut ? { cut } : {}) };
    this.kept = { ...this.kept, [excerpt]: { first: this.kept[excerpt]?.first ?? check, last: check } };
  }

  /** @param {string} excerpt */
  reveal(excerpt) {
    if (!this.revealed.delete(excerpt)) this.revealed.add(excerpt);
  }

  forget() {
    this.made.clear();
    this.kept = {};
    this.revealed.clear();
  }

  /** What is to be kept; nothing of nothing. @returns {import("../common/seen.js").Seen} */
  get seen() {
    return {
      ...(Object.keys(this.kept).length ? { checks: this.kept } : {}),
      ...(this.revealed.size ? { revealed: [...this.revealed] } : {}),
    };
  }

  /** @param {import("../common/seen.js").Seen} seen as it was kept, however malformed */
  recall({ checks, revealed }) {
    this.forget();
    for (const { excerpt, units, cut } of this.excerpts) {
      const coded = this.#codedThen(checks?.[excerpt], units);
      if (!coded) continue;
      this.kept[excerpt] = checks[excerpt];
      // What was said of another text is kept, and not said of this one.
      if (isOther(checks[excerpt].last.cut, cut)) continue;
      this.#judge(excerpt, coded);
      if (Array.isArray(revealed) && revealed.includes(excerpt)) this.revealed.add(excerpt);
    }
  }

  /** @param {string} excerpt @param {Record<number, string[]>} coded */
  #judge(excerpt, coded) {
    const comparison = compare(coded, this.reference[excerpt] ?? {}, this.codes);
    this.made.set(excerpt, comparison);
    return comparison;
  }

  /**
   * The codes that were on each unit at the last check, or null where what is kept is no check.
   * @param {any} kept of one excerpt @param {import("./desk.js").Unit[]} units
   * @returns {Record<number, string[]> | null}
   */
  #codedThen(kept, units) {
    const check = kept?.last;
    if (!check?.units || typeof check.units !== "object") return null;
    const codes = (/** @type {number} */ unit) => {
      const found = check.units[unit]?.codes;
      return Array.isArray(found) ? this.codes.map(({ code }) => code).filter((code) => found.includes(code)) : [];
    };
    return Object.fromEntries(units.map(({ unit }) => [unit, codes(unit)]));
  }
}

/** Units without a code and without a finding are left out. @param {Comparison} comparison @param {string} at @returns {Check} */
function keptOf({ units }, at) {
  /** @type {Check["units"]} */
  const kept = {};
  for (const [unit, { codes, findings }] of Object.entries(units)) {
    const said = (/** @type {string} */ verdict) =>
      findings.filter((one) => one.verdict === verdict).map(({ code }) => code);
    const [missed, extra] = [said("missed"), said("extra")];
    if (!codes.length && !missed.length) continue;
    kept[Number(unit)] = { codes, ...(missed.length ? { missed } : {}), ...(extra.length ? { extra } : {}) };
  }
  return { at, units: kept };
}
