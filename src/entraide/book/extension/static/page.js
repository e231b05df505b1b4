/** What every page does: leaving quickly, the other language, tables, erasing, reading offline. Each part stands alone. */

const KEPT = "entraide/";
/** What the theme's own scripts keep. */
const THEMES_OWN = /^(mode|theme|sphinx_highlight.*)$/;
const root = document.documentElement;

/** Runs a part that may be refused (no storage, no worker) without harm to the others. @param {() => unknown} part */
function attempt(part) {
  try {
    return part();
  } catch (error) {
    console.debug(error);
  }
}

/* Leaving quickly: the page disappears at once, even if the next one is slow to come, and is not in the history. */

const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-entraide-exit]"));

/** @param {Event} [event] */
function leave(event) {
  event?.preventDefault();
  document.title = " ";
  root.style.display = "none";
  if (exit) location.replace(exit.href);
}

if (exit) {
  exit.addEventListener("click", leave);
  /** @type {number[]} */
  let pressed = [];
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      pressed = event.key === "Escape" ? [...pressed, event.timeStamp].slice(-3) : [];
      if (pressed.length === 3 && pressed[2] - pressed[0] < 1000) leave();
    },
    true, // Before an open dialog or an exercise takes the key.
  );
}

/* The other language: the same place of the same page, and the choice is remembered for the landing page. */

const edition = root.dataset.entraideEdition;
if (edition) attempt(() => localStorage.setItem(`${KEPT}lang`, edition));
for (const twin of document.querySelectorAll("[data-entraide-twin]")) {
  twin.addEventListener("click", () => {
    const link = /** @type {HTMLAnchorElement} */ (twin);
    link.hash = location.hash;
    attempt(() => localStorage.setItem(`${KEPT}lang`, link.dataset.entraideTwin ?? ""));
  });
}

/* Tables that can be sorted: their script comes only with them. */

const tables = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-entraide-sift]"));
if (tables.length) {
  const script = new URL("table.js", import.meta.url);
  script.search = new URL(import.meta.url).search; // Of the same version as this one.
  import(script.href).then(({ enhance }) => tables.forEach(enhance)).catch((error) => console.debug(error));
}

/* The menu and the list of contents open as dialogs on a narrow screen: a link to this same page closes them. */

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("a[href^='#'], [data-entraide-close]")) dialog.close();
  });
}

/* Reading offline: a worker keeps the pages of this edition once the reader has come. */

/** The folder of the whole site, which holds the editions. */
const worker = root.dataset.entraideWorker && new URL(root.dataset.entraideWorker, document.baseURI);

async function keepPages() {
  if (!worker || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const ask = () => navigator.serviceWorker.controller?.postMessage({ keep: edition });
  // On a first visit, and when the site has changed, the worker takes charge of the page a little later.
  navigator.serviceWorker.addEventListener("controllerchange", ask);
  await navigator.serviceWorker.register(worker, { scope: new URL("./", worker).href });
  ask();
}

// The page first; those that may be read later only when nothing else is going on.
window.addEventListener("load", () => setTimeout(() => keepPages().catch((error) => console.debug(error)), 1000));

/* Erasing everything. */

async function erase() {
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEPT) || THEMES_OWN.test(key)) localStorage.removeItem(key);
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
    await erase().catch((error) => console.debug(error));
    close();
    done.textContent = done.dataset.said ?? "";
  });
}
