/** Chances in words, and the slider of a population. The chances themselves are held to the Python ones by test_simulations.py. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { outOf100, peopleAt, sliderAt } from "#widgets/who_knows/acquaintance.js";

for (const people of [50, 200, 2464, 12675, 42313, 1762949, 5000000]) {
  test(`the slider finds ${people} people within two figures`, () => {
    const found = peopleAt(sliderAt(people));
    assert.ok(Math.abs(found / people - 1) < 0.06, `${found}`);
  });
}

for (const [chance, kind, n] of /** @type {[number, string, number][]} */ ([
  [0.0045, "few", 1],
  [0.0134, "some", 1],
  [0.571, "some", 57],
  [0.9999, "most", 99],
])) {
  test(`what is rare is not said to be never: ${chance}`, () => assert.deepEqual(outOf100(chance), { kind, n }));
}
