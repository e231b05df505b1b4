/** What keeps pages for reading offline: in the folder of the whole site, which holds the editions; null where there is none. */

import { bring } from "../common/bring.js";

const { entraideWorker } = document.documentElement.dataset;
export const worker = entraideWorker ? new URL(entraideWorker, document.baseURI) : null;

/** Starts it; what tells of it (offline.js) comes once it has said what it keeps. @param {string | undefined} edition */
export function startWorker(edition) {
  if (!worker || !edition || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const all = navigator.serviceWorker;
  const ask = () => all.controller?.postMessage({ offline: "state", edition });
  const told = (/** @type {MessageEvent} */ { data }) => {
    if (data?.offline !== edition) return;
    all.removeEventListener("message", told);
    bring("offline").catch((error) => console.debug(error));
  };
  all.addEventListener("message", told);
  const begin = async (/** @type {URL} */ address) => {
    // On a first visit, and when the site has changed, the worker takes charge of the page a little later.
    all.addEventListener("controllerchange", ask);
    await all.register(address, { scope: new URL("./", address).href });
    ask();
  };
  begin(worker).catch((error) => console.debug(error));
}
