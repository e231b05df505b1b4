/** What keeps pages for reading offline: in the folder of the whole site, which holds the editions; null where there is none. */

const { entraideWorker } = document.documentElement.dataset;
export const worker = entraideWorker ? new URL(entraideWorker, document.baseURI) : null;
