/** What a meeting that was led shows afterward. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seats } from "#widgets/meeting/circle.js";
import {
  climate,
  debriefOf,
  dynamicsMet,
  limits,
  OPEN,
  points,
  skills,
  talk,
  through,
  turningPoints,
  unsaid,
} from "#widgets/meeting/debrief.js";
import { replay } from "#widgets/meeting/play.js";
import { tablesOf } from "#widgets/meeting/tables.js";

const CASES = JSON.parse(readFileSync(new URL("../../../cases/meeting.json", import.meta.url), "utf8"));
const TABLES = tablesOf(CASES.meeting);
const { recipe } = CASES.recipes.find((/** @type {any} */ one) => one.ending);
const PLAYED = replay(TABLES, recipe);

/** @param {Partial<import("#widgets/meeting/debrief.js").Told>} [more] */
const told = (more = {}) =>
  debriefOf({
    moves: CASES.meeting.moves.map((/** @type {any} */ { move }) => ({ move, opened: "Opened.", closed: "Closed." })),
    kinds: [],
    state: [],
    dynamics: [],
    beats: [],
    ...more,
  });

test("three turning points are open, in the order of the evening, and all others are there", () => {
  const all = points(TABLES, PLAYED, told());
  assert.equal(all.length, PLAYED.turns.length);
  const open = turningPoints(all);
  assert.equal(open.length, OPEN);
  assert.deepEqual(
    open,
    all.filter((one) => open.includes(one)),
  );
  const weights = all.filter((one) => !open.includes(one)).map(({ weight }) => weight);
  assert.ok(open.every(({ weight }) => weights.every((other) => weight >= other)));
});

test("a limit that was crossed is named with its turn, and makes a turning point", () => {
  const last = PLAYED.turns[PLAYED.turns.length - 1];
  const [move] = last.said.filter(({ speaker }) => speaker === "worker").slice(-1);
  const debrief = told({
    moves: [...told().moves.values(), { move: move.text, opened: "O.", limit: "left-an-attack" }],
  });
  const found = limits(TABLES, PLAYED, debrief);
  assert.equal(found[0].limit, "left-an-attack");
  assert.ok(found[0].turns.includes(last.turn));
  assert.ok(turningPoints(points(TABLES, PLAYED, debrief)).some(({ turn }) => turn.turn === last.turn));
});

test("a limit that lies in what was not done is told only where it was not done later either", () => {
  const [first] = PLAYED.turns[0].said.filter(({ speaker }) => speaker === "worker").slice(-1);
  const found = (/** @type {string} */ flag) => {
    const move = { move: first.text, opened: "O.", limit: "did-not-ask" };
    const debrief = told({ moves: [...told().moves.values(), move], mended: { "did-not-ask": flag } });
    const [point] = points(TABLES, PLAYED, debrief);
    return { told: limits(TABLES, PLAYED, debrief), weight: point.weight };
  };
  const done = found("met:door");
  const undone = found("said:nothing");
  assert.deepEqual(done.told, []);
  assert.deepEqual(undone.told, [{ limit: "did-not-ask", turns: [1] }]);
  assert.ok(done.weight < undone.weight);
});

test("every line that somebody said is counted once, in its half, and those that went through the worker are told", () => {
  const halves = talk(TABLES, PLAYED.turns);
  const { all, n } = through(halves);
  const spoken = PLAYED.turns
    .flatMap(({ said }) => said)
    .filter(({ speaker, text }) => speaker !== "room" && !["silence", "look", "pass"].includes(text));
  assert.equal(all, spoken.length);
  assert.equal(n, spoken.filter(({ speaker, to }) => [speaker, to].includes("worker")).length);
  assert.ok(n > 0 && n < all);
});

test("of skills each is told once, used or not, and passing is none", () => {
  const all = skills(TABLES, PLAYED.turns);
  assert.deepEqual(
    all.map(({ kind }) => kind),
    CASES.meeting.kinds
      .map((/** @type {any} */ one) => one.kind)
      .filter((/** @type {string} */ kind) => kind !== "pass"),
  );
  assert.equal(
    all.reduce((sum, { n }) => sum + n, 0),
    recipe.moves.filter((/** @type {string} */ move) => move !== "pass").length,
  );
});

test("of what is neither low nor high nothing is said", () => {
  const state = [{ variable: "web", scope: "group", label: "Web", low: "low", high: "high" }];
  const at = (/** @type {number} */ web) => {
    const world = { values: new Map([["web", web]]) };
    return climate(TABLES, /** @type {any} */ ({ world }), told({ state })).map(({ said }) => said);
  };
  assert.deepEqual([at(0), at(5), at(10)], [["low"], [], ["high"]]);
});

test("members whose secret was hinted at most kept something; nobody did where there is no secret", () => {
  assert.deepEqual(unsaid(TABLES, PLAYED), []);
  const tables = tablesOf({
    ...CASES.meeting,
    variables: [...CASES.meeting.variables, { name: "open", scope: "member", least: 0, most: 3 }],
  });
  const world = {
    values: new Map([
      ["ana.open", 2],
      ["bo.open", 1],
      ["cleo.open", 0],
    ]),
  };
  assert.deepEqual(
    unsaid(tables, /** @type {any} */ ({ world })).map(({ member }) => member),
    ["bo", "cleo"],
  );
});

test("the dynamics of the situations that were met are told with their turns", () => {
  const beats = PLAYED.turns.map(({ beat }) => ({ beat, dynamic: "taboo" }));
  const dynamics = [{ dynamic: "taboo", label: "What is not spoken of" }];
  assert.deepEqual(dynamicsMet(PLAYED.turns, told({ beats, dynamics })), [
    { label: "What is not spoken of", turns: PLAYED.turns.map(({ turn }) => turn) },
  ]);
});

test("the reader sits in the opening, before her the members in the order of their seats", () => {
  const places = seats(["a", "b", "c"]);
  assert.ok((places.get("worker")?.y ?? 0) > 39);
  assert.ok((places.get("a")?.x ?? 0) < 0 && (places.get("c")?.x ?? 0) > 0);
  assert.ok((places.get("b")?.y ?? 0) < -39);
});
