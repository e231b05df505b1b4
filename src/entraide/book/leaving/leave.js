/**
 * Leaving quickly: the page disappears at once, even if the next one is slow to come, and is not in the history. It works
 * from the moment that its button is drawn, since nothing of it waits for the page.
 */

import { NEEDED, Presses, WITHIN } from "./presses.js";

// What is typed in: a slider, a list and what is ticked or pressed leave Esc to the page.
const FIELDS = "input:not([type=range], [type=radio], [type=checkbox], [type=file]), textarea, [contenteditable]";
const EXIT = "[data-entraide-exit]";

export function leaveQuickly() {
  const presses = new Presses();
  let said = 0;
  /** @type {number | undefined} */
  let end;
  const show = () => {
    if (presses.count === said) return;
    said = presses.count;
    say(said);
    clearTimeout(end);
    if (said) end = window.setTimeout(anew, WITHIN - (performance.now() - presses.first));
  };
  const anew = () => {
    presses.anew();
    show();
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (presses.count >= NEEDED || isGone()) leave(event);
    else show();
  };
  // On the way up, so that an exercise has had its turn.
  window.addEventListener("keydown", (event) => {
    presses.down(event, within(event, FIELDS), isTaken(event));
    pressed(event);
  });
  window.addEventListener("keyup", (event) => {
    presses.up(event);
    pressed(event);
  });
  window.addEventListener("pointerdown", anew, true);
  window.addEventListener("click", (event) => within(event, EXIT) && leave(event), true);
}

/** @param {Event} event */
function leave(event) {
  // Who is in haste presses once more: Esc would then stop the next page from coming, and so would asking for it again.
  event.preventDefault();
  const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector(EXIT));
  if (!exit || isGone()) return;
  document.title = " ";
  window.name = "";
  document.documentElement.style.display = "none";
  location.replace(exit.href);
}

function isGone() {
  return document.documentElement.style.display === "none";
}

/** Whether an event comes from what fits, or from within it. @param {Event} event @param {string} selector */
function within(event, selector) {
  return Boolean(/** @type {Element} */ (event.composedPath()[0]).closest?.(selector));
}

/** Whether a key did something else: in an exercise, in a dialog that it closes, in what writes other scripts. @param {KeyboardEvent} event */
function isTaken(event) {
  return event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null;
}

/** Show beside the button how many presses there were, and say how many are missing. @param {number} count */
function say(count) {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".book-leaving"));
  box?.replaceChildren();
  if (!box || !count) return;
  const dots = document.createElement("span");
  dots.setAttribute("aria-hidden", "true");
  for (let n = 1; n <= NEEDED; n++) {
    const dot = document.createElement("i");
    dot.className = n <= count ? "book-pressed" : "";
    dots.append(dot);
  }
  box.append(dots, box.dataset[count === 1 ? "twice" : "once"] ?? "");
}
