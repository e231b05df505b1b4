/** Undoing and redoing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { redone, started, stepped, undone } from "#widgets/coding/history.js";

test("undo and redo walk the same path", () => {
  const history = stepped(stepped(started("a"), "b", {}), "c", {});
  const back = undone(undone(undone(history)));
  assert.equal(back.now.value, "a");
  assert.equal(redone(redone(redone(back))).now.value, "c");
  assert.equal(stepped(back, "d", {}).future.length, 0);
});

test("steps of one memo are undone together", () => {
  let history = stepped(started(""), "code", {});
  for (const text of ["w", "wh", "why"]) history = stepped(history, text, { merge: "memo 1" });
  history = stepped(history, "why not", { merge: "memo 2" });
  assert.equal(undone(history).now.value, "why");
  assert.equal(undone(undone(history)).now.value, "code");
});
