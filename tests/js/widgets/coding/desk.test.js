/** What a coder does at her desk: coding, undoing, writing memos, checking. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk } from "#widgets/coding/desk.js";
import { ruleOf } from "#widgets/coding/summary.js";
import { codes, codesOn, excerpts, feedback, newDesk } from "./small.js";

test("a code goes to the units that lack it and then leaves all", () => {
  const desk = newDesk();
  desk.select(2);
  desk.apply("one");
  desk.select(1);
  desk.select(3, true);
  assert.equal(desk.pressed("one"), "mixed");
  assert.deepEqual(desk.apply("one")[1]?.units, [1, 3]);
  assert.deepEqual(codesOn(desk), ["one", "one", "one", "", ""]);
  assert.equal(desk.pressed("one"), "true");
  desk.apply("one");
  assert.deepEqual(codesOn(desk), ["", "", "", "", ""]);
});

test("a code without a selection does nothing and says so", () => {
  const desk = newDesk();
  assert.deepEqual(desk.apply("one"), ["coding.select-first"]);
  assert.equal(desk.codings.length, 0);
});

test("undo returns to the excerpt where it happened", () => {
  const desk = newDesk();
  desk.select(1);
  desk.apply("one");
  desk.turn(1);
  const [key, values] = desk.undo();
  assert.deepEqual([desk.name, desk.codings.length], ["A", 0]);
  assert.deepEqual([key, values?.what?.[0]], ["coding.undone", "coding.applied"]);
  assert.deepEqual(desk.undo(), ["coding.nothing-to-undo"]);
});

test("a memo closes with its coding and comes back with it", () => {
  const desk = newDesk();
  desk.select(1);
  desk.apply("one");
  desk.open(1, "one");
  desk.write("Why");
  desk.write("Why so");
  desk.remove(1, "one");
  assert.equal(desk.panel, null);
  desk.undo();
  assert.equal(desk.codings[0].memo, "Why so");
  desk.undo();
  assert.equal(desk.codings[0].memo, "");
});

test("a check names what was found, missed and extra, with the reasons", () => {
  const desk = newDesk();
  for (const [unit, code] of /** @type {[number, string][]} */ ([
    [1, "one"],
    [2, "three"],
    [3, "one"],
    [4, "two"],
  ])) {
    desk.select(unit);
    desk.apply(code);
  }
  assert.equal(desk.compare(), null);
  const { units, ...counts } = desk.check ?? { units: {} };
  assert.deepEqual(counts, { found: 1, fits: 1, missed: 1, extra: 2, blank: 1, start: null });
  const findings = Object.values(units).flatMap((one) => one.findings);
  assert.deepEqual(
    findings.map(({ code, verdict, why, general }) => `${verdict} ${code}: ${general ? "by its rule, " : ""}${why}`),
    [
      "found one: Because one.",
      "fits three: Could be.",
      "missed two: Because two.",
      "extra one: Nearly.",
      "extra two: by its rule, Not two.",
    ],
  );
});

test("where nothing is in common, the rule of the unit to start with is at hand", () => {
  const desk = newDesk();
  desk.select(1);
  desk.apply("two");
  desk.compare();
  assert.deepEqual(ruleOf(desk.check?.start, codes), { label: "Réalité partagée", text: "Not two." });
});

test("checking nothing asks to try first", () => {
  const desk = newDesk();
  assert.deepEqual(desk.compare(), ["coding.try-first"]);
  assert.equal(desk.check, undefined);
});

test("a check is out of date only where codes changed", () => {
  const desk = newDesk();
  desk.select(1);
  desk.apply("one");
  desk.compare();
  desk.select(2);
  desk.apply("two");
  const outdated = () => desk.units.filter((unit) => desk.outdated(unit));
  assert.deepEqual(outdated(), [2]);
  desk.apply("two");
  assert.deepEqual(outdated(), []);
});

/** The exercise as it is read when its texts are cut so. @param {string | undefined} cut @param {import("#widgets/coding/desk.js").Coding[]} [value] */
function cutAs(cut, value = []) {
  const desk = newDesk();
  return new Desk({ excerpts: desk.excerpts.map((one) => ({ ...one, cut })), themes: desk.themes, value });
}

/** What a reader kept who coded the first unit of each excerpt. @param {string | undefined} cut */
function keptOf(cut) {
  const desk = cutAs(cut);
  for (const place of [0, 1]) {
    desk.go(place);
    desk.select(1);
    desk.apply("one");
  }
  return desk.codings;
}

test("a coding that was kept of another text says so, until she changes a coding there", () => {
  const anew = cutAs("new", keptOf("old"));
  assert.ok(anew.isOnAnotherText);
  anew.select(2);
  anew.apply("two");
  assert.ok(!anew.isOnAnotherText);
  assert.deepEqual(
    anew.codings.filter(({ excerpt }) => excerpt === "A").map(({ cut }) => cut),
    ["new", "new"],
  );
  anew.turn(1);
  assert.ok(anew.isOnAnotherText, "of the other excerpt nothing was looked over");
  anew.undo();
  assert.ok(anew.isOnAnotherText, "taken back, she has looked over nothing");
});

test("a memo written on it, or its last coding taken away, is a look at it too", () => {
  const written = cutAs("new", keptOf("old"));
  written.open(1, "one");
  written.write("Still so.");
  assert.ok(!written.isOnAnotherText);
  const removed = cutAs("new", keptOf("old"));
  removed.remove(1, "one");
  assert.ok(!removed.isOnAnotherText);
});

test("nothing is said of the same text, nor of what was kept before a text said how it is cut", () => {
  for (const [then, now] of [
    ["one", "one"],
    [undefined, "new"],
    ["old", undefined],
  ]) {
    const desk = cutAs(now, keptOf(then));
    assert.deepEqual([desk.codings.length, desk.isOnAnotherText], [2, false]);
  }
});

test("of one unit, a tap gives and takes a code, and nothing else is selected", () => {
  const desk = new Desk({
    excerpts: [{ excerpt: "A", units: excerpts[0].units.slice(0, 1) }],
    themes: [{ theme: "t", label: "T", codes }],
    feedback,
    layout: "one",
  });
  assert.deepEqual(desk.selection.units, [1]);
  desk.apply("two");
  assert.equal(desk.compare(), null);
  assert.deepEqual([desk.check?.found, desk.check?.missed, desk.check?.extra], [0, 1, 1]);
  desk.apply("one");
  desk.apply("two");
  desk.compare();
  assert.deepEqual([codesOn(desk), desk.check?.found, desk.check?.extra], [["one"], 1, 0]);
  desk.apply("one");
  assert.deepEqual([desk.check, desk.outdated(1)], [undefined, false], "nothing is said of a code that is gone");
  desk.select(1);
  desk.deselect();
  desk.clear();
  assert.deepEqual([desk.selection.units, desk.codings.length], [[1], 0]);
});
