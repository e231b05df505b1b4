/** Two readers compare: whose answers, what both put, how far that agrees, and what it does not say. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { collected } from "#book/extension/static/common/file.js";
import { openStore } from "#book/extension/static/common/store.js";
import { againState, beforeAndAfter, excerptsAgain } from "#book/extension/static/pair/again.js";
import { beside, codesToSettle, onOtherTexts } from "#book/extension/static/pair/beside.js";
import { codedBy, coderHere, coderIn, isSame } from "#book/extension/static/pair/coder.js";
import { againOf, codingExercises, exerciseIn } from "#book/extension/static/pair/exercise.js";
import { givenOf } from "#book/extension/static/pair/given.js";
import { limitsOf, measured } from "#book/extension/static/pair/measured.js";
import { earlierRules, keepRule, rulesAsText } from "#book/extension/static/pair/rules.js";
import { PairWords, startOf } from "#book/extension/static/pair/words.js";
import { codings, PRACTICE, record } from "./practice.js";
import { storage } from "./storage.js";

const MIME = "application/vnd.entraide.answer+json";
const FIRST = exerciseIn(PRACTICE, "first");
const HERS = record("first", codings("P1 1 a", "P1 2 b"));

/** @param {Record<string, any>} things */
function device(things) {
  const store = openStore(storage(), "entraide:/course/:");
  for (const [name, thing] of Object.entries(things)) store.write(name, thing);
  return store;
}

/** @param {ReturnType<typeof coderIn>} coder */
function taken(coder) {
  assert.ok(typeof coder === "object");
  return coder;
}

test("an exercise has its own excerpts, codes and themes, in the codebook's order", () => {
  const { codes, themes, excerpts, layout } = exerciseIn(PRACTICE, "second");
  assert.deepEqual(codingExercises(PRACTICE), ["first", "second"]);
  assert.deepEqual([codes.map(({ code }) => code), themes.length, layout], [["b", "c"], 2, "words"]);
  assert.deepEqual([excerpts.map(({ excerpt }) => excerpt), FIRST.layout], [["P2"], "sentences"]);
  assert.equal(FIRST.themes.length, 1);
});

test("a colleague is given codings to compare and rules, no graded answer, no memo, nothing of what was read", () => {
  const rule = { saved_at: "2026-01-31T15:00:00.000Z", lang: "en", value: "Only of herself." };
  const again = record(againOf("first"), codings("P1 1 b"));
  const whole = collected(
    device({
      "answer/first": HERS,
      [`answer/${againOf("first")}`]: again,
      "answer/graded": record("graded", codings("G1 1 a")),
      "answer/memo": { ...HERS, exercise: "memo", kind: "memo", value: "What I lived through." },
      "rule/a": rule,
      "read/page": { saved_at: HERS.saved_at, sections: [1] },
    }),
  );
  const course = { parts: [{ pages: [{ page: "p", exercises: [{ exercise: "first" }, { exercise: "memo" }] }] }] };
  const { saved_at, ...given } = givenOf(whole, course);
  assert.deepEqual(given, { schema: 1, answers: { first: HERS, [againOf("first")]: again }, rules: { a: rule } });
});

test("a colleague's answers come from her file, from answers.json and from a notebook alike", () => {
  const rule = { saved_at: "2026-01-31T15:00:00.000Z", lang: "en", value: "Only of herself." };
  const own = collected(device({ "answer/first": HERS, "rule/a": rule }));
  const cell = { cell_type: "code", outputs: [{ output_type: "display_data", data: { [MIME]: HERS } }] };
  for (const file of [own, { schema: 1, answers: { first: HERS } }, { cells: [cell], metadata: {} }]) {
    assert.deepEqual(taken(coderIn(PRACTICE, JSON.stringify(file))).codings.get("first"), HERS.value);
  }
  assert.deepEqual([...taken(coderIn(PRACTICE, JSON.stringify(own))).rules], [["a", "Only of herself."]]);
});

test("an answer to a question, of another course or of nothing that is offered says that nothing is shared", () => {
  for (const value of [codings("P9 1 a"), codings("P1 1 c"), codings("P1 9 a"), [], "text", null, [null, 3]]) {
    assert.equal(coderIn(PRACTICE, JSON.stringify({ answers: { first: record("first", value) } })), "nothing-shared");
  }
  const asked = { ...record("asked", ["a"]), kind: "choice" };
  assert.equal(coderIn(PRACTICE, JSON.stringify({ answers: { asked } })), "nothing-shared");
});

test("a file that holds no answer is not taken", () => {
  const deep = `${'{"saved_at":'.repeat(20_000)}1`;
  for (const text of ["", "{", "null", "[]", "3", '"saved_at"', '{"cells": []}', "\u0089PNG", deep]) {
    assert.equal(coderIn(PRACTICE, text), "none", text.slice(0, 20));
  }
});

test("reading a file leaves what is kept here as it was", () => {
  const store = device({ "answer/first": record("first", codings("P1 1 b")) });
  const before = JSON.stringify([...store.all("answer")]);
  coderIn(PRACTICE, JSON.stringify({ schema: 1, answers: { first: HERS } }));
  assert.equal(JSON.stringify([...store.all("answer")]), before);
  assert.deepEqual(coderHere(PRACTICE, store).codings.get("first"), codings("P1 1 b"));
});

test("what both coded and what one did alone are told apart; her own file is known again", () => {
  const mine = coderHere(PRACTICE, device({ "answer/first": HERS }));
  const theirs = taken(
    coderIn(PRACTICE, JSON.stringify([HERS, record("second", codings("P2 1 c")), record(againOf("second"), [])])),
  );
  assert.deepEqual(codedBy(PRACTICE, mine, theirs), { both: ["first"], mine: [], theirs: ["second"] });
  assert.deepEqual(codedBy(PRACTICE, theirs, mine), { both: ["first"], mine: ["second"], theirs: [] });
  assert.ok(isSame(mine, mine) && !isSame(mine, theirs));
});

test("unit by unit: what both put, what one put alone, what both left blank", () => {
  const found = beside(FIRST, codings("P1 1 a", "P1 2 a", "P1 2 b"), codings("P1 1 a", "P1 2 b", "P1 3 a"));
  assert.deepEqual([found.common, found.mine, found.theirs, found.blank], [2, 1, 1, 1]);
  assert.deepEqual(
    found.differing.map(({ unit, both, mine, theirs }) => [unit, both, mine, theirs]),
    [
      [2, ["b"], ["a"], []],
      [3, [], [], ["a"]],
    ],
  );
});

test("an excerpt that one of them has not come to is not compared, and is named", () => {
  const found = beside(FIRST, codings("P1 1 a", "P2 1 a"), codings("P1 1 a"));
  assert.deepEqual([found.excerpts, found.alone, found.units.length], [["P1"], { mine: ["P2"], theirs: [] }, 4]);
  assert.deepEqual(beside(FIRST, codings("P1 1 a"), codings("P2 1 a")).units, []);
});

test("the code on which most units differ is settled first", () => {
  const found = beside(FIRST, codings("P1 1 a", "P1 2 b"), codings("P1 3 b", "P1 4 a", "P1 4 b"));
  assert.deepEqual(codesToSettle(found.differing), ["b", "a"]);
});

/** Two readers on as many units as there are letters: `B` both put the code a, `m` and `t` one did. @param {string} drawn */
function pair(drawn) {
  const [letters, excerpts] = [
    [...drawn],
    [{ excerpt: "P1", units: [...drawn].map((_, n) => ({ unit: n + 1, text: "" })) }],
  ];
  const those = (/** @type {string} */ some) =>
    codings(...letters.flatMap((one, n) => (some.includes(one) ? [`P1 ${n + 1} a`] : [])), "P1 1 b");
  const [mine, theirs] = [those("Bm"), those("Bt")];
  const { units } = beside({ excerpts, codes: [{ code: "a" }, { code: "b" }] }, mine, theirs);
  return measured(units, ["a", "b"], mine, theirs);
}

test("agreement is counted over decisions, with kappa over the codes and for each", () => {
  const { units, decisions, same, percent, kappa, interval, codes } = pair("BBBBBBmt........");
  assert.deepEqual([units, decisions, same, percent], [16, 32, 30, 30 / 32]);
  assert.ok(kappa && interval && interval[0] < kappa && kappa < interval[1]);
  assert.deepEqual([codes[0].both, codes[0].mine, codes[1].kappa, codes[1].interval], [6, 7, 1, null]);
});

test("what so few units do not say is said: rare codes, nobody's, one-sided, everywhere, no interval", () => {
  const said = (/** @type {string} */ drawn) =>
    limitsOf(pair(drawn)).map(([key, { codes }]) => [key.replace("pair.limit-", ""), ...(codes ?? [])].join(" "));
  assert.deepEqual(said("BBBBBBmt........"), ["few", "rare b"]);
  assert.deepEqual(said("Bmt............."), ["few", "rare a b"]);
  assert.deepEqual(said("mmm............."), ["few", "one-sided a", "rare b"]);
  assert.deepEqual(said("................"), ["no-interval", "few", "nobody a", "rare b"]);
  assert.deepEqual(said("BBBBBBBBBBBBBBBB"), ["no-interval", "few", "everywhere a", "rare b"]);
  assert.deepEqual(said("B"), ["undefined", "few", "everywhere a b", "rare a b"]);
});

test("a rule is kept in this browser under its code, and an empty one leaves no trace", () => {
  const store = device({});
  assert.ok(keepRule(store, "a", " Only of herself. ", "en", new Date("2026-01-31T15:00:00Z")));
  assert.deepEqual(store.read("rule/a"), {
    saved_at: "2026-01-31T15:00:00.000Z",
    lang: "en",
    value: "Only of herself.",
  });
  assert.deepEqual([...coderHere(PRACTICE, store).rules], [["a", "Only of herself."]]);
  assert.ok(keepRule(store, "a", "  ", "en"));
  assert.equal(store.all("rule").size, 0);
});

test("a rule that another device's file overruled is found again, and nothing that is none", () => {
  const store = device({ "earlier/rule/a": { saved_at: "", records: [{ value: "Of herself." }, { value: 3 }, null] } });
  assert.deepEqual([earlierRules(store, "a"), earlierRules(store, "b")], [["Of herself."], []]);
});

test("the rules are one text, under their codes", () => {
  const rules = new Map([
    ["a", "Of herself.\n"],
    ["b", "Of others."],
  ]);
  assert.equal(
    rulesAsText(rules, (code) => code.toUpperCase(), "Rules"),
    "Rules\n\n\nA\n\nOf herself.\n\n\nB\n\nOf others.\n",
  );
});

/** A reader by her first answer to the first exercise, and her second. @param {string[]} first @param {string[]} [second] */
function reader(first, second = []) {
  const answers = { "answer/first": record("first", codings(...first)) };
  const again = { [`answer/${againOf("first")}`]: record(againOf("first"), codings(...second)) };
  return coderHere(PRACTICE, device({ ...answers, ...again }));
}

test("the excerpts where they differ are coded again, blank, under a name of their own and without the reference", () => {
  const [mine, theirs] = [reader(["P1 1 a", "P2 1 a"]), reader(["P1 1 a", "P2 2 a"])];
  const found = beside(FIRST, codings("P1 1 a", "P2 1 a"), codings("P1 1 a", "P2 2 a"));
  const excerpts = excerptsAgain(FIRST, found, mine, theirs);
  const state = againState(FIRST, excerpts, { lang: "en", locale: "en-CA", title: "First, again", esm: "x" });
  assert.deepEqual(excerpts, ["P2"]);
  assert.deepEqual([state.exercise, state.answer, state.feedback], ["first~again", {}, {}]);
  assert.deepEqual(state.excerpts, [PRACTICE.excerpts.P2]);
});

test("what either has coded again stays there to go on with, also when they no longer differ", () => {
  const [mine, theirs] = [reader(["P1 1 a", "P2 1 a"]), reader(["P1 1 a", "P2 1 a"], ["P1 1 a"])];
  const found = beside(FIRST, codings("P1 1 a", "P2 1 a"), codings("P1 1 a", "P2 1 a"));
  assert.deepEqual(excerptsAgain(FIRST, found, mine, theirs), ["P1"]);
});

test("before and after stand side by side over what both have coded again, and not sooner", () => {
  const first = [
    ["P1 1 a", "P2 1 a"],
    ["P1 1 b", "P2 1 a"],
  ];
  assert.equal(beforeAndAfter(FIRST, reader(first[0]), reader(first[1])), null);
  assert.equal(beforeAndAfter(FIRST, reader(first[0], ["P1 1 a"]), reader(first[1])), null);
  const both = beforeAndAfter(FIRST, reader(first[0], ["P1 1 a"]), reader(first[1], ["P1 1 a"]));
  assert.deepEqual([both?.excerpts, both?.before.units, both?.after.units], [["P1"], 4, 4]);
  assert.deepEqual([both?.before.common, both?.before.differing.length], [0, 1]);
  assert.deepEqual([both?.after.common, both?.after.differing.length], [1, 0]);
});

test("the summary says first what is in common, and no part that is zero", () => {
  const words = new PairWords("en-CA", {});
  const said = (/** @type {string[]} */ mine, /** @type {string[]} */ theirs) =>
    words.summary(FIRST, beside(FIRST, codings(...mine), codings(...theirs)));
  assert.deepEqual(said(["P1 1 a", "P1 2 a"], ["P1 1 a", "P1 3 b"]), ["pair.common", "pair.blank", "pair.each-own"]);
  assert.deepEqual(said(["P1 1 a", "P1 2 a"], ["P1 1 a"]), ["pair.common", "pair.blank", "pair.yours-only"]);
  assert.deepEqual(said(["P2 1 a"], ["P2 1 a", "P2 2 a", "P2 3 b"]), ["pair.common", "pair.hers-only"]);
  assert.deepEqual(said(["P1 1 a"], ["P1 2 a"]), ["pair.none-common", "pair.blank", "feedback.start-in"]);
  assert.deepEqual(said(["P1 1 a"], ["P1 1 a"]), ["pair.alike"]);
});

test("where nothing is in common, one begins where one code stands in the place of another", () => {
  const { differing } = beside(FIRST, codings("P1 1 a", "P1 2 a"), codings("P1 2 b", "P1 3 b"));
  assert.equal(startOf(differing).unit, 2);
  assert.equal(startOf(differing.filter(({ unit }) => unit !== 2)).unit, 1);
});

test("an excerpt that either coded on another text is named, and only such a one", () => {
  const exercise = { ...FIRST, excerpts: FIRST.excerpts.map((one) => ({ ...one, cut: "new" })) };
  const cut = (/** @type {string} */ as, /** @type {string[]} */ ...written) =>
    codings(...written).map((one) => ({ ...one, cut: as }));
  const both = [[...cut("new", "P1 1 a"), ...cut("old", "P2 1 a")], codings("P1 1 a", "P2 1 b")];
  assert.deepEqual(onOtherTexts(exercise, ["P1", "P2"], both), ["P2"]);
  assert.deepEqual(onOtherTexts(exercise, ["P1"], both), []);
});
