/**
 * The theme board: codes of the course, each with a unit, which the reader moves into piles, names, and gives a
 * counter-example; then she sees her piles beside other groupings. There is no verdict and no score.
 *
 * What is known and done is in board.js; a card is moved by its button, by arrow keys, by the mouse or by a finger.
 */

import { button, MOD, openExercise } from "../common/answering.js";
import { above, focusedIn, h, patch } from "../common/dom.js";
import { openSeen } from "../common/seen.js";
import { Board, NEW } from "./board.js";
import { createBeside } from "./comparison.js";
import { dragCards } from "./drag.js";
import { createFloor, createPiles } from "./pile_view.js";
import { cleanPiles, MOST } from "./piles.js";
import { told } from "./sentences.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   cards: import("./board.js").Card[], feedback: { groupings?: import("./comparison.js").Grouping[] } }} ThemeBoard
 * @typedef {import("./board.js").Message} Message
 * @typedef {{ ui: import("../common/answering.js").Ui, board: Board, view: { draw: () => void },
 *             beside: ReturnType<typeof createBeside>, keep: () => void, write: () => void }} Exercise
 */

/** @param {import("../common/frame.js").Host<ThemeBoard>} host */
function render(host) {
  const { model } = host;
  const cards = model.get("cards") ?? [];
  if (!cards.length) return;
  const names = cards.map(({ code }) => code);
  const clean = (/** @type {unknown} */ value) => cleanPiles(value, names);
  const ui = openExercise(host, { kind: "board", name: "board.exercise", clean });
  const { keeper } = ui;
  const board = new Board(cards, keeper.value());
  const beside = createBeside(ui, board, model.get("feedback")?.groupings ?? []);
  const take = () => view.draw();
  const seen = openSeen({
    model,
    signal: ui.signal,
    take(found) {
      board.recall(found);
      take();
    },
  });
  board.recall(seen.found());
  const view = createBoardView(ui, board, beside, () => seen.keep(board.seen));
  const keep = () => keeper.value() === board.value || keeper.keep(board.value);
  const exercise = { ui, board, view, beside, keep, write: keeper.write };
  listenToPresses(exercise);
  listenToTyping(exercise);
  dragCards(ui.body, { signal: ui.signal, onDrop: (card, pile) => doneWith(exercise, board.move(card, pile), card) });
  ui.start({
    take(value) {
      board.receive(value);
      take();
    },
    clear: () => done(exercise, board.clear(), false),
    restore: () => done(exercise, board.undo(), false),
  });
  view.draw();
  return ui.close;
}

/** @param {import("../common/answering.js").Ui} ui @param {Board} board @param {Exercise["beside"]} beside @param {() => void} shown */
function createBoardView({ t, uid, body, feet }, board, beside, shown) {
  const page = { t, uid, board };
  const [floor, piles] = [createFloor(page), createPiles(page)];
  const add = h("div", { class: "entraide-place entraide-new-pile", "data-pile": NEW }, button("add", t("board.add")));
  const full = h("p", { class: "entraide-notice" });
  const step = (/** @type {"undo" | "redo"} */ action, /** @type {string} */ name, /** @type {string} */ letter) =>
    button(action, "", {
      iconName: action,
      class: "entraide-button entraide-quiet",
      "aria-label": name,
      title: `${name} (${MOD}+${letter})`,
    });
  const [undo, redo] = [step("undo", t("coding.undo"), "Z"), step("redo", t("coding.redo"), "Y")];
  body.append(h("p", { class: "entraide-hint", text: t("board.hint") }), floor.node, piles.node, add, full);
  feet.before(beside.node);
  feet.append(undo, redo);
  function draw() {
    floor.draw();
    piles.draw();
    beside.draw();
    const refused = board.notice === "board.no-more";
    patch(full, { hidden: !refused, text: refused ? t(board.notice, { most: MOST }) : "" });
    patch(undo, { "aria-disabled": board.canUndo ? null : "true" });
    patch(redo, { "aria-disabled": board.canRedo ? null : "true" });
    shown();
  }
  return { draw };
}

/** After something was done: keep it, draw it, say it. @param {Exercise} exercise @param {Message} message @param {boolean} [settle] whether what was cleared is forgotten */
function done(exercise, message, settle = true) {
  const { ui, board, view, keep } = exercise;
  const focused = focusedIn(ui.root);
  const card = focused?.closest("[data-card]")?.getAttribute("data-card") ?? "";
  if (settle) ui.settle();
  keep();
  view.draw();
  // What had the focus may lie elsewhere now, or be gone with its pile.
  if (focused && !focusedIn(ui.root)) (buttonOf(exercise, card) ?? addOf(exercise))?.focus();
  ui.announce(told(ui.t, board, message));
}

/** The same, and the focus stays with the card, wherever it lies now. @param {Exercise} exercise @param {Message} message @param {string} card */
function doneWith(exercise, message, card) {
  done(exercise, message);
  buttonOf(exercise, card)?.focus();
}

/** The button that makes a pile. @param {Exercise} exercise */
function addOf({ ui }) {
  return /** @type {HTMLElement | null} */ (ui.body.querySelector("[data-do=add]"));
}

/** The button that asks where a card goes. @param {Exercise} exercise @param {string} card */
function buttonOf({ ui }, card) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (ui.body.querySelectorAll("[data-do=ask]"))].find(
    (one) => one.closest("[data-card]")?.getAttribute("data-card") === card,
  );
}

/** @param {Exercise} exercise */
function listenToPresses(exercise) {
  const { ui, board, view, beside } = exercise;
  const cardAt = (/** @type {Event} */ event) => above(event, "[data-card]")?.dataset.card ?? "";
  const pileAt = (/** @type {Event} */ event) => above(event, "[data-pile]")?.dataset.pile ?? "";
  /** @type {Record<string, (event: Event, pressed: HTMLElement) => void>} */
  const actions = {
    ask(event) {
      board.asked = board.asked === cardAt(event) ? "" : cardAt(event);
      view.draw();
      /** @type {HTMLElement | null} */ (ui.body.querySelector("[data-do=move]"))?.focus();
    },
    move: (event, pressed) => doneWith(exercise, board.move(cardAt(event), pressed.dataset.to ?? ""), cardAt(event)),
    add() {
      done(exercise, board.add());
      if (board.notice) return;
      /** @type {HTMLElement | null} */ (ui.body.querySelector(".entraide-pile:last-child input"))?.focus();
    },
    discard(event) {
      done(exercise, board.discard(pileAt(event)));
      addOf(exercise)?.focus();
    },
    compare() {
      done(exercise, board.compare());
      if (!board.notice) beside.heading.focus();
    },
    undo: () => done(exercise, board.undo()),
    redo: () => done(exercise, board.redo()),
  };
  ui.on(ui.root, "click", (event) => {
    const pressed = above(event, "[data-do]");
    if (pressed && pressed.getAttribute("aria-disabled") !== "true")
      actions[pressed.dataset.do ?? ""]?.(event, pressed);
  });
  ui.on(ui.root, "keydown", (event) => {
    if (!event.isComposing && pressedKey(exercise, event, cardAt(event))) event.preventDefault();
  });
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
const MOVES = { ArrowUp: -1, ArrowDown: 1 };

/** What a key asks for. @param {Exercise} exercise @param {KeyboardEvent} event @param {string} card the one it was pressed on @returns {boolean} whether it asked for anything */
function pressedKey(exercise, event, card) {
  const { ui, board, view } = exercise;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || above(event, "input,textarea")) return false;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter !== "z" && letter !== "y") return false;
    done(exercise, letter === "y" || shiftKey ? board.redo() : board.undo());
    return true;
  }
  if (key === "Escape" && board.asked) {
    const asked = board.asked;
    board.asked = "";
    view.draw();
    buttonOf(exercise, asked)?.focus();
    return true;
  }
  if (!card || !above(event, "[data-do=ask]")) return false;
  if (key in STEPS) {
    doneWith(exercise, board.push(card, STEPS[/** @type {keyof typeof STEPS} */ (key)]), card);
    return true;
  }
  if (!(key in MOVES)) return false;
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (ui.body.querySelectorAll("[data-do=ask]"))];
  const at =
    all.indexOf(/** @type {HTMLElement} */ (focusedIn(ui.body))) + MOVES[/** @type {keyof typeof MOVES} */ (key)];
  all[at]?.focus();
  return true;
}

/** Names, counter-examples and the memo, each typed in one go as one step. @param {Exercise} exercise */
function listenToTyping({ ui, board, view, beside, keep, write }) {
  ui.on(ui.root, "input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const what = field.dataset.write;
    if (field === /** @type {Node} */ (beside.memo)) board.writeMemo(field.value);
    else if (what === "name" || what === "counter")
      board.write(above(event, "[data-pile]")?.dataset.pile ?? "", what, field.value);
    else return;
    ui.settle();
    keep();
    view.draw();
  });
  ui.on(ui.root, "focusout", (event) => {
    if (!above(event, "input,textarea")) return;
    board.edits += 1;
    write();
  });
}

export default { render };
