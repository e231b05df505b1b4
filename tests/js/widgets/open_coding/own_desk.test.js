/** What a reader does with codes of her own: making, giving, renaming, merging, removing, undoing, comparing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanOwn, NOTHING_OWN, tidied } from "#widgets/open_coding/own_codes.js";
import { OwnDesk } from "#widgets/open_coding/own_desk.js";
import { isEmpty } from "#widgets/shared/record.js";

const EXCERPTS = [
  { excerpt: "A", units: [1, 2, 3].map((unit) => ({ unit, text: `Sentence ${unit}.` })) },
  { excerpt: "B", units: [{ unit: 1, text: "Another." }] },
];

const newDesk = () => new OwnDesk({ excerpts: EXCERPTS });
/** @param {OwnDesk} desk */
const labels = (desk) => desk.codes.map(({ label }) => label);
/** @param {OwnDesk} desk */
const placed = (desk) => desk.codings.map(({ excerpt, unit, code }) => `${excerpt}${unit} ${desk.labelOf(code)}`);

test("a code is made in a few words, and given at once to the units that are selected", () => {
  const desk = newDesk();
  desk.make("  At   the sink ");
  assert.deepEqual([labels(desk), placed(desk)], [["At the sink"], []]);
  desk.select(2);
  desk.select(3);
  const [key, told] = desk.make("Waiting");
  assert.deepEqual([key, told?.units, placed(desk)], ["coding.applied", [2, 3], ["A2 Waiting", "A3 Waiting"]]);
  desk.undo();
  assert.deepEqual([labels(desk), placed(desk)], [["At the sink"], []]);
});

test("a name that is there already makes no second code, whatever its capitals and accents", () => {
  const desk = newDesk();
  desk.make("Évier");
  desk.select(1);
  desk.make("evier");
  assert.deepEqual([labels(desk), placed(desk)], [["Évier"], ["A1 Évier"]]);
  assert.deepEqual(desk.make("ÉVIER"), ["open.known"]);
  assert.deepEqual(desk.make("   "), ["open.name-first"]);
});

test("a code is renamed where it stands, but never to another's name", () => {
  const desk = newDesk();
  desk.select(1);
  desk.make("Waiting");
  desk.make("Sink");
  const [waiting, sink] = desk.codes.map(({ code }) => code);
  const before = desk.codings[0];
  desk.rename(waiting, "Hanging around");
  assert.equal(placed(desk)[0], "A1 Hanging around");
  assert.notEqual(desk.codings[0], before);
  assert.deepEqual(desk.rename(sink, "hanging AROUND"), ["open.taken"]);
  assert.deepEqual(labels(desk), ["Hanging around", "Sink"]);
});

test("merged codes stand once where both stood, with both memos", () => {
  const desk = newDesk();
  desk.select(1);
  desk.make("Sink");
  desk.open(1, "own-1");
  desk.write("One");
  desk.make("Cups");
  desk.open(1, "own-2");
  desk.write("Two");
  desk.select(2);
  desk.apply("own-2");
  desk.merge("own-2", "own-1");
  assert.deepEqual([labels(desk), placed(desk)], [["Sink"], ["A1 Sink", "A2 Sink"]]);
  assert.equal(desk.codings[0].memo, "One\nTwo");
  const [, undone] = desk.undo();
  assert.deepEqual(undone?.what, ["open.merged", { before: "Cups", label: "Sink" }]);
  assert.deepEqual(labels(desk), ["Sink", "Cups"]);
});

test("a code that is removed leaves every unit, and what was undone still names it", () => {
  const desk = newDesk();
  desk.select(1);
  desk.make("Sink");
  desk.discard("own-1");
  assert.deepEqual([labels(desk), placed(desk)], [[], []]);
  desk.undo();
  assert.deepEqual(placed(desk), ["A1 Sink"]);
  desk.undo();
  assert.equal(desk.labelOf("own-1"), "Sink");
  desk.make("Cups");
  assert.equal(desk.labelOf("own-1"), "Cups");
});

test("codes keep their marks when others go", () => {
  const desk = newDesk();
  for (const label of ["One", "Two", "Three"]) desk.make(label);
  desk.discard("own-2");
  assert.deepEqual([desk.placeOf("own-1"), desk.placeOf("own-3")], [0, 2]);
  desk.make("Four");
  assert.equal(desk.codes.at(-1).code, "own-4");
});

test("nothing is compared before a code stands somewhere; then it is, and stays so", () => {
  const desk = newDesk();
  desk.make("Sink");
  assert.deepEqual(desk.compare(), ["open.try-first"]);
  assert.deepEqual(desk.seen, {});
  desk.select(1);
  desk.apply("own-1");
  desk.compare();
  assert.deepEqual(desk.seen, { compared: true });
  const again = new OwnDesk({ excerpts: EXCERPTS, value: desk.own });
  again.recall(desk.seen);
  assert.equal(again.compared, true);
  again.recall({ compared: "yes" });
  assert.equal(again.compared, false);
  desk.clear();
  assert.deepEqual([desk.compared, desk.own], [false, NOTHING_OWN]);
});

test("what was kept is taken up again, and what is malformed left out", () => {
  const kept = {
    codes: [{ code: "own-2", label: "Sink" }],
    codings: [{ excerpt: "A", unit: 2, code: "own-2", memo: "Why" }],
    memo: "All",
  };
  assert.deepEqual(cleanOwn(JSON.parse(JSON.stringify(kept)), EXCERPTS), kept);
  const spoilt = {
    codes: [
      ...kept.codes,
      { code: "own-2", label: "Twice" },
      { code: "own-3", label: "SINK" },
      { code: "x", label: "X" },
      null,
    ],
    codings: [...kept.codings, { excerpt: "A", unit: 9, code: "own-2" }, { excerpt: "A", unit: 1, code: "own-3" }],
    memo: 3,
  };
  assert.deepEqual(cleanOwn(spoilt, EXCERPTS), { ...kept, memo: "" });
  for (const nothing of [undefined, null, "text", [], 5]) assert.deepEqual(cleanOwn(nothing, EXCERPTS), NOTHING_OWN);
  assert.equal(tidied("a".repeat(90)).length, 60);
});

test("nothing of one's own is no answer", () => {
  assert.equal(isEmpty(NOTHING_OWN), true);
  assert.equal(isEmpty({ ...NOTHING_OWN, codes: [{ code: "own-1", label: "Sink" }] }), false);
  assert.equal(isEmpty({ ...NOTHING_OWN, memo: "All" }), false);
});
