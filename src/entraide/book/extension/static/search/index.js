/**
 * Finds words in the index of an edition, which book/extension/search.py writes.
 *
 * @typedef {[title: string, address: string, page: number, last: 0 | 1]} Place a page, or an exercise: the anchor is its
 *   address, and `page` the number of its page
 * @typedef {{ rules: import("./folding.js").Rules, places: Place[], headings: [title: string, anchor?: string][][],
 *   common: string, words: string, held: string }} Written
 * @typedef {{ title: string, anchor: string }} Part a section of a page, or an exercise in it
 * @typedef {{ title: string, address: string, last: 0 | 1, holds: boolean, parts: Part[] }} Found a page: whether its own
 *   text holds the words, and what in it does
 */

import { foldedWords } from "./folding.js";

const FIRST = 0x30;
const NONE = 0x41; // A, before a word that has no letter from the one before; B is one, and so on.
const [IN_TITLE, IN_HEADING, IN_TEXT, BEGINS] = [12, 5, 2, 1];
const MOST_HEADINGS = 3;

/**
 * The pages that hold every telling word asked for, or a word that begins so, in their own text or in one of their exercises:
 * the most to the point first, those for instructors last; each with its headings that hold one, and these exercises.
 * @param {Written} index @param {string} asked @returns {Found[]}
 */
export function lookFor(index, asked) {
  const { all, telling } = wordsOf(index, asked);
  // Who asks for nothing else may look for a title.
  const words = telling.length ? telling : all;
  if (!words.length) return [];
  const held = words.map((word) => holding(index, word));
  const worth = index.places.map((place, number) => judged(index, place, number, words, held));
  return [...bestOfPages(index.places, worth)]
    .sort(([one, its], [other, theirs]) => index.places[one][3] - index.places[other][3] || theirs - its)
    .map(([number]) => {
      const [title, address, , last] = index.places[number];
      const holds = worth[number] > 0;
      const sections = holds ? headingsWith(index, number, words) : [];
      return { title, address, last, holds, parts: [...sections, ...exercisesOf(index.places, number, worth)] };
    });
}

/**
 * Whether so many pages were found, or all words are so common that the index knows nothing of them, that it takes another
 * word to tell what is looked for. @param {Written} index @param {string} asked @param {number} found how many pages
 */
export function tellLittle(index, asked, found) {
  const { all, telling } = wordsOf(index, asked);
  const pages = index.places.filter(([, , of]) => of < 0);
  return found > pages.length / 2 || (all.length > 0 && !telling.length);
}

/** All words asked for, folded, and those of them that say something alone. @param {Written} index @param {string} asked */
function wordsOf(index, asked) {
  const all = [...new Set(foldedWords(asked, index.rules))];
  const common = index.common.split(" ");
  return { all, telling: all.filter((word) => !common.includes(word)) };
}

/** By its number, what a page that was found is worth: as much as the best of what it holds. @param {Place[]} places @param {number[]} worth */
function bestOfPages(places, worth) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const [number, one] of worth.entries()) {
    const page = places[number][2] < 0 ? number : places[number][2];
    if (one) best.set(page, Math.max(one, best.get(page) ?? 0));
  }
  return best;
}

/** The exercises of a page that were found. @param {Place[]} places @param {number} page @param {number[]} worth @returns {Part[]} */
function exercisesOf(places, page, worth) {
  const found = places.filter(([, , of], number) => of === page && worth[number]);
  return found.map(([title, anchor]) => ({ title, anchor }));
}

/** What each place is worth for holding a word. @param {Written} index @param {string} asked @returns {Map<number, number>} */
function holding(index, asked) {
  const lists = index.held.split(" ");
  /** @type {Map<number, number>} */
  const places = new Map();
  let word = "";
  for (const [number, [, same, rest]] of [...index.words.matchAll(/([A-J])([^A-J]*)/g)].entries()) {
    word = word.slice(0, same.charCodeAt(0) - NONE) + rest;
    if (!word.startsWith(asked)) continue;
    let place = 0;
    for (const step of lists[number]) {
      place += step.charCodeAt(0) - FIRST;
      places.set(place, Math.max(places.get(place) ?? 0, word === asked ? IN_TEXT : BEGINS));
    }
  }
  return places;
}

/** @param {Written} index @param {Place} place @param {number} number @param {string[]} words @param {Map<number, number>[]} held */
function judged(index, place, number, words, held) {
  let worth = 0;
  for (const [which, word] of words.entries()) {
    const text = held[which].get(number) ?? 0;
    // Of two titles, the one that says less besides is more to the point.
    const title = holds(place[0], word, index) ? IN_TITLE + 1 / place[0].length : 0;
    const heading = index.headings[number].some(([one]) => holds(one, word, index)) ? IN_HEADING : 0;
    if (!(text + title + heading)) return 0;
    worth += text + title + heading;
  }
  return worth;
}

/** @param {Written} index @param {number} number @param {string[]} words */
function headingsWith(index, number, words) {
  const fitting = index.headings[number].filter(([title]) => words.some((word) => holds(title, word, index)));
  return fitting
    .slice(0, MOST_HEADINGS)
    .map(([title, anchor]) => ({ title, anchor: anchor ?? anchorOf(title, index.rules.ligatures) }));
}

/** @param {string} text @param {string} word folded @param {Written} index */
const holds = (text, word, index) => foldedWords(text, index.rules).some((one) => one.startsWith(word));

/** The anchor that follows from a heading, as docutils makes it. @param {string} title @param {string[][]} ligatures */
export function anchorOf(title, ligatures) {
  let plain = title.toLowerCase().replaceAll("\u2019", "'");
  for (const [sign, letters] of ligatures) plain = plain.replaceAll(sign, letters);
  const ascii = [...plain.normalize("NFKD")].filter((one) => one < "\u0080").join("");
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "");
}
