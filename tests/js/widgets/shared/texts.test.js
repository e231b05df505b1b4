/** Texts, as each language writes them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, listed, say, spaced } from "#widgets/shared/texts.js";

for (const [lang, n, text] of /** @type {[string, number, string][]} */ ([
  ["en", 0, "0 units selected"],
  ["en", 1, "1 unit selected"],
  ["en", 2, "2 units selected"],
  ["fr", 0, "0 unité choisie"],
  ["fr", 1, "1 unité choisie"],
  ["fr", 2, "2 unités choisies"],
])) {
  test(`numbers agree as each language counts: ${text}`, () => assert.equal(say(lang, "selected", { n }), text));
}

test("French punctuation does not leave its word", () => {
  const text = "Pourquoi ? « Oui » : voilà";
  assert.equal(spaced("fr", text), "Pourquoi\u202f? «\u00a0Oui\u00a0»\u00a0: voilà");
  assert.equal(spaced("en", text), text);
});

test("lists are written as in each language", () => {
  assert.equal(listed("en", [2, 3, 5]), "2, 3 and 5");
  assert.equal(listed("fr", [2, 3]), "2 et 3");
  assert.equal(listed("fr", [2]), "2");
});

test("hours are written as in each language", () => {
  const at = new Date(2026, 0, 31, 9, 5);
  assert.equal(clock("en", at), "09:05");
  assert.equal(clock("fr", at), "9\u00a0h\u00a005");
});
