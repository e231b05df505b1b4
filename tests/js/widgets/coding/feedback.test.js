/** A coding beside the reference coding. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceOn } from "#widgets/coding/feedback.js";
import { codes, feedback } from "./small.js";

test("the reference coding lists what is required before what fits too", () => {
  const codesOn = (/** @type {number} */ unit) => referenceOn(feedback.A[unit], codes).map(({ code }) => code);
  assert.deepEqual(codesOn(2), ["two", "three"]);
  assert.deepEqual(codesOn(3), []);
  assert.deepEqual(codesOn(5), []);
});
