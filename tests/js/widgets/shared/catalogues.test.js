/** The texts of the widgets: the same in both languages, and none that is missing. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { AGREEMENT } from "#widgets/agreement/texts.js";
import { PLAN_GROUP } from "#widgets/plan_group/texts.js";
import { TEXTS } from "#widgets/shared/texts.js";
import { WHO_KNOWS } from "#widgets/who_knows/texts.js";

const ANSWERING = ["shared/answering", "coding/widget", "choice/widget", "memo/widget"];
const DRAWING = ["coding/desk", "coding/excerpt", "coding/findings", "coding/palette"];

/** What a text is made of: its kind, and the values that it names. @param {unknown} text */
function shape(text) {
  const kind = typeof text === "object" && text !== null ? Object.keys(text).sort().join() : typeof text;
  const holes = [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([hole]) => hole);
  return [kind, [...new Set(holes)].sort()];
}

/** @param {object} texts */
const shapes = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, shape(text)]));

for (const [name, texts, modules] of /** @type {[string, { en: {}, fr: {} }, string[]][]} */ ([
  ["the exercises", TEXTS, [...ANSWERING, ...DRAWING]],
  ["who knows whom", WHO_KNOWS, ["who_knows/widget"]],
  ["a group to plan", PLAN_GROUP, ["plan_group/widget", "plan_group/sentences"]],
  ["the reader's own agreement", AGREEMENT, ["agreement/widget"]],
])) {
  test(`${name}: both languages have the same texts with the same values`, () => {
    assert.deepEqual(Object.keys(texts), ["en", "fr"]);
    assert.deepEqual(shapes(texts.en), shapes(texts.fr));
  });

  test(`${name}: every text that the modules name exists`, () => {
    const sources = modules.map((one) => readFileSync(new URL(import.meta.resolve(`#widgets/${one}.js`)), "utf8"));
    const named = sources.flatMap((source) => [...source.matchAll(/\bt\("([\w-]+)"/g)].map(([, key]) => key));
    assert.deepEqual(
      named.filter((key) => !(key in texts.en)),
      [],
    );
  });
}
