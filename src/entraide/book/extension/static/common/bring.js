/**
 * Brings a script of the book when it is needed: what few readers need, a page does without. It is a script and no
 * module, or a page that is opened from a disk could not have it.
 */

/** This script's own address, which tells where the others are and of which build. */
const own = typeof document === "undefined" ? "" : /** @type {HTMLScriptElement} */ (document.currentScript)?.src;
/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** @param {string} name @returns {Promise<void>} rejected if it cannot be had; it may be asked for again */
export function bring(name) {
  return bringFrom(new URL(`${name}.js${new URL(own).search}`, own).href);
}

/** @param {string} address @returns {Promise<void>} */
export function bringFrom(address) {
  const before = asked.get(address);
  if (before) return before;
  const brought = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      asked.delete(address);
      script.remove();
      reject(new Error(address));
    });
    document.head.append(script);
  });
  asked.set(address, brought);
  return brought;
}
