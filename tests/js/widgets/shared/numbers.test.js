/** Numbers, as each language writes them and as people type them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, duration, money, outOf100, ratio, typed, whole } from "#widgets/shared/numbers.js";

for (const [write, number, english, french] of /** @type {[typeof whole, number, string, string][]} */ ([
  [whole, 1762949, "1,762,949", "1\u00a0762\u00a0949"],
  [whole, 999.6, "1,000", "1\u00a0000"],
  [decimal, 2.5, "2.5", "2,5"],
  [money, 1867, "$1,867", "1\u00a0867\u00a0$"],
  [money, 0.6, "$0.60", "0,60\u00a0$"],
  [duration, 25, "25\u00a0min", "25\u00a0min"],
  [duration, 119.7, "2\u00a0h", "2\u00a0h"],
  [duration, 65, "1\u00a0h\u00a05\u00a0min", "1\u00a0h\u00a005"],
  [ratio, 0.445, "0.45", "0,45"],
  [ratio, -0.05, "−0.05", "−0,05"],
  [ratio, -0.001, "0.00", "0,00"],
  [ratio, 1, "1.00", "1,00"],
])) {
  test(`numbers are written as in each language: ${write.name} ${number}`, () => {
    assert.equal(write("en", number), english);
    assert.equal(write("fr", number), french);
  });
}

for (const [text, number] of /** @type {[string, number][]} */ ([
  ["1 762 949", 1762949],
  ["2,5", 2.5],
  ["2.5", 2.5],
  ["", NaN],
  ["many", NaN],
])) {
  test(`a number may be typed in either manner: “${text}”`, () => assert.equal(typed(text), number));
}

for (const [chance, kind, n] of /** @type {[number, string, number][]} */ ([
  [0.0045, "few", 1],
  [0.0134, "some", 1],
  [0.571, "some", 57],
  [0.9999, "most", 99],
])) {
  test(`what is rare is not said to be never: ${chance}`, () => assert.deepEqual(outOf100(chance), { kind, n }));
}
