/** The measures of agreement, against the worked examples of the papers. Held to the Python ones by test_measures.py. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { alpha, cohenKappa } from "#widgets/agreement/measures.js";

/** Rows from one string a coder, one character a unit, `*` where there is no label. @param {string[]} coders */
function sideBySide(...coders) {
  const label = (/** @type {string} */ one) => (one === "*" ? null : one);
  return [...coders[0]].map((_, unit) => coders.map((labels) => label(labels[unit])));
}

/**
 * Rows of two coders from how often each pair of labels came up: yes and yes, yes and no, no and yes, no and no.
 * @param {number[]} counts
 */
function fromCounts(counts) {
  const pairs = ["yes yes", "yes no", "no yes", "no no"].map((pair) => pair.split(" "));
  return counts.flatMap((n, place) => Array.from({ length: n }, () => pairs[place]));
}

/** @param {number | null} found @param {number} published with four decimals */
function assertPublished(found, published) {
  assert.ok(found !== null && Math.abs(found - published) < 5e-5, `${found} is not ${published}`);
}

test("alpha is that of Krippendorff (2011)", () => {
  assertPublished(alpha(sideBySide("0100000010", "1110010000")), 0.0952);
  assertPublished(alpha(sideBySide("aabbdcccedda", "babbbccceddd")), 0.692);
  assertPublished(alpha(sideBySide("123321412***", "1233224125*3", "*3332342251*", "12332441251*")), 0.7434);
});

test("kappa is that of the worked tables", () => {
  assertPublished(cohenKappa(fromCounts([20, 5, 10, 15])), 0.4);
  assertPublished(cohenKappa(fromCounts([45, 15, 25, 15])), 0.1304);
  assertPublished(cohenKappa(fromCounts([25, 35, 5, 35])), 0.2593);
  assertPublished(cohenKappa(fromCounts([20, 20, 10, 50])), 0.3478);
});
