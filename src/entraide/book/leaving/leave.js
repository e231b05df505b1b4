/** Leaving quickly: the page disappears at once, even if the next one is slow to come, and is not in the history. */

import { NEEDED, Presses, WITHIN } from "./presses.js";

// What is typed in: a slider, a list and a box to tick leave Esc to the page.
const TYPED = ["text", "search", "number", "email", "tel", "url", "password"].map((type) => `[type=${type}]`);
const FIELDS = `input:is(:not([type]), ${TYPED}), textarea, [contenteditable]`;

export function leaveQuickly() {
  const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-entraide-exit]"));
  if (!exit) return;
  const leave = (/** @type {Event} */ event) => {
    // Who is in haste presses once more: Esc would then stop the next page from coming, and so would asking for it again.
    event.preventDefault();
    if (isGone()) return;
    document.title = " ";
    window.name = "";
    document.documentElement.style.display = "none";
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  listen(leave, speaker(exit));
}

/** @param {(event: Event) => void} leave @param {(count: number) => void} say */
function listen(leave, say) {
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
    presses.down(event, isField(event), isTaken(event));
    pressed(event);
  });
  window.addEventListener("keyup", (event) => {
    presses.up(event);
    pressed(event);
  });
  window.addEventListener("pointerdown", anew, true);
}

function isGone() {
  return document.documentElement.style.display === "none";
}

/** @param {Event} event */
function isField(event) {
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Whether a key did something else: in an exercise, in a dialog that it closes, in what writes other scripts. @param {KeyboardEvent} event */
function isTaken(event) {
  return event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null;
}

/** What shows how many presses there were, and says how many are missing. @param {HTMLElement} exit */
function speaker(exit) {
  const box = document.createElement("p");
  box.className = "book-leaving";
  box.setAttribute("aria-live", "polite");
  exit.after(box);
  return (/** @type {number} */ count) => {
    box.replaceChildren();
    if (!count) return;
    const dots = document.createElement("span");
    dots.setAttribute("aria-hidden", "true");
    for (let n = 1; n <= NEEDED; n++) {
      const dot = document.createElement("i");
      dot.className = n <= count ? "book-pressed" : "";
      dots.append(dot);
    }
    box.append(dots, exit.dataset[count === 1 ? "twice" : "once"] ?? "");
  };
}
