/** A part of the page may be refused what it needs (no storage, no worker) without harm to the others. */

/** Runs a part; what it throws is told to whoever opens the console. @template T @param {() => T} part @returns {T | undefined} */
export function attempt(part) {
  try {
    return part();
  } catch (error) {
    console.debug(error);
  }
}
