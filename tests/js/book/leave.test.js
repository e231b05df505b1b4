/** Leaving quickly: which presses of a key ask for it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NEEDED, Presses, WITHIN } from "#book/leaving/presses.js";

/** A key as it is pressed outside a field, and nothing takes it. @param {string} key @param {number} timeStamp @param {object} [held] */
const pressed = (key, timeStamp, held) => ({
  key,
  timeStamp,
  ...{ repeat: false, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...held,
});

/** How many presses count after these, each outside a field and taken by nothing. @param {Array<ReturnType<typeof pressed>>} keys */
function count(...keys) {
  const presses = new Presses();
  for (const key of keys) presses.down(key, false, false);
  return presses.count;
}

/** Shift pressed and released in a field. @param {Presses} presses @param {number} time */
function shift(presses, time) {
  presses.down(pressed("Shift", time, { shiftKey: true }), true, false);
  presses.up(pressed("Shift", time + 80));
}

test("Esc three times leaves, and each press counts", () => {
  assert.equal(NEEDED, 3);
  const presses = new Presses();
  for (const [n, time] of [100, 900, 1700].entries()) {
    presses.down(pressed("Escape", time), false, false);
    assert.equal(presses.count, n + 1);
  }
});

test("three presses within five seconds count, the first too early begins anew", () => {
  assert.equal(WITHIN, 5000);
  assert.equal(count(pressed("Escape", 0), pressed("Escape", 3000), pressed("Escape", 4999)), 3);
  assert.equal(count(pressed("Escape", 0), pressed("Escape", 3000), pressed("Escape", 5000)), 1);
});

test("a key that is held down is one press", () => {
  assert.equal(
    count(pressed("Escape", 0), pressed("Escape", 50, { repeat: true }), pressed("Escape", 90, { repeat: true })),
    1,
  );
});

test("another key, a touch or a click in between begins anew", () => {
  assert.equal(count(pressed("Escape", 0), pressed("Escape", 100), pressed("a", 200)), 0);
  assert.equal(count(pressed("Escape", 0), pressed("Shift", 100)), 0);
  const presses = new Presses();
  presses.down(pressed("Escape", 0), false, false);
  presses.anew();
  assert.equal(presses.count, 0);
});

test("Esc that an exercise or a dialog has taken does not count, nor does it undo those that do", () => {
  const presses = new Presses();
  presses.down(pressed("Escape", 0), false, true);
  assert.equal(presses.count, 0);
  presses.down(pressed("Escape", 100), false, false);
  presses.down(pressed("Escape", 200), false, true);
  assert.equal(presses.count, 1);
});

test("Esc together with another key is somebody else's", () => {
  for (const held of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) {
    assert.equal(count(pressed("Escape", 0, { [held]: true })), 0);
  }
});

test("in a text field Esc is the field's, and Shift three times leaves", () => {
  const presses = new Presses();
  for (const time of [0, 100, 200]) presses.down(pressed("Escape", time), true, false);
  assert.equal(presses.count, 0);
  for (const time of [1000, 1500, 2000]) shift(presses, time);
  assert.equal(presses.count, 3);
});

test("Shift that writes a capital, or is held with another key, does not count", () => {
  const presses = new Presses();
  for (const time of [0, 300, 600]) {
    presses.down(pressed("Shift", time, { shiftKey: true }), true, false);
    presses.down(pressed("A", time + 50, { shiftKey: true }), true, false);
    presses.up(pressed("A", time + 100));
    presses.up(pressed("Shift", time + 150));
  }
  presses.down(pressed("Shift", 1000, { shiftKey: true, altKey: true }), true, false);
  presses.up(pressed("Shift", 1100));
  assert.equal(presses.count, 0);
});

test("outside a field Shift does not count: a reader who is read to stops the voice with it", () => {
  const presses = new Presses();
  for (const time of [0, 300, 600]) {
    presses.down(pressed("Shift", time, { shiftKey: true }), false, false);
    presses.up(pressed("Shift", time + 50));
  }
  assert.equal(presses.count, 0);
});

test("Shift with which a reader selects by the mouse does not count", () => {
  const presses = new Presses();
  presses.down(pressed("Shift", 0, { shiftKey: true }), true, false);
  presses.anew();
  presses.up(pressed("Shift", 100));
  assert.equal(presses.count, 0);
});
