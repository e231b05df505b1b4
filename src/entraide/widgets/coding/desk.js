/**
 * The coder's desk: all that a coding exercise knows and can do, apart from the page that shows it.
 *
 * What is done returns a message, the key of a text and its values, for the page to announce.
 *
 * @typedef {{ n?: number, code?: string, units?: number[], what?: Message } & Record<string, any>} Told
 * @typedef {[key: string, values?: Told]} Message
 * @typedef {{ message: Message, place: number, merge?: string }} Note what a step did, and at which excerpt
 * @typedef {{ unit: number, text: string }} Unit
 * @typedef {{ excerpt: string, speaker?: string, care?: string, context?: string, units: Unit[], cut?: string }} Excerpt
 * @typedef {{ definition: string, include: string, exclude: string }} Meaning
 * @typedef {{ code: string, label: string } & Partial<Meaning>} Code what it means may come later
 * @typedef {{ theme: string, label: string, codes: Code[] }} Theme
 * @typedef {Record<string, import("./feedback.js").OnExcerpt>} Reference by excerpt
 * @typedef {import("./codings.js").Coding} Coding
 */

import { Checks } from "./checks.js";
import { byUnit, findCoding, onAnotherText, pressed, stamped, switchCode, withMemo, withoutCode } from "./codings.js";
import { differs } from "./feedback.js";
import { redone, started, stepped, undone } from "./history.js";
import { NOTHING, ranged, spent, toggled } from "./selection.js";

export class Desk {
  /** A step made of several carries the number of the edit they belong to. */
  edits = 0;
  /** What is missing for the last thing asked, shown until something is done: the key of a text. */
  notice = "";
  selection = NOTHING;
  /** The coding whose memo is open. @type {{ unit: number, code: string } | null} */
  panel = null;
  place = 0;
  /** The codings of the excerpt by unit. @type {{ codings: Coding[] | null, name: string, found: Map<number, Coding[]> }} */
  #indexed = { codings: null, name: "", found: new Map() };

  /**
   * @param {{ excerpts: Excerpt[], themes: Theme[], feedback?: Reference, value?: any, layout?: string }} exercise
   *   with a clean value
   */
  constructor({ excerpts, themes, feedback, value = [], layout = "sentences" }) {
    this.inWords = layout === "words";
    /** One unit, always selected: a tap gives it a code, and the course answers. */
    this.isOne = layout === "one";
    this.excerpts = excerpts;
    this.themes = themes;
    this.offered = themes.flatMap((theme) => theme.codes);
    this.checks = new Checks(excerpts, this.offered, feedback ?? {});
    /** @type {import("./history.js").History<any, Note>} what is kept, which a desk of another exercise may widen */
    this.history = started(value);
    this.current = this.units[0];
    this.selection = this.#atRest;
  }

  // Looking

  get codes() {
    return this.offered;
  }

  /** @returns {Coding[]} */
  get codings() {
    return this.history.now.value;
  }

  get excerpt() {
    return this.excerpts[this.place];
  }

  get name() {
    return this.excerpt.excerpt;
  }

  get units() {
    return this.excerpt.units.map(({ unit }) => unit);
  }

  get check() {
    const made = this.checks.made.get(this.name);
    // Of one unit there is nothing to press to check again: what no longer holds is not said.
    const isOver = (/** @type {number} */ unit) => made && differs(made.units[unit].codes, this.codesOn(unit));
    return this.isOne && this.units.some(isOver) ? undefined : made;
  }

  get isFirst() {
    return this.place === 0;
  }

  get isLast() {
    return this.place === this.excerpts.length - 1;
  }

  get canUndo() {
    return this.history.past.length > 0;
  }

  get canRedo() {
    return this.history.future.length > 0;
  }

  /** @param {number} unit @returns {Coding[]} */
  codingsOn(unit) {
    const { codings, name } = this;
    // With thousands of units, nobody looks through all codings for each.
    if (this.#indexed.codings !== codings || this.#indexed.name !== name)
      this.#indexed = { codings, name, found: byUnit(codings, name) };
    return this.#indexed.found.get(unit) ?? [];
  }

  /** @param {string} code */
  labelOf(code) {
    return this.codes.find((one) => one.code === code)?.label ?? code;
  }

  /** Where the code stands in the palette; its mark and its digit follow from it. @param {string} code */
  placeOf(code) {
    return this.codes.findIndex((one) => one.code === code);
  }

  /** @param {string} code */
  pressed(code) {
    return pressed(this.codings, this.name, this.selection.units, code);
  }

  /** Of each excerpt, whether it has at least one code. */
  get begun() {
    return this.excerpts.map(({ excerpt }) => this.codings.some((one) => one.excerpt === excerpt));
  }

  /** Whether the excerpt may have changed since it was coded, which nobody has looked over yet. */
  get isOnAnotherText() {
    return onAnotherText(this.codings, this.excerpt);
  }

  /** Whether the sentence's codes changed since they were checked. @param {number} unit */
  outdated(unit) {
    return this.check !== undefined && differs(this.check.units[unit].codes, this.codesOn(unit));
  }

  /** @param {number} unit */
  codesOn(unit) {
    return this.codingsOn(unit).map(({ code }) => code);
  }

  // Moving and selecting

  /** What is selected where nobody selects anything. */
  get #atRest() {
    return this.isOne ? spent(toggled(NOTHING, this.current)) : NOTHING;
  }

  /** @param {number} place */
  go(place) {
    this.place = place;
    this.current = this.units[0];
    this.selection = this.#atRest;
    this.panel = null;
    this.notice = "";
  }

  /** @param {number} by how many excerpts further @returns {boolean} whether there was one */
  turn(by) {
    if (!this.excerpts[this.place + by]) return false;
    this.go(this.place + by);
    return true;
  }

  /** The sentence `by` further than the current one becomes the current one. @param {number} by */
  move(by) {
    const last = this.units.length - 1;
    this.current = this.units[Math.min(last, Math.max(0, this.units.indexOf(this.current) + by))];
  }

  /** @param {number} by @returns {Message} */
  extend(by) {
    const from = this.current;
    this.move(by);
    this.selection = ranged(this.selection, this.current, this.units, from);
    return this.selected();
  }

  /** @param {number} unit @param {boolean} [range] @returns {Message} */
  select(unit, range = false) {
    this.current = unit;
    if (this.isOne) return this.selected();
    this.selection = range ? ranged(this.selection, unit, this.units) : toggled(this.selection, unit);
    return this.selected();
  }

  /** @param {number} from @param {number} to @returns {Message} */
  drag(from, to) {
    this.current = to;
    this.selection = ranged(NOTHING, to, this.units, from);
    return this.selected();
  }

  /** @returns {Message} */
  deselect() {
    this.selection = this.#atRest;
    return ["coding.deselected"];
  }

  /** @returns {Message} */
  selected() {
    this.notice = "";
    const n = this.selection.units.length;
    return n ? ["coding.selected", { n }] : ["coding.none-selected"];
  }

  // Coding

  /** Give the selection a code, or take it away where all have it. @param {string} code @returns {Message} */
  apply(code) {
    if (!this.selection.units.length) return this.refused("coding.select-first");
    const { codings, did, units } = switchCode(this.codings, this.name, this.selection.units, code);
    this.selection = spent(this.selection);
    return this.step(codings, [did === "applied" ? "coding.applied" : "coding.removed", { code, units }]);
  }

  /** @param {number} unit @param {string} code @returns {Message} */
  remove(unit, code) {
    return this.step(withoutCode(this.codings, this.name, [unit], code), ["coding.removed", { code, units: [unit] }]);
  }

  /** @returns {Message} */
  clear() {
    this.checks.forget();
    return this.step([], ["coding.cleared"]);
  }

  /** @param {string} notice @returns {Message} */
  refused(notice) {
    this.notice = notice;
    return [notice];
  }

  /** @param {Coding[]} codings @param {Message} message @param {string} [merge] */
  step(codings, message, merge) {
    this.notice = "";
    const value = stamped(codings, this.excerpt);
    this.history = stepped(this.history, value, { message, place: this.place, merge });
    this.closeIfGone();
    return message;
  }

  /** A clean answer from elsewhere: nothing done here can be undone into it. @param {any} value */
  receive(value) {
    this.history = started(value);
    this.closeIfGone();
  }

  /** @returns {Message} */
  undo() {
    const { note } = this.history.now;
    if (!this.canUndo) return ["coding.nothing-to-undo"];
    this.history = undone(this.history);
    return this.returned("coding.undone", note);
  }

  /** @returns {Message} */
  redo() {
    if (!this.canRedo) return ["coding.nothing-to-redo"];
    this.history = redone(this.history);
    return this.returned("coding.redone", this.history.now.note);
  }

  /** Show the excerpt where the step was made, or nobody would see what changed. @param {string} key @param {Note | null} note */
  returned(key, note) {
    if (note && note.place !== this.place) this.go(note.place);
    this.edits += 1;
    this.notice = "";
    this.closeIfGone();
    return /** @type {Message} */ ([key, { what: note?.message }]);
  }

  // Memos

  /** @param {number} unit @param {string} code */
  open(unit, code) {
    this.panel = { unit, code };
    this.current = unit;
    this.edits += 1;
  }

  close() {
    this.panel = null;
    this.edits += 1;
  }

  /** From opening the memo to leaving it is one step to undo. @param {string} memo */
  write(memo) {
    const coding = this.panel && findCoding(this.codings, this.name, this.panel.unit, this.panel.code);
    if (!coding || coding.memo === memo) return;
    const message = /** @type {Message} */ (["coding.note-changed", { units: [coding.unit] }]);
    this.step(withMemo(this.codings, coding, memo), message, `memo ${this.edits}`);
  }

  closeIfGone() {
    if (this.panel && !findCoding(this.codings, this.name, this.panel.unit, this.panel.code)) this.panel = null;
  }

  // Checking

  /** @returns {Message | null} nothing where it was checked: the summary says it */
  compare() {
    const coded = Object.fromEntries(this.units.map((unit) => [unit, this.codesOn(unit)]));
    if (Object.values(coded).every((codes) => !codes.length)) return this.refused("coding.try-first");
    // Nothing stays selected: it is time to read, and on a phone the palette leaves the screen to the feedback.
    this.selection = this.#atRest;
    this.notice = "";
    this.checks.make(this.name, coded);
    return null;
  }

  get isRevealed() {
    return this.checks.revealed.has(this.name);
  }

  /** Where she is and what she checked; nothing at the start. @returns {import("../common/seen.js").Seen} */
  get seen() {
    return { ...(this.place ? { place: this.name } : {}), ...this.checks.seen };
  }

  /** @param {import("../common/seen.js").Seen} seen as it was kept, however malformed */
  recall(seen) {
    this.checks.recall(seen);
    // Without a place it is the first: whoever comes after another reader begins at the beginning.
    const at = seen.place === undefined ? 0 : this.excerpts.findIndex(({ excerpt }) => excerpt === seen.place);
    if (at >= 0 && at !== this.place) this.go(at);
  }
}
