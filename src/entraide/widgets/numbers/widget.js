/** The exercise in numbers: a calculation whose steps are entered one by one, each checked as soon as one likes. */

import { openExercise } from "../common/answering.js";
import { above, h } from "../common/dom.js";
import { openSeen } from "../common/seen.js";
import { cleanEntries } from "./entries.js";
import { createStep } from "./step.js";

/** @typedef {{ text?: string, rows?: string[][] }} Block a paragraph, or the rows of a table */
/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   question: { prompt: Block[], steps: import("./step.js").Step[] },
 *   feedback: Record<string, import("./judging.js").StepFeedback> }} Numbers
 */

/** @param {import("../common/frame.js").Host<Numbers>} host */
function render(host) {
  const { prompt, steps } = host.model.get("question");
  const clean = (/** @type {unknown} */ value) => cleanEntries(value, steps);
  const ui = openExercise(host, { kind: "numbers", name: "numbers.exercise", clean });
  const { t, body, keeper, on } = ui;
  const feedback = (/** @type {number} */ step) => host.model.get("feedback")?.[step];
  const items = steps.map((step) => createStep(ui, step, () => feedback(step.step)));
  const seen = openSeen({
    model: host.model,
    signal: ui.signal,
    take(found) {
      for (const item of items) item.recall(found);
      draw();
    },
  });
  for (const item of items) item.recall(seen.found());
  /** @type {import("./entries.js").Entry[]} */
  let cleared = [];
  body.append(
    ...prompt.map(({ text, rows }) => (rows ? given(rows) : h("p", { class: "entraide-asked", text }))),
    h("p", { class: "entraide-hint", text: t("numbers.how") }),
    h("ol", { class: "entraide-steps" }, ...items.map(({ node }) => node)),
  );

  function draw() {
    const texts = new Map(keeper.value().map(({ step, text }) => [step, text]));
    for (const item of items) item.draw(texts.get(item.step) ?? "");
    keepSeen();
  }

  function keepSeen() {
    const checked = items.flatMap((item) => (item.checked() === null ? [] : [[item.step, item.checked()]]));
    const shown = items.filter((item) => item.isShown()).map(({ step }) => step);
    const solved = ui.practice && items.every((item) => item.isSolved());
    seen.keep({
      ...(checked.length ? { checked: Object.fromEntries(checked) } : {}),
      ...(shown.length ? { shown } : {}),
      ...(solved ? { solved } : {}),
    });
  }

  /** What a step says once it is checked; with the last one, that all are right. @param {typeof items[number]} item */
  function check(item) {
    const said = item.check();
    keepSeen();
    ui.announce(items.every((one) => one.isSolved()) ? `${said} ${t("numbers.all-right")}` : said);
  }

  const itemOf = (/** @type {Event} */ event) => {
    const step = Number(above(event, "[data-step-number]")?.dataset.stepNumber);
    return items.find((item) => item.step === step);
  };
  on(body, "input", (event) => {
    ui.settle();
    keeper.keep(clean(items.map(({ step, typed }) => ({ step, text: typed() }))));
    itemOf(event)?.changed();
  });
  const pressed = (/** @type {Event} */ event) => {
    const item = itemOf(event);
    if (!item || !ui.practice) return;
    const shows = above(event, "[data-do=solution]");
    ui.whenWhole(
      () => {
        if (shows) {
          ui.announce(item.show());
          keepSeen();
        } else check(item);
      },
      () => item.say(t("coding.not-whole")),
    );
  };
  on(body, "click", (event) => above(event, "[data-do]") && pressed(event));
  on(body, "keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !above(event, "input")) return;
    event.preventDefault();
    pressed(event);
  });
  on(body, "focusout", (event) => {
    keeper.write();
    const aloud = itemOf(event)?.left();
    if (aloud) ui.announce(aloud);
  });
  ui.start({
    take: draw,
    clear() {
      cleared = keeper.value();
      for (const item of items) item.forget();
      keeper.keep([]);
      draw();
    },
    restore() {
      keeper.keep(cleared);
      draw();
    },
  });
  draw();
  return ui.close;
}

/** A small table of a prompt; its first row and its first column name the others. @param {string[][]} rows */
function given([[corner, ...names], ...rest]) {
  const row = (/** @type {string[]} */ [name, ...cells]) =>
    h("tr", {}, h("th", { scope: "row", text: name }), ...cells.map((text) => h("td", { text })));
  const head = h("tr", {}, h("td", { text: corner }), ...names.map((text) => h("th", { scope: "col", text })));
  return h("div", { class: "entraide-given" }, h("table", {}, h("thead", {}, head), h("tbody", {}, ...rest.map(row))));
}

export default { render };
