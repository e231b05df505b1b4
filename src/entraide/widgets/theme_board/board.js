/**
 * All that a theme board knows and can do, apart from the page that shows it.
 *
 * What is done returns a message, the key of a text and its values, for the page to announce.
 *
 * @typedef {{ code: string, label: string, text: string }} Card
 * @typedef {import("./piles.js").Piles} Piles
 * @typedef {[key: string, values?: Record<string, any>]} Message
 * @typedef {{ message: Message, merge?: string }} Note
 */

import { redone, started, stepped, undone } from "../coding/history.js";
import { changed, MOST, moved, NO_PILES, numberOf, withoutPile, withPile } from "./piles.js";

/** Where a card goes that a new pile begins with. */
export const NEW = "new";
/** Where cards lie that are in no pile. */
export const FLOOR = "";

export class Board {
  /** A step made of several, such as a name as it is typed, carries the number of the edit they belong to. */
  edits = 0;
  /** What is missing for the last thing asked: the key of a text. */
  notice = "";
  /** Whether her piles stand beside other groupings. */
  compared = false;
  /** The card of which one is asked where it goes. */
  asked = "";

  /** @param {Card[]} cards @param {Piles} [value] a clean one */
  constructor(cards, value = NO_PILES) {
    this.cards = cards;
    /** @type {import("../coding/history.js").History<Piles, Note>} */
    this.history = started(value);
  }

  get value() {
    return this.history.now.value;
  }

  get piles() {
    return this.value.piles;
  }

  get canUndo() {
    return this.history.past.length > 0;
  }

  get canRedo() {
    return this.history.future.length > 0;
  }

  get isFull() {
    return this.piles.length >= MOST;
  }

  /** The cards that lie in a pile, in the order in which they came; on the floor, in their own. @param {string} pile @returns {Card[]} */
  cardsIn(pile) {
    if (pile === FLOOR) return this.cards.filter(({ code }) => this.pileOf(code) === FLOOR);
    const codes = this.piles.find((one) => one.pile === pile)?.cards ?? [];
    return codes.flatMap((code) => this.cards.find((card) => card.code === code) ?? []);
  }

  /** @param {string} card */
  pileOf(card) {
    return this.piles.find(({ cards }) => cards.includes(card))?.pile ?? FLOOR;
  }

  /** @param {string} card */
  labelOf(card) {
    return this.cards.find(({ code }) => code === card)?.label ?? card;
  }

  /** The name of a pile, and its number for want of one. @param {string} pile */
  named(pile) {
    return { name: this.piles.find((one) => one.pile === pile)?.name.trim() ?? "", n: numberOf(pile) };
  }

  /** @param {string} card @param {string} to a pile, the floor, or a new pile @returns {Message} */
  move(card, to) {
    this.asked = "";
    if (to === NEW && this.isFull) return this.#refused("board.no-more");
    const { value, pile } = to === NEW ? withPile(this.value) : { value: this.value, pile: to };
    if (this.pileOf(card) === pile) return ["board.stays", { card: this.labelOf(card) }];
    const message = pile === FLOOR ? "board.moved-back" : "board.moved";
    return this.#step(moved(value, card, pile), [message, { card: this.labelOf(card), pile }]);
  }

  /** To the pile `by` further, the floor being before the first; no further than the last. @param {string} card @param {number} by @returns {Message} */
  push(card, by) {
    const places = [FLOOR, ...this.piles.map(({ pile }) => pile)];
    const at = places.indexOf(this.pileOf(card)) + by;
    return this.move(card, places[Math.min(places.length - 1, Math.max(0, at))]);
  }

  /** @returns {Message} */
  add() {
    if (this.isFull) return this.#refused("board.no-more");
    const { value, pile } = withPile(this.value);
    return this.#step(value, ["board.added", { pile }]);
  }

  /** @param {string} pile @returns {Message} */
  discard(pile) {
    return this.#step(withoutPile(this.value, pile), ["board.discarded"]);
  }

  /** What is typed in one go is one step to undo. @param {string} pile @param {"name" | "counter"} what @param {string} text */
  write(pile, what, text) {
    const message = what === "name" ? "board.named" : "board.counter-changed";
    this.#step(changed(this.value, pile, { [what]: text }), [message], `${what} ${pile} ${this.edits}`);
  }

  /** @param {string} memo */
  writeMemo(memo) {
    this.#step({ ...this.value, memo }, ["board.memo-changed"], `memo ${this.edits}`);
  }

  /** @returns {Message} */
  compare() {
    this.asked = "";
    if (!this.piles.some(({ cards }) => cards.length > 1)) return this.#refused("board.sort-first");
    this.notice = "";
    this.compared = true;
    return ["board.compared"];
  }

  /** @returns {Message} */
  clear() {
    this.compared = false;
    return this.#step(NO_PILES, ["coding.cleared"]);
  }

  /** A clean value from elsewhere: nothing done here can be undone into it. @param {Piles} value */
  receive(value) {
    this.history = started(value);
  }

  /** @returns {Message} */
  undo() {
    if (!this.canUndo) return ["coding.nothing-to-undo"];
    const { note } = this.history.now;
    this.history = undone(this.history);
    return this.#returned("coding.undone", note);
  }

  /** @returns {Message} */
  redo() {
    if (!this.canRedo) return ["coding.nothing-to-redo"];
    this.history = redone(this.history);
    return this.#returned("coding.redone", this.history.now.note);
  }

  /** @returns {import("../common/seen.js").Seen} */
  get seen() {
    return this.compared ? { compared: true } : {};
  }

  /** @param {import("../common/seen.js").Seen} seen as it was kept, however malformed */
  recall(seen) {
    this.compared = seen.compared === true;
  }

  /** @param {string} notice @returns {Message} */
  #refused(notice) {
    this.notice = notice;
    return notice === "board.no-more" ? [notice, { most: MOST }] : [notice];
  }

  /** @param {string} key @param {Note | null} note @returns {Message} */
  #returned(key, note) {
    this.edits += 1;
    this.asked = "";
    this.notice = "";
    return [key, { what: note?.message }];
  }

  /** @param {Piles} value @param {Message} message @param {string} [merge] @returns {Message} */
  #step(value, message, merge) {
    this.notice = "";
    this.history = stepped(this.history, value, { message, merge });
    return message;
  }
}
