/** Finding a code by a few letters. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { searched } from "#widgets/coding/search.js";

const CODES = [
  { code: "one", label: "Force", definition: "A goal that is shared" },
  { code: "two", label: "Réalité", definition: "" },
  { code: "three", label: "Common goal", definition: "" },
];

for (const [query, matches, best] of /** @type {[string, number, string | undefined][]} */ ([
  ["", 3, undefined],
  ["REALITE", 1, "two"],
  ["shar", 1, "one"],
  ["goal", 2, "three"],
  ["nothing of it", 0, undefined],
])) {
  test(`codes are found whatever the case and accents: “${query}”`, () => {
    const found = searched(CODES, query);
    assert.equal(found.matches.length, matches);
    assert.equal(found.best?.code, best);
  });
}
