/** Numbers that are entered, read and judged by the table to which grading is held too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { judged } from "#widgets/numbers/judging.js";
import { readings } from "#widgets/numbers/reading.js";

const CASES = JSON.parse(readFileSync(new URL("../../../cases/entered.json", import.meta.url), "utf8"));

test("a text means the numbers that the table says", () => {
  for (const { text, unit = "number", reads } of CASES.readings) {
    // As JSON writes them: it has no zero below zero.
    assert.equal(JSON.stringify(readings(text, unit)), JSON.stringify(reads), JSON.stringify(text));
  }
});

test("a number is judged as the table says", () => {
  const values = CASES.judged.values.map(
    (/** @type {{ value: string, tolerance: string, right: boolean, why: string }} */ one) => ({
      ...one,
      value: Number(one.value),
      tolerance: Number(one.tolerance),
    }),
  );
  for (const { text, word, why } of CASES.judged.cases) {
    assert.deepEqual(judged(text, "number", values), { word, why }, JSON.stringify(text));
  }
});
