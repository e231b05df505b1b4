/**
 * How a coding exercise lets the other widgets of its page know what is coded and which excerpts were checked. They
 * share a window, with a kernel or without one; nothing is sent further than that.
 *
 * @typedef {{ exercise: string, codings: import("../coding/codings.js").Coding[], checked: string[] }} Desktop
 */

const TOLD = "entraide:coding";
const ASKED = "entraide:coding?";

/** @param {Desktop} state */
export function tellNeighbours(state) {
  globalThis.dispatchEvent(new CustomEvent(TOLD, { detail: state }));
}

/** A widget that comes later asks. @param {string} exercise @param {() => void} tell @param {AbortSignal} signal */
export function whenAsked(exercise, tell, signal) {
  const asked = (/** @type {CustomEventInit<string>} */ { detail }) => detail === exercise && tell();
  globalThis.addEventListener(ASKED, asked, { signal });
}

/** Hear of an exercise from now on, and at once if it is there. @param {string} exercise @param {(state: Desktop) => void} act @param {AbortSignal} signal */
export function hearOf(exercise, act, signal) {
  const told = (/** @type {CustomEventInit<Desktop>} */ { detail }) => detail?.exercise === exercise && act(detail);
  globalThis.addEventListener(TOLD, told, { signal });
  globalThis.dispatchEvent(new CustomEvent(ASKED, { detail: exercise }));
}
