/**
 * The other language: the same place of the same page. Titles have other anchors there; exercises have the same. What
 * the landing page is to lead to is remembered by the page that was reached: without a connection a choice may not be.
 */

import { attempt } from "./attempt.js";

/** The last exercise that has begun above the middle of the screen. */
function exerciseHere() {
  const all = [...document.querySelectorAll(".entraide-exercise")];
  return all.filter((one) => one.getBoundingClientRect().top < innerHeight / 2).at(-1)?.id;
}

/** @param {string} prefix of the site's keys @param {string | undefined} edition */
export function rememberLanguage(prefix, edition) {
  if (edition) attempt(() => localStorage.setItem(`${prefix}lang`, edition));
  for (const twin of document.querySelectorAll("[data-entraide-twin]")) {
    twin.addEventListener("click", () => {
      const link = /** @type {HTMLAnchorElement} */ (twin);
      link.hash = (scrollY > 0 && exerciseHere()) || location.hash;
    });
  }
}
