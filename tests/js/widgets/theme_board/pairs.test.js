/** Two groupings of the same cards, by the pairs that each puts together: held to a small table of cases. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { compared, nearest, nearness, pairsOf } from "#widgets/theme_board/pairs.js";

const CARDS = ["a", "b", "c", "d"];

/** @param {string} piles such as "ab cd" */
const piles = (piles) => piles.split(" ").map((pile) => [...pile]);
/** @param {import("#widgets/theme_board/pairs.js").Pair[]} pairs */
const said = (pairs) => pairs.map((pair) => pair.join("")).join(" ");

/** Her piles, others, then the pairs of both, only of hers, only of theirs. */
const CASES = [
  ["", "", "", "", ""],
  ["ab", "ab", "ab", "", ""],
  ["ab cd", "abcd", "ab cd", "", "ac ad bc bd"],
  ["ba", "abc", "ab", "", "ac bc"],
  ["abc d", "ab cd", "ab", "ac bc", "cd"],
  ["a b c d", "abcd", "", "", "ab ac ad bc bd cd"],
  ["ad bc", "ab cd", "", "ad bc", "ab cd"],
];

for (const [hers, theirs, both, mine, others] of CASES) {
  test(`“${hers}” beside “${theirs}”`, () => {
    const found = compared(piles(hers), piles(theirs), CARDS);
    assert.deepEqual([said(found.both), said(found.hers), said(found.theirs)], [both, mine, others]);
    const turned = compared(piles(theirs), piles(hers), CARDS);
    assert.deepEqual([said(turned.both), said(turned.hers), said(turned.theirs)], [both, others, mine]);
  });
}

test("pairs stand in the order of the cards, each once, wherever a card came into its pile", () => {
  assert.equal(said(pairsOf(piles("dcba"), CARDS)), "ab ac ad bc bd cd");
});

test("the nearest shares the greatest part of the pairs; several may, and none does where nothing is shared", () => {
  const beside = (/** @type {string} */ theirs) => compared(piles("ab cd"), piles(theirs), CARDS);
  assert.equal(nearness(beside("ab cd")), 1);
  assert.equal(nearness(beside("")), 0);
  assert.deepEqual(nearest([beside("abcd"), beside("ab"), beside("ac")]), [1]);
  assert.deepEqual(nearest([beside("ab"), beside("cd"), beside("abcd")]), [0, 1]);
  assert.deepEqual(nearest([beside("ac bd"), beside("")]), []);
  assert.deepEqual(nearest([]), []);
});
