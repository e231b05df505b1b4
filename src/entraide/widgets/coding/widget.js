/**
 * The coding exercise: select sentences, give them codes, say why in a memo, check against the reference coding.
 *
 * What is known and done is in desk.js; the two sides of the page are excerpt.js and palette.js. This file ties them
 * to clicks and keys, and draws after each of them.
 */

import { MOD, button, openExercise } from "../shared/answering.js";
import { cleanCodings } from "./codings.js";
import { Desk } from "./desk.js";
import { focusedIn, h, patch } from "../shared/dom.js";
import { createReading } from "./excerpt.js";
import { summaryOf } from "./findings.js";
import { shortcutList } from "./help.js";
import { actionFor } from "./shortcuts.js";
import { tellNeighbours, whenAsked } from "../shared/neighbours.js";
import { createPalette } from "./palette.js";

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const { model } = host;
  const [excerpts, themes] = [model.get("excerpts") ?? [], model.get("themes") ?? []];
  if (!excerpts.length) return;
  const codes = themes.flatMap((theme) => theme.codes);
  const ui = openExercise(host, {
    kind: "coding",
    name: "coding.exercise",
    clean: (value) => cleanCodings(value, excerpts, codes),
  });
  const desk = new Desk({
    excerpts,
    themes,
    feedback: model.get("feedback"),
    value: ui.keeper.value(),
    layout: model.get("layout_of_units"),
  });
  const tell = () => tellNeighbours({ exercise: model.get("exercise"), codings: desk.codings, checked: desk.checked });
  const view = createView(ui, desk, ui.practice ? tell : () => {});
  const actions = createActions(ui, desk, view);
  listenTo(ui, desk, view, actions);
  ui.start({
    take: (value) => {
      desk.receive(value);
      view.draw();
    },
    clear: () => actions.did(desk.clear(), false),
    restore: () => actions.did(desk.undo(), false),
  });
  view.draw();
  if (ui.practice) whenAsked(model.get("exercise"), tell, ui.signal);
  return ui.close;
}

/** The page: progress, the two sides, the tools under them. */
function createView(ui, desk, tell) {
  const { t, body, feet, root } = ui;
  root.classList.toggle("entraide-words", desk.inWords);
  const reading = createReading(ui, desk, (from, to) => {
    ui.announce(phrase(ui, desk, desk.drag(from, to)));
    draw();
    reading.sentenceOf(to).focus({ preventScroll: true });
  });
  const palette = createPalette(ui, desk);
  const bar = h("span", { class: "entraide-bar" }, h("span", {}));
  const progress = h("p", { class: "entraide-progress", hidden: desk.excerpts.length < 2 }, h("span", {}), bar);
  const undo = button("undo", "", {
    iconName: "undo",
    class: "entraide-button entraide-quiet",
    "aria-label": t("coding.undo"),
    title: `${t("coding.undo")} (${MOD}+Z)`,
  });
  const redo = button("redo", "", {
    iconName: "redo",
    class: "entraide-button entraide-quiet",
    "aria-label": t("coding.redo"),
    title: `${t("coding.redo")} (${MOD}+Y)`,
  });
  const keyList = shortcutList(ui);
  const keys = button("keys", t("coding.shortcuts"), {
    class: "entraide-button entraide-quiet",
    "aria-controls": keyList.id,
    "aria-keyshortcuts": "?",
  });
  root.insertBefore(progress, body);
  body.append(reading.node, palette.node);
  feet.append(undo, redo, keys);
  root.insertBefore(keyList, feet);

  function draw() {
    const focused = focusedIn(root);
    const total = desk.excerpts.length;
    patch(progress.firstChild, { text: t("coding.progress", { n: desk.begun, total }) });
    bar.firstChild.style.inlineSize = `${(100 * desk.begun) / total}%`;
    patch(undo, { "aria-disabled": desk.canUndo ? null : "true" });
    patch(redo, { "aria-disabled": desk.canRedo ? null : "true" });
    patch(keys, { "aria-expanded": String(!keyList.hidden) });
    reading.draw();
    palette.draw();
    // What had the focus may be gone: a removed code, a closed memo. Its sentence takes over.
    if (focused && !focusedIn(root)) reading.sentenceOf(desk.current)?.focus({ preventScroll: true });
    stayClear();
    tell();
  }

  /** A palette docked at the bottom of the screen must not lie over the sentence in hand. */
  function stayClear() {
    const { position, insetBlockEnd } = getComputedStyle(palette.node);
    const docked = position === "sticky" && insetBlockEnd === "0px";
    root.style.setProperty("--entraide-sheet", docked ? `${palette.node.offsetHeight}px` : "0px");
    if (!docked || root.querySelector(".entraide-dragging")) return;
    const focused = focusedIn(reading.node);
    const sentence = focused ?? reading.sentenceOf(desk.current);
    const [sheet, { top, bottom }] = [palette.node.getBoundingClientRect(), itemOf(sentence).getBoundingClientRect()];
    // One that the reader scrolled out of sight is left where it is. What has the focus matters most, so it comes last.
    if (top > sheet.bottom || bottom < sheet.top) return;
    itemOf(sentence).scrollIntoView({ block: "nearest" });
    sentence.scrollIntoView({ block: "nearest" });
  }

  return { draw, stayClear, reading, palette, keyList };
}

/** A sentence with its codes, memo and feedback; anything else by itself. @param {Element} node */
function itemOf(node) {
  return node.closest(".entraide-item") ?? node;
}

/** All that can be asked for, by a click or by a key, under one name each. */
function createActions(ui, desk, { draw, reading, palette, keyList }) {
  const { t, announce, keeper, root } = ui;

  /** After something was done: keep it, draw it, say it. */
  function did(message, settle = true) {
    if (settle) ui.settle();
    if (keeper.value() !== desk.codings) keeper.keep(desk.codings);
    draw();
    announce(phrase(ui, desk, message));
  }

  /** Reading goes on from the top of the excerpt, which may be far above on a phone. */
  const toTop = () => {
    reading.heading.focus({ preventScroll: true });
    reading.heading.scrollIntoView({ block: "nearest" });
  };

  const turn = (by) => {
    if (!desk.turn(by)) return;
    draw();
    toTop();
  };

  const openPanel = (unit, code, inField) => {
    desk.open(unit, code);
    draw();
    const panel = reading.panel();
    (inField ? panel.querySelector("textarea") : panel).focus();
  };

  const closePanel = () => {
    const { unit, code } = desk.panel;
    desk.close();
    draw();
    (reading.chipOf(unit, code) ?? reading.sentenceOf(unit)).focus();
  };

  const remove = (unit, code) => {
    const next = reading.chipOf(unit, code)?.parentNode.nextSibling?.firstChild;
    did(desk.remove(unit, code));
    (next ?? reading.sentenceOf(unit)).focus();
  };

  const moved = (message) => {
    draw();
    reading.sentenceOf(desk.current).focus();
    if (message) announce(phrase(ui, desk, message));
  };

  const escape = () => {
    if (desk.panel && reading.panel()?.contains(focusedIn(root))) return closePanel();
    if (!desk.selection.units.length) return false;
    const fromPalette = palette.node.contains(focusedIn(root));
    const message = desk.deselect();
    if (fromPalette) return moved(message);
    did(message, false);
  };

  const leaveSearch = () => {
    palette.empty();
    reading.sentenceOf(desk.current).focus();
  };

  const onto = (node) => node?.focus();

  return {
    did,
    unit: ({ target, shiftKey }) => did(desk.select(reading.unitAt(target), shiftKey)),
    apply: ({ target }) => did(desk.apply(palette.codeAt(target))),
    about: ({ target }) => palette.about(palette.codeAt(target)),
    digit: (_event, place) => (desk.codes[place] ? did(desk.apply(desk.codes[place].code)) : false),
    chip: ({ target, detail }) => {
      const [unit, { code }] = [reading.unitAt(target), target.closest(".entraide-chip").dataset];
      if (desk.panel?.unit === unit && desk.panel.code === code) closePanel();
      // A key leads into the field; a finger does not want its keyboard to pop up at once.
      else openPanel(unit, code, detail === 0);
    },
    memo: () => {
      const last = desk.codingsOn(desk.current).at(-1);
      if (last) openPanel(last.unit, last.code, true);
      else announce(t("coding.no-code-here"));
    },
    remove: () => remove(desk.panel.unit, desk.panel.code),
    close: closePanel,
    "remove-chip": ({ target }) => remove(reading.unitAt(target), target.dataset.code),
    "close-memo": () => (desk.panel ? closePanel() : false),
    move: (_event, by) => {
      desk.move(by);
      moved();
    },
    extend: (_event, by) => moved(desk.extend(by)),
    "to-chip": ({ target }, by) => onto(reading.beside(target, by)),
    "move-code": (_event, by) => palette.move(by),
    "to-codes": () => palette.enter(),
    search: () => palette.find(),
    "leave-search": leaveSearch,
    "apply-match": () => {
      const code = palette.best();
      if (code) did(desk.apply(code));
      palette.search.select();
    },
    deselect: () => moved(desk.deselect()),
    fold: () => palette.fold(),
    meanings: () => palette.meanings(),
    escape,
    next: () => turn(1),
    previous: () => turn(-1),
    check: () => {
      did(desk.compare());
      if (!desk.notice) toTop();
    },
    reveal: () => {
      desk.reveal();
      draw();
      if (!desk.isRevealed) return;
      toTop();
      announce(t("coding.reference-shown"));
    },
    undo: () => did(desk.undo()),
    redo: () => did(desk.redo()),
    keys: () => {
      keyList.hidden = !keyList.hidden;
      draw();
      if (!keyList.hidden) keyList.scrollIntoView({ block: "nearest" });
    },
  };
}

function listenTo({ root, on, keeper }, desk, { draw, stayClear, reading }, actions) {
  on(root, "click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed && pressed.getAttribute("aria-disabled") !== "true") actions[pressed.dataset.do](event);
  });
  on(root, "keydown", (event) => {
    const action = event.isComposing ? null : actionFor(event, zoneOf(event.target));
    // An action that had nothing to do leaves the key to the browser and to whoever listens further up.
    if (action && actions[action[0]](event, action[1]) !== false) event.preventDefault();
  });
  on(reading.node, "input", (event) => {
    desk.write(event.target.value);
    keeper.keep(desk.codings);
    draw();
  });
  on(reading.node, "focusout", (event) => {
    // Leaving a memo ends its step: what is written later is undone on its own.
    if (event.target.matches("textarea")) desk.edits += 1;
    keeper.write();
  });
  on(reading.node, "focusin", (event) => {
    const unit = reading.unitAt(event.target);
    if (unit && unit !== desk.current) {
      desk.current = unit;
      draw();
    } else stayClear();
  });
}

/** @param {HTMLElement} target @returns {import("./shortcuts.js").Zone} */
function zoneOf(target) {
  if (target.matches(".entraide-search")) return "search";
  if (target.matches("input,textarea,select")) return "field";
  if (target.matches(".entraide-unit")) return "unit";
  if (target.matches(".entraide-chip")) return "chip";
  return target.closest(".entraide-code") ? "code" : "other";
}

/** A message of the desk in words. */
function phrase({ t }, desk, [key, values = {}]) {
  if (key === "summary") return summaryOf(t, values);
  const { code, units = [], what, n = units.length } = values;
  return t(key, {
    n,
    list: units,
    code: desk.codeNamed(code)?.label ?? "",
    what: what ? phrase({ t }, desk, what) : "",
  });
}

export default { render };
