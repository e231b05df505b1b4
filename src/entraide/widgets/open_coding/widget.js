/**
 * Open coding: the reader makes codes of her own for a transcript, puts them on units, renames and merges them, and then
 * sees where they and the course's meet. There is no verdict and no score.
 *
 * The text, the selection, memos, undoing and the keys are those of the coding exercise; what is new stands here.
 */

import { did, listenToClicksAndKeys, listenToReading } from "../coding/actions.js";
import { phrase } from "../coding/said.js";
import { createView } from "../coding/view.js";
import { openExercise } from "../common/answering.js";
import { openSeen } from "../common/seen.js";
import { createOwnActions } from "./actions.js";
import { createComparison } from "./comparison.js";
import { cleanOwn } from "./own_codes.js";
import { OwnDesk } from "./own_desk.js";
import { OwnPalette } from "./own_palette.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   excerpts: import("../coding/desk.js").Excerpt[], feedback: import("./overlap.js").Fits,
 *   codes: Array<{ code: string, label: string, definition: string }> }} OpenCoding
 */

/** What the coding exercise says otherwise. @type {Record<string, string>} */
const OTHERWISE = {
  "coding.hint": "open.hint",
  "coding.shortcut-find": "open.shortcut-new",
  "coding.shortcut-meaning": "open.shortcut-change",
};

/** @param {import("../common/frame.js").Host<OpenCoding>} host */
function render(host) {
  const { model } = host;
  const excerpts = model.get("excerpts") ?? [];
  if (!excerpts.length) return;
  const clean = (/** @type {unknown} */ value) => cleanOwn(value, excerpts);
  const opened = openExercise(host, { kind: "open", name: "open.exercise", clean });
  opened.root.classList.add("entraide-coding");
  /** @type {import("../common/texts.js").Say} */
  const t = (key, values) => opened.t(OTHERWISE[key] ?? key, values);
  // Nothing is checked unit by unit.
  const ui = { ...opened, t, practice: false };
  const { keeper } = opened;
  const desk = new OwnDesk({ excerpts, value: keeper.value() });
  const palette = new OwnPalette(ui, desk);
  const comparison = createComparison(ui, desk, { codes: model.get("codes") ?? [], fits: model.get("feedback") ?? {} });
  const seen = openSeen({
    model,
    signal: ui.signal,
    take(found) {
      desk.recall(found);
      view.draw();
    },
  });
  desk.recall(seen.found());
  const view = createView(ui, desk, {
    palette,
    onDrag(from, to) {
      ui.announce(phrase(ui.t, desk, desk.drag(from, to)));
      view.draw();
      view.reading.textOf(to)?.focus({ preventScroll: true });
    },
    drawn() {
      comparison.draw();
      seen.keep(desk.seen);
    },
  });
  view.shortcuts.node.before(comparison.node);
  const exercise = {
    ui,
    desk,
    view,
    palette,
    comparison,
    keep: () => keeper.value() === desk.own || keeper.keep(desk.own),
  };
  const coding = /** @type {any} */ (exercise);
  listenToClicksAndKeys(coding, createOwnActions(exercise));
  listenToReading(coding, keeper.write);
  listenToWriting(exercise, keeper.write);
  opened.start({
    take(value) {
      desk.receive(value);
      view.draw();
    },
    clear: () => did(coding, desk.clear(), false),
    restore: () => did(coding, desk.undo(), false),
  });
  view.draw();
  return ui.close;
}

/**
 * The memo on all of it, and Enter in the field that renames a code.
 * @param {import("./actions.js").Open & { comparison: { memo: HTMLTextAreaElement } }} exercise @param {() => void} write
 */
function listenToWriting({ ui, desk, palette, comparison, keep }, write) {
  ui.on(comparison.memo, "input", () => {
    desk.writeMemo(comparison.memo.value);
    ui.settle();
    keep();
  });
  ui.on(comparison.memo, "blur", () => {
    desk.edits += 1;
    write();
  });
  ui.on(palette.list, "keydown", (event) => {
    const field = event.target instanceof HTMLInputElement && event.target;
    if (field && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      /** @type {HTMLElement} */ (field.nextElementSibling).click();
    }
  });
}

export default { render };
