/** The model that a page gives to an exercise in place of a kernel. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "#book/extension/static/host.js";

const KEY = "entraide/answer/try";
const STATE = { exercise: "try", answer: {} };

/** A browser's storage. @param {Record<string, string>} [kept] */
function storage(kept = {}) {
  const values = new Map(Object.entries(kept));
  return {
    values,
    getItem: (/** @type {string} */ key) => values.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void values.set(key, value),
    removeItem: (/** @type {string} */ key) => void values.delete(key),
  };
}

test("an answer kept in this browser is there before the exercise is drawn", () => {
  const model = new Model(STATE, storage({ [KEY]: '{"value":["a"]}' }));
  assert.deepEqual(model.get("answer"), { value: ["a"] });
});

test("what is kept and is no record is as good as nothing", () => {
  for (const kept of ["", "{", "null", "3", "[]", '"text"']) {
    assert.deepEqual(new Model(STATE, storage({ [KEY]: kept })).get("answer"), {});
  }
});

test("an answer is kept when it is saved, and an empty one leaves no trace", () => {
  const here = storage();
  const model = new Model(STATE, here);
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
  const model = new Model(STATE, here);
  model.set("saved", { state: "kept" });
  model.save_changes();
  assert.equal(here.values.size, 0);
});

test("a full or refused storage is no reason to stop", (t) => {
  t.mock.method(console, "warn", () => {});
  const refused = () => {
    throw new Error("refused");
  };
  for (const one of [{ getItem: refused, setItem: refused, removeItem: refused }, null]) {
    const model = new Model(STATE, one);
    model.set("answer", { value: "x" });
    model.save_changes();
    assert.deepEqual(model.get("answer"), { value: "x" });
  }
});

test("listeners hear of changes, one at a time or several, until they leave", () => {
  const model = new Model(STATE, null);
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
  const model = new Model(STATE, null);
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
  const model = new Model(STATE, here);
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
