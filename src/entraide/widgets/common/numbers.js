/**
 * Numbers, lists and hours as each language writes them, by its locale, which Python gives: "en-CA", "fr-CA".
 *
 * They are written as Python's `entraide.lang` writes them: rounded by their exact value, a half to the even digit.
 */

const EXACT = 20; // decimals; enough to tell a half from what is a little more or less

/** What writes for a language takes long to make, up to 60 ms on a slow phone: each is made once, when it is asked for. @type {Map<string, any>} */
const writers = new Map();

/**
 * A number with at most `most` decimals and at least `least`, thousands not set apart: 12.5 or 12,5.
 * @param {string} locale @param {number} value @param {number} [most] @param {number} [least]
 */
export function number(locale, value, most = 2, least = 0) {
  return format(locale, value, { useGrouping: false, maximumFractionDigits: most, minimumFractionDigits: least });
}

/** Without decimals, thousands set apart: 12,675 or 12 675. @param {string} locale @param {number} value */
export function whole(locale, value) {
  return format(locale, value, { maximumFractionDigits: 0 });
}

/** A share from 0 to 1 as a whole percentage: 46% or 46 %. @param {string} locale @param {number} share */
export function percent(locale, share) {
  return format(locale, 100 * share, { style: "unit", unit: "percent", maximumFractionDigits: 0 });
}

/** $75 or 75 $; cents only where there are some. @param {string} locale @param {number} dollars */
export function money(locale, dollars) {
  const digits = Math.round(dollars * 100) % 100 && dollars < 100 ? 2 : 0;
  const style = /** @type {const} */ ({ style: "currency", currency: "CAD" });
  return format(locale, dollars, { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** “2, 3 and 5”; nothing for no item. @param {string} locale @param {Array<string | number>} items */
export function listed(locale, items) {
  if (items.length < 2) return items.join("");
  return writer(`list ${locale}`, () => new Intl.ListFormat(locale)).format(items.map(String));
}

/** Which form a text takes with a number, of `Intl.PluralRules`: "one" or "other", and "many" in French. @param {string} locale @param {number} n */
export function plural(locale, n) {
  return writer(`plural ${locale}`, () => new Intl.PluralRules(locale)).select(n);
}

/** The hour and the minute: 14:05 or 14 h 05. @param {string} locale @param {Date} date */
export function clock(locale, date) {
  const options = /** @type {const} */ ({ hour: "numeric", minute: "2-digit", hourCycle: "h23" });
  return unbroken(writer(`clock ${locale}`, () => new Intl.DateTimeFormat(locale, options)).format(date));
}

/** @param {string} locale @param {number} value @param {Intl.NumberFormatOptions} options */
function format(locale, value, options) {
  const whole = /** @type {const} */ ({ ...options, roundingMode: "halfEven", signDisplay: "negative" });
  const written = writer(locale + JSON.stringify(options), () => new Intl.NumberFormat(locale, whole));
  // A text of digits is taken for its exact value; a number, for the shortest one that is printed of it.
  return unbroken(written.format(/** @type {`${number}`} */ (value.toFixed(EXACT)))).replace("-", "−");
}

/** @template T @param {string} name @param {() => T} make @returns {T} */
function writer(name, make) {
  if (!writers.has(name)) writers.set(name, make());
  return writers.get(name);
}

/** @param {string} text */
function unbroken(text) {
  return text.replace(/[ \u202f]/g, "\u00a0");
}

/** A number typed by a person, in either language's manner; NaN where it is none. @param {string} text */
export function typed(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}
