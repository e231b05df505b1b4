/**
 * The coding exercise: select units, give them codes, say why in a memo, check against the reference coding.
 *
 * What is known and done is in desk.js, the page in view.js, what can be asked for in actions.js. This file ties them
 * together, and listens.
 */

import { openExercise } from "../common/answering.js";
import { tellNeighbours, whenAsked } from "../common/neighbours.js";
import { openSeen } from "../common/seen.js";
import { createActions, did, listenToClicksAndKeys, listenToReading } from "./actions.js";
import { cleanCodings } from "./codings.js";
import { Desk } from "./desk.js";
import { Palette } from "./palette.js";
import { phrase } from "./said.js";
import { createView } from "./view.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   excerpts: import("./desk.js").Excerpt[], themes: import("./desk.js").Theme[],
 *   feedback: import("./desk.js").Reference, layout_of_units: string,
 *   meanings?: Record<string, import("./desk.js").Meaning> }} Coding `meanings` where the codes come without
 */

/** @param {import("../common/frame.js").Host<Coding>} host */
export function renderCoding(host) {
  const { model } = host;
  const [excerpts, themes] = [model.get("excerpts") ?? [], model.get("themes") ?? []];
  if (!excerpts.length) return;
  const codes = themes.flatMap((theme) => theme.codes);
  const clean = (/** @type {unknown} */ value) => cleanCodings(value, excerpts, codes);
  const ui = openExercise(host, { kind: "coding", name: "coding.exercise", clean });
  const { keeper } = ui;
  const feedback = model.get("feedback");
  const desk = new Desk({ excerpts, themes, feedback, value: keeper.value(), layout: model.get("layout_of_units") });
  // On a page of the book these come later.
  model.on("change:feedback", () => {
    desk.checks.reference = model.get("feedback");
  });
  const learn = () => {
    for (const code of codes) Object.assign(code, model.get("meanings")?.[code.code]);
  };
  model.on("change:meanings", learn);
  learn();
  const seen = openSeen({
    model,
    signal: ui.signal,
    take(found) {
      desk.recall(found);
      view.draw();
    },
  });
  desk.recall(seen.found());
  const tell = () =>
    tellNeighbours({ exercise: model.get("exercise"), codings: desk.codings, checked: [...desk.checks.made.keys()] });

  const view = createView(ui, desk, {
    palette: new Palette(ui, desk),
    onDrag(from, to) {
      ui.announce(phrase(ui.t, desk, desk.drag(from, to)));
      view.draw();
      view.reading.textOf(to)?.focus({ preventScroll: true });
    },
    drawn() {
      seen.keep(desk.seen);
      if (ui.practice) tell();
    },
  });
  const exercise = { ui, desk, view, keep: () => keeper.value() === desk.codings || keeper.keep(desk.codings) };
  listenToClicksAndKeys(exercise, createActions(exercise));
  listenToReading(exercise, keeper.write);
  ui.start({
    take(value) {
      desk.receive(value);
      view.draw();
    },
    clear: () => did(exercise, desk.clear(), false),
    restore: () => did(exercise, desk.undo(), false),
  });
  view.draw();
  if (ui.practice) whenAsked(model.get("exercise"), tell, ui.signal);
  return ui.close;
}
