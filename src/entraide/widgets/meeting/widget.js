/**
 * Lead a meeting: the reader is the worker of a mutual-aid group. What she says, and what she leaves, makes the evening; then
 * she sees what each of her moves opened and closed. There is no verdict and no score.
 *
 * What is known and done is in leading.js, the rules of a meeting in play.js. This file ties them to the page, and listens.
 */

import { button, openExercise } from "../common/answering.js";
import { above, h } from "../common/dom.js";
import { createLeadActions } from "./actions.js";
import { beginning } from "./begin_view.js";
import { beside } from "./beside_view.js";
import { codeOwn } from "./coding_view.js";
import { debriefed } from "./debrief_view.js";
import { cleanMeetings } from "./kept.js";
import { Leading } from "./leading.js";
import { noticeOf } from "./offer_view.js";
import { piecesOf } from "./pieces.js";
import { createTurnsView } from "./turns_view.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & { about: import("./begin_view.js").About[],
 *   play: Record<string, import("./tables.js").Play>, feedback: Record<string, import("./debrief.js").Told> }} Lead
 * @typedef {ReturnType<typeof createScreen>} Screen
 * @typedef {{ ui: import("../common/answering.js").Ui, leading: Leading, screen: Screen, pieces: import("./pieces.js").Pieces,
 *   keep: () => void }} Exercise
 */

/** @param {import("../common/frame.js").Host<Lead>} host */
function render(host) {
  const { model } = host;
  const about = model.get("about") ?? [];
  if (!about.length) return;
  const ui = openExercise(host, { kind: "meeting", name: "meeting.exercise", clean: cleanMeetings });
  const { keeper } = ui;
  const leading = new Leading(keeper.value(), !ui.practice);
  const pieces = piecesOf(model);
  const keep = () => keeper.value() === leading.value || keeper.keep(leading.value);
  const screen = createScreen(ui, { leading, about, pieces, model, keep });
  /** @type {Exercise} */
  const exercise = { ui, leading, screen, pieces, keep };
  const { act, draw } = createLeadActions(exercise);
  ui.on(ui.root, "click", (event) => {
    const pressed = above(event, "[data-do]");
    if (pressed && pressed.getAttribute("aria-disabled") !== "true") act(pressed.dataset.do ?? "", pressed);
  });
  ui.on(ui.root, "keydown", (event) => {
    const offered = leading.stage === "turns" && pressedBy(event, ui.body);
    if (!offered) return;
    event.preventDefault();
    act("choose", offered);
  });
  ui.on(ui.root, "input", ({ target }) => {
    const { write, question } = /** @type {HTMLElement} */ (target).dataset;
    if (write !== "pause" && write !== "memos") return;
    leading.write(write, Number(question), /** @type {HTMLTextAreaElement} */ (target).value);
    ui.settle();
    keep();
  });
  ui.on(ui.root, "focusout", (event) => above(event, "textarea") && keeper.write());
  let before = leading.value;
  ui.start({
    take(value) {
      leading.receive(value);
      draw();
    },
    clear() {
      before = leading.value;
      leading.receive(cleanMeetings(null));
      keep();
      draw();
    },
    restore() {
      leading.receive(before);
      keep();
      draw();
    },
  });
  draw();
  return ui.close;
}

/**
 * The button that a key stands for, inside the exercise and outside of its text fields: a digit counts the buttons as they
 * stand on the page, s is silence, l looking.
 * @param {KeyboardEvent} event @param {HTMLElement} body
 */
function pressedBy(event, body) {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || above(event, "input,textarea,select")) return undefined;
  const offered = /** @type {HTMLElement[]} */ ([...body.querySelectorAll("[data-do=choose]")]);
  if (/^[1-7]$/.test(key)) return offered[Number(key) - 1];
  const word = { s: "silence", l: "look" }[key.toLowerCase()];
  return word && offered.find(({ dataset }) => dataset.word === word);
}

/**
 * The page of each stage; one of them is shown.
 * @param {import("../common/answering.js").Ui} ui
 * @param {{ leading: Leading, about: import("./begin_view.js").About[], pieces: import("./pieces.js").Pieces,
 *   model: import("../common/frame.js").Model<Lead>, keep: () => void }} exercise
 */
function createScreen({ t, uid, root, body, feet, signal }, { leading, about, pieces, model, keep }) {
  const linkTo = model.host === "page" ? linkInBook : () => "";
  const others = () => (model.others?.("meeting") ?? []).flatMap((value) => cleanMeetings(value).meetings);
  const page = { t, uid, root, leading, about, model, keep, linkTo, others };
  const [begin, after, coding, two, wait] = ["start", "after", "coding", "beside", "wait"].map((name) =>
    h("div", { class: `entraide-stage entraide-stage-${name}` }),
  );
  const desk = h("div");
  coding.append(
    h("h3", { tabindex: "-1", text: t(leading.isGraded ? "lead.code-two" : "lead.code") }),
    h("p", { class: "entraide-hint", text: t(leading.isGraded ? "lead.code-two-hint" : "lead.code-hint") }),
    desk,
    h("div", { class: "entraide-row" }, button("debrief", t("lead.back-to-debrief"))),
  );
  const turns = createTurnsView(page);
  const nodes = { begin, turns: turns.node, debrief: after, coding, beside: two, wait };
  body.append(...Object.values(nodes));
  /** What is coded, and what stops that. @type {{ id: string, stop: () => void }} */
  let coded = { id: "", stop() {} };
  signal.addEventListener("abort", () => coded.stop());
  const how = { entered: new Set(), withHeadings: true };
  /** What was drawn of the debrief: her memos stay as she types them. */
  let told = "";

  function draw() {
    const { stage, kept, meeting } = leading;
    const isHere = stage === "begin" || pieces.has("play", meeting);
    const isTold = (stage !== "debrief" && stage !== "coding") || pieces.has("feedback", meeting);
    const shown = isHere && isTold ? stage : "wait";
    for (const [name, node] of Object.entries(nodes)) node.hidden = name !== shown;
    // The coding exercise has a look of its own, and a button there clears the codings alone.
    root.classList.toggle("entraide-simulation", shown !== "coding");
    feet.hidden = shown === "coding";
    wait.replaceChildren(...(shown === "wait" ? pieces.waiting(t) : []));
    begin.replaceChildren(...(shown === "begin" ? beginning(page) : []));
    two.replaceChildren(...(shown === "beside" ? beside(page) : []));
    if (shown === "turns") turns.draw(how);
    const id = shown === "coding" ? (kept?.id ?? "") : "";
    if (id !== coded.id) {
      coded.stop();
      desk.replaceChildren();
      coded = { id, stop: id ? codeOwn(page, desk, pieces.get("feedback", meeting)) : () => {} };
    }
    const handed = leading.value.handed_in;
    const now =
      shown === "debrief" ? [kept?.id, kept?.moves.length, kept?.stopped, handed, leading.notice].join(" ") : "";
    if (now && now !== told)
      after.replaceChildren(...debriefed(page, pieces.get("feedback", meeting)), ...noticeOf(page));
    told = now;
    return shown;
  }
  return {
    draw,
    how,
    turns,
    /** Reading begins at the first heading of what is shown. */
    focusFirst: () =>
      /** @type {HTMLElement | null} */ (body.querySelector(".entraide-stage:not([hidden]) [tabindex='-1']"))?.focus(),
  };
}

/** The address of a page of the book, from this one. @param {string} page */
function linkInBook(page) {
  const root = document.documentElement.dataset.content_root ?? "./";
  return new URL(`${root}${page}.html`, document.baseURI).href;
}

export default { render };
