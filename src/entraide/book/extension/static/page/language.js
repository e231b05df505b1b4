/** The other language: the same place of the same page, and the choice is remembered for the landing page. */

import { attempt } from "./attempt.js";

/** @param {string} prefix of the site's keys @param {string | undefined} edition */
export function rememberLanguage(prefix, edition) {
  if (edition) attempt(() => localStorage.setItem(`${prefix}lang`, edition));
  for (const twin of document.querySelectorAll("[data-entraide-twin]")) {
    twin.addEventListener("click", () => {
      const link = /** @type {HTMLAnchorElement} */ (twin);
      link.hash = location.hash;
      attempt(() => localStorage.setItem(`${prefix}lang`, link.dataset.entraideTwin ?? ""));
    });
  }
}
