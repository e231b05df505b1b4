/** The ring at the top of a chapter: a chair is filled once its section was gone through, and lit where the reader is. */

import { filledChairs, isTried } from "../common/chairs.js";

const EXERCISES = ".entraide-exercise[id]:not([id^=simulation-])";

/** @param {import("../common/store.js").Store} store @returns {() => void} what draws it */
export function openRing(store) {
  const ring = document.querySelector(".book-ring");
  const words = /** @type {HTMLElement | null} */ (document.querySelector(".book-here"));
  if (!ring || !words) return () => {};
  const [name, count] = [`read/${document.documentElement.dataset.entraidePage}`, words.textContent];
  const sections = [...document.querySelectorAll("article > section > section")];
  const exercises = sections.map((section) => [...section.querySelectorAll(EXERCISES)].map(({ id }) => id));

  const chairs = [...ring.querySelectorAll("a")];

  const draw = () => {
    const filled = filledChairs(exercises, store.read(name)?.sections, (id) => isTried(store.read(`answer/${id}`)));
    const at = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 2).length;
    // Above the first, she is where she goes on: at the first section to come.
    const here = (at || filled.indexOf(false) + 1) - 1;
    chairs.forEach((chair, n) => {
      chair.setAttribute("class", `${filled[n] ? "book-filled" : ""} ${n === here ? "book-lit" : ""}`.trim());
    });
    words.textContent = here < 0 ? count : (words.dataset.here ?? "").replace("{n}", String(here + 1));
  };

  requestAnimationFrame(draw);
  window.addEventListener("entraide:changed", draw);
  return () => {
    // What she does moves a chair; what the page begins with does not.
    ring.classList.add("book-ring-moves");
    draw();
  };
}
