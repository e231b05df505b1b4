/** The model that the static host gives to an exercise. Run by test_host.py with Node. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { Model } = await import(process.env.HOST);

function storage(kept = {}) {
  const values = new Map(Object.entries(kept));
  return { values, getItem: (k) => values.get(k) ?? null, setItem: (k, v) => values.set(k, v), removeItem: (k) => values.delete(k) };
}
const KEY = "entraide/answer/try";
const state = { exercise: "try", answer: {} };

test("an answer kept in this browser is there before the exercise is drawn", () => {
  assert.deepEqual(new Model(state, storage({ [KEY]: '{"value":["a"]}' })).get("answer"), { value: ["a"] });
});

test("what is kept and is no record is as good as nothing", () => {
  for (const kept of ["", "{", "null", "3", "[]", '"text"']) {
    assert.deepEqual(new Model(state, storage({ [KEY]: kept })).get("answer"), {});
  }
});

test("an answer is kept when it is saved, and an empty one leaves no trace", () => {
  const here = storage();
  const model = new Model(state, here);
  model.set("answer", { value: "x" });
  assert.equal(here.values.size, 0);
  model.save_changes();
  assert.equal(here.values.get(KEY), '{"value":"x"}');
  model.set("answer", {});
  model.save_changes();
  assert.equal(here.values.size, 0);
});

test("other traits are never kept", () => {
  const here = storage();
  const model = new Model(state, here);
  model.set("saved", { state: "kept" });
  model.save_changes();
  assert.equal(here.values.size, 0);
});

test("a full or refused storage is no reason to stop", () => {
  const full = { getItem: () => { throw new Error("refused"); }, setItem: () => { throw new Error("full"); } };
  for (const one of [full, null]) {
    const model = new Model(state, one);
    model.set("answer", { value: "x" });
    model.save_changes();
    assert.deepEqual(model.get("answer"), { value: "x" });
  }
});

test("listeners hear of changes, one at a time or several, until they leave", () => {
  const model = new Model(state, null);
  const heard = [];
  const listener = (_, value) => heard.push(value);
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
  const model = new Model(state, null);
  let heard = false;
  model.on("change:answer", () => { throw new Error("mine"); });
  model.on("change:answer", () => { heard = true; });
  model.set("answer", 1);
  assert.ok(heard);
});

test("what another tab answers, or erases, arrives, and is not written back", () => {
  const here = storage();
  const model = new Model(state, here);
  here.values.set(KEY, '{"value":"there"}');
  model.refresh("entraide/answer/another");
  assert.deepEqual(model.get("answer"), {});
  model.refresh(KEY);
  assert.deepEqual(model.get("answer"), { value: "there" });
  here.values.clear();
  model.refresh(null);
  model.save_changes();
  assert.deepEqual(model.get("answer"), {});
  assert.equal(here.values.size, 0);
});
