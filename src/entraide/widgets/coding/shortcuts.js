/**
 * The exercise's shortcuts: what a key press asks for, given where the focus is. It is read here, never handled.
 *
 * @typedef {"move" | "extend" | "digit" | "to-chip" | "remove-chip" | "move-code" | "to-codes" | "about" | "memo" |
 *           "close-memo" | "search" | "leave-search" | "apply-match" | "next" | "previous" | "undo" | "redo" |
 *           "shortcuts" | "escape"} Action
 * @typedef {"unit" | "chip" | "code" | "search" | "field" | "other"} Zone
 * @typedef {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean,
 *             repeat?: boolean }} Press
 */

/** @type {Record<string, Action>} */
const IN_SEARCH = { Escape: "leave-search", Enter: "apply-match", ArrowDown: "to-codes" };
/** @type {Record<string, Action>} */
const IN_FIELD = { Escape: "close-memo" };
/** By how many units. @type {Record<string, number>} */
const MOVES = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
/** @type {Record<string, Action>} */
const EVERYWHERE = { "/": "search", "?": "shortcuts", n: "next", p: "previous", m: "memo", Escape: "escape" };

/**
 * The name of the action and its argument; null leaves the key to the browser and the host.
 * @param {Press} press
 * @param {Zone} zone
 * @returns {[Action, number?] | null}
 */
export function actionFor(press, zone) {
  const { key } = press;
  if (press.altKey) return null;
  if (zone === "search") return plain(press) && IN_SEARCH[key] ? [IN_SEARCH[key]] : null;
  if (zone === "field") return plain(press) && IN_FIELD[key] ? [IN_FIELD[key]] : null;
  if (press.ctrlKey || press.metaKey) return undoFor(press);
  if (MOVES[key]) return moveFor(press, zone);
  if (press.repeat) return null;
  // Shift is ignored for printed characters: on many keyboards it is what makes a "/" or a "?".
  if (/^[0-9]$/.test(key)) return ["digit", (Number(key) + 9) % 10];
  if (zone === "unit" && key === "ArrowRight") return ["to-chip", 1];
  if (zone === "chip" && (key === "ArrowRight" || key === "ArrowLeft"))
    return ["to-chip", key === "ArrowRight" ? 1 : -1];
  if (zone === "chip" && (key === "Delete" || key === "Backspace")) return ["remove-chip"];
  if (zone === "code" && key.toLowerCase() === "i") return ["about"];
  const action = EVERYWHERE[key] ?? EVERYWHERE[key.toLowerCase()];
  return action ? [action] : null;
}

/** @param {Press} press */
function plain({ ctrlKey, metaKey }) {
  return !ctrlKey && !metaKey;
}

/** Ctrl or Cmd with Z, Shift+Z or Y, and no other. @param {Press} press @returns {[Action] | null} */
function undoFor({ key, shiftKey }) {
  if (key.toLowerCase() === "z") return [shiftKey ? "redo" : "undo"];
  return key.toLowerCase() === "y" && !shiftKey ? ["redo"] : null;
}

/** @param {Press} press @param {Zone} zone @returns {[Action, number] | null} */
function moveFor({ key, shiftKey }, zone) {
  const by = MOVES[key];
  if (zone === "code") return ["move-code", by];
  if (zone !== "unit" && zone !== "chip") return null;
  return [shiftKey ? "extend" : "move", by];
}
