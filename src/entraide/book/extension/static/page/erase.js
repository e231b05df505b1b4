/** Erasing everything that this book has kept in this browser. */

import { siteStore } from "../common/store.js";
import { attempt } from "./attempt.js";
import { worker } from "./worker.js";

/** What the search keeps, and the choice of colours. */
const OF_THE_FRAME = /^(mode|theme|sphinx_highlight.*)$/;
const store = siteStore();

/** @returns {Promise<boolean>} whether nothing is left, of the pages for reading offline either */
async function erase() {
  const erased = store.erase();
  attempt(() => {
    for (const key of Object.keys(localStorage)) if (OF_THE_FRAME.test(key)) localStorage.removeItem(key);
  });
  attempt(() => sessionStorage.clear());
  window.dispatchEvent(new Event("entraide:changed"));
  if (!worker || !("serviceWorker" in navigator)) return erased;
  const registration = await navigator.serviceWorker.getRegistration(worker.href);
  await registration?.unregister();
  const here = new URL("./", worker).pathname;
  const pages = async () => (await caches.keys()).filter((name) => name.startsWith("entraide ") && name.endsWith(here));
  for (const name of await pages()) await caches.delete(name);
  return erased && (await pages()).length === 0;
}

/** Asks twice, then erases. @param {Element} box */
function offerErasing(box) {
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
    const erased = await erase().catch((error) => console.debug(error));
    close();
    done.textContent = done.dataset[erased ? "said" : "failed"] ?? "";
  });
}

for (const box of document.querySelectorAll("[data-entraide-clear]")) offerErasing(box);
