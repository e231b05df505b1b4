/**
 * What this site keeps in this browser. Other courses may live at the same address, so every key carries the site's own
 * path; what stands under it is an object with the moment of its last change.
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Kept the part of a browser's storage in use
 * @typedef {Record<string, any>} Thing what one key holds: an answer record, or what was seen of an exercise
 * @typedef {ReturnType<typeof openStore>} Store
 */

const DEEPEST = 50; // things within one another; nothing that this course keeps comes near

/** How keys began before they carried a path. */
const BEFORE = "entraide/";

/** The site's own prefix: its path in the address, the folder that holds the editions. @param {Document} [page] */
export function prefixOf(page = document) {
  const { entraideWorker, entraideEdition, content_root: root = "./" } = page.documentElement.dataset;
  // A site on a disk has no worker. A book that was built in one language has no editions.
  const whole = entraideWorker ?? (entraideEdition ? `${root}../` : root);
  return `entraide:${new URL("./", new URL(whole, page.baseURI)).pathname}:`;
}

/** The browser's storage, or null where the reader's settings refuse it. @returns {Kept | null} */
export function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Whether a thing holds so many within one another that nobody can walk through it safely. @param {unknown} thing */
export function isTooDeep(thing) {
  const within = (/** @type {unknown[]} */ all) => all.filter((one) => typeof one === "object" && one !== null);
  let layer = within([thing]);
  // Layer by layer, for what calls itself ends where the stack does.
  for (let depth = 0; depth < DEEPEST; depth += 1) layer = within(layer.flatMap((one) => Object.values(one)));
  return layer.length > 0;
}

/** @param {Kept | null} storage @param {string} prefix */
export function openStore(storage, prefix) {
  /** What was kept, or null: nothing, storage refused, or something that is no object or none of ours. @param {string} name @returns {Thing | null} */
  function read(name) {
    try {
      const found = JSON.parse(storage?.getItem(prefix + name) || "null");
      return found && typeof found === "object" && !Array.isArray(found) && !isTooDeep(found) ? found : null;
    } catch {
      return null;
    }
  }

  /** Keeps a thing, of which an empty one leaves no trace, and reads it back: whether it is kept now. @param {string} name @param {Thing | null} thing */
  function write(name, thing) {
    if (isTooDeep(thing)) return false;
    const written = thing && Object.keys(thing).length ? JSON.stringify(thing) : null;
    try {
      if (!storage) return false;
      if (written === null) storage.removeItem(prefix + name);
      else storage.setItem(prefix + name, written);
      return storage.getItem(prefix + name) === written;
    } catch (error) {
      console.warn("Not kept:", error);
      return false;
    }
  }

  /** All that is kept of a kind, `answer` for one, by what follows it. @param {string} kind @returns {Map<string, Thing>} */
  function all(kind) {
    const start = `${prefix}${kind}/`;
    /** @type {Map<string, Thing>} */
    const found = new Map();
    for (const key of keysOf(storage)) {
      const thing = key.startsWith(start) && read(key.slice(prefix.length));
      if (thing) found.set(key.slice(start.length), thing);
    }
    return found;
  }

  /** Removes all that this site keeps, under its old keys too. @returns {boolean} whether nothing is left */
  function erase() {
    const own = () => keysOf(storage).filter((key) => key.startsWith(prefix) || key.startsWith(BEFORE));
    for (const key of own()) storage?.removeItem(key);
    return own().length === 0;
  }

  /** Copies, once, what stands under keys without a path. Whose it is cannot be known: another course may want it too. */
  function adopt() {
    const done = "adopted";
    const old = keysOf(storage).filter((key) => key.startsWith(BEFORE));
    if (!old.length || storage?.getItem(prefix + done)) return;
    try {
      for (const key of old) {
        const name = prefix + key.slice(BEFORE.length);
        if (storage?.getItem(name) === null) storage.setItem(name, storage.getItem(key) ?? "");
      }
      storage?.setItem(prefix + done, "yes");
    } catch (error) {
      console.warn("Not adopted:", error);
    }
  }

  return { prefix, read, write, all, erase, adopt };
}

/** @param {Kept | null} storage */
function keysOf(storage) {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? "");
  } catch {
    return [];
  }
}

/** What a page opens: this site's own, with what an earlier version kept. */
export function siteStore() {
  const store = openStore(browserStorage(), prefixOf());
  store.adopt();
  return store;
}
