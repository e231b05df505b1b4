/** A reader's coding beside another coder's. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { alphaOf, compareCodings, placesIn } from "#widgets/agreement/comparison.js";

/** @typedef {import("#widgets/agreement/comparison.js").Applied} Applied */

const EXCERPTS = [
  { excerpt: "A", units: [1, 2, 3] },
  { excerpt: "B", units: [1] },
];
const CODES = ["one", "two"];

/** @param {string} codings such as "1 one, 2 two", all on excerpt A @returns {Applied[]} */
const on = (codings) =>
  codings.split(", ").map((one) => ({ excerpt: "A", unit: Number(one.split(" ")[0]), code: one.split(" ")[1] }));

const PLACES = placesIn(EXCERPTS, ["A"]);

test("only the excerpts that were checked are compared", () => {
  assert.deepEqual(
    PLACES,
    [1, 2, 3].map((unit) => ({ excerpt: "A", unit })),
  );
  assert.equal(placesIn(EXCERPTS, ["A", "B"]).length, 4);
  assert.deepEqual(placesIn(EXCERPTS, []), []);
});

test("codes are counted, and those on which two coders differ named with their units", () => {
  const found = compareCodings(PLACES, CODES, on("1 one, 2 one, 3 two"), on("1 one, 3 one, 3 two"));
  assert.deepEqual([found.decisions, found.differences, found.sameSets], [6, 2, 1]);
  const { mine, theirs, both, differ } = found.codes[0];
  assert.deepEqual([mine, theirs, both, differ.map(({ unit }) => unit)], [2, 2, 1, [2, 3]]);
  assert.equal(found.most.code, "one");
});

test("of codes that differ as often, the one with the least agreement is looked at first", () => {
  const found = compareCodings(PLACES, CODES, on("1 one, 2 one"), on("2 one, 3 two"));
  assert.equal(found.most.code, "two");
  assert.equal(found.codes[1].kappa, 0);
});

test("where nobody differs there is nothing to look at, and what is not defined is not invented", () => {
  const same = on("1 one, 3 one");
  const found = compareCodings(PLACES, CODES, same, same);
  assert.equal(found.most, undefined);
  assert.deepEqual([found.alpha, found.codes[0].kappa, found.codes[1].kappa], [1, 1, null]);
});

test("alpha may be that of any number of coders", () => {
  const same = on("1 one, 3 two");
  assert.equal(alphaOf(PLACES, CODES, [same, same, same]), 1);
  assert.equal(alphaOf(PLACES, CODES, [[], [], []]), null);
});
