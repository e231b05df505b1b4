/** What a click on a code does, once, twice and in a double click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createActions } from "#widgets/coding/actions.js";
import { createOwnActions } from "#widgets/open_coding/actions.js";
import { codesOn, newDesk } from "./small.js";

const nothing = () => {};

/** An exercise without a page, with its first unit selected. */
function newExercise() {
  const desk = newDesk();
  desk.select(1);
  const palette = { codeAt: (/** @type {any} */ event) => event.code };
  const view = { draw: nothing, reading: {}, palette };
  const ui = { settle: nothing, announce: nothing, t: (/** @type {string} */ key) => key };
  return /** @type {any} */ ({ ui, desk, view, palette, keep: nothing });
}

for (const [name, create] of Object.entries({ createActions, createOwnActions })) {
  const press = (/** @type {any} */ exercise) => {
    const { apply } = create(exercise);
    return (/** @type {number} */ detail, code = "one") => apply(/** @type {any} */ ({ detail, code }), 0);
  };

  test(`a double click gives a code and does not take it back (${name})`, () => {
    const exercise = newExercise();
    const apply = press(exercise);
    apply(1);
    apply(2);
    assert.equal(codesOn(exercise.desk)[0], "one");
    // Two codes beside each other, one right after the other.
    apply(2, "two");
    assert.equal(codesOn(exercise.desk)[0], "one two");
  });

  test(`a second press takes a code back, of a finger or of a key (${name})`, () => {
    for (const detail of [1, 0]) {
      const exercise = newExercise();
      const apply = press(exercise);
      apply(detail);
      apply(detail);
      assert.equal(codesOn(exercise.desk)[0], "");
    }
  });
}
