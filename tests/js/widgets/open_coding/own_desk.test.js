/** What a reader does with codes of her own: making, giving, renaming, merging, removing, undoing, comparing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isEmpty } from "#widgets/common/empty.js";
import { cleanOwn, MOST, NOTHING_OWN, tidied } from "#widgets/open_coding/own_codes.js";
import { OwnDesk } from "#widgets/open_coding/own_desk.js";

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
      { code: ["own-3"], label: "A list" },
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

/** As it is found again after a reload. @param {OwnDesk} desk @param {typeof EXCERPTS} [excerpts] */
const again = (desk, excerpts = EXCERPTS) => cleanOwn(JSON.parse(JSON.stringify(desk.own)), excerpts);

test("at a hundred codes one more is refused, in one line, and nothing of what is kept is lost", () => {
  const desk = newDesk();
  for (let n = 1; n <= MOST; n += 1) {
    desk.drag(2, 2);
    desk.make(`Code ${n}`);
  }
  assert.deepEqual(desk.make("One too many"), ["open.no-more", { most: MOST }]);
  assert.equal(desk.notice, "open.no-more");
  assert.deepEqual([desk.codes.length, desk.codings.length], [MOST, MOST]);
  desk.drag(1, 1);
  assert.equal(desk.make("code 7")[0], "coding.applied", "one that is there already can still be given");
  assert.deepEqual(again(desk), desk.own);
  desk.make("One too many");
  desk.undo();
  assert.equal(desk.notice, "");

  // As an earlier version of this page kept them.
  const codes = Array.from({ length: 150 }, (_, n) => ({ code: `own-${n + 1}`, label: `Code ${n}` }));
  const codings = codes.map(({ code }) => ({ excerpt: "A", unit: 1, code, memo: "Why" }));
  assert.deepEqual(cleanOwn({ codes, codings, memo: "" }, EXCERPTS), { codes, codings, memo: "" });
});

test("after the highest name that there can be, a new code takes the lowest that is free", () => {
  const codes = [1, 3, 99999].map((n) => ({ code: `own-${n}`, label: `Code ${n}` }));
  const desk = new OwnDesk({ excerpts: EXCERPTS, value: cleanOwn({ codes }, EXCERPTS) });
  desk.make("Next");
  assert.equal(desk.codes.at(-1).code, "own-2");
  assert.deepEqual(again(desk), desk.own);
});

test("two names that differ by an accent are both found again, each with its codings", () => {
  const kept = {
    codes: ["tâche", "tache", "Tâche"].map((label, n) => ({ code: `own-${n + 1}`, label })),
    codings: [{ excerpt: "A", unit: 1, code: "own-2", memo: "Mine" }],
    memo: "",
  };
  assert.deepEqual(cleanOwn(kept, EXCERPTS), kept);
  const desk = new OwnDesk({ excerpts: EXCERPTS, value: kept });
  desk.select(2);
  assert.equal(desk.make("tache")[1]?.code, "own-2", "the one that is called just so comes first");
});

test("a mark that is no accent makes another name", () => {
  const desk = newDesk();
  // Two words of Hindi, told apart by nothing but a vowel sign.
  for (const name of ["\u0939\u093f", "\u0939\u093e"]) assert.equal(desk.make(name)[0], "open.made");
  assert.equal(desk.codes.length, 2);
});

test("that a text may have changed is said until a coding of it is changed, and no longer than that", () => {
  const excerpts = EXCERPTS.map((one) => ({ ...one, cut: "new" }));
  const kept = {
    codes: ["One", "Two"].map((label, n) => ({ code: `own-${n + 1}`, label })),
    codings: [1, 2].map((unit) => ({ excerpt: "A", unit, code: `own-${unit}`, memo: "", cut: "old" })),
    memo: "",
  };
  const after = (/** @type {(desk: OwnDesk) => unknown} */ doing) => {
    const desk = new OwnDesk({ excerpts, value: cleanOwn(kept, excerpts) });
    doing(desk);
    return desk.isOnAnotherText;
  };
  assert.equal(
    after((desk) => desk.writeMemo("On all")),
    true,
  );
  assert.equal(
    after((desk) => desk.make("Three")),
    true,
  );
  assert.equal(
    after((desk) => desk.rename("own-1", "First")),
    true,
  );
  assert.equal(
    after((desk) => desk.merge("own-1", "own-2")),
    true,
  );
  const unit3 = (/** @type {OwnDesk} */ desk) => desk.drag(3, 3);
  assert.equal(
    after((desk) => [unit3(desk), desk.make("Three")]),
    false,
  );
  assert.equal(
    after((desk) => [unit3(desk), desk.apply("own-1")]),
    false,
  );
  assert.equal(
    after((desk) => desk.remove(1, "own-1")),
    false,
  );
  assert.equal(
    after((desk) => [desk.open(1, "own-1"), desk.write("Why")]),
    false,
  );
});
