/** What is found, missed and extra in an exercise: the verdicts of one table of cases, and Python's on random ones. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compare } from "../../../src/entraide/widgets/coding/feedback.js";

/**
 * What the reference says of the codes on a unit, which ones were applied, and what is to be said of them.
 * @typedef {Partial<Record<"required" | "acceptable" | "tempting" | "applied" | Verdict, string[]>>} Unit
 * @typedef {"found" | "fits" | "missed" | "extra"} Verdict
 * @typedef {{ case: string, offered: string[], units: Unit[] }} Case
 */

/** @param {string | URL} path @returns {Case[]} */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** @type {Verdict[]} */
const VERDICTS = ["found", "fits", "missed", "extra"];
/** @type {Record<string, string>} */
const SAID = { hit: "found", miss: "missed" };

/** @param {Unit} unit */
function expectedOn(unit) {
  /** @type {Record<string, import("../../../src/entraide/widgets/coding/feedback.js").Expected>} */
  const expected = {};
  for (const status of /** @type {const} */ (["required", "acceptable", "tempting"])) {
    for (const code of unit[status] ?? []) expected[code] = { status, why: "" };
  }
  return expected;
}

/** @param {Case} given */
function holds({ offered, units }) {
  const byUnit = units.map((unit, at) => /** @type {const} */ ([at + 1, unit]));
  const result = compare(
    Object.fromEntries(byUnit.map(([number, unit]) => [number, unit.applied ?? []])),
    Object.fromEntries(byUnit.map(([number, unit]) => [number, expectedOn(unit)])),
    offered.map((code) => ({ code, exclude: "" })),
  );
  const total = { found: 0, fits: 0, missed: 0, extra: 0 };
  for (const [number, unit] of byUnit) {
    for (const verdict of VERDICTS) {
      const said = result.units[number].findings.filter(({ kind }) => (SAID[kind] ?? kind) === verdict);
      const expected = [...(unit[verdict] ?? [])].sort();
      assert.deepEqual(said.map(({ code }) => code).sort(), expected, `unit ${number}, ${verdict}`);
      total[verdict] += expected.length;
    }
  }
  assert.deepEqual([result.hit, result.miss, result.extra], [total.found, total.missed, total.extra]);
}

for (const one of read(new URL("../../cases/reckoning.json", import.meta.url))) test(one.case, () => holds(one));

// tests/coding/test_reckoning.py makes these up, and says where they are.
const more = process.env.RECKONING;
test("cases by chance", { skip: !more }, () => {
  for (const one of read(more ?? "")) holds(one);
});
