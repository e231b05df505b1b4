/** The memo exercise: a short text of one's own, with its words counted. */

import { openExercise } from "../common/answering.js";
import { h, patch } from "../common/dom.js";
import { countWords } from "./words.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   prompt: string, words: { min?: number, max?: number } }} Memo
 */

const LONGEST = 20000; // characters; the course reads no further

/** @param {import("../common/frame.js").Host<Memo>} host */
function render(host) {
  const clean = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
  const ui = openExercise(host, { kind: "memo", name: "memo.exercise", clean });
  const { t, body, keeper, on, uid, practice } = ui;
  const { min, max } = host.model.get("words") ?? {};
  let cleared = "";

  const count = h("p", { class: "entraide-count", id: `${uid}-count` });
  const field = h("textarea", {
    class: "entraide-field",
    id: `${uid}-text`,
    rows: "5",
    maxlength: LONGEST,
    "aria-describedby": count.id,
  });
  body.append(h("label", { class: "entraide-prompt", for: field.id, text: host.model.get("prompt") }), field, count);
  const onlyYou = t(host.model.host === "page" ? "memo.only-you-here" : "memo.only-you");
  if (practice) body.append(h("p", { class: "entraide-hint", text: onlyYou }));

  function draw() {
    const value = keeper.value();
    // Setting an equal value would throw the browser's own undo away.
    if (field.value !== value) field.value = value;
    const words = t("memo.words", { n: countWords(value) });
    patch(count, { text: min && max ? `${words} (${t("memo.words-expected", { min, max })})` : words });
    grow(field);
  }

  /** @param {string} value */
  function take(value) {
    keeper.keep(value);
    draw();
  }

  on(field, "input", () => {
    ui.settle();
    take(field.value);
  });
  on(field, "blur", () => keeper.write());
  ui.start({
    take: draw,
    clear() {
      cleared = keeper.value();
      take("");
    },
    restore: () => take(cleared),
  });
  draw();
  return ui.close;
}

/** As tall as its text, where the stylesheet's field-sizing does not see to it. @param {HTMLTextAreaElement} field */
function grow(field) {
  if (globalThis.CSS?.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

export default { render };
