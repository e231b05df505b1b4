/**
 * A page has several exercises, and a list of its buttons shows nothing of what is around them: after what it does, the
 * name of each says in which exercise it is. What each exercise has from the start says its title. What comes back in a
 * list, code by code, or comes later says the place among the exercises of the page: it is heard often, and stays short.
 */

import { h, patch } from "./dom.js";

/** A page of the book has a place for each from the start; elsewhere they come one by one. */
const EXERCISES = ".entraide-exercise, .entraide:not(.entraide-exercise *)";
/** A sentence that is coded, and what may be said in a meeting, are told apart by what they say. */
const TO_NAME = "button:not([aria-labelledby], .entraide-unit, .entraide-offer *)";

let buttons = 0;

/** Name the buttons of an exercise, and those that come. @param {HTMLElement} root @param {import("./texts.js").Say} t */
export function nameButtons(root, t) {
  const all = [...document.querySelectorAll(EXERCISES)];
  const n = all.indexOf(/** @type {Element} */ (root.closest(EXERCISES))) + 1;
  // One that is not in its page yet is told by its title; one that is alone, by nothing.
  const said = n ? t("exercise.nth", { n }) : root.getAttribute("aria-label");
  const which = h("span", { id: `${root.id}-which`, hidden: true, text: all.length > (n ? 1 : 0) ? said : "" });
  root.append(which);
  patch(root, { "aria-describedby": which.id });
  const name = (/** @type {ParentNode} */ within, /** @type {boolean} */ first) => {
    for (const node of within.querySelectorAll(TO_NAME)) {
      node.id ||= `${root.id}-button-${++buttons}`;
      // An exercise may stand in another one: what was said in a meeting is coded there.
      const { id } = /** @type {Element} */ (node.closest(".entraide"));
      patch(node, { "aria-labelledby": `${node.id} ${id}${first && !node.closest("li") ? "" : "-which"}` });
    }
  };
  name(root, true);
  // Only where something came is looked at: of two thousand sentences, at one.
  new MutationObserver((all) => {
    for (const { target } of all) name(/** @type {Element} */ (target), false);
  }).observe(root, { childList: true, subtree: true });
}
