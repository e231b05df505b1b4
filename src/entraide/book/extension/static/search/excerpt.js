/** The part of a text in which the words asked for stand. */

import { foldedWords } from "./folding.js";

const AROUND = 90;
/** What HTML draws as one space; a non-breaking one stays, so that no line begins with a colon. */
const SPACE = /[ \t\n\f\r]+/g;
const WRITTEN = /[\p{L}\p{N}\p{M}'’]+/gu;

/**
 * The text around the first of the words, in pieces; every other one, from the second, is a word asked for.
 * @param {string} written as the page's HTML has it @param {string[]} words folded @param {import("./folding.js").Rules} rules
 * @returns {string[]}
 */
export function excerpt(written, words, rules) {
  const text = written.replace(SPACE, " ").trim();
  const asked = (/** @type {string} */ word) =>
    foldedWords(word, rules).some((folded) => words.some((one) => folded.startsWith(one)));
  const marks = [...text.matchAll(WRITTEN)].filter(([word]) => asked(word));
  if (!marks.length) return [];
  const start = beginning(text, marks[0].index - AROUND);
  const end = beginning(text, marks[0].index + AROUND);
  const pieces = [start ? "… " : ""];
  let at = start;
  for (const { 0: word, index } of marks.filter(({ index }) => index < end)) {
    pieces[pieces.length - 1] += text.slice(at, index);
    pieces.push(word, "");
    at = index + word.length;
  }
  pieces[pieces.length - 1] += text.slice(at, Math.max(at, end)) + (end < text.length ? "…" : "");
  return pieces;
}

/** The beginning of the word that stands at a place. @param {string} text @param {number} place */
function beginning(text, place) {
  if (place <= 0) return 0;
  if (place >= text.length) return text.length;
  return text.lastIndexOf(" ", place) + 1;
}
