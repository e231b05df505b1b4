/** The file that a student hands in, back from it, and how far she has come. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openAside } from "#book/extension/static/assignment/aside.js";
import { handedIn } from "#book/extension/static/assignment/handed_in.js";
import { madeOf, standing, whenMade } from "#book/extension/static/assignment/made.js";
import { progressOf } from "#book/extension/static/assignment/progress.js";
import { recordsIn } from "#book/extension/static/common/records.js";
import { openStore } from "#book/extension/static/common/store.js";
import { REFUSED, storage } from "./storage.js";

const MIME = "application/vnd.entraide.answer+json";
/** @type {import("#book/extension/static/assignment/handed_in.js").AnswerRecord} */
const RECORD = {
  schema: /** @type {const} */ (1),
  exercise: "a-1",
  kind: "choice",
  lang: "fr",
  saved_at: "2026-01-31T14:05:00.000Z",
  value: ["a"],
};
const RELEASED = {
  cells: [
    { cell_type: "markdown", metadata: {}, source: ["# A"] },
    { cell_type: "code", metadata: { nbgrader: { grade_id: "a-1" } }, outputs: [], source: ["exercise('a-1')"] },
    { cell_type: "code", metadata: { nbgrader: { grade_id: "a-2" } }, outputs: [], source: ["exercise('a-2')"] },
  ],
  metadata: { entraide: { carried: { schema: 1 } }, kernelspec: { name: "python3" } },
  nbformat: 4,
};

test("an answer stands in its cell's output and in the metadata, and all else is as it was released", () => {
  const notebook = handedIn(RELEASED, new Map([["a-1", RECORD]]));
  assert.deepEqual(notebook.cells[1].outputs, [
    { output_type: "display_data", metadata: {}, data: { [MIME]: RECORD } },
  ]);
  assert.deepEqual(notebook.cells[2], RELEASED.cells[2]);
  assert.deepEqual(notebook.metadata.entraide, { carried: { schema: 1 }, answers: { "a-1": { [MIME]: RECORD } } });
  assert.deepEqual(RELEASED.cells[1].outputs, []);
});

test("what was handed in is found again, and of several the newest", () => {
  const later = { ...RECORD, saved_at: "2026-02-01T00:00:00.000Z", value: ["b"] };
  const text = JSON.stringify([handedIn(RELEASED, new Map([["a-1", later]])), { answers: { "a-1": RECORD } }]);
  assert.deepEqual(recordsIn(text, ["a-1", "a-2"]), new Map([["a-1", later]]));
});

test("another assignment, another file or a damaged record gives nothing", () => {
  const text = JSON.stringify(handedIn(RELEASED, new Map([["a-1", RECORD]])));
  assert.equal(recordsIn(text, ["b-1"]).size, 0);
  for (const wrong of ["", "{", "[]", "null", '"a"', JSON.stringify({ ...RECORD, saved_at: "soon" })]) {
    assert.equal(recordsIn(wrong, ["a-1"]).size, 0);
  }
});

test("an exercise says how far it is", () => {
  const excerpts = [{ excerpt: "P1" }, { excerpt: "P2" }];
  const coding = { excerpt: "P1", unit: 1, code: "c" };
  /** @param {unknown} value */
  const coded = (value) => progressOf({ title: "T", excerpts, answer: { value } });
  assert.deepEqual(coded(undefined), { title: "T", done: false, coded: { n: 0, of: 2 } });
  assert.deepEqual(coded([null, coding]), { title: "T", done: false, coded: { n: 1, of: 2 } });
  assert.deepEqual(coded([coding, { ...coding, unit: 2 }]), { title: "T", done: false, coded: { n: 1, of: 2 } });
  assert.equal(coded([coding, { ...coding, excerpt: "P2" }]).done, true);
  assert.equal(progressOf({ title: "T", question: {}, answer: { value: [] } }).done, false);
  assert.equal(progressOf({ title: "T", question: {}, answer: { value: ["a"] } }).done, true);
  const steps = [
    { step: 1, unit: "hours" },
    { step: 2, unit: "number" },
  ];
  /** @param {...string} texts */
  const entered = (...texts) => {
    const value = texts.map((text, place) => ({ step: place + 1, text }));
    return progressOf({ title: "T", question: { steps }, answer: { value } }).done;
  };
  assert.equal(entered("4 h 30", "4 1/2"), true);
  assert.equal(entered("4 h 30"), false);
  // What is no number would earn nothing: it is not done, and nor is a number in a unit that is not the step's.
  assert.equal(entered("4 h 30", "about 3"), false);
  assert.equal(entered("4 h 30", "4 h 30"), false);
  assert.deepEqual(progressOf({ title: "T", answer: { value: "L’aide, c'est là-bas." } }), {
    title: "T",
    done: true,
    words: { n: 3 },
  });
  assert.equal(progressOf({ title: "T", answer: {} }).done, false);
});

test("an excerpt that speaks of something hard may be left, once the others are coded", () => {
  const excerpts = [{ excerpt: "P1" }, { excerpt: "P2", care: "violence" }];
  /** @param {...string} names */
  const coded = (...names) =>
    progressOf({ title: "T", excerpts, answer: { value: names.map((excerpt) => ({ excerpt })) } });
  assert.deepEqual(coded("P1"), { title: "T", done: false, may: true, coded: { n: 1, of: 2 } });
  for (const names of [[], ["P2"], ["P1", "P2"]]) assert.equal(coded(...names).may, undefined);
});

test("a memo that is shorter than what is asked for is not done yet", () => {
  const asked = { min: 3, max: 5 };
  /** @param {string} value */
  const written = (value) => progressOf({ title: "T", words: asked, answer: { value } });
  assert.deepEqual(written("Two – words."), { title: "T", done: false, words: { n: 2, ...asked } });
  assert.equal(written("Now three words.").done, true);
  assert.equal(written("More than five words are done too.").done, true);
  assert.equal(progressOf({ title: "T", words: asked, answer: {} }).done, false);
});

test("answers that differ from the last file are told, and those that are the same again are not", () => {
  const held = new Map([
    ["a-1", RECORD],
    ["a-2", { ...RECORD, exercise: "a-2", value: "A memo." }],
  ]);
  const made = JSON.parse(JSON.stringify(madeOf(held, new Date(2026, 0, 31, 14, 5))));
  const again = new Map(
    [...held].reverse().map(([name, one]) => [name, { ...one, saved_at: "2026-02-01T00:00:00.000Z" }]),
  );
  assert.equal(standing(made, again), "downloaded");
  assert.equal(standing(made, new Map([...held, ["a-1", { ...RECORD, value: ["b"] }]])), "stale");
  assert.equal(standing(made, new Map([...held, ["a-2", { ...RECORD, value: "A memo!" }]])), "stale");
  assert.equal(standing(made, new Map([...held, ["a-3", RECORD]])), "stale");
  assert.equal(standing(made, new Map([["a-1", RECORD]])), "stale");
  assert.equal(standing(made, new Map()), "stale");
});

test("a file of another day says its day", () => {
  const made = madeOf(new Map(), new Date(2026, 0, 31, 14, 5));
  assert.equal(whenMade(made, new Date(2026, 0, 31, 23, 59), "en-CA"), "14:05");
  assert.equal(whenMade(made, new Date(2026, 1, 1, 0, 1), "en-CA"), "14:05 (January 31)");
  assert.match(whenMade(made, new Date(2026, 1, 1, 0, 1), "fr-CA"), /^14\sh\s05 \(31\sjanvier\)$/);
});

test("an evening is done when it was led to its end and two of its stretches have a code", () => {
  const one = { id: "meeting-1", meeting: "first", evening: "coats", moves: [], said: [], release: "" };
  const coding = { text: "a", code: "potential" };
  const told = (/** @type {any} */ value) => progressOf({ title: "T", about: [], answer: { value } });
  const of = (/** @type {object} */ more, handed_in = "meeting-1") =>
    told({ meetings: [{ ...one, ...more }], open: "", handed_in });
  assert.deepEqual(told(undefined).led, { ended: false, n: 0, of: 2 });
  assert.deepEqual(of({ codings: [coding], coded: 2 }).led, { ended: false, n: 2, of: 2 });
  assert.equal(of({ ended: "circle" }).done, false);
  assert.equal(of({ ended: "circle", codings: [coding], coded: 1 }).done, false);
  assert.equal(of({ ended: "circle", codings: [coding], coded: 2 }).done, true);
  assert.deepEqual(of({ ended: "circle", codings: [coding], coded: 4 }).led, { ended: true, n: 2, of: 2 });
  assert.equal(of({ ended: "circle", codings: [coding], coded: 4 }, "meeting-2").done, false, "another is handed in");
});

test("what is put aside in two tabs is all there, and comes back last first", () => {
  const here = storage();
  const tab = () => openAside(openStore(here, "entraide:/:"), "aside/a");
  const [first, second] = [tab(), tab()];
  assert.equal(first.any(), false);
  assert.equal(first.put({ "a-1": RECORD }), true);
  assert.equal(second.put({ "a-2": RECORD }), true);
  assert.deepEqual([first.turn({}), second.turn({}), first.any()], [{ "a-2": RECORD }, { "a-1": RECORD }, false]);
});

test("what it takes the place of has its turn after all the others", () => {
  const aside = openAside(openStore(storage(), "entraide:/:"), "aside/a");
  aside.put({ "a-1": RECORD });
  assert.deepEqual(Object.keys(aside.turn({ "a-2": RECORD })), ["a-1"]);
  assert.deepEqual(Object.keys(aside.turn({})), ["a-2"]);
});

test("where nothing is kept, what is put aside comes back as long as the page is open, and it is not said to be kept", (t) => {
  t.mock.method(console, "warn", () => {});
  const aside = openAside(openStore(REFUSED, ""), "aside/a");
  assert.equal(aside.put({ "a-1": RECORD }), false);
  assert.deepEqual([aside.any(), aside.turn({}), aside.any()], [true, { "a-1": RECORD }, false]);
});

test("a list of sets that is none is as good as nothing", () => {
  const store = openStore(storage({ "entraide:/:aside/a": '{"sets":"x"}' }), "entraide:/:");
  assert.deepEqual([openAside(store, "aside/a").any(), openAside(store, "aside/a").turn({})], [false, {}]);
});

test("a file that was given to an app is not looked for among the downloads", () => {
  const held = new Map([["a-1", RECORD]]);
  const made = { ...madeOf(held, new Date()), shared: true };
  assert.equal(standing(made, held), "shared");
  assert.equal(standing(made, new Map()), "stale");
});
