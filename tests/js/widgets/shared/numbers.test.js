/** Numbers and lists, as each language writes them: held to the cases that hold Python to it too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { clock, listed, money, number, percent, typed, whole } from "#widgets/common/numbers.js";
import { entered } from "#widgets/common/simulation.js";

const WRITERS = { number, whole, percent, listed };

/** @typedef {{ value: any, most?: number, least?: number, en: string, fr: string }} Case */
/** @type {Record<keyof typeof WRITERS, Case[]>} */
const CASES = JSON.parse(readFileSync(new URL("../../../cases/numbers.json", import.meta.url), "utf8"));

test("a browser writes numbers and lists as Python does", () => {
  for (const [kind, cases] of Object.entries(CASES)) {
    /** @type {(locale: string, value: any, most?: number, least?: number) => string} */
    const write = WRITERS[/** @type {keyof typeof WRITERS} */ (kind)];
    for (const { value, most, least, en, fr } of cases) {
      const written = [write("en-CA", value, most, least), write("fr-CA", value, most, least)];
      assert.deepEqual(written, [en, fr], `${kind} ${value}`);
    }
  }
});

test("money has cents only where there are some", () => {
  const written = [1867, 0.6, 99.5, 120.4].map((dollars) => [money("en-CA", dollars), money("fr-CA", dollars)]);
  assert.deepEqual(written, [
    ["$1,867", "1\u00a0867\u00a0$"],
    ["$0.60", "0,60\u00a0$"],
    ["$99.50", "99,50\u00a0$"],
    ["$120", "120\u00a0$"],
  ]);
});

test("the hour is written as in each language", () => {
  const at = new Date(2026, 0, 31, 9, 5);
  assert.deepEqual([clock("en-CA", at), clock("fr-CA", at)], ["09:05", "9\u00a0h\u00a005"]);
});

test("a number may be typed in either language's manner", () => {
  assert.deepEqual(["1 762 949", "1\u202f000", "2,5", "2.5"].map(typed), [1762949, 1000, 2.5, 2.5]);
  assert.deepEqual(["", "many"].map(typed), [NaN, NaN]);
});

test("where whole numbers are asked for, a comma between thousands is none before decimals", () => {
  assert.deepEqual(
    ["12,675", "1,762,949", "1 000", "12,5"].map((text) => entered(text, 1)),
    [12675, 1762949, 1000, 12.5],
  );
  assert.equal(entered("0,125", 0.01), 0.125);
  assert.ok(Number.isNaN(entered("many", 1)));
});

test("what writes lists, which takes long to make, is made once a language, and not for a single thing", (t) => {
  const made = t.mock.method(Intl, "ListFormat", Intl.ListFormat);
  assert.deepEqual([listed("en-AU", []), listed("en-AU", [7])], ["", "7"]);
  assert.equal(made.mock.callCount(), 0);
  assert.deepEqual([listed("en-AU", [1, 2]), listed("en-AU", [3, 4])], ["1 and 2", "3 and 4"]);
  assert.equal(made.mock.callCount(), 1);
});
