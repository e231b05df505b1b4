/** A browser's storage, for tests of what is kept in one. */

/** @param {Record<string, string>} [kept] @param {number} [room] how many characters it takes */
export function storage(kept = {}, room = Infinity) {
  const values = new Map(Object.entries(kept));
  return {
    values,
    get length() {
      return values.size;
    },
    key: (/** @type {number} */ n) => [...values.keys()][n] ?? null,
    getItem: (/** @type {string} */ key) => values.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (value.length > room) throw new Error("The quota has been exceeded.");
      values.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => void values.delete(key),
  };
}

const refuse = () => {
  throw new Error("refused");
};

/** Where the reader's settings refuse every use. */
export const REFUSED = { length: 1, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
