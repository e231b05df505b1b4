/** Options of a question, chosen and judged. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanChoice, judged, shuffled } from "#widgets/choice/options.js";

const FEEDBACK = { a: { right: true, why: "" }, b: { right: false, why: "" }, c: { right: false, why: "" } };

/** What is said of each option. @param {string[]} chosen @param {boolean} all */
const words = (chosen, all) =>
  Object.entries(FEEDBACK).map(([option, feedback]) => judged(option, chosen, feedback, all)?.word);

const OPTIONS = ["g", "h", "i", "j"].map((option) => ({ option, text: option.toUpperCase() }));

/** In what order one reader sees the options of one exercise. @param {number} seed @param {string} exercise */
const order = (seed, exercise) => shuffled(OPTIONS, `${seed} ${exercise}`).map(({ option }) => option);

test("a reader finds the options in the same order each time, and all of them", () => {
  assert.deepEqual(order(7, "what-choice"), order(7, "what-choice"));
  assert.deepEqual([...order(7, "what-choice")].sort(), ["g", "h", "i", "j"]);
  assert.deepEqual(OPTIONS.map(({ option }) => option).join(""), "ghij");
});

test("the order hangs on the reader, on the exercise and on the options, not on where the table has them", () => {
  const readers = new Set(Array.from({ length: 100 }, (_, seed) => order(seed, "what-choice").join("")));
  const exercises = new Set(Array.from({ length: 35 }, (_, n) => order(7, `choice-${n}`).join("")));
  assert.equal(readers.size, 24); // all there are of four
  assert.ok(exercises.size > 12);
  assert.deepEqual(
    shuffled(OPTIONS.toReversed(), "7 what-choice").map(({ option }) => option),
    order(7, "what-choice"),
  );
});

test("each option stands at each place for about as many readers as another", () => {
  for (const exercise of ["what-choice", "dynamics-choice", "mutual-aid-3"]) {
    for (const { option } of OPTIONS) {
      for (const place of OPTIONS.keys()) {
        const there = Array.from({ length: 100 }, (_, seed) => order(seed, exercise)).filter(
          (o) => o[place] === option,
        );
        assert.ok(there.length >= 12 && there.length <= 38, `${exercise}: ${option} is ${place} for ${there.length}`);
      }
    }
  }
});

test("what is chosen is told in the table's order, whatever the reader's own", () => {
  assert.deepEqual(cleanChoice(["j", "g"], OPTIONS, true), ["g", "j"]);
});

test("options chosen are judged", () => {
  assert.deepEqual(words(["a"], false), ["right", undefined, undefined]);
  assert.deepEqual(words(["b"], false), [undefined, "wrong", undefined]);
});

test("the others are judged on request", () => {
  assert.deepEqual(words(["b"], true), ["missed", "wrong", "other"]);
});
