/** Numbers that people type, and what they may mean. The grader reads them in the same way (coding/numbers.py). */

export const LONGEST = 60; // characters; a longer text is no number

/** What may stand beside a number by its unit; besides, any share may be typed in percent. @type {Record<string, string>} */
const SYMBOLS = { number: "", hours: "h", km: "km", money: "$", percent: "%" };

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;
const SPACES = /[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const MINUS = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;
const SLASH = /[\u2044\u2215]/g;
const CLOCK = /^([0-9]{1,3})[h:]([0-5][0-9])(?:m(?:in)?)?$/;
const NUMBER = /^[+-]?(?:(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]*)?|[.,][0-9]+)$/;
const THOUSANDS = /^[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?$/;
const MIXED = /^([+-]?)([1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+) ([0-9]{1,2})\/([0-9]+)$/;

/** A text without the spaces that part nothing; one stays between digits, points and commas. @param {string} text */
function joined(text) {
  const spaced = text.replace(UNSEEN, "").replace(SPACES, " ").replace(/^ | $/g, "");
  return spaced.replace(/([^0-9.,]) /g, "$1").replace(/ (?=[^0-9.,])/g, "");
}

/** Whether nothing was typed. @param {string} text */
export function isBlank(text) {
  return !joined(text);
}

/**
 * The numbers that a typed text may mean in either language; none where it is no number. Most texts mean one; a comma
 * between thousands in English separates decimals in French, so that 1,250 may mean both.
 * @param {string} text @param {string} unit
 * @returns {number[]}
 */
export function readings(text, unit) {
  if ([...text].length > LONGEST) return [];
  const typed = joined(text).replace(MINUS, "-").replace(SLASH, "/").toLowerCase();
  let bare = typed.replace(/^[=≈~]+/, "");
  const clock = unit === "hours" && bare.match(CLOCK);
  if (clock) return [Number(clock[1]) + Number(clock[2]) / 60];
  if (unit === "hours" && bare.endsWith("min")) return plain(bare.slice(0, -3)).map((one) => one / 60);
  const symbol = SYMBOLS[unit] ?? "";
  if (symbol && bare.endsWith(symbol)) bare = bare.slice(0, -symbol.length);
  else if (symbol === "$") bare = bare.replace(/^([+-]?)\$/, "$1");
  if (unit === "number" && bare.endsWith("%")) return plain(bare.slice(0, -1)).map((one) => one / 100);
  const mixed = bare.match(MIXED);
  if (mixed) {
    const [part, of] = mixed.slice(3).map(Number);
    const found = Number(mixed[2].replaceAll(" ", "")) + part / of;
    return part < of ? [mixed[1] === "-" ? -found : found] : [];
  }
  const slash = bare.indexOf("/");
  if (slash < 0) return plain(bare);
  const [above] = plain(bare.slice(0, slash));
  const [below] = plain(bare.slice(slash + 1));
  return above !== undefined && below ? [above / below] : [];
}

/** @param {string} text */
function plain(text) {
  const found = NUMBER.test(text) ? [Number(text.replace(",", ".").replaceAll(" ", ""))] : [];
  return THOUSANDS.test(text) ? [...found, Number(text.replaceAll(",", ""))] : found;
}
