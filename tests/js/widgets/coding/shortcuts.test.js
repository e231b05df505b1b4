/** A key means what the help says, where the focus is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actionFor } from "#widgets/coding/shortcuts.js";

/** @typedef {import("#widgets/coding/shortcuts.js").Press} Press */
/** @typedef {import("#widgets/coding/shortcuts.js").Zone} Zone */

for (const [press, zone, action] of /** @type {[Press, Zone, [string, number?] | null][]} */ ([
  [{ key: "1" }, "unit", ["digit", 0]],
  [{ key: "0" }, "code", ["digit", 9]],
  [{ key: "1" }, "field", null],
  [{ key: "1" }, "search", null],
  [{ key: "1", ctrlKey: true }, "unit", null],
  [{ key: "1", altKey: true }, "unit", null],
  [{ key: "1", repeat: true }, "unit", null],
  [{ key: "Tab" }, "unit", null],
  [{ key: "s", ctrlKey: true }, "unit", null],
  [{ key: "z", ctrlKey: true }, "unit", ["undo"]],
  [{ key: "z", ctrlKey: true }, "field", null],
  [{ key: "Z", metaKey: true, shiftKey: true }, "code", ["redo"]],
  [{ key: "y", ctrlKey: true }, "other", ["redo"]],
  [{ key: "/", shiftKey: true }, "unit", ["search"]],
  [{ key: "?", shiftKey: true }, "other", ["shortcuts"]],
  [{ key: "ArrowDown", shiftKey: true }, "unit", ["extend", 1]],
  [{ key: "ArrowDown" }, "other", null],
  [{ key: "ArrowDown" }, "search", ["to-codes"]],
  [{ key: "Enter" }, "unit", null],
  [{ key: "Enter" }, "search", ["apply-match"]],
  [{ key: "Backspace" }, "chip", ["remove-chip"]],
  [{ key: "Backspace" }, "unit", null],
  [{ key: "i" }, "code", ["about"]],
  [{ key: "i" }, "unit", null],
  [{ key: "N" }, "unit", ["next"]],
  [{ key: "Escape" }, "field", ["close-memo"]],
])) {
  test(`${JSON.stringify(press)} on ${zone} is ${action?.join(" ") ?? "left to the browser and the host"}`, () => {
    assert.deepEqual(actionFor(press, zone), action);
  });
}
