/**
 * Cards in piles, as they are kept, and what can be done to them. No page here, only values.
 *
 * @typedef {{ pile: string, name: string, cards: string[], counter: string }} Pile `cards` are codes; `counter` is what
 *   does not fit, in the reader's words
 * @typedef {{ piles: Pile[], memo: string }} Piles what is kept
 */

import { nextNumber } from "../coding/numbered.js";

/** Characters of a name, of a counter-example, of the memo. */
export const LONGEST = { name: 100, counter: 4000, memo: 20000 };
/** Piles that can be made. What is kept may hold more, and loses none. */
export const MOST = 50;
const NAME = /^pile-[1-9]\d{0,4}$/;

/** @type {Piles} */
export const NO_PILES = Object.freeze({ piles: [], memo: "" });

/**
 * What of a value found somewhere is piles of these cards, each card once.
 * @param {any} value @param {string[]} cards @returns {Piles}
 */
export function cleanPiles(value, cards) {
  const left = new Set(cards);
  const text = (/** @type {unknown} */ found, /** @type {number} */ longest) =>
    typeof found === "string" ? found.slice(0, longest) : "";
  /** @type {Pile[]} */
  const piles = [];
  const met = new Set();
  for (const one of Array.isArray(value?.piles) ? value.piles : []) {
    if (typeof one?.pile !== "string" || !NAME.test(one.pile) || met.has(one.pile)) continue;
    met.add(one.pile);
    const found = /** @type {string[]} */ (
      (Array.isArray(one.cards) ? one.cards : []).filter((/** @type {any} */ card) => left.delete(card))
    );
    piles.push({
      pile: one.pile,
      name: text(one.name, LONGEST.name),
      cards: found,
      counter: text(one.counter, LONGEST.counter),
    });
  }
  return { piles, memo: text(value?.memo, LONGEST.memo) };
}

/** The number in a pile's id. @param {string} pile */
export function numberOf(pile) {
  return Number(pile.slice(5));
}

/** One more pile, with nothing in it. @param {Piles} value @returns {{ value: Piles, pile: string }} */
export function withPile(value) {
  const pile = `pile-${nextNumber(value.piles.map((one) => numberOf(one.pile)))}`;
  return { value: { ...value, piles: [...value.piles, { pile, name: "", cards: [], counter: "" }] }, pile };
}

/** A card lies in that pile and in no other; in none where there is no such pile. @param {Piles} value @param {string} card @param {string} pile @returns {Piles} */
export function moved(value, card, pile) {
  const piles = value.piles.map((one) => {
    const cards = one.cards.filter((other) => other !== card);
    return { ...one, cards: one.pile === pile ? [...cards, card] : cards };
  });
  return { ...value, piles };
}

/** @param {Piles} value @param {string} pile @param {Partial<Pile>} change @returns {Piles} */
export function changed(value, pile, change) {
  return { ...value, piles: value.piles.map((one) => (one.pile === pile ? { ...one, ...change } : one)) };
}

/** Without a pile, whose cards lie in none then. @param {Piles} value @param {string} pile @returns {Piles} */
export function withoutPile(value, pile) {
  return { ...value, piles: value.piles.filter((one) => one.pile !== pile) };
}
