/** The rules of a meeting are those of tests/cases/meeting.json, to which Python is held too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { condition, effects, specific } from "#widgets/meeting/language.js";
import { endingOf, replay } from "#widgets/meeting/play.js";
import { tablesOf } from "#widgets/meeting/tables.js";
import { World } from "#widgets/meeting/world.js";

const CASES = JSON.parse(readFileSync(new URL("../../../cases/meeting.json", import.meta.url), "utf8"));
const TABLES = tablesOf(CASES.meeting);

/** @param {import("#widgets/meeting/play.js").Played} played */
const choices = ({ offer, aside, isOver }) => (isOver ? [] : [...offer.map(({ move }) => move), ...aside]);
/** What is worth something. @param {Record<string, number>} values */
const telling = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));

for (const { text, values, tests } of CASES.conditions)
  test(`“${text}” of ${JSON.stringify(values)} is ${tests}`, () => {
    assert.equal(
      specific(condition(text), (name) => values[name] ?? 0),
      tests,
    );
  });

for (const { text, error } of CASES["wrong-conditions"])
  test(`“${text}” is no condition: ${error}`, () => {
    assert.throws(() => condition(text), SyntaxError);
  });

for (const { text, before, after } of CASES.effects)
  test(`“${text}” makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
    const world = new World(
      new Map(Object.entries(CASES.bounds).map(([name, [least, most]]) => [name, { least, most }])),
    );
    for (const [name, value] of Object.entries(before)) world.values.set(name, value);
    world.take(effects(text));
    for (const [name, value] of Object.entries(after)) assert.equal(world.values.get(name), value, name);
  });

for (const { text, error } of CASES["wrong-effects"])
  test(`“${text}” is no effect: ${error}`, () => {
    assert.throws(() => effects(text), SyntaxError);
  });

for (const one of CASES.recipes)
  test(one.says, () => {
    const { recipe, transcript, offers, values, ending, members } = one;
    const played = replay(TABLES, recipe);
    assert.equal(played.wrong, null);
    assert.deepEqual(
      played.turns.map(({ turn, beat, said, choice, looked }) => ({ turn, beat, said, choice, looked })),
      transcript,
    );
    for (const [n, offered] of offers.entries()) {
      const then = replay(TABLES, { ...recipe, moves: recipe.moves.slice(0, n) });
      assert.deepEqual(choices(then), offered, `on offer after ${n} moves`);
    }
    assert.deepEqual(telling(Object.fromEntries(played.world.values)), telling(values));
    assert.equal(endingOf(TABLES, played)?.ending ?? "", ending);
    const home = TABLES.members.flatMap(({ member }) => {
      const found = endingOf(TABLES, played, member);
      return found ? [[member, found.ending]] : [];
    });
    assert.deepEqual(Object.fromEntries(home), members);
  });

for (const { says, recipe, turn, move } of CASES.forged)
  test(says, () => {
    const { wrong } = replay(TABLES, recipe);
    assert.ok(wrong);
    if (turn) assert.deepEqual(wrong, { turn, move });
  });
