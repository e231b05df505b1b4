/** What is found, missed and extra in an exercise. Random cases come from test_reckoning.py. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { reckoned, VERDICTS } from "./reckoning.js";

/** @type {{ case: string, offered: string[], units: import("./reckoning.js").Unit[], start?: object }[]} */
const CASES = JSON.parse(readFileSync(new URL("../../../cases/reckoning.json", import.meta.url), "utf8"));

for (const { case: name, offered, units, start = null } of CASES) {
  test(name, () => {
    const expected = (/** @type {import("./reckoning.js").Unit} */ unit) =>
      Object.fromEntries(VERDICTS.map((verdict) => [verdict, [...(unit[verdict] ?? [])].sort()]));
    const found = reckoned(offered, units);
    assert.deepEqual(found.units, units.map(expected));
    for (const verdict of VERDICTS) {
      assert.equal(found.result[verdict], units.flatMap((unit) => unit[verdict] ?? []).length, verdict);
    }
    assert.deepEqual(found.result.start, start);
  });
}
