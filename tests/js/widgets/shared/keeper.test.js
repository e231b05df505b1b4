/** How an answer finds its way to the kernel, whatever has happened to the kernel. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openKeeper } from "#widgets/common/keeper.js";
import { lab } from "./lab.js";

// What of a browser's window is listened to and looked at.
const page = new EventTarget();
Object.assign(globalThis, {
  document: { visibilityState: "visible" },
  addEventListener: page.addEventListener.bind(page),
});

const MIME = "application/vnd.entraide.answer+json";
const EXERCISE = "mutual-aid-memo";

/** A record of this exercise, a minute of the hour old. @param {number} minute @param {string} value */
const record = (minute, value) => ({
  schema: 1,
  exercise: EXERCISE,
  kind: "memo",
  lang: "en",
  saved_at: `2026-01-31T14:0${minute}:00.000Z`,
  value,
  notebook: "a1",
});

/** An exercise on a page: what it sent, what it says, and what the kernel may tell it. @param {Record<string, any>} state @param {ReturnType<typeof lab>} [manager] */
function opened(state, manager = lab()) {
  const values = { exercise: EXERCISE, lang: "en", mode: "assignment", answer: {}, saved: {}, ...state };
  const stop = new AbortController();
  /** @type {Record<string, () => void>} */
  const heard = {};
  /** @type {string[]} */
  const asked = [];
  /** @type {any} */
  const model = {
    widget_manager: manager,
    get: (/** @type {keyof typeof values} */ name) => values[name],
    set: (/** @type {string} */ name, /** @type {any} */ value) => Object.assign(values, { [name]: value }),
    save_changes: () => {},
    send: (/** @type {{ type: string }} */ { type }) => asked.push(type),
    on: (/** @type {string} */ name, /** @type {() => void} */ act) => Object.assign(heard, { [name]: act }),
  };
  /** @type {string[]} */
  const states = [];
  const keeper = openKeeper({
    model,
    kind: "memo",
    clean: (value) => (typeof value === "string" ? value : ""),
    signal: stop.signal,
    onValue: () => {},
    onState: (where) => states.push(where),
  });
  keeper.start();
  const tell = (/** @type {string} */ name, /** @type {any} */ value) => {
    Object.assign(values, { [name]: value });
    heard[`change:${name}`]?.();
  };
  return { keeper, values, asked, tell, manager, state: () => states.at(-1), close: () => stop.abort() };
}

/** A notebook on the page that holds an answer. @param {object} held */
function holding(held) {
  const manager = lab();
  manager.metadata.entraide.answers = { [EXERCISE]: { [MIME]: held } };
  return manager;
}

test("what the kernel did not get any more is taken from the notebook and sent again", () => {
  const it = opened({ answer: record(1, "older") }, holding(record(2, "newer")));
  assert.equal(it.keeper.value(), "newer");
  assert.deepEqual(it.values.answer, record(2, "newer"));
  it.close();
});

test("what the kernel knows better is taken from it, and written into the notebook", () => {
  const it = opened({ answer: record(2, "newer") }, holding(record(1, "older")));
  assert.equal(it.keeper.value(), "newer");
  assert.equal(it.manager.metadata.entraide.answers[EXERCISE][MIME].value, "newer");
  it.close();
});

test("an older answer that the kernel finds later does not take the newer one's place", async () => {
  const it = opened({ answer: record(2, "newer") });
  it.tell("answer", record(1, "older"));
  await pause(20);
  assert.equal(it.keeper.value(), "newer");
  assert.deepEqual(it.values.answer, record(2, "newer"));
  it.close();
});

test("a notebook on the page that was not saved yet says by itself that what lies beside it is its own", () => {
  const it = opened({ saved: { state: "whose", notebook: "a1" } }, holding(record(1, "mine")));
  it.tell("saved", { state: "whose", notebook: "a1" });
  assert.deepEqual([it.asked, it.state()], [["mine"], "saving"]);
  it.close();
});

test("of answers of another notebook the page asks, and says what was chosen", () => {
  const it = opened({ saved: { state: "whose", notebook: "b2" } });
  assert.equal(it.state(), "whose");
  it.keeper.settle(false);
  assert.deepEqual(it.asked, ["afresh"]);
  it.close();
});

test("a save takes along what was typed a moment before, and is asked about at once", () => {
  const it = opened({ saved: { notebook: "a1" } });
  it.keeper.keep("just typed");
  it.manager.context.saveState.emit("started");
  const { value, notebook } = it.manager.metadata.entraide.answers[EXERCISE][MIME];
  assert.deepEqual([value, notebook], ["just typed", "a1"]);
  it.manager.context.saveState.emit("completed");
  assert.deepEqual(it.asked, ["saved?"]);
  it.close();
});

test("of a kernel that has stopped the page says so, wherever the answer is", () => {
  const it = opened({ answer: record(1, "x"), saved: { state: "notebook", saved_at: record(1, "x").saved_at } });
  assert.equal(it.state(), "notebook");
  it.manager.kernel.status = "restarting";
  it.manager.context.sessionContext.statusChanged.emit("restarting");
  assert.equal(it.state(), "stopped");
  it.close();
});
