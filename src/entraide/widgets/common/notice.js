/** The line above an exercise in which nothing can be answered just now, and the question that can stand beside it. */

import { above, focusedIn, h } from "./dom.js";

/**
 * @param {import("./frame.js").Frame} frame
 * @param {HTMLElement} feet rests with the exercise
 * @param {(hers: boolean) => void} settle called with the answer to the question whose the found answers are
 */
export function openNotice({ t, on, root, body }, feet, settle) {
  const line = h("p", { tabindex: "-1" });
  const question = h("div", { class: "entraide-row" });
  /** @param {string} step @param {string} text */
  const choice = (step, text) => h("button", { type: "button", class: "entraide-button", "data-whose": step, text });
  // Only a notebook asks, and has the words for it.
  const ask = () =>
    question.append(choice("mine", t("exercise.notebook-mine")), choice("afresh", t("exercise.notebook-afresh")));
  const node = h("div", { class: "entraide-paused", hidden: true }, line, question);
  body.before(node);
  on(question, "click", (event) => {
    const said = above(event, "[data-whose]")?.dataset.whose;
    if (said) settle(said === "mine");
  });
  // A click on what rests reaches the frame alone: lead to the line that says why, which may be out of sight.
  on(root, "pointerdown", (event) => {
    if (!node.hidden && !node.contains(/** @type {Node} */ (event.target))) setTimeout(() => line.focus());
  });
  return {
    line,
    /** @param {boolean} blocked @param {boolean} asks */
    show(blocked, asks) {
      const focused = focusedIn(root);
      node.hidden = !blocked;
      question.hidden = !asks;
      if (asks && !question.firstChild) ask();
      // Without a focused element of ours, what is typed next would be the host's commands: "x" cuts a cell in JupyterLab.
      if (blocked && focused && !node.contains(focused)) line.focus();
      body.inert = blocked;
      feet.inert = blocked;
    },
  };
}
