/** Erasing everything that this book has kept in this browser. */

import { attempt } from "./attempt.js";

export const KEPT = "entraide/";
/** What the search keeps, and the choice of colours. */
const OF_THE_FRAME = /^(mode|theme|sphinx_highlight.*)$/;

/** @param {URL | null} worker what keeps pages for reading offline */
async function erase(worker) {
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEPT) || OF_THE_FRAME.test(key)) localStorage.removeItem(key);
    }
  });
  attempt(() => sessionStorage.clear());
  window.dispatchEvent(new Event("entraide:cleared"));
  if (!worker || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(worker.href);
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith("entraide ") && name.endsWith(new URL("./", worker).pathname)) await caches.delete(name);
  }
}

/** Asks twice, then erases. @param {URL | null} worker */
export function offerErasing(worker) {
  for (const box of document.querySelectorAll("[data-entraide-clear]")) {
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (box.querySelector(selector));
    const [ask, confirm, done] = [part("[data-clear=ask]"), part("[role=group]"), part("[role=status]")];
    ask.addEventListener("click", () => {
      done.textContent = "";
      ask.hidden = true;
      confirm.hidden = false;
      part("[data-clear=no]").focus();
    });
    const close = () => {
      confirm.hidden = true;
      ask.hidden = false;
      ask.focus();
    };
    part("[data-clear=no]").addEventListener("click", close);
    part("[data-clear=yes]").addEventListener("click", async () => {
      await erase(worker).catch((error) => console.debug(error));
      close();
      done.textContent = done.dataset.said ?? "";
    });
  }
}
