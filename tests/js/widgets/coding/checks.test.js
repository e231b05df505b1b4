/** What was checked is found again when the page is opened anew. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk } from "#widgets/coding/desk.js";

const codes = ["a", "b", "c"].map((code) => ({ code, label: code, definition: "", include: "", exclude: "" }));
const excerpt = (/** @type {string} */ name) => ({
  excerpt: name,
  units: [1, 2].map((unit) => ({ unit, text: `${name} ${unit}` })),
});
const required = { status: /** @type {const} */ ("required"), why: "" };
const exercise = {
  excerpts: [excerpt("P01"), excerpt("P02")],
  themes: [{ theme: "t", label: "t", codes }],
  feedback: { P01: { 1: { a: required }, 2: { c: required } } },
};

/** A desk at which unit 1 of the first excerpt was coded and checked. @param {string} code */
function checked(code) {
  const desk = new Desk(exercise);
  desk.select(1);
  desk.apply(code);
  desk.compare();
  return desk;
}

/** A page opened anew. @param {Desk} desk @param {any} [seen] */
function again(desk, seen = JSON.parse(JSON.stringify(desk.seen))) {
  const anew = new Desk({ ...exercise, value: desk.codings });
  anew.recall(seen);
  return anew;
}

test("nothing is kept of an exercise that was only opened", () => {
  assert.deepEqual(new Desk(exercise).seen, {});
});

test("nothing is left of where a reader was once nothing is kept of it", () => {
  const desk = checked("b");
  desk.turn(1);
  desk.recall({});
  assert.equal(desk.name, "P01");
  assert.deepEqual(desk.seen, {});
});

test("the check, the reference shown and the excerpt are there again", () => {
  const desk = checked("b");
  desk.checks.reveal("P01");
  desk.turn(1);
  const anew = again(desk);
  assert.equal(anew.name, "P02");
  anew.turn(-1);
  assert.deepEqual(anew.check, desk.checks.made.get("P01"));
  assert.ok(anew.isRevealed);
  assert.deepEqual(anew.seen.checks, desk.seen.checks);
});

test("what was changed since is still marked as changed", () => {
  const desk = checked("b");
  desk.select(1);
  desk.apply("a");
  assert.ok(again(desk).outdated(1));
});

test("the first check says what was confused, the last what was found then", () => {
  const desk = checked("b");
  desk.select(1);
  desk.apply("b");
  desk.select(1);
  desk.apply("a");
  desk.compare();
  const { first, last } = desk.seen.checks.P01;
  assert.deepEqual(first.units, { 1: { codes: ["b"], missed: ["a"], extra: ["b"] }, 2: { codes: [], missed: ["c"] } });
  assert.deepEqual(last.units, { 1: { codes: ["a"] }, 2: { codes: [], missed: ["c"] } });
});

test("cleared answers take their checks along", () => {
  const desk = checked("b");
  desk.clear();
  assert.deepEqual(desk.seen, {});
});

test("what is kept and malformed is as good as nothing", () => {
  const desk = new Desk(exercise);
  for (const seen of [{}, { checks: 3 }, { checks: { P01: 1 } }, { checks: { P01: { last: { units: 2 } } } }]) {
    assert.deepEqual(again(desk, seen).seen, {});
  }
  assert.deepEqual(again(desk, { place: "gone", revealed: ["P01"] }).seen, {});
});

test("what was said of another text is not said of this one, and is not lost", () => {
  const cutAs = (/** @type {string} */ cut) => ({
    ...exercise,
    excerpts: exercise.excerpts.map((one) => ({ ...one, cut })),
  });
  const desk = new Desk(cutAs("old"));
  desk.select(1);
  desk.apply("b");
  desk.compare();
  const { seen, codings } = desk;
  for (const cut of ["old", "new"]) {
    const anew = new Desk({ ...cutAs(cut), value: codings });
    anew.recall(JSON.parse(JSON.stringify(seen)));
    assert.equal(anew.check === undefined, cut === "new");
    assert.deepEqual(anew.seen, seen);
  }
});
