/** Where codes of the reader's own and the course's meet: held to a small table of cases. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap } from "#widgets/open_coding/overlap.js";

const EXCERPTS = [
  { excerpt: "A", units: [1, 2, 3].map((unit) => ({ unit })) },
  { excerpt: "B", units: [1, 2].map((unit) => ({ unit })) },
];
const COURSE = { codes: ["bus", "calm"], fits: { A: { 1: ["bus"], 2: ["bus", "calm"] }, B: { 1: ["calm"] } } };

/** @param {string} codings such as "A1 x, B2 y" */
const coded = (codings) =>
  codings
    .split(", ")
    .filter(Boolean)
    .map((one) => ({ excerpt: one[0], unit: Number(one[1]), code: one.slice(3) }));

/** What stands on which units, and each of her codes as `code n: course both/only hers/only the course's`. */
const CASES = [
  { hers: "", own: ["x 0", "y 0"], untouched: ["bus", "calm"], neither: ["A3", "B2"] },
  { hers: "A1 x, A2 x", own: ["x 2: bus 2/0/0 calm 1/1/1", "y 0"], untouched: [], neither: ["A3", "B2"] },
  { hers: "A3 x, B2 x", own: ["x 2", "y 0"], untouched: ["bus", "calm"], neither: [] },
  { hers: "A1 x, A3 x, A1 y", own: ["x 2: bus 1/1/1", "y 1: bus 1/0/1"], untouched: ["calm"], neither: ["B2"] },
  { hers: "A2 x, B1 y", own: ["x 1: bus 1/0/1 calm 1/0/1", "y 1: calm 1/0/1"], untouched: [], neither: ["A3", "B2"] },
];

for (const { hers, own, untouched, neither } of CASES) {
  test(`on ${hers || "nothing"}: what meets, what is untouched, what neither coded`, () => {
    const found = overlap({ codes: [{ code: "x" }, { code: "y" }], codings: coded(hers) }, COURSE, EXCERPTS);
    const said = found.own.map(({ code, n, meets }) => {
      const each = meets.map((one) => ` ${one.code} ${one.both}/${one.hers}/${one.theirs}`);
      return `${code} ${n}${each.length ? ":" : ""}${each.join("")}`;
    });
    assert.deepEqual(said, own);
    assert.deepEqual(found.untouched, untouched);
    assert.deepEqual(
      found.neither.map(({ excerpt, unit }) => `${excerpt}${unit}`),
      neither,
    );
  });
}

test("the counts of a meeting add up to the units of both", () => {
  const { own } = overlap({ codes: [{ code: "x" }], codings: coded("A1 x, A3 x, B1 x") }, COURSE, EXCERPTS);
  for (const { n, meets } of own) for (const { both, hers } of meets) assert.equal(both + hers, n);
});
