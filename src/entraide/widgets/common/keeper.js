/** Keep an answer: write it to the model a moment after each change, take in what comes from outside, say where it is. */

import { isEmpty } from "./empty.js";
import { openNotebook } from "./notebook.js";
import { isOlder, newRecord, pageState, storedState, valueIn } from "./record.js";

const PAUSE = 400; // ms of quiet before an answer is written
const ASK_AGAIN = 4000; // ms between two questions to the kernel while the notebook waits to be saved
const LOOK_AGAIN = 500; // ms between two looks at the clock while nothing is heard

/**
 * What Python and the page hold in common of an exercise. @typedef {import("./frame.js").State & {
 *   exercise: string, mode: "practice" | "assignment", answer: Partial<import("./record.js").AnswerRecord>,
 *   saved: import("./record.js").Saved }} Answering
 */

/**
 * Where the answer is, or why none can be given; nothing is said of "".
 * @typedef {"" | ReturnType<typeof pageState> | import("./notebook.js").Paused | ReturnType<typeof storedState>} Where
 */

const WAITING = ["kept", "lost", "unseen", "silent"]; // the kernel may have more to say of these

/**
 * @template V
 * @param {{ model: import("./frame.js").Model<Answering>, kind: string, clean: (value: unknown) => V,
 *           signal: AbortSignal, onValue: (value: V) => void,
 *           onState: (where: Where, said: import("./record.js").Saved) => void }} options
 *   `clean` makes a valid value of whatever was found, an empty one of nothing
 */
export function openKeeper({ model, kind, clean, signal, onValue, onState }) {
  const [exercise, lang] = [model.get("exercise"), model.get("lang")];
  const assignment = model.get("mode") === "assignment";
  const inNotebook = assignment && model.host !== "page";
  const notebook = openNotebook(inNotebook ? model.widget_manager : undefined, signal);
  let record = model.get("answer") ?? {};
  let value = clean(valueIn(record, exercise, kind));
  let changed = false;
  let claimed = false;
  let sentAt = Date.now();
  const [writing, sending, looking, asking] = [write, send, report, ask].map(timer);

  /** @param {V} next */
  function keep(next) {
    value = next;
    changed = true;
    writing.start(PAUSE);
    report();
  }

  function write() {
    writing.stop();
    if (!changed) return;
    changed = false;
    const id = assignment ? model.get("saved")?.notebook : "";
    // Someone who clears her practice answers leaves no trace of them; a graded blank has to outdate what was there.
    const gone = isEmpty(value) && !assignment;
    record = gone ? {} : newRecord(exercise, kind, lang, value, { after: record.saved_at, notebook: id });
    send();
  }

  /** The notebook's document first: it takes the answer also when the kernel has just gone. */
  function send() {
    sentAt = Date.now();
    quietly(() => notebook.keep(record));
    // A copy, as ipywidgets does not send again what it once sent.
    quietly(() => model.set("answer", { ...record }));
    quietly(() => model.save_changes());
    report();
  }

  /** Another tab, or the kernel, brought an answer. What was just typed here is newer than anything. */
  function receive() {
    const found = model.get("answer") ?? {};
    if (changed || JSON.stringify(found) === JSON.stringify(record)) return;
    // Not at once: what is set while the kernel's word is taken in would not be sent.
    if (inNotebook && isOlder(found, record)) return sending.start(0);
    record = found;
    value = clean(valueIn(record, exercise, kind));
    quietly(() => notebook.keep(record));
    onValue(value);
    report();
  }

  function report() {
    if (model.host === "page")
      return onState(pageState(record, model.get("saved") ?? {}, changed), { saved_at: record.saved_at ?? "" });
    if (!assignment) return onState(isEmpty(value) ? "nothing" : "", {});
    if (notebook.busy()) sentAt = Date.now();
    const saved = model.get("saved") ?? {};
    /** @type {Where} */
    let state = notebook.paused() || storedState(record, saved, { changed, waited: Date.now() - sentAt });
    if (state === "whose" && notebook.ids().has(saved.notebook)) state = claim();
    if (state === "saving" && !changed) looking.start(LOOK_AGAIN);
    else looking.stop();
    if (WAITING.includes(state)) asking.startOnce(ASK_AGAIN);
    else asking.stop();
    onState(state, { ...saved, saved_at: record.saved_at ?? "" });
  }

  /** Only JupyterLab writes the notebook, and only the kernel can look whether it did. */
  function ask() {
    asking.stop();
    if (document.visibilityState === "visible" && record.saved_at) quietly(() => model.send({ type: "saved?" }));
    report();
  }

  /** The notebook on the page, not saved yet, tells that what lies beside it was given in it. @returns {Where} */
  function claim() {
    if (!claimed) settle(true);
    claimed = true;
    return "saving";
  }

  /** Say whose the answers beside the notebook are. @param {boolean} hers */
  function settle(hers) {
    quietly(() => model.send({ type: hers ? "mine" : "afresh" }));
  }

  /** What a kernel did not get any more, as it stopped, is in the document. */
  function start() {
    const kept = notebook.kept(exercise);
    if (valueIn(kept, exercise, kind) !== undefined && isOlder(record, kept)) {
      record = kept;
      value = clean(valueIn(record, exercise, kind));
      onValue(value);
      send();
    } else quietly(() => notebook.keep(record));
    report();
  }

  listen(model, "change:answer", receive, signal);
  listen(model, "change:saved", report, signal);
  notebook.listen({ changed: report, saving: write, saved: ask });
  // A page of the book asks for what was just given, before it makes a file of all answers.
  listen(model, "write", write, signal);
  globalThis.addEventListener("pagehide", write, { signal });
  // A phone may end a page that was left without another word.
  const left = () => document.visibilityState === "hidden" && write();
  globalThis.addEventListener("visibilitychange", left, { signal });
  signal.addEventListener("abort", () => {
    write();
    for (const one of [writing, sending, looking, asking]) one.stop();
  });
  return { value: () => value, keep, write, settle, start };
}

/** Hosts differ in what they allow; an answer that cannot be sent is still on the page, and its status says so. @param {() => void} act */
function quietly(act) {
  try {
    act();
  } catch (error) {
    console.warn("entraide:", error);
  }
}

/** @param {import("./frame.js").Model<Answering>} model @param {string} name @param {() => void} act @param {AbortSignal} signal */
function listen(model, name, act, signal) {
  model.on(name, act);
  signal.addEventListener("abort", () => quietly(() => model.off?.(name, act)));
}

/** @param {() => void} act */
function timer(act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let id;
  const stop = () => {
    clearTimeout(id);
    id = undefined;
  };
  const start = (/** @type {number} */ delay) => {
    stop();
    id = setTimeout(() => {
      id = undefined;
      act();
    }, delay);
  };
  return { start, stop, startOnce: (/** @type {number} */ delay) => id ?? start(delay) };
}
