/** Keep an answer: write it to the model a moment after each change, take in what comes from outside, say where it is. */

import { isEmpty, newRecord, storedState, valueIn } from "./record.js";

const PAUSE = 400; // ms of quiet before an answer is written
const ASK_AGAIN = 4000; // ms between two questions to the kernel while the notebook waits to be saved
const LOOK_AGAIN = 500; // ms between two looks at the clock while nothing is heard

/**
 * What Python and the page hold in common of an exercise. @typedef {import("./frame.js").State & {
 *   exercise: string, mode: "practice" | "assignment", answer: Partial<import("./record.js").AnswerRecord>,
 *   saved: import("./record.js").Saved }} Answering
 */

/** Where the answer is; nothing is said of "". @typedef {"" | "browser" | ReturnType<typeof storedState>} Where */

/**
 * @template V
 * @param {{ model: import("./frame.js").Model<Answering>, kind: string, clean: (value: unknown) => V,
 *           signal: AbortSignal, onValue: (value: V) => void, onState: (where: Where, savedAt: string) => void }} options
 *   `clean` makes a valid value of whatever was found, an empty one of nothing
 */
export function openKeeper({ model, kind, clean, signal, onValue, onState }) {
  const [exercise, lang] = [model.get("exercise"), model.get("lang")];
  const assignment = model.get("mode") === "assignment";
  let record = model.get("answer") ?? {};
  let value = clean(valueIn(record, exercise, kind));
  let changed = false;
  let sentAt = Date.now();
  const [writing, looking, asking] = [timer(write), timer(report), timer(ask)];

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
    sentAt = Date.now();
    // Someone who clears her practice answers leaves no trace of them; a graded blank has to outdate what was there.
    record = isEmpty(value) && !assignment ? {} : newRecord(exercise, kind, lang, value, record.saved_at);
    quietly(() => model.set("answer", record));
    quietly(() => model.save_changes());
    report();
  }

  /** Another tab, or the kernel, brought an answer. What was just typed here is newer than anything. */
  function receive() {
    const found = model.get("answer") ?? {};
    if (changed || JSON.stringify(found) === JSON.stringify(record)) return;
    record = found;
    value = clean(valueIn(record, exercise, kind));
    onValue(value);
    report();
  }

  function report() {
    if (!assignment) return onState(isEmpty(value) ? "nothing" : model.host === "page" ? "browser" : "", "");
    const state = storedState(record, model.get("saved") ?? {}, { changed, waited: Date.now() - sentAt });
    if (state === "saving" && !changed) looking.start(LOOK_AGAIN);
    else looking.stop();
    if (state === "kept") asking.startOnce(ASK_AGAIN);
    else asking.stop();
    onState(state, record.saved_at ?? "");
  }

  /** Only JupyterLab writes the notebook, and only the kernel can look whether it did. */
  function ask() {
    if (document.visibilityState === "visible") quietly(() => model.send({ type: "saved?" }));
    asking.start(ASK_AGAIN);
  }

  listen(model, "change:answer", receive, signal);
  listen(model, "change:saved", report, signal);
  globalThis.addEventListener("pagehide", write, { signal });
  signal.addEventListener("abort", () => {
    write();
    for (const one of [writing, looking, asking]) one.stop();
  });
  return { value: () => value, keep, write, report };
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
