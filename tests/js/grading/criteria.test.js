// The points of a memo's criteria come to a score, once each has some.

import assert from "node:assert/strict";
import { test } from "node:test";

import { total } from "#grading/nbgrader/formgrader/static/criteria.js";

test("the score is the sum of the criteria", () => {
  assert.equal(total([5, 4, 3.5, 0]), 12.5);
  assert.equal(total([3.33, 3.33, 3.33]), 9.99);
});

test("there is no score while a criterion has no points, nor without criteria", () => {
  assert.equal(total([5, null, 5, 5]), null);
  assert.equal(total([]), null);
});
