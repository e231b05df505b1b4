/**
 * Draws the exercises of a page that has no kernel: the part of Jupyter's widgets that an anywidget module needs, and
 * nothing else. The state of the models is in the page; an answer is kept in this browser.
 *
 * @typedef {{ model_name: string, state: Record<string, any> }} ModelState
 * @typedef {Pick<import("./common/store.js").Store, "read" | "write"> & Partial<import("./common/store.js").Store>} Store
 */

import { bring, bringFrom } from "./common/bring.js";
import { siteStore } from "./common/store.js";
import { dress, near, openLater } from "./later.js";
import { showLost, waited } from "./lost.js";
import { takeRead } from "./reading.js";
import { inTurn } from "./turns.js";

const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';
/** What is kept of an exercise: its answer, and what the reader has seen of it (where she was, what she checked). */
const KEPT = ["answer", "seen"];

/** What an anywidget module knows of its Python side. Here there is none, so saving means keeping the answer. */
export class Model {
  /** Tells a front end that a page, not a kernel, holds its answer. */
  host = "page";
  widget_manager = { get_model: () => Promise.reject(new Error("No widget manager")) };
  /** @type {Record<string, any>} */
  #values;
  /** @type {Set<string>} */
  #unsaved = new Set();
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  /** @type {Store} */
  #store;

  /** Brings what comes after the page; null where all is here. @type {(() => Promise<Record<string, any>>) | null} */
  #rest;
  /** @type {Promise<void> | null} */
  #coming = null;

  /** @param {Record<string, any>} values @param {Store} store @param {(() => Promise<Record<string, any>>) | null} [rest] */
  constructor(values, store, rest = null) {
    this.#values = { ...values };
    this.#store = store;
    this.#rest = rest;
    for (const kind of values.exercise ? KEPT : []) {
      const kept = store.read(this.#nameOf(kind));
      if (kept) this.#values[kind] = kept;
      if (kept && kind === "answer") this.#tellWhere("browser");
    }
  }

  get whole() {
    return this.#rest === null;
  }

  /** Brings what comes after the page. @returns {Promise<void>} rejected if it cannot be had; it may be asked for again */
  complete() {
    if (!this.#rest) return Promise.resolve();
    this.#coming ??= this.#rest().then(
      (values) => {
        this.#rest = null;
        this.set(values);
      },
      (error) => {
        this.#coming = null;
        throw error;
      },
    );
    return this.#coming;
  }

  /** Brings one of the values that a page has not before a reader asks for it. @param {string} trait @param {string} name */
  async bring(trait, name) {
    await bringFrom(new URL(this.#values.pieces[trait][name], document.baseURI).href);
    const value = shared()[`${this.#values.exercise}-${trait}-${name}`];
    this.set(trait, { ...this.#values[trait], [name]: value });
  }

  /** What she answered to the other exercises of a kind, where this browser keeps it. @param {string} kind @returns {any[]} */
  others(kind) {
    const all = [...(this.#store.all?.("answer") ?? [])];
    return all.flatMap(([name, one]) => (name !== this.#values.exercise && one.kind === kind ? [one.value] : []));
  }

  /** Which of a hundred orders of options is this reader's: the same each time she comes back, too few to tell her by. */
  get seed() {
    const { seed = Math.floor(Math.random() * 100) } = this.#store.read("order") ?? {};
    // Where nothing is kept, all have the same: an order of the moment would be another after a reload.
    return this.#store.write("order", { seed }) ? seed : 0;
  }

  /** Under which name a kind of thing is kept. @param {string} kind */
  #nameOf(kind) {
    return `${kind}/${this.#values.exercise}`;
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
    // Who answers will want to check.
    if (!this.whole) this.complete().catch(console.debug);
    const kinds = KEPT.filter((kind) => this.#values.exercise && this.#unsaved.has(kind));
    this.#unsaved.clear();
    for (const kind of kinds) {
      const kept = this.#store.write(this.#nameOf(kind), this.#values[kind]);
      if (kind === "answer") this.#tellWhere(kept ? "browser" : "refused");
    }
  }

  /** Has what was given a moment ago written down now, before all answers are read. */
  writeNow() {
    this.#tell("write");
  }

  /** Says of the answer where it is, as a kernel would. @param {"browser" | "refused" | "tab"} state once it was read back */
  #tellWhere(state) {
    this.set("saved", { state, saved_at: this.#values.answer?.saved_at ?? "" });
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

  /** Takes up what another tab, a file or the erasing of everything has made of what is kept. @param {string} [name] */
  refresh(name) {
    // What was refused is here alone.
    if (!name && this.#values.saved?.state === "refused") return;
    for (const kind of this.#values.exercise ? KEPT : []) {
      if (name && name !== this.#nameOf(kind)) continue;
      const kept = this.#store.read(this.#nameOf(kind)) ?? {};
      if (JSON.stringify(kept) === JSON.stringify(this.#values[kind] ?? {})) continue;
      this.set(kind, kept);
      this.#unsaved.delete(kind);
      if (kind === "answer") this.#tellWhere(name ? "tab" : "browser");
    }
  }

  /** Whether what was kept still is: somebody may have cleared it in the browser's settings. */
  look() {
    if (this.#values.answer?.saved_at && !this.#store.read(this.#nameOf("answer"))) this.#tellWhere("refused");
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

/** Where a file of the book is. @param {string} file */
function addressOf(file) {
  return new URL((document.documentElement.dataset.content_root ?? "./") + file, document.baseURI).href;
}

/** What draws a model: of ours, what the page's scripts have brought, by name; of another package, its module. @param {string} esm */
async function load(esm) {
  const [file, name] = esm.split("#");
  const widget = name ? shared()[name] : (await import(addressOf(file))).default;
  return typeof widget === "function" ? widget() : widget;
}

/**
 * @param {HTMLElement} place @param {Pick<ModelState, "state">} description @param {Model} model
 * @param {AbortSignal} [signal] without one, the page keeps it until it is left
 */
async function mount(place, description, model, signal = new AbortController().signal) {
  const widget = await load(description.state._esm);
  const el = document.createElement("div");
  const wait = place.querySelector(".entraide-exercise-wait");
  // What it asks stays in its place, for paper.
  const read = place.querySelector(".entraide-exercise-read");
  try {
    await widget.initialize?.({ model, signal, experimental: {} });
    if (wait) wait.replaceWith(el);
    else place.append(el);
    if (read) el.after(read);
    await widget.render?.({ model, el, signal, experimental: {} });
  } catch (error) {
    if (wait) el.replaceWith(wait);
    if (read) wait?.append(read);
    throw error;
  }
  place.dataset.ready = "";
}

/** Where a view is drawn: the box made for it, or a new one after it. @param {Element} view */
function placeOf(view) {
  const held = view.closest(".entraide-exercise");
  if (held) return /** @type {HTMLElement} */ (held);
  const place = document.createElement("div");
  view.after(place);
  return place;
}

/** What the scripts of a page have in common. @returns {Record<string, any>} */
function shared() {
  const all = /** @type {any} */ (globalThis);
  all.entraide ??= {};
  return all.entraide;
}

/** What stands on few pages, its script and its styles; at once where it was answered, as the page is as long as it was left. @param {HTMLElement} place @param {ModelState} description @param {Model} model */
async function mountOnceNear(place, description, model) {
  if (!model.get("answer")) await near(place);
  const [script] = description.state._esm.split("#");
  const parts = [model.complete(), bringFrom(addressOf(script)), dress(description.state._css.map(addressOf))];
  await waited(place, Promise.all(parts));
  await mount(place, description, model);
}

/** Has the ways out shown, once, above an exercise whose answer the browser refuses to keep. @param {Model} model @param {HTMLElement} place */
function watched(model, place) {
  model.on("change:saved", () => {
    if (model.get("saved").state !== "refused" || shared().refused) return;
    shared().refused = place;
    bring("refused").catch(console.error);
  });
  return model;
}

/** @typedef {(place: HTMLElement, state: Record<string, any>, signal: AbortSignal, keep?: Store) => Model} Draw until the signal is given */

function start() {
  // What does not come any more is told by its place.
  document.documentElement.dataset.drawing = "";
  const store = siteStore();
  const found = [...document.querySelectorAll(STATE)].map((script) => JSON.parse(script.textContent ?? "{}"));
  /** @type {Record<string, ModelState>} */
  const states = Object.assign({}, ...found.map(({ state }) => state));
  /** What the widgets of the page say, for those that bring no texts of their own. */
  const texts = Object.assign({}, ...found.map((one) => one.texts));
  /** The script of what comes after the page, if anything does. */
  const later = openLater(Object.assign({}, ...found).later ?? "");
  /** @type {Map<string, Model>} */
  const models = new Map();
  /** @type {Array<() => Promise<void>>} */
  const turns = [];
  for (const view of document.querySelectorAll(VIEW)) {
    const id = JSON.parse(view.textContent ?? "{}").model_id;
    const description = states[id];
    if (description?.model_name !== "AnyModel") {
      console.warn("No anywidget:", description?.model_name ?? id);
      continue;
    }
    // Two views of one model share it, as they would with a kernel.
    const place = placeOf(view);
    const { later: comes, ...state } = description.state;
    takeRead(place, state);
    const rest =
      comes && (() => later().then((brought) => ({ texts: { ...texts, ...brought.texts }, ...brought.state[id] })));
    if (!models.has(id)) models.set(id, watched(new Model({ texts, ...state }, store, rest), place));
    const model = /** @type {Model} */ (models.get(id));
    const begin = () => {
      const begun = (comes === "near" ? mountOnceNear : mount)(place, description, model);
      return begun.catch((error) => showLost(place, error, begin));
    };
    if (comes === "near") begin();
    else turns.push(begin);
    // What was checked is to be seen again.
    if (rest && model.get("seen")) model.complete().catch(console.debug);
  }
  const exercises = new Map([...models.values()].map((model) => [model.get("exercise"), model]));
  /** An exercise that a page's script puts together, and keeps under a name of its own. @type {Draw} */
  const draw = (place, state, signal, keep = store) => {
    const model = watched(new Model({ texts, ...state }, keep), place);
    models.set(state.exercise, model);
    exercises.set(state.exercise, model);
    signal.addEventListener("abort", () => [models, exercises].forEach((all) => void all.delete(state.exercise)));
    const begin = () => mount(place, { state }, model, signal).catch((error) => showLost(place, error, begin));
    begin();
    return model;
  };
  // An assignment's page makes a file of them; a reader's own course draws what she practises again.
  Object.assign(shared(), { exercises, draw });
  inTurn(turns);
  const refresh = (/** @type {string} */ name) => {
    for (const model of models.values()) model.refresh(name);
  };
  window.addEventListener("storage", ({ key }) => {
    if (key === null) refresh("");
    else if (key.startsWith(store.prefix)) refresh(key.slice(store.prefix.length));
  });
  window.addEventListener("entraide:changed", () => refresh(""));
  // A page to which one goes back, and which the browser had put aside as it was, heard of nothing.
  window.addEventListener("pageshow", ({ persisted }) => persisted && refresh(""));
  window.addEventListener("focus", () => models.forEach((model) => void model.look()));
}

if (typeof document !== "undefined") start();
