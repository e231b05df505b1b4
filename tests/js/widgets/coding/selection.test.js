/** Which units are selected. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, ranged, spent, toggled } from "#widgets/coding/selection.js";

test("a second toggle takes a unit back", () => {
  assert.deepEqual(toggled(toggled(toggled(NOTHING, 3), 1), 3).units, [1]);
});

test("once codes were applied the next toggle starts afresh", () => {
  const selection = spent(toggled(toggled(NOTHING, 1), 2));
  assert.deepEqual(selection.units, [1, 2]);
  assert.deepEqual(toggled(selection, 5).units, [5]);
  assert.deepEqual(toggled(toggled(selection, 5), 4).units, [4, 5]);
});

test("a range runs from its anchor in both directions", () => {
  const all = [1, 2, 3, 4, 5];
  const down = ranged(toggled(NOTHING, 3), 5, all);
  assert.deepEqual(down.units, [3, 4, 5]);
  assert.deepEqual(ranged(down, 1, all).units, [1, 2, 3]);
  assert.deepEqual(ranged(NOTHING, 2, all, 4).units, [2, 3, 4]);
});
