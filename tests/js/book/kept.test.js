/** What a site keeps in a browser, the file of it, and two devices' answers made one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { collected, nameOf, sectionsIn, takeIn } from "#book/extension/static/common/file.js";
import { bringBack, broughtBack } from "#book/extension/static/common/merge.js";
import { answersOf } from "#book/extension/static/common/notice.js";
import { openStore } from "#book/extension/static/common/store.js";
import { areHers, askAgain, confirmedBy } from "#book/extension/static/common/whose.js";
import { Model } from "#book/extension/static/host.js";
import { openKeeper } from "#widgets/common/keeper.js";
import { REFUSED, storage } from "./storage.js";

const EARLY = "2026-01-31T14:05:00.000Z";
const LATE = "2026-02-01T09:00:00.000Z";

// What of a browser's window is listened to and looked at.
const page = new EventTarget();
Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });

/** @param {unknown} value @param {string} [saved_at] */
const answer = (value, saved_at = EARLY) => ({ schema: 1, exercise: "try", kind: "memo", lang: "en", saved_at, value });

/** @param {Record<string, any>} things by name */
function device(things = {}, room = Infinity) {
  const store = openStore(storage({}, room), "entraide:/course/:");
  for (const [name, thing] of Object.entries(things)) store.write(name, thing);
  return store;
}

/** Takes one device's file to another. @param {ReturnType<typeof device>} from @param {ReturnType<typeof device>} to */
function carry(from, to) {
  const sections = sectionsIn(JSON.stringify(collected(from)));
  assert.ok(sections);
  return takeIn(to, sections);
}

test("kept is said of what was read back", (t) => {
  t.mock.method(console, "warn", () => {});
  assert.ok(device().write("answer/try", answer("x")));
  assert.ok(!device({}, 10).write("answer/try", answer("x")));
  assert.ok(!openStore(REFUSED, "").write("answer/try", answer("x")));
  assert.ok(!openStore(null, "").write("answer/try", answer("x")));
});

test("answers kept before keys had a path are found, once, and nothing of theirs is taken away", () => {
  const here = storage({ "entraide/answer/try": JSON.stringify(answer("old")) });
  const store = openStore(here, "entraide:/course/:");
  store.adopt();
  assert.deepEqual(store.read("answer/try"), answer("old"));
  assert.ok(here.values.has("entraide/answer/try"));
  store.write("answer/try", null);
  store.adopt();
  assert.equal(store.read("answer/try"), null);
});

test("erasing leaves nothing of this site, and leaves other courses alone", () => {
  const here = storage({ "entraide:/other/:answer/try": "{}", "entraide/answer/try": "{}" });
  const store = openStore(here, "entraide:/course/:");
  store.write("answer/try", answer("x"));
  assert.ok(store.erase());
  assert.deepEqual([...here.values.keys()], ["entraide:/other/:answer/try"]);
  assert.ok(openStore(null, "").erase());
});

test("a file taken to an empty device makes it the same", () => {
  const from = device({ "answer/try": answer("x"), "seen/try": { saved_at: EARLY, place: "P02" } });
  const to = device();
  assert.deepEqual(carry(from, to), { taken: 1, refused: [] });
  assert.deepEqual(to.read("answer/try"), from.read("answer/try"));
  assert.deepEqual(to.read("seen/try"), from.read("seen/try"));
  assert.deepEqual(carry(from, to), { taken: 0, refused: [] });
});

test("of two answers the newer stands, whichever device has it, and the older is not lost", () => {
  for (const [here, there] of [
    [answer("here", EARLY), answer("there", LATE)],
    [answer("here", LATE), answer("there", EARLY)],
  ]) {
    const to = device({ "answer/try": here });
    carry(device({ "answer/try": there }), to);
    const [older, newer] = here.saved_at === LATE ? [there, here] : [here, there];
    assert.deepEqual(to.read("answer/try"), newer);
    assert.deepEqual(to.read("earlier/try")?.records, [older]);
  }
});

test("of two rules for a code the newer stands, and the older is not lost", () => {
  const rule = (/** @type {string} */ value, /** @type {string} */ saved_at) => ({ saved_at, lang: "en", value });
  const [older, newer] = [rule("Only of herself.", EARLY), rule("Of herself, or of us all.", LATE)];
  for (const [here, there] of [
    [older, newer],
    [newer, older],
  ]) {
    const to = device({ "rule/shared-reality": here, "answer/shared-reality": answer("x") });
    assert.deepEqual(carry(device({ "rule/shared-reality": there }), to), { taken: 0, refused: [] });
    assert.deepEqual(to.read("rule/shared-reality"), newer);
    assert.deepEqual(to.read("earlier/rule/shared-reality")?.records, [older]);
    assert.equal(to.read("earlier/shared-reality"), null);
  }
});

test("taken back and forth, two devices come to hold the same", () => {
  const check = (/** @type {string} */ at) => ({ at, units: { 1: { codes: ["a"] } } });
  const seen = (/** @type {string} */ at, /** @type {string} */ excerpt) => ({
    saved_at: at,
    checks: { [excerpt]: { first: check(at), last: check(at) } },
  });
  const [one, two] = [
    device({ "answer/try": answer("one", LATE), "answer/only": answer("y"), "seen/try": seen(EARLY, "P01") }),
    device({ "answer/try": answer("two", EARLY), "seen/try": seen(LATE, "P02") }),
  ];
  carry(one, two);
  carry(two, one);
  for (const kind of ["answer", "seen", "earlier"]) assert.deepEqual(one.all(kind), two.all(kind));
  assert.deepEqual(Object.keys(one.read("seen/try")?.checks), ["P01", "P02"]);
});

test("what was read, practised and said on either device is all there, and the same on both", () => {
  const [one, two] = [
    device({
      "read/groups/types": { saved_at: EARLY, at: 4, sections: [1, 2, 4] },
      "practice/a~b": { saved_at: EARLY, sessions: [{ at: EARLY, of: 3, right: 2 }] },
      "sure/P01": { saved_at: EARLY, said: [{ at: EARLY, level: 3 }] },
    }),
    device({
      "read/groups/types": { saved_at: LATE, at: 3, sections: [2, 3] },
      "practice/a~b": { saved_at: LATE, sessions: [{ at: LATE, of: 3, right: 3 }] },
      "sure/P01": { saved_at: LATE, said: [{ at: LATE, level: 1 }] },
    }),
  ];
  carry(one, two);
  carry(two, one);
  for (const kind of ["read", "practice", "sure"]) assert.deepEqual(one.all(kind), two.all(kind));
  assert.deepEqual(one.read("read/groups/types"), { saved_at: LATE, at: 3, sections: [1, 2, 3, 4] });
  assert.deepEqual(
    one.read("practice/a~b")?.sessions.map((/** @type {any} */ session) => session.at),
    [EARLY, LATE],
  );
  assert.equal(one.read("sure/P01")?.said.length, 2);
  carry(one, two);
  assert.equal(two.read("practice/a~b")?.sessions.length, 2);
});

test("what is said to be solved is what the newer device's check found, and where she is, is where she is there", () => {
  const choice = (/** @type {string} */ at, /** @type {string} */ option) => ({ saved_at: at, checked: [option] });
  for (const [here, there] of [
    [{ ...choice(EARLY, "a"), solved: true, all: true }, choice(LATE, "b")],
    [choice(LATE, "b"), { ...choice(EARLY, "a"), solved: true, all: true }],
    [
      { saved_at: EARLY, place: "P02" },
      { saved_at: LATE, revealed: ["P01"] },
    ],
  ]) {
    const to = device({ "seen/try": here });
    carry(device({ "seen/try": there }), to);
    assert.deepEqual(to.read("seen/try"), here.saved_at === LATE ? here : there);
  }
});

test("an answer that a newer one would take the place of stays where there is no room to keep it among the earlier ones", (t) => {
  t.mock.method(console, "warn", () => {});
  const rule = (/** @type {string} */ value, /** @type {string} */ saved_at) => ({ saved_at, lang: "en", value });
  const long = "She says we. ".repeat(20);
  const room = JSON.stringify(answer(long)).length + 10;
  const to = device({ "answer/try": answer(long), "rule/a": rule(long.padEnd(room - 70, "x"), EARLY) }, room);
  const from = device({ "answer/try": answer("x", LATE), "answer/more": answer("y"), "rule/a": rule("x", LATE) });
  assert.deepEqual(carry(from, to).refused, ["try", "a", "rule/a"]);
  assert.equal(to.read("rule/a")?.saved_at, EARLY);
  assert.equal(to.read("answer/try")?.value, long);
  assert.equal(to.read("answer/more")?.value, "y");
});

test("an earlier answer that is brought back stands, newer than the other, which is not lost", () => {
  const [back, standing] = [answer("old", EARLY), answer("new", LATE)];
  const now = new Date("2026-02-02T10:00:00.000Z");
  const { answer: stands, earlier } = broughtBack(standing, back, { saved_at: EARLY, records: [back] }, now);
  assert.deepEqual(stands, { ...back, saved_at: now.toISOString() });
  assert.deepEqual(earlier?.records, [standing]);
});

test("what is brought back is newer than what stood, also where the clock was put back", () => {
  const now = new Date(EARLY);
  const { answer: stands } = broughtBack(answer("new", LATE), answer("old", EARLY), null, now);
  assert.ok(Date.parse(stands.saved_at) > Date.parse(LATE));
});

test("where there is no room to bring an earlier answer back, both are there still", (t) => {
  t.mock.method(console, "warn", () => {});
  const [back, standing] = [answer("long ".repeat(20), EARLY), answer("new", LATE)];
  const kept = storage();
  const store = openStore(kept, "");
  store.write("answer/try", standing);
  store.write("earlier/try", { saved_at: EARLY, records: [back] });
  const setItem = kept.setItem;
  kept.setItem = (key, value) => {
    if (key === "answer/try") throw new Error("The quota has been exceeded.");
    setItem(key, value);
  };
  assert.equal(bringBack(store, "try", back), false);
  assert.deepEqual(store.read("answer/try"), standing);
  assert.ok(store.read("earlier/try")?.records.some((/** @type {any} */ one) => one.value === back.value));
  kept.setItem = setItem;
  assert.equal(bringBack(store, "try", back), true);
  assert.equal(store.read("answer/try")?.value, back.value);
  assert.deepEqual(store.read("earlier/try")?.records, [standing]);
});

test("of an excerpt checked on both devices the first check and the last remain", () => {
  const check = (/** @type {string} */ at) => ({ at, units: {} });
  const seen = (/** @type {string} */ at) => ({ saved_at: at, checks: { P01: { first: check(at), last: check(at) } } });
  const to = device({ "seen/try": seen(LATE) });
  carry(device({ "seen/try": seen(EARLY) }), to);
  assert.deepEqual(to.read("seen/try")?.checks.P01, { first: check(EARLY), last: check(LATE) });
});

test("what a browser refuses to keep goes into the file all the same, from the page", () => {
  const file = collected(openStore(REFUSED, ""), new Map([["try", answer("typed")]]));
  assert.deepEqual(sectionsIn(JSON.stringify(file))?.answers, { try: answer("typed") });
});

test("what could not be kept of a file is named", (t) => {
  t.mock.method(console, "warn", () => {});
  const full = device({}, 10);
  assert.deepEqual(carry(device({ "answer/try": answer("x") }), full), { taken: 1, refused: ["try"] });
});

test("answers.json is such a file; a notebook, a picture and a later form are not", () => {
  assert.deepEqual(sectionsIn(JSON.stringify({ schema: 1, answers: { try: answer("x") } }))?.answers, {
    try: answer("x"),
  });
  const others = ["", "{", "null", "[]", '{"cells": []}', '{"schema": 2, "answers": {}}', '{"schema": 1}', "\u0089PNG"];
  for (const text of others) assert.equal(sectionsIn(text), null, text);
  assert.deepEqual(sectionsIn('{"schema": 1, "answers": {"a": 3, "b": {}, "c": {"saved_at": "x"}}}')?.answers, {});
});

test("the file is named after the day", () => {
  assert.equal(nameOf(new Date(2026, 1, 3)), "entraide-2026-02-03.json");
});

/** An exercise on a page of the book, where a browser keeps the answer. @param {Record<string, any>} store */
function exercise(store) {
  const state = { exercise: "try", lang: "en", mode: "practice", answer: {}, saved: {} };
  const model = /** @type {any} */ (new Model(state, /** @type {any} */ (store)));
  const stop = new AbortController();
  const keeper = openKeeper({
    model,
    kind: "memo",
    clean: (value) => (typeof value === "string" ? value : ""),
    signal: stop.signal,
    onValue: () => {},
    onState: () => {},
  });
  return { model, keeper, close: () => stop.abort() };
}

test("a file that is made at once holds what was given a moment before", () => {
  const store = device();
  const { model, keeper, close } = exercise(store);
  keeper.keep("She says we.");
  const file = collected(store, answersOf(new Map([["try", model]])));
  assert.equal(file.answers.try.value, "She says we.");
  close();
});

test("a page that is left, to be ended by the phone perhaps, has written what was given", () => {
  const store = device();
  const { keeper, close } = exercise(store);
  Object.assign(globalThis, { document: { visibilityState: "visible" } });
  keeper.keep("She says we.");
  page.dispatchEvent(new Event("visibilitychange"));
  assert.equal(store.read("answer/try"), null); // Still looked at.
  Object.assign(globalThis.document, { visibilityState: "hidden" });
  page.dispatchEvent(new Event("visibilitychange"));
  assert.equal(store.read("answer/try")?.value, "She says we.");
  close();
});

test("what the browser has refused stays on the page when a file is taken in or another tab clears everything", (t) => {
  t.mock.method(console, "warn", () => {});
  const { model, keeper, close } = exercise(openStore(REFUSED, ""));
  keeper.keep("She says we.");
  keeper.write();
  model.set("seen", { place: "P02" });
  model.refresh("");
  assert.equal(model.get("answer").value, "She says we.");
  assert.equal(keeper.value(), "She says we.");
  assert.deepEqual(model.get("seen"), { place: "P02" });
  close();
});

/** What no text can be made of. */
const NO_TEXT = { toString: null };
const deep = (/** @type {number} */ n) => JSON.parse(`${'{"memo":'.repeat(n)}"x"${"}".repeat(n)}`);

test("what is nested too deep is refused by name, is never kept, and the rest of the file is taken", () => {
  for (const n of [100, 5000, 9000]) {
    const to = device();
    const brought = { answers: { deep: answer(deep(n)), try: answer("typed") }, earlier: {} };
    assert.deepEqual(takeIn(to, brought), { taken: 1, refused: ["deep"] }, String(n));
    assert.equal(to.write("answer/deep", answer(deep(n))), false);
    assert.deepEqual([...to.all("answer").keys()], ["try"]);
  }
});

test("what was taken in earlier and is nested too deep is as good as nothing", () => {
  const kept = storage({ "p:answer/try": `{"value":${'{"memo":'.repeat(3000)}"x"${"}".repeat(3000)}}` });
  assert.deepEqual([...openStore(kept, "p:").all("answer").keys()], []);
});

test("moments that are none take nothing down with them", () => {
  const text = (/** @type {unknown} */ at) =>
    JSON.stringify({
      schema: 1,
      answers: { bad: { ...answer("x"), saved_at: at }, try: answer("typed") },
      earlier: { try: { saved_at: EARLY, records: [{ ...answer("y"), saved_at: at }] } },
      seen: { try: { saved_at: LATE, checks: { P1: { first: { at }, last: { at } } } } },
      practice: { "a b": { saved_at: EARLY, sessions: [{ at }, { at: LATE }] } },
    });
  for (const at of [NO_TEXT, [NO_TEXT], {}, null, 5, "soon"]) {
    const to = device({ "seen/try": { saved_at: EARLY } });
    const sections = sectionsIn(text(at));
    assert.ok(sections);
    assert.deepEqual(takeIn(to, sections), { taken: 1, refused: [] });
    assert.deepEqual([...to.all("answer").keys()], ["try"]);
  }
});

test("once a file has brought answers, an assignment asks again whose they are, and no other course's does", () => {
  const here = device();
  /** @type {unknown[]} */
  const heard = [];
  here.write = (name, thing) => heard.push([name, thing !== null]) > 0;
  const tab = storage();
  for (const mark of ["course/:mine/a", "course/:mine/b", "other/:mine/a"]) tab.setItem(`entraide:/${mark}`, "yes");
  askAgain(here, /** @type {any} */ (tab));
  assert.deepEqual([...tab.values.keys()], ["entraide:/other/:mine/a"]);
  assert.equal(confirmedBy(here, "a"), "entraide:/course/:mine/a");
  assert.equal(areHers(here, "a"), false); // Here no tab keeps anything.
  // The other tabs hear of it, and nothing of it stays.
  assert.deepEqual(heard, [
    ["brought", true],
    ["brought", false],
  ]);
  askAgain(here, /** @type {any} */ (REFUSED));
});
