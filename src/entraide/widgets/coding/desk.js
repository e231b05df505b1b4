/**
 * The coder's desk: all that a coding exercise knows and can do, apart from the page that shows it.
 *
 * What is done returns a message, the key of a text and its values, for the page to announce.
 *
 * @typedef {[string, Record<string, any>?]} Message
 * @typedef {import("./codings.js").Coding} Coding
 */

import { codingsOn, findCoding, pressed, switchCode, withMemo, withoutCode } from "./codings.js";
import { compare, differs } from "./feedback.js";
import { redone, started, stepped, undone } from "./history.js";
import { NOTHING, ranged, spent, toggled } from "./selection.js";

export class Desk {
  /** @param {{ excerpts: any[], themes: any[], feedback?: any, value?: Coding[], layout?: string }} exercise with a clean value */
  constructor({ excerpts, themes, feedback, value = [], layout = "sentences" }) {
    this.inWords = layout === "words";
    this.excerpts = excerpts;
    this.themes = themes;
    this.codes = themes.flatMap((theme) => theme.codes);
    this.reference = feedback ?? {};
    this.history = started(value);
    this.checks = new Map();
    this.revealed = new Set();
    this.edits = 0;
    this.notice = ""; // what is missing for the last thing asked, shown until something is done
    this.go(0);
  }

  // Looking

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
    return this.checks.get(this.name);
  }

  /** The excerpts that were checked. */
  get checked() {
    return [...this.checks.keys()];
  }

  get canUndo() {
    return this.history.past.length > 0;
  }

  get canRedo() {
    return this.history.future.length > 0;
  }

  /** @param {number} unit */
  codingsOn(unit) {
    return codingsOn(this.codings, this.name, unit);
  }

  /** @param {string} code */
  codeNamed(code) {
    return this.codes.find((one) => one.code === code);
  }

  /** @param {string} code */
  pressed(code) {
    return pressed(this.codings, this.name, this.selection.units, code);
  }

  /** How many excerpts have at least one code. */
  get begun() {
    return this.excerpts.filter(({ excerpt }) => this.codings.some((one) => one.excerpt === excerpt)).length;
  }

  /** Whether the sentence's codes changed since they were checked. @param {number} unit */
  outdated(unit) {
    return Boolean(this.check) && differs(this.check.units[unit].codes, this.codesOn(unit));
  }

  codesOn(unit) {
    return this.codingsOn(unit).map(({ code }) => code);
  }

  // Moving and selecting

  /** @param {number} place */
  go(place) {
    this.place = place;
    this.current = this.units[0];
    this.selection = NOTHING;
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
    this.selection = NOTHING;
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
    this.checks.clear();
    this.revealed.clear();
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
    this.history = stepped(this.history, codings, { message, place: this.place, merge });
    this.closeIfGone();
    return message;
  }

  /** A clean answer from elsewhere: nothing done here can be undone into it. @param {Coding[]} value */
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

  /** Show the excerpt where the step was made, or nobody would see what changed. */
  returned(key, { message, place }) {
    if (place !== this.place) this.go(place);
    this.edits += 1;
    this.closeIfGone();
    return [key, { what: message }];
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
    const { unit, code } = this.panel;
    const coding = findCoding(this.codings, this.name, unit, code);
    if (!coding || coding.memo === memo) return;
    this.step(withMemo(this.codings, coding, memo), ["coding.memo-changed", { units: [unit] }], `memo ${this.edits}`);
  }

  closeIfGone() {
    if (this.panel && !findCoding(this.codings, this.name, this.panel.unit, this.panel.code)) this.panel = null;
  }

  // Checking

  /** @returns {Message} */
  compare() {
    const coded = Object.fromEntries(this.units.map((unit) => [unit, this.codesOn(unit)]));
    if (Object.values(coded).every((codes) => !codes.length)) return this.refused("coding.try-first");
    // Nothing stays selected: it is time to read, and on a phone the palette leaves the screen to the feedback.
    this.selection = NOTHING;
    this.notice = "";
    this.checks.set(this.name, compare(coded, this.reference[this.name] ?? {}, this.codes));
    return ["summary", this.check];
  }

  reveal() {
    const shown = this.revealed.delete(this.name);
    if (!shown) this.revealed.add(this.name);
  }

  get isRevealed() {
    return this.revealed.has(this.name);
  }
}
