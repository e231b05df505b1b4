/** What is announced after each thing done at the desk. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { phrase } from "#widgets/coding/said.js";
import { speaker } from "#widgets/common/texts.js";
import { newDesk } from "./small.js";

const texts = {
  "coding.applied": { one: "{code} applied to unit {list}", other: "{code} applied to units {list}" },
  "coding.undone": "Undone: {what}",
};
const t = speaker({ get: (name) => ({ texts, locale: "en-CA" })[name] });

test("units and codes are named, and what was undone is said again", () => {
  const desk = newDesk();
  desk.drag(1, 3);
  assert.equal(phrase(t, desk, desk.apply("two")), "Réalité partagée applied to units 1, 2 and 3");
  assert.equal(phrase(t, desk, desk.undo()), "Undone: Réalité partagée applied to units 1, 2 and 3");
});
