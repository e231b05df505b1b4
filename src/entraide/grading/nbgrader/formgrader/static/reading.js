// One submission in Formgrader: opens at what is to be read, and goes on to the next by hand or by keyboard alone.

import { Box } from "./box.js";
import * as gradebook from "./gradebook.js";
import { t } from "./texts.js";

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Box[]} */
let boxes = [];

/** @returns {Box | undefined} The box that the hand is in, else the first that waits, else the first memo's. */
function current() {
  return (
    boxes.find((box) => box.part.contains(document.activeElement)) ??
    boxes.find((box) => box.waits) ??
    boxes.find((box) => box.part.matches(".by-hand"))
  );
}

/** Read the gradebook, fill the boxes, and show the first that waits. */
async function open() {
  try {
    const [grades, comments] = await Promise.all([gradebook.grades(), gradebook.comments()]);
    boxes = [...document.querySelectorAll("form.box")].map((element) => {
      const name = element.getAttribute("data-name");
      const [grade, comment] = [grades, comments].map((all) => all.find((one) => one.name === name));
      return new Box(
        /** @type {HTMLElement} */ (element),
        /** @type {gradebook.Grade | undefined} */ (grade),
        /** @type {gradebook.Comment | undefined} */ (comment),
      );
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : "";
    const told = document.createElement("p");
    told.className = "status wrong";
    told.setAttribute("role", "alert");
    told.textContent = t("reading.not-read", { cause });
    document.querySelector("main")?.prepend(told);
    return;
  }
  show(current());
}

/** @param {Box | undefined} box Show it, ready for the hand; without one, the way to the next submission. */
function show(box) {
  if (!box) {
    byId("next-to-read").focus({ preventScroll: true });
    return;
  }
  if (box.part instanceof HTMLDetailsElement) box.part.open = true;
  box.part.scrollIntoView();
  box.focus();
}

/** @param {HTMLAnchorElement} link Follow it once all is in the gradebook; stay where something is not. */
async function follow(link) {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const saved = await Promise.all(boxes.map((box) => box.saving));
  if (saved.every(Boolean)) window.location.assign(link.href);
}

/** @type {Record<string, () => void>} */
const SHORTCUTS = {
  c: () => current()?.text?.focus(),
  s: () => current()?.score?.select(),
  n: () => byId("next-to-read").click(),
  p: () => byId("previous").click(),
};

/** @param {number} points Give them to a criterion; after a memo's last, the next one that waits is at hand. */
function give(points) {
  const box = current();
  const place = box?.criteria.give(points);
  if (place) place.focus({ preventScroll: true });
  else if (place === null) show(boxes.find((other) => other !== box && other.waits));
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    SHORTCUTS.n();
  } else if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  } else if (target.matches("textarea, input[type=number]")) {
    if (event.key === "Escape") byId("next-to-read").focus({ preventScroll: true });
  } else if (/^\d$/.test(event.key)) {
    event.preventDefault();
    give(Number(event.key));
  } else if (Object.hasOwn(SHORTCUTS, event.key)) {
    event.preventDefault();
    SHORTCUTS[event.key]();
  }
});

for (const id of ["previous", "next", "next-to-read"]) {
  const link = /** @type {HTMLAnchorElement} */ (byId(id));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(link);
  });
}

open();
