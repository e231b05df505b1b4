/** The rules that two readers write about the codes on which they differ: kept in this browser, and as a text. */

/** @typedef {{ saved_at: string, lang: string, value: string }} Rule @typedef {import("../common/store.js").Store} Store */

export const LONGEST = 2000; // characters; a rule that is longer is not one

/** What is written of a code; an empty text leaves no trace. @param {Pick<Store, "write">} store @param {string} code @param {string} text @param {string} lang @returns {boolean} whether it is kept */
export function keepRule(store, code, text, lang, now = new Date()) {
  const value = text.trim();
  return store.write(`rule/${code}`, value ? { saved_at: now.toISOString(), lang, value } : null);
}

/** What was written of a code on another device before, and stands no more; the newest first. @param {Pick<Store, "read">} store @param {string} code @returns {string[]} */
export function earlierRules(store, code) {
  const records = store.read(`earlier/rule/${code}`)?.records;
  const values = (Array.isArray(records) ? records : []).map((one) => one?.value);
  return values.filter((value) => typeof value === "string" && value.trim());
}

/** All rules as a text to print or to send. @param {Map<string, string>} rules by code @param {(code: string) => string} label @param {string} title */
export function rulesAsText(rules, label, title) {
  const parts = [...rules].map(([code, rule]) => `${label(code)}\n\n${rule.trim()}`);
  return `${[title, ...parts].join("\n\n\n")}\n`;
}
