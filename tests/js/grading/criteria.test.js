// The points of a memo's criteria come to a score, once each has some, and stand above the comment.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parted, total, withPoints } from "#grading/nbgrader/formgrader/static/criteria.js";

test("the score is the sum of the criteria", () => {
  assert.equal(total([5, 4, 3.5, 0]), 12.5);
  assert.equal(total([3.33, 3.33, 3.33]), 9.99);
});

test("there is no score while a criterion has no points, nor without criteria", () => {
  assert.equal(total([5, null, 5, 5]), null);
  assert.equal(total([]), null);
});

const criteria = [
  { name: "Evidence", of: 5 },
  { name: "Doubt (yours)", of: 5 },
];
/** @type {import("#grading/nbgrader/formgrader/static/criteria.js").Line} */
const line = (name, points, of) =>
  `${name}\u00a0: ${typeof points === "number" ? String(points).replace(".", ",") : points} / ${of}`;

test("the student reads the points for each criterion above the comment", () => {
  assert.equal(withPoints(criteria, [4, 2.5], "", line), "Evidence\u00a0: 4 / 5\nDoubt (yours)\u00a0: 2,5 / 5");
  assert.equal(
    withPoints(criteria, [4, 0], "Well seen.\nGo on.", line),
    "Evidence\u00a0: 4 / 5\nDoubt (yours)\u00a0: 0 / 5\n\nWell seen.\nGo on.",
  );
});

test("the comment is taken apart again, whatever is written in it", () => {
  for (const words of ["", "Well seen.", "Evidence\u00a0: 1 / 5\n\nNo."]) {
    assert.deepEqual(parted(criteria, withPoints(criteria, [4, 2.5], words, line), line), { points: [4, 2.5], words });
  }
  for (const words of ["", "Evidence is thin.", "Evidence\u00a0: 4 / 5", "Evidence\u00a0: 4 / 5\nDoubt: none"]) {
    assert.deepEqual(parted(criteria, words, line), { points: [], words });
  }
  assert.deepEqual(parted([], "Well seen.", line), { points: [], words: "Well seen." });
});
