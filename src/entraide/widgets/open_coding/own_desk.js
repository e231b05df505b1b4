/** The desk of open coding: what a coder's desk does, with codes that the reader makes, renames, merges and removes. */

import { findCoding, stamped } from "../coding/codings.js";
import { Desk } from "../coding/desk.js";
import { stepped } from "../coding/history.js";
import { spent } from "../coding/selection.js";
import { added, MOST, merged, NOTHING_OWN, namesake, numberOf, renamed, tidied, withoutOwn } from "./own_codes.js";

/** @typedef {import("../coding/desk.js").Message} Message */

export class OwnDesk extends Desk {
  /** Whether her codes stand beside the course's. */
  compared = false;
  /** How each code was called that is gone by now: what was undone can still name it. @type {Map<string, string>} */
  #met = new Map();

  /** @param {{ excerpts: import("../coding/desk.js").Excerpt[], value?: import("./own_codes.js").Own }} exercise with a clean value */
  constructor({ excerpts, value = NOTHING_OWN }) {
    super({ excerpts, themes: [], value });
  }

  /** @returns {import("./own_codes.js").Own} */
  get own() {
    return this.history.now.value;
  }

  get codes() {
    return /** @type {any[]} */ (this.own.codes);
  }

  get codings() {
    return this.own.codings;
  }

  /** @param {string} code */
  labelOf(code) {
    return this.codes.find((one) => one.code === code)?.label ?? this.#met.get(code) ?? code;
  }

  /** It keeps its mark whatever becomes of the others. @param {string} code */
  placeOf(code) {
    return numberOf(code) - 1;
  }

  /** Make a code, and give it to what is selected; one of that name that is there already is given. @param {string} typed @returns {Message} */
  make(typed) {
    const label = tidied(typed);
    if (!label) return this.refused("open.name-first");
    const known = namesake(this.codes, label);
    if (!known && this.codes.length >= MOST) {
      this.refused("open.no-more");
      return ["open.no-more", { most: MOST }];
    }
    const { own, code } = known ? { own: this.own, code: known.code } : added(this.own, label);
    const { excerpt, lacking } = this.#lacking(code);
    if (known && !lacking.length) return this.refused("open.known");
    const given = lacking.map((unit) => ({ excerpt, unit, code, memo: "" }));
    // As with any code: another one may follow on the same units.
    /** @type {Desk} */ (this).selection = spent(this.selection);
    const message = lacking.length ? "coding.applied" : "open.made";
    const codings = given.length ? stamped([...own.codings, ...given], this.excerpt) : own.codings;
    return this.step({ ...own, codings }, [message, { code, units: lacking }]);
  }

  /** @param {string} code @param {string} typed @returns {Message} */
  rename(code, typed) {
    const label = tidied(typed);
    if (!label) return this.refused("open.name-first");
    if (label === this.labelOf(code)) return ["open.unchanged"];
    if (namesake(this.codes, label, code)) return this.refused("open.taken");
    const before = this.labelOf(code);
    return this.step(renamed(this.own, code, label), ["open.renamed", { before, label }]);
  }

  /** @param {string} code @param {string} into @returns {Message} */
  merge(code, into) {
    return this.step(merged(this.own, code, into), [
      "open.merged",
      { before: this.labelOf(code), label: this.labelOf(into) },
    ]);
  }

  /** @param {string} code @returns {Message} */
  discard(code) {
    return this.step(withoutOwn(this.own, code), ["open.discarded", { before: this.labelOf(code) }]);
  }

  /** The memo on all of it; what is written in one go is one step to undo. @param {string} memo */
  writeMemo(memo) {
    if (memo !== this.own.memo) this.step({ ...this.own, memo }, ["open.memo-changed"], `own memo ${this.edits}`);
  }

  /** @returns {Message} */
  compare() {
    if (!this.codings.length) return this.refused("open.try-first");
    this.deselect();
    this.notice = "";
    this.compared = true;
    return ["open.compared"];
  }

  /** @returns {Message} */
  clear() {
    this.compared = false;
    return this.step(NOTHING_OWN, ["coding.cleared"]);
  }

  /**
   * Codings that were changed have their excerpt before them, and bear its text of today; what is done to codes, or
   * written on all of it, says nothing of any excerpt.
   * @param {any} value all that is kept, or only other codings @param {Message} message @param {string} [merge]
   */
  step(value, message, merge) {
    const own = Array.isArray(value) ? { ...this.own, codings: stamped(value, this.excerpt) } : value;
    for (const { code, label } of [...this.codes, ...own.codes]) this.#met.set(code, label);
    this.notice = "";
    /** @type {Desk} */ (this).history = stepped(this.history, own, { message, place: this.place, merge });
    this.closeIfGone();
    return message;
  }

  /** @returns {import("../common/seen.js").Seen} */
  get seen() {
    return { ...super.seen, ...(this.compared ? { compared: true } : {}) };
  }

  /** @param {import("../common/seen.js").Seen} seen as it was kept, however malformed */
  recall(seen) {
    super.recall(seen);
    this.compared = seen.compared === true && this.codings.length > 0;
  }

  /** Which selected units have it not. @param {string} code */
  #lacking(code) {
    const excerpt = this.name;
    const lacking = this.selection.units.filter((unit) => !findCoding(this.codings, excerpt, unit, code));
    return { excerpt, lacking };
  }
}
