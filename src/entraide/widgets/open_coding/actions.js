/** All that can be asked for in open coding, by a click or by a key, under one name each. */

import { did, doubleClicks, memos, moving } from "../coding/actions.js";

/**
 * @typedef {{ ui: import("../common/answering.js").Ui, desk: import("./own_desk.js").OwnDesk,
 *             view: Record<string, any>, palette: import("./own_palette.js").OwnPalette,
 *             comparison: { heading: HTMLElement }, keep: () => void }} Open
 * @typedef {import("../coding/actions.js").Act} Act
 */

/** @param {Open} exercise @returns {Record<string, Act>} by the names of coding/shortcuts.js, and of `data-do` */
export function createOwnActions(exercise) {
  const coding = /** @type {any} */ (exercise);
  return { ...moving(coding), ...memos(coding), ...making(exercise), ...changing(exercise), ...lookingOver(exercise) };
}

/** New codes, and putting codes on units. @param {Open} exercise @returns {Record<string, Act>} */
function making(exercise) {
  const { desk, palette, view } = exercise;
  const isAgain = doubleClicks();
  const done = (/** @type {import("../coding/desk.js").Message} */ message) =>
    did(/** @type {any} */ (exercise), message);

  function make() {
    done(desk.make(palette.field.value));
    if (!desk.notice) palette.field.value = "";
    palette.field.focus();
  }

  return {
    make,
    "apply-match": make,
    apply(event) {
      const code = palette.codeAt(event);
      if (!isAgain(event, code)) done(desk.apply(code));
    },
    digit: (_event, place) => (desk.codes[place] ? done(desk.apply(desk.codes[place].code)) : false),
    fold: () => palette.fold(),
    search: () => palette.find(),
    "to-codes": () => palette.move(1),
    "move-code": (_event, by) => palette.move(by),
    about: (event) => palette.change(palette.codeAt(event)),
    "leave-search": () => view.reading.textOf(desk.current)?.focus(),
  };
}

/** What becomes of a code. @param {Open} exercise @returns {Record<string, Act>} */
function changing(exercise) {
  const { desk, palette } = exercise;
  const done = (/** @type {import("../coding/desk.js").Message} */ message) =>
    did(/** @type {any} */ (exercise), message);

  /** Close what changed a code, once nothing is missing any more. @param {string} code where reading goes on */
  function close(code) {
    if (desk.notice) return;
    palette.changing = "";
    palette.draw();
    (palette.pencil(code) ?? palette.field).focus();
  }

  return {
    change: (event) => palette.change(palette.codeAt(event)),
    rename(event) {
      const code = palette.codeAt(event);
      done(desk.rename(code, palette.renaming(code)?.value ?? ""));
      close(code);
    },
    merge(event) {
      const [code, into] = [palette.codeAt(event), palette.into(palette.codeAt(event))];
      done(desk.merge(code, into));
      close(into);
    },
    discard(event) {
      const code = palette.codeAt(event);
      const at = desk.codes.findIndex((one) => one.code === code);
      done(desk.discard(code));
      close((desk.codes[at] ?? desk.codes[at - 1])?.code ?? "");
    },
  };
}

/** Comparing, undoing, the shortcuts. @param {Open} exercise @returns {Record<string, Act>} */
function lookingOver(exercise) {
  const { desk, view, comparison } = exercise;
  const done = (/** @type {import("../coding/desk.js").Message} */ message) =>
    did(/** @type {any} */ (exercise), message);
  return {
    compare() {
      done(desk.compare());
      if (!desk.notice) comparison.heading.focus();
    },
    undo: () => done(desk.undo()),
    redo: () => done(desk.redo()),
    shortcuts() {
      view.shortcuts.toggle();
      view.draw();
    },
  };
}
