/** Reading offline: a worker keeps the pages of this edition once the reader has come. */

/** @param {URL | null} worker @param {string | undefined} edition */
async function keepPages(worker, edition) {
  if (!worker || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const ask = () => navigator.serviceWorker.controller?.postMessage({ keep: edition });
  // On a first visit, and when the site has changed, the worker takes charge of the page a little later.
  navigator.serviceWorker.addEventListener("controllerchange", ask);
  await navigator.serviceWorker.register(worker, { scope: new URL("./", worker).href });
  ask();
}

/** The page first; those that may be read later only when nothing else is going on. @param {URL | null} worker @param {string | undefined} edition */
export function readOffline(worker, edition) {
  const later = () => keepPages(worker, edition).catch((error) => console.debug(error));
  window.addEventListener("load", () => setTimeout(later, 1000));
}
