/** The model that a page gives to an exercise in place of a kernel. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "#book/extension/static/common/store.js";
import { Model } from "#book/extension/static/host.js";
import { openSeen } from "#widgets/common/seen.js";
import { REFUSED, storage } from "./storage.js";

const KEY = "entraide:/:answer/try";
const NOWHERE = openStore(null, "");
const STATE = { exercise: "try", answer: {} };

/** A store on a browser's storage. @param {import("#book/extension/static/common/store.js").Kept} kept */
const on = (kept) => openStore(kept, "entraide:/:");

test("an answer kept in this browser is there before the exercise is drawn", () => {
  const model = new Model(STATE, on(storage({ [KEY]: '{"value":["a"]}' })));
  assert.deepEqual(model.get("answer"), { value: ["a"] });
});

test("what is kept and is no record is as good as nothing", () => {
  for (const kept of ["", "{", "null", "3", "[]", '"text"']) {
    assert.deepEqual(new Model(STATE, on(storage({ [KEY]: kept }))).get("answer"), {});
  }
});

test("an answer is kept when it is saved, and an empty one leaves no trace", () => {
  const here = storage();
  const model = new Model(STATE, on(here));
  model.set("answer", { value: "x" });
  assert.equal(here.values.size, 0);
  model.save_changes();
  assert.equal(here.values.get(KEY), '{"value":"x"}');
  model.set("answer", {});
  model.save_changes();
  assert.equal(here.values.size, 0);
});

test("the order of options is a reader's own, the same on every page and after a reload, and no more than a small number", () => {
  const here = storage();
  const { seed } = new Model(STATE, on(here));
  assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 100);
  assert.equal(new Model({ ...STATE, exercise: "other" }, on(here)).seed, seed);
  assert.equal(here.values.get("entraide:/:order"), `{"seed":${seed}}`);
});

test("where nothing is kept, the order of options is the same for all, so that a reload does not change it", (t) => {
  t.mock.method(console, "warn", () => {});
  for (const one of [on(REFUSED), NOWHERE]) assert.equal(new Model(STATE, one).seed, 0);
});

test("other traits are never kept", () => {
  const here = storage();
  const model = new Model(STATE, on(here));
  model.set("saved", { state: "kept" });
  model.save_changes();
  assert.equal(here.values.size, 0);
});

test("a full or refused storage is no reason to stop", (t) => {
  t.mock.method(console, "warn", () => {});
  for (const one of [on(REFUSED), NOWHERE]) {
    const model = new Model(STATE, one);
    model.set("answer", { value: "x" });
    model.save_changes();
    assert.deepEqual(model.get("answer"), { value: "x" });
    assert.equal(model.get("saved").state, "refused");
  }
});

test("listeners hear of changes, one at a time or several, until they leave", () => {
  const model = new Model(STATE, NOWHERE);
  /** @type {unknown[]} */
  const heard = [];
  const listener = (/** @type {Model} */ _, /** @type {unknown} */ value) => heard.push(value);
  model.on("change:answer change:title", listener);
  model.on("change", () => heard.push("any"));
  model.set({ answer: 1, title: "t" });
  model.set("answer", 1);
  assert.deepEqual(heard, [1, "t", "any"]);
  model.off("change:answer", listener);
  model.set("answer", 2);
  model.off();
  model.set("title", "u");
  assert.deepEqual(heard, [1, "t", "any", "any"]);
});

test("a listener that fails does not silence the others", (t) => {
  t.mock.method(console, "error", () => {});
  const model = new Model(STATE, NOWHERE);
  let heard = false;
  model.on("change:answer", () => {
    throw new Error("mine");
  });
  model.on("change:answer", () => {
    heard = true;
  });
  model.set("answer", 1);
  assert.ok(heard);
});

test("what another tab answers, or erases, arrives, and is not written back", () => {
  const here = storage();
  const model = new Model(STATE, on(here));
  here.values.set(KEY, '{"value":"there"}');
  model.refresh("answer/another");
  assert.deepEqual(model.get("answer"), {});
  model.refresh("answer/try");
  assert.deepEqual(model.get("answer"), { value: "there" });
  assert.equal(model.get("saved").state, "tab");
  here.values.clear();
  model.refresh("");
  model.save_changes();
  assert.deepEqual(model.get("answer"), {});
  assert.equal(here.values.size, 0);
});

test("what is no longer kept, as somebody cleared it in the browser's settings, is not said to be", () => {
  const here = storage();
  const model = new Model(STATE, on(here));
  model.look();
  assert.equal(model.get("saved"), undefined); // There is nothing to be kept.
  model.set("answer", { value: "x", saved_at: "2026-01-01T00:00:00Z" });
  model.save_changes();
  model.look();
  assert.equal(model.get("saved").state, "browser");
  here.values.clear();
  model.look();
  assert.equal(model.get("saved").state, "refused");
  assert.equal(model.get("answer").value, "x");
  model.set("answer", { value: "y", saved_at: "2026-01-01T00:00:01Z" });
  model.save_changes();
  assert.equal(model.get("saved").state, "browser");
});

test("what was seen of an exercise is kept beside its answer, and is there again", () => {
  const here = storage();
  const model = new Model(STATE, on(here));
  model.set("seen", { place: "P02" });
  model.save_changes();
  assert.deepEqual([...here.values.keys()], ["entraide:/:seen/try"]);
  assert.deepEqual(new Model(STATE, on(here)).get("seen"), { place: "P02" });
});

test("another course at the same address keeps its own answers", () => {
  const here = storage({ "entraide:/other/:answer/try": '{"value":["theirs"]}' });
  assert.deepEqual(new Model(STATE, on(here)).get("answer"), {});
});

test("what comes after the page is brought once somebody answers, and asked for again if it could not be had", async () => {
  const feedback = { P01: {} };
  const asked = [new Error("no connection"), { feedback }];
  const rest = async () => {
    const [first] = asked.splice(0, 1);
    if (first instanceof Error) throw first;
    return /** @type {Record<string, any>} */ (first);
  };
  const model = new Model(STATE, NOWHERE, rest);
  assert.equal(model.whole, false);
  assert.equal(asked.length, 2);
  await assert.rejects(model.complete());
  model.set("answer", { value: "x" });
  model.save_changes();
  await model.complete();
  assert.equal(model.whole, true);
  assert.deepEqual(model.get("feedback"), feedback);
  await model.complete();
  assert.equal(asked.length, 0);
});

test("what was checked is shown, and kept over, only once it is known what a check says; she stays where she went", async () => {
  const kept = { saved_at: "2026-01-01T00:00:00Z", place: "P02", checks: { P01: {} } };
  const here = on(storage({ "entraide:/:seen/try": JSON.stringify(kept) }));
  const model = new Model(STATE, here, async () => ({ feedback: {} }));
  /** @type {any[]} */
  const taken = [];
  const seen = openSeen({
    model: /** @type {any} */ (model),
    signal: new AbortController().signal,
    take: (found) => taken.push(found),
  });
  assert.deepEqual(seen.found(), { place: "P02" });
  seen.keep({ place: "P01" });
  const now = here.read("seen/try");
  assert.deepEqual(now, { ...kept, place: "P01", saved_at: now?.saved_at });
  await model.complete();
  assert.deepEqual(taken, [now]);
  // The first excerpt has no name there.
  seen.keep({ checks: { P01: {} } });
  assert.deepEqual(Object.keys(here.read("seen/try") ?? {}), ["checks", "saved_at"]);
  seen.keep({});
  assert.equal(here.read("seen/try"), null);
});
