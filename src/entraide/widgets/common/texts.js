/**
 * What a widget says: its texts come from Python, typeset, under dotted keys.
 *
 * A text that depends on a number is an object, one text for each category of `Intl.PluralRules`; `{name}` stands for
 * a value.
 *
 * @typedef {string | Record<string, string>} Text
 * @typedef {Record<string, string | number | Array<string | number>>} Values
 * @typedef {(key: string, values?: Values) => string} Say
 */

import { listed, number, plural } from "./numbers.js";

/**
 * The text under a key, chosen by the value `n` where it has several forms, and filled in. Texts and whole numbers are
 * filled in as they are; a number with decimals is written by the language, and a list as “a, b and c”.
 * @param {{ get: (name: "texts" | "locale") => any }} model
 * @returns {Say}
 */
export function speaker(model) {
  /** @type {string} */
  const locale = model.get("locale");
  /** @param {Values[string]} value @returns {string} */
  const written = (value) => {
    if (Array.isArray(value)) return listed(locale, value.map(written));
    return typeof value === "string" || Number.isInteger(value) ? String(value) : number(locale, value);
  };
  return (key, values = {}) => {
    /** @type {Text} Some come later than the page. */
    const text = model.get("texts")?.[key] ?? key;
    const form = typeof text === "string" ? text : (text[plural(locale, Number(values.n))] ?? text.other);
    return form.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? written(values[name]) : hole));
  };
}
