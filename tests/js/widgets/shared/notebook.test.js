/** What a widget reads of the notebook around it, and writes into it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openNotebook } from "#widgets/common/notebook.js";
import { lab } from "./lab.js";

const MIME = "application/vnd.entraide.answer+json";
const NEVER = new AbortController().signal;

const RECORD = /** @type {const} */ ({
  schema: 1,
  exercise: "mutual-aid-3",
  kind: "choice",
  lang: "fr",
  saved_at: "2026-01-31T14:05:00.000Z",
  value: ["b"],
  notebook: "a1",
});

test("an answer is written where Clear Outputs leaves it, and read there, beside what others keep", () => {
  const manager = lab();
  const notebook = openNotebook(manager, NEVER);
  notebook.keep(RECORD);
  assert.deepEqual(manager.metadata.entraide, { other: "stays", answers: { "mutual-aid-3": { [MIME]: RECORD } } });
  assert.deepEqual(notebook.kept("mutual-aid-3"), RECORD);
  assert.deepEqual(notebook.kept("mutual-aid-4"), {});
  assert.deepEqual([...notebook.ids()], ["a1"]);
});

test("the same answer is not written twice, as the notebook would count as changed", () => {
  const manager = lab();
  const notebook = openNotebook(manager, NEVER);
  notebook.keep(RECORD);
  const before = manager.metadata.entraide;
  notebook.keep({ ...RECORD });
  notebook.keep({});
  assert.equal(manager.metadata.entraide, before);
});

for (const status of ["restarting", "autorestarting", "dead", "terminating"]) {
  test(`once its kernel was ${status}, a widget stays paused, whatever comes after`, () => {
    const manager = lab();
    const notebook = openNotebook(manager, NEVER);
    assert.equal(notebook.paused(), "");
    manager.kernel.status = status;
    assert.equal(notebook.paused(), "stopped");
    manager.kernel.status = "idle";
    assert.equal(notebook.paused(), "stopped");
  });
}

test("another kernel, or none, knows nothing of the widget", () => {
  const [one, other] = [lab(), /** @type {{ kernel: any, context: any }} */ (lab())];
  const [first, second] = [openNotebook(one, NEVER), openNotebook(other, NEVER)];
  one.kernel = { ...one.kernel, id: "k2" };
  other.kernel = null;
  assert.deepEqual([first.paused(), second.paused()], ["stopped", "stopped"]);
});

test("a connection that is cut pauses until it is back", () => {
  const manager = lab();
  const notebook = openNotebook(manager, NEVER);
  manager.kernel.connectionStatus = "connecting";
  assert.equal(notebook.paused(), "offline");
  manager.kernel.connectionStatus = "connected";
  assert.equal(notebook.paused(), "");
});

test("it tells before and after the notebook is saved, and when the kernel changes, as long as the widget is there", () => {
  const manager = lab();
  const stop = new AbortController();
  /** @type {string[]} */
  const heard = [];
  openNotebook(manager, stop.signal).listen({
    changed: () => heard.push("changed"),
    saving: () => heard.push("saving"),
    saved: () => heard.push("saved"),
  });
  manager.context.saveState.emit("started");
  manager.context.saveState.emit("completed");
  manager.context.sessionContext.statusChanged.emit("dead");
  stop.abort();
  manager.context.saveState.emit("started");
  assert.deepEqual(heard, ["saving", "saved", "changed"]);
});

test("a host that shows no notebook is asked for nothing", () => {
  for (const manager of [undefined, {}, { context: /** @type {any} */ ({}) }]) {
    const notebook = openNotebook(manager, NEVER);
    notebook.keep(RECORD);
    notebook.listen({ changed: assert.fail, saving: assert.fail, saved: assert.fail });
    assert.deepEqual([notebook.paused(), notebook.busy(), notebook.kept("mutual-aid-3")], ["", false, {}]);
  }
});
