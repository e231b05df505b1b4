/**
 * Draws the exercises of a page that has no kernel: the part of Jupyter's widgets that an anywidget module needs, and
 * nothing else. The state of the models is in the page; an answer is kept in this browser.
 *
 * @typedef {{ model_name: string, model_module: string, state: Record<string, any> }} ModelState
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Kept the part of a browser's storage that keeps answers
 */

const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';
const KEPT = "entraide/answer/";

/** What an anywidget module knows of its Python side. Here there is none, so saving means keeping the answer. */
export class Model {
  /** Tells a front end that a page, not a kernel, holds its answer. */
  host = "page";
  widget_manager = { get_model: () => Promise.reject(new Error("This page has no widget manager.")) };
  /** @type {Record<string, any>} */
  #values;
  /** @type {Set<string>} */
  #unsaved = new Set();
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  /** @type {Kept | null} */
  #storage;

  /** @param {Record<string, any>} values @param {Kept | null} storage */
  constructor(values, storage) {
    this.#values = { ...values };
    this.#storage = storage;
    const answer = recall(storage, this.#key);
    if (answer) this.#values.answer = answer;
    if (answer) this.#tellWhere(true);
  }

  get #key() {
    return this.#values.exercise ? KEPT + this.#values.exercise : "";
  }

  /** @param {string} name */
  get(name) {
    return this.#values[name];
  }

  /** Accepts a name and a value, or several of them as an object. @param {any} name @param {any} [value] */
  set(name, value) {
    const changes = typeof name === "object" ? name : { [name]: value };
    let changed = false;
    for (const [one, now] of Object.entries(changes)) {
      if (Object.is(this.#values[one], now)) continue;
      this.#values[one] = now;
      this.#unsaved.add(one);
      changed = true;
      this.#tell(`change:${one}`, this, now);
    }
    if (changed) this.#tell("change", this);
  }

  save_changes() {
    const answered = this.#unsaved.has("answer");
    this.#unsaved.clear();
    if (answered) this.#tellWhere(keep(this.#storage, this.#key, this.#values.answer));
  }

  /** Says of the answer where it is, as a kernel would. @param {boolean} kept it was read back */
  #tellWhere(kept) {
    this.set("saved", { state: kept ? "browser" : "refused", saved_at: this.#values.answer?.saved_at ?? "" });
    this.#unsaved.delete("saved");
  }

  /** @param {string} names one or several, separated by spaces @param {Function} listener */
  on(names, listener) {
    for (const name of names.split(/\s+/)) {
      if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
      this.#listeners.get(name)?.add(listener);
    }
  }

  /** Without a listener forgets all those of a name; without a name, all. @param {string | null} [names] @param {Function | null} [listener] */
  off(names, listener) {
    for (const name of names ? names.split(/\s+/) : [...this.#listeners.keys()]) {
      if (listener) this.#listeners.get(name)?.delete(listener);
      else this.#listeners.delete(name);
    }
  }

  /** There is no kernel to send to. */
  send() {}

  /** Takes up what another tab, or the erasing of everything, has made of the answer. @param {string | null} key */
  refresh(key) {
    if (!this.#key || (key !== null && key !== this.#key)) return;
    this.set("answer", recall(this.#storage, this.#key) ?? {});
    this.#unsaved.delete("answer");
    this.#tellWhere(true);
  }

  /** @param {string} name @param {any[]} details */
  #tell(name, ...details) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        listener(...details);
      } catch (error) {
        console.error(error);
      }
    }
  }
}

/** Returns what was kept, or null: nothing, storage refused, or something that is no record. @param {Kept | null} storage @param {string} key */
function recall(storage, key) {
  try {
    const found = JSON.parse((key && storage?.getItem(key)) || "null");
    return found && typeof found === "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

/**
 * Keeps an answer, of which an empty one leaves no trace, and reads it back: whether it is kept now. A browser that
 * refuses is no reason to stop. @param {Kept | null} storage @param {string} key @param {any} answer
 */
function keep(storage, key, answer) {
  const written = answer && Object.keys(answer).length ? JSON.stringify(answer) : null;
  try {
    if (!key || !storage) return false;
    if (written === null) storage.removeItem(key);
    else storage.setItem(key, written);
    return storage.getItem(key) === written;
  } catch (error) {
    console.warn("This browser does not keep the answer:", error);
    return false;
  }
}

function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null; // Refused by the reader's settings.
  }
}

/** What draws a model: of ours, what the page's scripts have brought, by name; of another package, its module. @param {string} esm */
async function load(esm) {
  const [file, name] = esm.split("#");
  const root = document.documentElement.dataset.content_root ?? "./";
  /** @type {Record<string, any>} */
  const brought = Reflect.get(globalThis, "entraide") ?? {};
  const widget = name ? brought[name] : (await import(new URL(root + file, document.baseURI).href)).default;
  return typeof widget === "function" ? widget() : widget;
}

/** @param {HTMLElement} place @param {ModelState} description @param {Model} model */
async function mount(place, description, model) {
  const widget = await load(description.state._esm);
  const el = document.createElement("div");
  const signal = new AbortController().signal; // A page keeps its exercises until it is left.
  await widget.initialize?.({ model, signal, experimental: {} });
  place.querySelector(".entraide-exercise-wait")?.replaceWith(el);
  if (!el.isConnected) place.append(el);
  await widget.render?.({ model, el, signal, experimental: {} });
  place.dataset.ready = "";
}

/** @param {HTMLElement} place @param {unknown} error */
function showFailure(place, error) {
  console.error(error);
  const text = document.createElement("p");
  text.className = "entraide-exercise-failed";
  text.setAttribute("role", "alert");
  text.textContent = place.dataset.failed ?? "";
  place.querySelector(".entraide-exercise-wait")?.remove();
  place.append(text);
}

/** Where a view is drawn: the box made for it, or a new one after it. @param {Element} view */
function placeOf(view) {
  const held = view.closest(".entraide-exercise");
  if (held) return /** @type {HTMLElement} */ (held);
  const place = document.createElement("div");
  view.after(place);
  return place;
}

function start() {
  const storage = browserStorage();
  const found = [...document.querySelectorAll(STATE)].map((script) => JSON.parse(script.textContent ?? "{}"));
  /** @type {Record<string, ModelState>} */
  const states = Object.assign({}, ...found.map(({ state }) => state));
  /** What the widgets of the page say, for those that bring no texts of their own. */
  const texts = Object.assign({}, ...found.map((one) => one.texts));
  /** @type {Map<string, Model>} */
  const models = new Map();
  for (const view of document.querySelectorAll(VIEW)) {
    const id = JSON.parse(view.textContent ?? "{}").model_id;
    const description = states[id];
    if (description?.model_name !== "AnyModel") {
      console.warn(`This page draws anywidgets only, not ${description?.model_name ?? `the unknown model ${id}`}.`);
      continue;
    }
    // Two views of one model share it, as they would with a kernel.
    if (!models.has(id)) models.set(id, new Model({ texts, ...description.state }, storage));
    const place = placeOf(view);
    mount(place, description, /** @type {Model} */ (models.get(id))).catch((error) => showFailure(place, error));
  }
  // An assignment's page makes a file of them.
  const exercises = new Map([...models.values()].map((model) => [model.get("exercise"), model]));
  Reflect.set(globalThis, "entraide", Object.assign(Reflect.get(globalThis, "entraide") ?? {}, { exercises }));
  const refresh = (/** @type {string | null} */ key) => {
    for (const model of models.values()) model.refresh(key);
  };
  window.addEventListener("storage", (event) => refresh(event.key));
  window.addEventListener("entraide:cleared", () => refresh(null));
}

if (typeof document !== "undefined") start();
