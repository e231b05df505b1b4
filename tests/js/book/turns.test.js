/** In which order the exercises of a page are drawn, and when the browser, and so the reader, has its turn. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn } from "#book/extension/static/turns.js";

/**
 * What happens while exercises are drawn that each take so long.
 * @param {import("node:test").TestContext} t @param {Record<string, number>} exercises milliseconds by name
 */
async function drawn(t, exercises) {
  /** @type {string[]} */
  const happened = [];
  let now = 5000;
  t.mock.method(performance, "now", () => now);
  const requestIdleCallback = (/** @type {() => void} */ act) => {
    happened.push("the browser");
    act();
  };
  Object.assign(globalThis, { requestIdleCallback });
  t.after(() => Reflect.deleteProperty(globalThis, "requestIdleCallback"));
  const draw = (/** @type {string} */ name, /** @type {number} */ takes) => async () => {
    happened.push(name);
    now += takes;
  };
  await inTurn(Object.entries(exercises).map(([name, takes]) => draw(name, takes)));
  return happened;
}

test("the first exercise is there to be answered before any other is drawn", async (t) => {
  assert.deepEqual(await drawn(t, { first: 5, second: 5, third: 5 }), ["first", "the browser", "second", "third"]);
});

test("drawing the others never holds the browser for long", async (t) => {
  const happened = await drawn(t, { first: 5, second: 60, third: 60, fourth: 60 });
  assert.deepEqual(happened, ["first", "the browser", "second", "third", "the browser", "fourth"]);
});

test("a page with one exercise, or none, waits for nothing", async (t) => {
  assert.deepEqual(await drawn(t, { only: 5 }), ["only"]);
  assert.deepEqual(await drawn(t, {}), []);
});
