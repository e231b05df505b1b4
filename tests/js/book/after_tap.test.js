/** What moves the page, and when it may. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { afterTap } from "#book/extension/static/assignment/after_tap.js";

/** A clock that is set by hand, and what was done on it. */
function newClock() {
  let [time, done] = [0, 0];
  /** @type {Array<{ at: number, act: () => void }>} */
  let waiting = [];
  const wait = (/** @type {() => void} */ act, /** @type {number} */ ms) => void waiting.push({ at: time + ms, act });
  const to = (/** @type {number} */ ms) => {
    time = ms;
    const due = waiting.filter(({ at }) => at <= time);
    waiting = waiting.filter(({ at }) => at > time);
    for (const { act } of due) act();
    return done;
  };
  const act = () => {
    done += 1;
  };
  return { to, ...afterTap(act, () => time, wait) };
}

test("what nobody presses is done at once", () => {
  const clock = newClock();
  clock.act();
  assert.equal(clock.to(0), 1);
});

test("after a press it waits until that is a click, and is done once", () => {
  const clock = newClock();
  clock.to(100);
  clock.pressed();
  clock.to(150);
  clock.act();
  clock.act();
  assert.equal(clock.to(400), 0);
  clock.pressed();
  assert.equal(clock.to(800), 0);
  assert.equal(clock.to(1000), 1);
  clock.act();
  assert.equal(clock.to(1000), 2);
});
