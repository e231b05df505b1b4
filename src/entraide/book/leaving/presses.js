/**
 * Which presses of a key ask to leave, and how many there were. Esc, where nothing else takes it; in a text field, whose
 * own key Esc is, Shift pressed by itself. Three within five seconds leave; anything else in between begins anew.
 *
 * @typedef {Pick<KeyboardEvent, "key" | "timeStamp" | "repeat" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">} Press
 */

export const NEEDED = 3;
export const WITHIN = 5000; // ms from the first press to the last

export class Presses {
  /** When each of those that count was pressed. @type {number[]} */
  #counted = [];
  /** Whether Shift went down in a field, and nothing else since. */
  #alone = false;

  get count() {
    return this.#counted.length;
  }

  /** When the first of them was pressed. */
  get first() {
    return this.#counted[0];
  }

  /** A key goes down. @param {Press} press @param {boolean} inField @param {boolean} taken whether something of the page made use of it */
  down(press, inField, taken) {
    if (press.repeat) return;
    const bare = !press.altKey && !press.ctrlKey && !press.metaKey;
    this.#alone = bare && inField && press.key === "Shift";
    if (press.key !== "Escape") {
      if (!this.#alone) this.anew();
    } else if (bare && !press.shiftKey && !inField && !taken) this.#add(press.timeStamp);
  }

  /** A key comes up. @param {Pick<Press, "key" | "timeStamp">} press */
  up(press) {
    if (press.key === "Shift" && this.#alone) this.#add(press.timeStamp);
  }

  /** Something else was done, or it is too late. */
  anew() {
    this.#counted = [];
    this.#alone = false;
  }

  /** @param {number} time */
  #add(time) {
    if (time - this.first >= WITHIN) this.#counted = [];
    this.#counted.push(time);
    this.#alone = false;
  }
}
