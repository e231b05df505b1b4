/** The other language: the same place of the same page, and the choice is remembered for the landing page. */

import { attempt } from "./attempt.js";
import { KEPT } from "./erase.js";

/** @param {string | undefined} edition */
export function rememberLanguage(edition) {
  if (edition) attempt(() => localStorage.setItem(`${KEPT}lang`, edition));
  for (const twin of document.querySelectorAll("[data-entraide-twin]")) {
    twin.addEventListener("click", () => {
      const link = /** @type {HTMLAnchorElement} */ (twin);
      link.hash = location.hash;
      attempt(() => localStorage.setItem(`${KEPT}lang`, link.dataset.entraideTwin ?? ""));
    });
  }
}
