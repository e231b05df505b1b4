/** What a widget says: its texts come from Python by key, and are filled in here. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { speaker } from "#widgets/common/texts.js";

/** @param {string} locale @param {Record<string, any>} texts */
function speaking(locale, texts) {
  /** @type {Record<string, any>} */
  const values = { locale, texts };
  return speaker({ get: (name) => values[name] });
}

test("a text is chosen by the rule of its language", () => {
  const english = speaking("en-CA", { units: { one: "{n} unit", other: "{n} units" } });
  const french = speaking("fr-CA", { units: { one: "{n} unité", many: "{n} d’unités", other: "{n} unités" } });
  const said = [0, 1, 2].map((n) => [english("units", { n }), french("units", { n })]);
  assert.deepEqual(said, [
    ["0 units", "0 unité"],
    ["1 unit", "1 unité"],
    ["2 units", "2 unités"],
  ]);
  assert.equal(french("units", { n: 1_000_000 }), "1000000 d’unités");
});

test("a language without a form of its own for a number takes the general one", () => {
  assert.equal(speaking("pl", { units: { one: "{n} a", other: "{n} b" } })("units", { n: 3 }), "3 b");
});

test("values are written by the language", () => {
  const [english, french] = ["en-CA", "fr-CA"].map((locale) => speaking(locale, { told: "→ {what}" }));
  assert.equal(english("told", { what: [2, 3, 5] }), "→ 2, 3 and 5");
  assert.equal(french("told", { what: [2, "trois", 1.25] }), "→ 2, trois et 1,25");
  assert.equal(french("told", { what: 2026 }), "→ 2026");
});

test("what a reader wrote is filled in as it is", () => {
  const t = speaking("fr-CA", { told: "« {what} » {what}" });
  assert.equal(t("told", { what: "$& {what} 'a' ?" }), "« $& {what} 'a' ? » $& {what} 'a' ?");
});

test("a text that comes later than the page is said from then on", () => {
  /** @type {Record<string, any>} */
  const values = { locale: "en-CA", texts: {} };
  const t = speaker({ get: (name) => values[name] });
  values.texts = { found: "Found" };
  assert.equal(t("found"), "Found");
});
