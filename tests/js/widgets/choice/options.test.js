/** Options of a question, chosen and judged. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { judged } from "#widgets/choice/options.js";

const FEEDBACK = { a: { right: true, why: "" }, b: { right: false, why: "" }, c: { right: false, why: "" } };

/** What is said of each option. @param {string[]} chosen @param {boolean} all */
const words = (chosen, all) =>
  Object.entries(FEEDBACK).map(([option, feedback]) => judged(option, chosen, feedback, all)?.word);

test("options chosen are judged", () => {
  assert.deepEqual(words(["a"], false), ["right", undefined, undefined]);
  assert.deepEqual(words(["b"], false), [undefined, "wrong", undefined]);
});

test("the others are judged on request", () => {
  assert.deepEqual(words(["b"], true), ["missed", "wrong", "other"]);
});
