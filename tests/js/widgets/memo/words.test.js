/** Words are counted as people count them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords } from "#widgets/memo/words.js";

for (const [text, words] of /** @type {[string, number][]} */ ([
  ["", 0],
  ["  \n", 0],
  ["Une fois — rien de plus.", 5],
  ["l'entraide, 2 fois", 3],
])) {
  test(`“${text.trim()}” has ${words} words`, () => assert.equal(countWords(text), words));
}
