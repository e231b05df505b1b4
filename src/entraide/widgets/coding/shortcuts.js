/**
 * What a key press asks for, given where the focus is. Keys are read, never handled, here.
 *
 * @typedef {"unit" | "chip" | "code" | "search" | "field" | "other"} Zone
 * @typedef {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean,
 *             repeat?: boolean }} Press
 */

const IN_SEARCH = { Escape: "leave-search", Enter: "apply-match", ArrowDown: "to-codes" };
const IN_FIELD = { Escape: "close-memo" };
const MOVES = { ArrowDown: ["move", 1], ArrowUp: ["move", -1], Home: ["move", -Infinity], End: ["move", Infinity] };
const EVERYWHERE = { "/": "search", "?": "keys", n: "next", p: "previous", m: "memo", Escape: "escape" };

/**
 * The name of the action and its argument; null leaves the key to the browser and the host.
 * @param {Press} press
 * @param {Zone} zone
 * @returns {[string, number?] | null}
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

/** Ctrl or Cmd with Z, Shift+Z or Y, and no other. @param {Press} press @returns {[string] | null} */
function undoFor({ key, shiftKey }) {
  if (key.toLowerCase() === "z") return [shiftKey ? "redo" : "undo"];
  return key.toLowerCase() === "y" && !shiftKey ? ["redo"] : null;
}

/** @param {Press} press @param {Zone} zone @returns {[string, number] | null} */
function moveFor({ key, shiftKey }, zone) {
  const [, by] = MOVES[key];
  if (zone === "code") return ["move-code", by];
  if (zone !== "unit" && zone !== "chip") return null;
  return [shiftKey ? "extend" : "move", by];
}
