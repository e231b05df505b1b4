/** Folds what a reader types, and what is shown to her, as lang/folding.py folded the words of the index. */

const WORD = /[\p{L}\p{N}]{2,}/gu;
const SHORTEST_PLURAL = 4;

/**
 * What a language drops before an apostrophe, the letters that a sign stands for, and the ends of words in the plural and
 * in the singular, the first that fits. @typedef {Record<"elided" | "ligatures" | "endings", string[][]>} Rules
 */

/** The folded words of a text, in its order. @param {string} text @param {Rules} rules @returns {string[]} */
export function foldedWords(text, { elided, ligatures, endings }) {
  const dropped = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${elided.join("|")})['\u2019]`, "gu");
  let plain = text.toLowerCase().replace(dropped, "");
  for (const [sign, letters] of ligatures) plain = plain.replaceAll(sign, letters);
  const found = plain.normalize("NFD").replace(/\p{M}/gu, "").match(WORD) ?? [];
  return found.map((word) => singular(word, endings));
}

/** @param {string} word @param {string[][]} endings */
function singular(word, endings) {
  const [plural, ending] = (word.length >= SHORTEST_PLURAL && endings.find(([end]) => word.endsWith(end))) || ["", ""];
  return word.slice(0, word.length - plural.length) + ending;
}
