/**
 * The small language of the meetings' tables: conditions (`safety >= 3 & nancy.open = 1 & !said:known | turn > 9`) and
 * effects (`safety+1 nancy.trust-1 said:known`). They are parsed, and never run as code.
 *
 * @typedef {{ name: string, op: string, number: number }} Test a name alone is `!= 0`, `!` before one `= 0`
 * @typedef {Test[][]} Condition alternatives, each of tests that all must hold; none of them: always true
 * @typedef {{ name: string, op: string, number: number }} Effect `op` is one of + - =
 * @typedef {(name: string) => number} Look what a name is worth now
 */

const WORD = "[a-z][a-z0-9-]*";
const NAME = `${WORD}(?:[.:]${WORD})?`;
const COMPARED = new RegExp(`^(${NAME})\\s*(>=|<=|!=|>|<|=)\\s*(\\d{1,3})$`);
const ALONE = new RegExp(`^(!?)\\s*(${NAME})$`);
const CHANGED = new RegExp(`^(?!(?:turn|looked)\\b)(${WORD}(?:\\.${WORD})?)([+=-])(\\d{1,3})$`);
/** What the meeting counts by itself is read only. */
const FLAG = new RegExp(`^(!?)(?!(?:spoke|quiet|used|last|did|heard|met):)(${WORD}:${WORD})$`);

/** @type {Record<string, (one: number, other: number) => boolean>} */
const HOLDS = {
  ">=": (one, other) => one >= other,
  "<=": (one, other) => one <= other,
  "!=": (one, other) => one !== other,
  ">": (one, other) => one > other,
  "<": (one, other) => one < other,
  "=": (one, other) => one === other,
};

/** @param {string} [text] @returns {Condition} throws a SyntaxError of what is no condition */
export function condition(text = "") {
  if (!text.trim()) return [];
  return text.split("|").map((all) => all.split("&").map((one) => test(one.trim())));
}

/** @param {string} text @returns {Test} */
function test(text) {
  const compared = COMPARED.exec(text);
  if (compared) return { name: compared[1], op: compared[2], number: Number(compared[3]) };
  const alone = ALONE.exec(text);
  if (!alone) throw new SyntaxError(text);
  return { name: alone[2], op: alone[1] ? "=" : "!=", number: 0 };
}

/**
 * How specific a condition is here: the number of tests of its longest alternative that holds; -1 where none does.
 * @param {Condition} when @param {Look} look
 */
export function specific(when, look) {
  if (!when.length) return 0;
  const holding = when.filter((all) => all.every(({ name, op, number }) => HOLDS[op](look(name), number)));
  return Math.max(-1, ...holding.map((all) => all.length));
}

/** @param {string} [text] @returns {Effect[]} throws a SyntaxError of what is no effect */
export function effects(text = "") {
  return text.split(/\s+/).filter(Boolean).map(effect);
}

/** @param {string} text @returns {Effect} */
function effect(text) {
  const flag = FLAG.exec(text);
  if (flag) return { name: flag[2], op: "=", number: flag[1] ? 0 : 1 };
  const changed = CHANGED.exec(text);
  if (!changed) throw new SyntaxError(text);
  return { name: changed[1], op: changed[2], number: Number(changed[3]) };
}

/** What a value becomes. @param {number} value @param {Effect} effect */
export function after(value, { op, number }) {
  if (op === "=") return number;
  return op === "+" ? value + number : value - number;
}
