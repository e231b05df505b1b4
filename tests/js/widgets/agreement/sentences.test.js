/** What the figures of an agreement say: which sentences, with which values. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { compareCodings, placesIn } from "#widgets/agreement/comparison.js";
import { AgreementWords } from "#widgets/agreement/sentences.js";

/** @typedef {import("#widgets/agreement/comparison.js").Applied} Applied */

/** @param {string} codings such as "A1 one, B2 two" @returns {Applied[]} */
const on = (codings) =>
  codings.split(", ").map((one) => ({ excerpt: one[0], unit: Number(one[1]), code: one.slice(3) }));

const PAYLOAD = {
  exercise: "try",
  excerpts: ["A", "B"].map((excerpt) => ({ excerpt, units: [1, 2, 3] })),
  codes: ["one", "two", "three"].map((code) => ({ code, label: code.toUpperCase() })),
  reference: on("A1 one, A2 two, B1 one"),
  fits: on("A3 two, B3 two"),
  coders: [{ coder: "Ana", codings: on("A1 one") }],
};

/** Each text as its key and its values. @param {string} key @param {object} [values] */
const t = (key, values = {}) => [key.replace("agreement.", ""), ...Object.values(values)].join("|");
const words = new AgreementWords("en-CA", t, PAYLOAD);
const [reference, ana] = words.others();

/** What is said of a reader beside one of the others. @param {string} mine @param {typeof reference} other @param {string[]} checked */
function said(mine, other, checked = ["A"]) {
  const places = placesIn(PAYLOAD.excerpts, checked);
  const codes = PAYLOAD.codes.map(({ code }) => code);
  const compared = compareCodings(places, codes, on(mine), other.codings);
  return words.sentences({ ...other, ...compared }, places, on(mine));
}

test("the others are the reference and each simulated coder", () => {
  assert.deepEqual([reference.name, ana.name, ana.inText], ["reference", "Ana", "Ana"]);
});

test("whoever differs nowhere is told how little that proves", () => {
  assert.deepEqual(said("A1 one, A2 two", reference), ["alike|3", "no-figure|quoted|THREE"]);
});

test("whoever differs is told where to look, by the excerpt's number and its units", () => {
  const [look] = said("A2 two, A3 one, B2 one", reference, ["A", "B"]);
  assert.equal(look, "look|4|reference-in|2|2|0|ONE|where|2|1,3|1 and where|2|1,2|2");
});

test("a code that only one of two put is named, with its kappa of 0", () => {
  const all = said("A1 one", reference);
  assert.ok(all.includes("one-sided|1|quoted|TWO"), all.join("\n"));
});

test("a second reading that the reference accepts is told beside the reference, on the excerpts checked alone", () => {
  const accepted = (/** @type {string[]} */ sentences) => sentences.filter((one) => one.startsWith("accepted"));
  assert.deepEqual(accepted(said("A1 one, A2 two, A3 two, B3 two", reference)), ["accepted|1"]);
  assert.deepEqual(accepted(said("A1 one, A3 two", ana)), []);
});

test("what is not defined is said, not invented", () => {
  assert.deepEqual(
    [words.figure(null), words.figure(-0.05), words.share(1, 3)],
    ["undefined", "−0.05", "share|1|3|33%"],
  );
});
