/** The answer record, and what is said of where it is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as records from "#widgets/common/record.js";

const AT = "2026-01-31T14:05:00.000Z";
const SENT = { saved_at: AT };

for (const [what, record, saved, since, state] of /** @type {[string, {}, any, {}, string][]} */ ([
  ["nothing was answered", {}, {}, {}, "nothing"],
  ["the first answer was just given", {}, {}, { changed: true }, "saving"],
  ["the kernel has a little time left to say a word", SENT, {}, { waited: 4999 }, "saving"],
  ["the kernel said nothing", SENT, {}, { waited: 5000 }, "silent"],
  ["the kernel has it", SENT, { state: "kept", saved_at: AT }, { waited: 9000 }, "kept"],
  ["the notebook has it", SENT, { state: "notebook", saved_at: "2026-01-31T14:05:00Z" }, {}, "notebook"],
  ["the notebook has the one before", SENT, { state: "notebook", saved_at: "2026-01-31T14:04:59.000Z" }, {}, "saving"],
  ["it changed since", SENT, { state: "notebook", saved_at: AT }, { changed: true }, "saving"],
  ["the kernel lost it", SENT, { state: "lost", saved_at: AT }, {}, "lost"],
  ["the kernel said something unknown", SENT, { state: "odd", saved_at: AT }, { waited: 6000 }, "silent"],
  ["the kernel cannot see the notebook", SENT, { state: "unseen", saved_at: AT }, { waited: 9000 }, "unseen"],
  ["it may be someone else's", {}, { state: "whose", saved_at: AT }, {}, "whose"],
  ["it is given elsewhere now", SENT, { state: "moved", saved_at: "" }, { changed: true }, "moved"],
  ["others were put aside", {}, { state: "", aside: "answers.json.earlier" }, {}, "aside"],
])) {
  test(`saved is said of the last change and of no other: ${what}`, () => {
    assert.equal(records.storedState(record, saved, { changed: false, waited: 0, ...since }), state);
  });
}

test("a record tells of which notebook it is, where that is known", () => {
  assert.equal(records.newRecord("mutual-aid-1", "memo", "fr", "…", { notebook: "a1" }).notebook, "a1");
  assert.ok(!("notebook" in records.newRecord("mutual-aid-1", "memo", "fr", "…")));
});

test("a record is older than one that was given after it, and none is older than any", () => {
  const later = { saved_at: "2026-01-31T14:05:00.001Z" };
  assert.deepEqual(
    [records.isOlder(SENT, later), records.isOlder(later, SENT), records.isOlder(SENT, SENT)],
    [true, false, false],
  );
  assert.ok(records.isOlder({}, SENT));
});

test("a new record is newer than the one before", () => {
  const record = records.newRecord("mutual-aid-1", "choice", "fr", ["a"], { after: "2999-01-01T00:00:00.000Z" });
  assert.deepEqual(record, {
    schema: 1,
    exercise: "mutual-aid-1",
    kind: "choice",
    lang: "fr",
    saved_at: "2999-01-01T00:00:00.001Z",
    value: ["a"],
  });
});

for (const record of [null, 3, "x", [], {}, { schema: 2 }, { schema: 1, exercise: "other" }]) {
  test(`a record of something else has no value: ${JSON.stringify(record)}`, () => {
    assert.equal(records.valueIn(record, "mine", "memo"), undefined);
  });
}
