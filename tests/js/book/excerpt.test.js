/** The words asked for, as they stand in a text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "#book/extension/static/search/excerpt.js";

const FRENCH = { elided: [["l"]], ligatures: [["œ", "oe"]], endings: [["s", ""]] };

test("every other piece is a word asked for, as it is written", () => {
  const pieces = excerpt("Elle écrit ses Mémos, puis un mémo.", ["memo"], FRENCH);
  assert.deepEqual(pieces, ["Elle écrit ses ", "Mémos", ", puis un ", "mémo", "."]);
});

test("an elided word is marked whole, and a word's beginning marks it", () => {
  assert.deepEqual(excerpt("Voici l’œuvre.", ["oeuv"], FRENCH), ["Voici ", "l’œuvre", "."]);
});

test("a long text is cut between words, and says so", () => {
  const pieces = excerpt(`${"avant ".repeat(50)}deuil ${"après ".repeat(50)}`.trim(), ["deuil"], FRENCH);
  assert.equal(pieces[1], "deuil");
  assert.match(pieces[0], /^… avant .{0,100}avant $/);
  assert.match(pieces[2], /^ après .{0,100}…$/);
});

test("lines of HTML are one, and a non-breaking space stays where it is", () => {
  const pieces = excerpt("\n  Le deuil\n  d’une « équipe\u00a0» :\u00a0dire\u00a0; taire ?\n", ["deuil"], FRENCH);
  assert.deepEqual(pieces, ["Le ", "deuil", " d’une « équipe\u00a0» :\u00a0dire\u00a0; taire ?"]);
});

test("a text without the words gives nothing", () => {
  assert.deepEqual(excerpt("Rien ici.", ["deuil"], FRENCH), []);
  assert.deepEqual(excerpt("", ["deuil"], FRENCH), []);
});
