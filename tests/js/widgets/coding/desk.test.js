/** What a coder does at her desk: coding, undoing, writing memos, checking. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOn, newDesk } from "./small.js";

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
  assert.equal(desk.compare()[0], "summary");
  const { units, ...counts } = desk.check ?? { units: {} };
  assert.deepEqual(counts, { found: 1, missed: 1, extra: 2 });
  const findings = Object.values(units).flatMap((one) => one.findings);
  assert.deepEqual(
    findings.map(({ code, verdict, why }) => `${verdict} ${code}: ${why}`),
    [
      "found one: Because one.",
      "fits three: Could be.",
      "missed two: Because two.",
      "extra one: Nearly.",
      "extra two: Not two.",
    ],
  );
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
