/** What the page of a reader's own course makes of what is kept: how far she is, what she reads differently, what she wrote. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { confusions, pairOf } from "#book/extension/static/mine/confusions.js";
import { memosOf } from "#book/extension/static/mine/memos.js";
import { leftOff, partsOf, progressOn } from "#book/extension/static/mine/progress.js";
import { dueAt, isDue, sessionsIn } from "#book/extension/static/mine/schedule.js";
import { chosen, readIn, resultOf, shown } from "#book/extension/static/mine/session.js";
import { calibration, saidAt } from "#book/extension/static/mine/sureness.js";
import { saidOf } from "#book/extension/static/mine/written.js";
import { placeNow } from "#book/extension/static/page/read.js";

/** @typedef {import("#book/extension/static/mine/progress.js").Done} Done */
/** @typedef {import("#book/extension/static/mine/progress.js").Page} Page */

const EARLY = "2026-01-31T14:05:00.000Z";
const LATE = "2026-02-01T09:00:00.000Z";

/** @param {Partial<Record<keyof Done, Record<string, any>>>} [kept] @returns {Done} */
function done(kept = {}) {
  const kinds = /** @type {Array<keyof Done>} */ (["answer", "seen", "read", "earlier", "practice", "sure"]);
  return /** @type {Done} */ (
    Object.fromEntries(kinds.map((kind) => [kind, new Map(Object.entries(kept[kind] ?? {}))]))
  );
}

/** @type {Page} */
const dynamics = {
  page: "mutual-aid/dynamics",
  title: "The dynamics",
  sections: [
    ["one", "One"],
    ["two", "Two"],
    ["three", "Three"],
  ],
  exercises: [
    { exercise: "coding", kind: "coding", title: "Coding", items: 2, section: 2 },
    { exercise: "choice", kind: "choice", title: "Question", items: 1, section: 3 },
    { exercise: "memo", kind: "memo", title: "Reflection", items: 1, section: 3 },
  ],
};
/** @type {Page} */
const care = { page: "ethics-and-care", title: "Care", sections: [], exercises: [] };
/** @type {Page} */
const glossary = { page: "glossary", title: "Glossary", sections: [["a", "A"]], exercises: [] };
const course = {
  assigned: [],
  parts: [
    { title: "Mutual aid", pages: [dynamics, care] },
    { title: "Reference", pages: [glossary] },
  ],
  codes: ["a", "b", "c"].map((code) => ({ code, label: code.toUpperCase(), theme: "t" })),
};

/** @param {Record<number, any>} first @param {Record<number, any>} [last] */
const check = (first, last = first) => ({ first: { at: EARLY, units: first }, last: { at: LATE, units: last } });

test("only parts in which there is something to do are counted", () => {
  assert.deepEqual(partsOf(course), [course.parts[0]]);
});

test("nothing was read or tried at the beginning", () => {
  assert.deepEqual(progressOn(dynamics, done()), {
    opened: false,
    read: 0,
    sections: 3,
    tried: 0,
    solved: 0,
    exercises: 3,
    filled: [false, false, false],
  });
  assert.equal(leftOff(course, done()), null);
});

test("a section read twice counts once, and one that the page no longer has does not", () => {
  const { read } = progressOn(
    dynamics,
    done({ read: { [dynamics.page]: { saved_at: EARLY, sections: [1, 1, 3, 9, "x"] } } }),
  );
  assert.equal(read, 1);
});

test("as many sections are said to be done as chairs are filled, whether they were read or tried", () => {
  const answer = { coding: { value: [{ excerpt: "P1", unit: 1, code: "a" }] } };
  const read = { [dynamics.page]: { saved_at: EARLY, sections: [1] } };
  for (const kept of [{ answer }, { read }, { answer, read }, {}]) {
    const { read: said, filled } = progressOn(dynamics, done(kept));
    assert.equal(said, filled.filter(Boolean).length);
    assert.equal(said, Object.keys(kept).length);
  }
});

test("right or wrong, an answer was tried; an empty one was not", () => {
  const answers = {
    coding: { value: [{ excerpt: "P1", unit: 1, code: "a" }] },
    choice: { value: [] },
    memo: { value: " " },
  };
  assert.equal(progressOn(dynamics, done({ answer: answers })).tried, 1);
});

test("a chair is filled once its section was gone through, or once all exercises in it were tried, right or wrong", () => {
  const filled = (/** @type {Record<string, any>} */ answer, /** @type {any} */ sections = []) =>
    progressOn(dynamics, done({ answer, read: { [dynamics.page]: { sections } } })).filled;
  const choice = { value: ["wrong"] };
  assert.deepEqual(filled({}, [1, 2, 3]), [true, false, false]);
  assert.deepEqual(filled({ choice }), [false, false, false]);
  assert.deepEqual(filled({ choice, memo: { value: "Because." } }), [false, false, true]);
  assert.deepEqual(filled({ coding: { value: [{ unit: 1 }] } }, "malformed"), [false, true, false]);
});

test("codes of one's own are an answer once there is one, and never a solution", () => {
  const nothing = { codes: [], codings: [], memo: "" };
  const page = { ...dynamics, exercises: [{ exercise: "open", kind: "open", title: "Open", items: 2, section: 1 }] };
  const tried = (/** @type {any} */ value) => progressOn(page, done({ answer: { open: { value } } })).tried;
  assert.deepEqual([tried(nothing), tried({ ...nothing, codes: [{ code: "own-1", label: "Sink" }] })], [0, 1]);
  assert.equal(progressOn(page, done({ seen: { open: { compared: true } } })).solved, 0);
});

test("a coding is solved once nothing differs in any of its excerpts", () => {
  const [right, wrong] = [{ 1: { codes: ["a"] } }, { 1: { codes: ["b"], missed: ["a"], extra: ["b"] } }];
  const solved = (/** @type {any} */ checks) => progressOn(dynamics, done({ seen: { coding: { checks } } })).solved;
  assert.equal(solved({ P1: check(wrong, right), P2: check(right) }), 1);
  assert.equal(solved({ P1: check(right) }), 0);
  assert.equal(solved({ P1: check(right), P2: check(right, wrong) }), 0);
  assert.equal(progressOn(dynamics, done({ seen: { choice: { solved: true }, memo: { solved: true } } })).solved, 1);
});

test("one goes on in the section where one read last, or at the exercise that one worked on since", () => {
  const read = { [dynamics.page]: { saved_at: EARLY, at: 2, sections: [1] } };
  const left = leftOff(course, done({ read }));
  assert.deepEqual([left?.page, left?.section, left?.exercise], [dynamics, 2, undefined]);
  const later = leftOff(course, done({ read, answer: { memo: { saved_at: LATE, value: "x" } } }));
  assert.equal(later?.exercise?.exercise, "memo");
});

test("nobody is led back to the page on ethics and care, nor out of the page", () => {
  const read = { [care.page]: { saved_at: LATE }, [dynamics.page]: { saved_at: EARLY, at: 40 } };
  assert.deepEqual([leftOff(course, done({ read }))?.page, leftOff(course, done({ read }))?.section], [dynamics, 3]);
  assert.ok(progressOn(care, done({ read })).opened);
});

test("a pair is counted by unit, at the first check, whichever code is the reference's; the most frequent comes first", () => {
  const first = {
    1: { codes: ["b"], missed: ["a"], extra: ["b"] },
    2: { codes: ["a"], missed: ["b"], extra: ["a"] },
    3: { codes: ["c"], missed: ["a"], extra: ["c"] },
    4: { codes: [], missed: ["a"] },
  };
  const found = confusions(course, done({ seen: { coding: { checks: { P1: check(first, {}) } } } }));
  assert.deepEqual(
    found.map(({ pair, times }) => [pair, times]),
    [
      ["a~b", 2],
      ["a~c", 1],
    ],
  );
  assert.deepEqual(found[0].places[1], { exercise: "coding", excerpt: "P1", unit: 2, reference: "b", hers: "a" });
});

test("what was mixed up in a session counts too, and a code that the course does not have does not", () => {
  const first = { 1: { codes: ["b"], missed: ["a"], extra: ["b", "gone"] } };
  const practice = { [pairOf("b", "a")]: { sessions: [{ at: LATE, mixed: 2 }, null, { mixed: "x" }] } };
  const found = confusions(course, done({ seen: { coding: { checks: { P1: check(first) } } }, practice }));
  assert.deepEqual(
    found.map(({ pair, times }) => [pair, times]),
    [["a~b", 3]],
  );
});

test("what is kept may be malformed", () => {
  for (const checks of [
    null,
    3,
    { P1: null },
    { P1: { first: {} } },
    { P1: check({ 1: null, 2: { missed: "a", extra: 3 } }) },
  ]) {
    const kept = done({ seen: { coding: { checks } }, practice: { "a~b": { sessions: 3 } }, read: { x: {} } });
    assert.deepEqual(confusions(course, kept), []);
    assert.equal(progressOn(dynamics, kept).solved, 0);
    assert.equal(leftOff(course, kept), null);
  }
});

test("a memo beside a text that may have changed since says so", () => {
  const on = (/** @type {string} */ excerpt, /** @type {string} */ cut) => ({
    excerpt,
    unit: 1,
    code: "a",
    memo: "So.",
    cut,
  });
  const answer = { coding: { value: [on("P1", "old"), on("P2", "same"), on("P3", "gone")] } };
  const [{ memos }] = memosOf(course, done({ answer }), { P1: { cut: "new" }, P2: { cut: "same" } });
  assert.deepEqual(
    memos.map(({ excerpt, changed = false }) => [excerpt, changed]),
    [
      ["P1", true],
      ["P2", false],
      ["P3", false],
    ],
  );
});

test("memos stand in the order of the course, with the unit and the code that they are on", () => {
  const answer = {
    memo: { value: "I think.\nSo." },
    coding: {
      value: [
        { excerpt: "P2", unit: 1, code: "a", memo: "later" },
        { excerpt: "P1", unit: 2, code: "b", memo: "first" },
        { excerpt: "P1", unit: 1, code: "b", memo: " " },
        null,
      ],
    },
  };
  assert.deepEqual(
    memosOf(course, done({ answer })).map(({ exercise, memos }) => [exercise, memos.map(({ text }) => text)]),
    [
      ["coding", ["first", "later"]],
      ["memo", ["I think.\nSo."]],
    ],
  );
});

test("what was written in and after a meeting that she led is among the memos", () => {
  const one = {
    pause: { turn: 4, notes: ["Bo is silent.", "", " "] },
    memos: ["", "Too soon."],
    codings: [{ text: "a", code: "b", memo: "So." }, null],
  };
  const answer = { coding: { value: { meetings: [one, null, { memos: 3 }], open: "" } } };
  const [{ memos }] = memosOf(course, done({ answer }));
  assert.deepEqual(memos, [{ text: "Bo is silent." }, { text: "Too soon." }, { text: "So." }]);
});

test("memos on codes of one's own stand under the names that she gave them", () => {
  const coding = {
    codes: [{ code: "own-1", label: "Sink" }],
    codings: [{ excerpt: "P1", unit: 2, code: "own-1", memo: "Cups" }, { memo: "Nowhere" }],
    memo: "All of it",
  };
  const [{ memos }] = memosOf(course, done({ answer: { coding: { value: coding } } }));
  assert.deepEqual(memos.at(-1), { text: "All of it" });
  assert.deepEqual(
    memos.find(({ code }) => code === "Sink"),
    { text: "Cups", excerpt: "P1", unit: 2, code: "Sink" },
  );
  const board = {
    piles: [{ pile: "pile-1", name: "Road", counter: "She likes it." }, { counter: " " }, null],
    memo: "",
  };
  const [{ memos: piled }] = memosOf(course, done({ answer: { coding: { value: board } } }));
  assert.deepEqual(piled, [{ text: "She likes it.", about: "Road" }]);
  assert.deepEqual(memosOf(course, done({ answer: { coding: { value: { codes: 3, codings: "x", memo: {} } } } })), []);
});

test("an answer of another making takes no other memo down with it", () => {
  const no = { toString: null };
  const deep = JSON.parse(`${'{"memo":'.repeat(9000)}"x"${"}".repeat(9000)}`);
  const memos = (/** @type {unknown} */ value) => memosOf(course, done({ answer: { coding: { value } } }), {});
  const on = (/** @type {unknown} */ value) => memos(value).flatMap((one) => one.memos);
  const codings = [
    { memo: "m", excerpt: no, code: no, unit: no },
    { memo: "n", excerpt: no },
  ];
  assert.deepEqual(
    on(codings).map(({ text, excerpt }) => [text, excerpt]),
    [
      ["m", undefined],
      ["n", undefined],
    ],
  );
  const codes = [{ code: "own-1", label: no }];
  assert.equal(on({ codes, codings: [{ memo: "m", excerpt: "P1", unit: 1, code: "own-1" }] })[0].code, "own-1");
  assert.deepEqual(on({ piles: [{ name: no, counter: "But" }] }), [{ text: "But", about: "" }]);
  assert.deepEqual(memos({ memo: deep }), []);
  assert.deepEqual(sessionsIn({ saved_at: "", sessions: [{ at: no, of: 1, right: 1 }] }), []);
});

test("an earlier answer is told by what it holds: codes that were put, numbers that were entered, words", () => {
  const t = (/** @type {string} */ key, /** @type {any} */ { n } = {}) => `${key} ${n}`;
  const said = (/** @type {unknown} */ value) => saidOf({ t, day: String }, { saved_at: "May", value });
  const steps = [1, 2, 3].map((step) => ({ step, text: "4,5" }));
  const codings = [1, 2].map((unit) => ({ excerpt: "P1", unit, code: "own-1" }));
  assert.equal(said(steps), "mine.earlier-numbers 3");
  assert.equal(said(codings), "mine.earlier-codings 2");
  assert.equal(said({ codes: [], codings, memo: "" }), "mine.earlier-codings 2");
  assert.equal(said("Two words"), "mine.earlier-words 2");
  for (const other of [["b"], [null], { piles: [] }, null]) assert.equal(said(other), "May");
});

// Practising again

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-02-01T12:00:00.000Z");

/** Sessions after so many days. @param {Array<[day: number, right: number]>} days each of two units */
const sessions = (...days) =>
  days.map(([day, right]) => ({ at: new Date(START + day * DAY).toISOString(), of: 2, right, mixed: 0, excerpts: [] }));
/** In how many days from the start a pair is due; the clocks may change in between. @param {Parameters<typeof sessions>} days */
const dueIn = (...days) => Math.round((Number(dueAt(sessions(...days))) - START) / DAY);

test("what was never practised is due at once; what was read well comes back later and later", () => {
  assert.equal(dueAt([]), null);
  assert.ok(isDue([], 0));
  assert.equal(dueIn([0, 2]), 3);
  assert.equal(dueIn([0, 2], [3, 2]), 3 + 7);
  assert.equal(dueIn([0, 2], [3, 2], [10, 2]), 10 + 16);
  assert.equal(dueIn([0, 2], [3, 2], [10, 2], [26, 2]), 26 + 35);
  assert.equal(dueIn([0, 2], [3, 2], [10, 2], [26, 2], [70, 2]), 70 + 35);
});

test("a unit read otherwise brings the pair back the day after, whatever went before", () => {
  assert.equal(dueIn([0, 2], [3, 2], [10, 1]), 11);
  assert.equal(dueIn([0, 1], [1, 2]), 4);
});

test("practising twice on one day moves nothing on", () => {
  assert.equal(dueIn([0, 2], [0.1, 2], [0.2, 2]), 3);
  assert.ok(!isDue(sessions([0, 2]), START + 2 * DAY));
  assert.ok(isDue(sessions([0, 2]), START + 3 * DAY));
});

test("on the day that was said a pair is due from the morning on, and practising then moves it on", () => {
  const [evening, morning] = [new Date(2026, 0, 31, 20), new Date(2026, 1, 3, 8)];
  const session = (/** @type {Date} */ at) => ({ at: at.toISOString(), of: 2, right: 2, mixed: 0, excerpts: [] });
  assert.ok(isDue([session(evening)], Number(morning)));
  assert.ok(!isDue([session(evening)], Number(new Date(2026, 1, 2, 23, 59))));
  assert.equal(Number(dueAt([session(evening), session(morning)])), Number(new Date(2026, 1, 10, 8)));
});

test("where the clocks change, a pair comes back as many days later by the calendar", () => {
  const there = new URL("../../../src/entraide/book/extension/static/mine/schedule.js", import.meta.url).href;
  const due = (/** @type {string} */ at) => {
    const asked = `import { dueAt } from ${JSON.stringify(there)};
      const at = new Date(${JSON.stringify(at)}).toISOString();
      console.log(new Date(dueAt([{ at, of: 1, right: 0, mixed: 0, excerpts: [] }])).toDateString());`;
    const env = { ...process.env, TZ: "America/Toronto" };
    return execFileSync(process.execPath, ["--input-type=module", "-e", asked], { env, encoding: "utf8" }).trim();
  };
  assert.equal(due("2026-03-07T23:30:00"), "Sun Mar 08 2026");
  assert.equal(due("2026-11-01T00:10:00"), "Mon Nov 02 2026");
});

test("sessions may be malformed", () => {
  for (const kept of [null, {}, { sessions: 3 }, { sessions: [null, {}, { at: "x", of: 1, right: 1 }] }]) {
    assert.deepEqual(sessionsIn(kept), []);
  }
});

const required = { status: /** @type {const} */ ("required"), why: "" };
const fits = { status: /** @type {const} */ ("acceptable"), why: "" };
const codeOf = (/** @type {string} */ code) => ({ code, label: code, definition: "", include: "", exclude: "" });
/** @type {Record<string, import("#widgets/coding/feedback.js").Expected>} */
const onlyA = { a: required };
/** @type {Record<string, import("#widgets/coding/feedback.js").Expected>} */
const withC = { c: required, b: fits };
const names = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "Q1", "Q2"];
/** @type {import("#book/extension/static/mine/session.js").Material} */
const material = {
  exercises: {
    few: { kind: "coding", items: ["P1"], codes: ["a", "b"] },
    many: { kind: "coding", items: names.slice(0, 9), codes: ["a", "b", "c"] },
    larger: { kind: "coding", items: ["Q1"], codes: ["a", "b", "c", "d"] },
    without: { kind: "coding", items: ["Q2"], codes: ["a", "c", "d"] },
    words: { kind: "coding", items: ["W1"], codes: ["a", "b", "c", "d", "e"], layout: "words" },
  },
  excerpts: Object.fromEntries(names.map((name) => [name, { excerpt: name, units: [{ unit: 1, text: name }] }])),
  themes: [
    { theme: "t", label: "t", codes: ["a", "b", "c"].map(codeOf) },
    { theme: "u", label: "u", codes: [codeOf("d")] },
  ],
  reference: Object.fromEntries(names.map((name, n) => [name, { 1: n % 3 ? onlyA : withC, 2: { b: required } }])),
};

test("a session takes excerpts that hold either code, from exercises that offer both, until five units do", () => {
  const { codes, excerpts } = chosen(["a", "b"], material);
  assert.deepEqual(codes, ["a", "b", "c"]);
  assert.deepEqual(excerpts, ["P1", "P2", "P3"]);
  assert.deepEqual(chosen(["a", "nowhere"], material), { codes: [], excerpts: [] });
});

test("what was not practised yet comes first, then what was longest ago", () => {
  const practised = ["P3", "P1", "P2", "P4", "P5", "P6", "P7"];
  assert.deepEqual(chosen(["a", "b"], material, practised).excerpts, ["P8", "P9", "Q1"]);
  assert.deepEqual(chosen(["a", "b"], material, [...practised, "P8", "P9", "Q1"]).excerpts, ["P3", "P1", "P2"]);
});

test("excerpts of an exercise that no page shows are practised too, before any that a chapter showed", () => {
  const again = { kind: "coding", items: ["N1", "N2", "N3"], codes: ["a", "b", "c"] };
  const more = {
    ...material,
    exercises: { ...material.exercises, "again-t": again },
    reference: { ...material.reference, N1: { 1: onlyA }, N2: { 1: onlyA }, N3: { 1: onlyA } },
  };
  const check = { first: { units: {} }, last: { units: {} } };
  const met = readIn(new Map([["many", { checks: Object.fromEntries(names.map((name) => [name, check])) }]]));
  assert.deepEqual(met, names);
  assert.deepEqual(chosen(["a", "b"], more, met).excerpts.slice(0, 3), ["N1", "N2", "N3"]);
});

test("codes of a text split into words are practised on such texts, and drawn as a text", () => {
  const inWords = { ...material, reference: { ...material.reference, W1: { 2: { d: required }, 3: { e: required } } } };
  const { codes, excerpts } = chosen(["d", "e"], inWords);
  assert.deepEqual([codes, excerpts], [["a", "b", "c", "d", "e"], ["W1"]]);
  assert.equal(shown({ at: "", pair: "d~e", codes, excerpts }, inWords).layout_of_units, "words");
  assert.equal(shown({ at: "", pair: "a~b", codes, excerpts: ["P1"] }, inWords).layout_of_units, "sentences");
  assert.ok(!chosen(["a", "b"], inWords).excerpts.includes("W1"));
});

test("the exercise of a session offers these codes alone, with their reference", () => {
  const { excerpts, themes, feedback } = shown(
    { at: "", pair: "a~b", codes: ["a", "b"], excerpts: ["P1", "gone"] },
    material,
  );
  assert.deepEqual(excerpts, [material.excerpts.P1]);
  assert.deepEqual(
    themes.map((theme) => theme.codes.map(({ code }) => code)),
    [["a", "b"]],
  );
  assert.deepEqual(feedback.P1, material.reference.P1);
});

test("a session is done when all of it is checked, and says how many units were read as the reference does", () => {
  const practice = { at: EARLY, pair: "a~b", codes: ["a", "b", "c"], excerpts: ["P2", "P3"] };
  const first = { 1: { codes: ["b"], missed: ["a"], extra: ["b"] }, 2: { codes: ["b"] } };
  assert.equal(resultOf(practice, material.reference, { P2: check(first) }), null);
  const done = resultOf(practice, material.reference, {
    P2: check(first),
    P3: check({ 1: { codes: ["a"] }, 2: { codes: ["b", "c"], extra: ["c"] } }),
  });
  assert.deepEqual(done, { at: EARLY, of: 4, right: 3, mixed: 1, excerpts: ["P2", "P3"] });
});

test("how sure one was of each coding stands beside which were in common", () => {
  const first = check({
    1: { codes: ["a", "b"], extra: ["b"] },
    2: { codes: [], missed: ["a"] },
    3: { codes: ["c"] },
  }).first;
  const levels = new Map(Object.entries({ "1 a": 3, "1 b": 3, "3 c": 1, "2 a": 2 })); // "2 a" was taken back
  const said = [
    { at: EARLY, level: 1, of: 1, common: 1 },
    { at: EARLY, level: 3, of: 2, common: 1 },
  ];
  assert.deepEqual(saidAt(first, levels), said);
  assert.deepEqual(saidAt(first, new Map()), []);
  const sure = new Map([
    ["P1", { said: [...said, { level: 3, of: 4, common: 3 }] }],
    ["P2", { said: [null, { level: 3, of: "x" }, { level: 3, of: "5", common: "3" }, { level: 7, of: 1, common: 1 }] }],
    ["P3", {}],
  ]);
  assert.deepEqual(calibration(sure), [
    { level: 3, of: 6, common: 4 },
    { level: 1, of: 1, common: 1 },
  ]);
  assert.deepEqual(calibration(new Map()), []);
});

test("a page opened again at its top is where one was; what is read again is where one is", () => {
  assert.equal(placeNow(undefined, 0, true), 0);
  assert.equal(placeNow(undefined, 1, true), 1);
  // On a tall screen, the first section begins above its middle at once.
  for (const here of [0, 1]) assert.equal(placeNow(5, here, true), 5);
  // The title is above the screen, and no section has begun.
  assert.equal(placeNow(5, 0, false), 5);
  assert.equal(placeNow(5, 2, false), 2);
});
