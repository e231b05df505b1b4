/** All that can be asked for in a coding exercise, by a click or by a key, under one name each, and how it is heard. */

import { above, focusedIn, parts } from "../common/dom.js";
import { phrase } from "./said.js";
import { actionFor } from "./shortcuts.js";
import { summaryOf } from "./summary.js";

/**
 * What the actions work with.
 * @typedef {{ ui: import("../common/answering.js").Ui, desk: import("./desk.js").Desk, view: import("./view.js").View,
 *             keep: () => void }} Exercise
 * @typedef {(event: MouseEvent | KeyboardEvent, by: number) => unknown} Act false where there was nothing to do
 * @typedef {import("./desk.js").Message} Message
 */

/** @param {Exercise} exercise @returns {Record<string, Act>} by the names of shortcuts.js, and of `data-do` */
export function createActions(exercise) {
  return { ...moving(exercise), ...coding(exercise), ...memos(exercise), ...looking(exercise) };
}

/**
 * After something was done: keep it, draw it, say it.
 * @param {Exercise} exercise @param {Message | null} message nothing where the focus goes to what says it
 * @param {boolean} [settle] whether what was cleared is forgotten
 */
export function did({ ui, desk, view, keep }, message, settle = true) {
  if (settle) ui.settle();
  keep();
  view.draw();
  if (message) ui.announce(phrase(ui.t, desk, message));
}

/**
 * Tells of the clicks on codes which are second ones of a double click: they would take back what the first one did.
 * @returns {(event: Pick<UIEvent, "detail">, code: string) => boolean}
 */
export function doubleClicks() {
  let last = "";
  return ({ detail }, code) => {
    const isAgain = detail > 1 && code === last;
    last = code;
    return isAgain;
  };
}

/** The selection and the current unit, the excerpt. @param {Exercise} exercise @returns {Record<string, Act>} */
export function moving(exercise) {
  const { ui, desk, view } = exercise;
  const { reading, palette } = view;

  /** @param {Message} [message] */
  function moved(message) {
    view.draw();
    reading.textOf(desk.current)?.focus();
    if (message) ui.announce(phrase(ui.t, desk, message));
  }

  /** @param {number} by */
  function turn(by) {
    if (!desk.turn(by)) return;
    view.draw();
    goTo(reading.heading);
  }

  return {
    unit: (event) => did(exercise, desk.select(reading.unitAt(event), event.shiftKey)),
    move(_event, by) {
      desk.move(by);
      moved();
    },
    extend: (_event, by) => moved(desk.extend(by)),
    deselect: () => moved(desk.deselect()),
    "to-chip": ({ target }, by) => reading.beside(/** @type {HTMLElement} */ (target), by)?.focus(),
    sheet: () => view.sheet.open(),
    "close-sheet": () => view.sheet.close(),
    next: () => turn(1),
    previous: () => turn(-1),
    escape() {
      if (desk.panel && reading.panel()?.contains(focusedIn(ui.root))) return closePanel(exercise);
      // What is always selected is not let go of.
      if (desk.isOne || !desk.selection.units.length) return false;
      const fromPalette = palette.node.contains(focusedIn(ui.root));
      const message = desk.deselect();
      if (fromPalette) moved(message);
      else did(exercise, message, false);
    },
  };
}

/** The palette. @param {Exercise} exercise @returns {Record<string, Act>} */
function coding(exercise) {
  const { desk, view } = exercise;
  const { reading, palette } = view;
  const isAgain = doubleClicks();

  /** @param {string} code */
  function apply(code) {
    did(exercise, desk.apply(code));
    if (desk.isOne && desk.codesOn(desk.current).length) check(exercise);
  }

  return {
    apply(event) {
      const code = palette.codeAt(event) ?? "";
      if (!isAgain(event, code)) apply(code);
    },
    digit: (_event, place) => (desk.codes[place] ? apply(desk.codes[place].code) : false),
    about: (event) => palette.about(palette.codeAt(event) ?? ""),
    meanings: () => palette.meanings(),
    fold: () => palette.fold(),
    "move-code": (_event, by) => palette.move(by),
    "to-codes": () => palette.enter(),
    search() {
      view.sheet.open();
      palette.find();
    },
    "show-all"() {
      palette.empty();
      palette.search.focus();
    },
    "apply-match"() {
      if (palette.best) apply(palette.best);
      palette.search.select();
    },
    "leave-search"() {
      palette.empty();
      reading.textOf(desk.current)?.focus();
    },
  };
}

/** The codes of a unit and their memos. @param {Exercise} exercise @returns {Record<string, Act>} */
export function memos(exercise) {
  const { ui, desk, view } = exercise;
  const { reading } = view;

  /** @param {number} unit @param {string} code @param {boolean} inField */
  function open(unit, code, inField) {
    desk.open(unit, code);
    view.draw();
    const panel = reading.panel();
    (inField ? panel?.querySelector("textarea") : panel)?.focus();
  }

  /** @param {number} unit @param {string} code */
  function remove(unit, code) {
    const following = reading.chipOf(unit, code)?.parentElement?.nextElementSibling;
    did(exercise, desk.remove(unit, code));
    (following ? parts(following)[0] : reading.textOf(unit))?.focus();
  }

  const codeAt = (/** @type {Event} */ event) => above(event, ".entraide-chip")?.dataset.code ?? "";

  return {
    chip(event) {
      const [unit, code] = [reading.unitAt(event), codeAt(event)];
      if (desk.panel?.unit === unit && desk.panel.code === code) closePanel(exercise);
      // A key leads into the field; a finger does not want its keyboard to pop up at once.
      else open(unit, code, event.detail === 0);
    },
    memo() {
      const last = desk.codingsOn(desk.current).at(-1);
      if (last) open(last.unit, last.code, true);
      else ui.announce(ui.t("coding.no-code-here"));
    },
    remove: () => desk.panel && remove(desk.panel.unit, desk.panel.code),
    "remove-chip": (event) => remove(reading.unitAt(event), codeAt(event)),
    close: () => closePanel(exercise),
    "close-memo": () => (desk.panel ? closePanel(exercise) : false),
  };
}

/** Checking, undoing, the shortcuts. @param {Exercise} exercise @returns {Record<string, Act>} */
function looking(exercise) {
  const { ui, desk, view } = exercise;
  return {
    check: () => check(exercise),
    reveal() {
      desk.checks.reveal(desk.name);
      view.draw();
      if (!desk.isRevealed) return;
      goTo(view.reading.heading);
      ui.announce(ui.t("coding.reference-shown"));
    },
    undo: () => did(exercise, desk.undo()),
    redo: () => did(exercise, desk.redo()),
    shortcuts() {
      view.shortcuts.toggle();
      view.draw();
    },
  };
}

/** @param {Exercise} exercise */
function check(exercise) {
  const { ui, desk, view } = exercise;
  ui.whenWhole(
    () => {
      did(exercise, desk.compare());
      if (desk.notice || !desk.check) return;
      // Of one unit, all is in sight: who gave it a code may go on to another, and hears what was found.
      if (desk.isOne) ui.announce(summaryOf(ui.t, desk.check));
      else goTo(view.reading.summary);
    },
    () => did(exercise, desk.refused("coding.not-whole")),
  );
}

/** Close the memo that is open, and go back to where it was opened. @param {Exercise} exercise */
function closePanel({ desk, view }) {
  if (!desk.panel) return;
  const { unit, code } = desk.panel;
  desk.close();
  view.draw();
  (view.reading.chipOf(unit, code) ?? view.reading.textOf(unit))?.focus();
}

/** Reading goes on there, which may be far above on a phone. @param {HTMLElement} place */
function goTo(place) {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

/** @param {Exercise} exercise @param {Record<string, import("./actions.js").Act>} actions */
export function listenToClicksAndKeys({ ui }, actions) {
  const { root, on } = ui;
  on(root, "click", (event) => {
    const pressed = above(event, "[data-do]");
    if (pressed && pressed.getAttribute("aria-disabled") !== "true") actions[pressed.dataset.do ?? ""](event, 0);
  });
  on(root, "keydown", (event) => {
    const [action, by = 0] = (!event.isComposing && actionFor(event, zoneOf(event))) || [];
    // An action that had nothing to do leaves the key to the browser and to whoever listens further up.
    if (action && actions[action](event, by) !== false) event.preventDefault();
  });
}

/** @param {Pick<Exercise, "ui" | "desk" | "view" | "keep">} exercise @param {() => void} write */
export function listenToReading({ ui, desk, view, keep }, write) {
  const { reading } = view;
  ui.on(reading.node, "input", (event) => {
    desk.write(/** @type {HTMLTextAreaElement} */ (event.target).value);
    keep();
    view.draw();
  });
  ui.on(reading.node, "focusout", (event) => {
    // Leaving a memo ends its step: what is written later is undone on its own.
    if (above(event, "textarea")) desk.edits += 1;
    write();
  });
  ui.on(reading.node, "focusin", (event) => {
    const unit = reading.unitAt(event);
    if (unit && unit !== desk.current) {
      desk.current = unit;
      view.draw();
    } else view.stayClear();
  });
}

/** @param {Event} event @returns {import("./shortcuts.js").Zone} */
function zoneOf(event) {
  if (above(event, ".entraide-search")) return "search";
  if (above(event, "input,textarea,select")) return "field";
  if (above(event, ".entraide-unit")) return "unit";
  if (above(event, ".entraide-chip")) return "chip";
  return above(event, ".entraide-code") ? "code" : "other";
}
