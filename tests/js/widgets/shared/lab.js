/** What JupyterLab shows a widget of the notebook around it, as far as it is used. */

/** Somebody to listen to, as JupyterLab has them. */
function signal() {
  /** @type {Set<(sender: unknown, value: any) => void>} */
  const heard = new Set();
  return {
    connect: (/** @type {(sender: unknown, value: any) => void} */ act) => void heard.add(act),
    disconnect: (/** @type {(sender: unknown, value: any) => void} */ act) => void heard.delete(act),
    emit: (/** @type {unknown} */ value) => [...heard].map((act) => act(null, value)),
  };
}

/** A notebook's document with a kernel, and what its metadata holds. */
export function lab() {
  /** @type {Record<string, any>} */
  const metadata = { entraide: { other: "stays" } };
  const sessionContext = { statusChanged: signal(), connectionStatusChanged: signal(), kernelChanged: signal() };
  const model = {
    getMetadata: (/** @type {string} */ key) => metadata[key],
    setMetadata: (/** @type {string} */ key, /** @type {any} */ value) =>
      void Object.assign(metadata, { [key]: value }),
  };
  const kernel = { id: "k1", status: "idle", connectionStatus: "connected", isDisposed: false };
  return { metadata, context: { saveState: signal(), sessionContext, model }, kernel };
}
