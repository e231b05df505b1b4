/** The two ways out where a browser keeps nothing, and the way to another device: a file, and back from it. */

import { collected, nameOf, sectionsIn, takeIn } from "./file.js";
import { momentOf } from "./moment.js";
import { isTooDeep } from "./store.js";
import { askAgain } from "./whose.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {Pick<import("../host.js").Model, "get" | "set" | "save_changes" | "on" | "writeNow">} Model */

/**
 * The buttons that make a file of all that is here, and take one in; what they did is said in the box.
 * @param {HTMLElement} box @param {Store} store @param {Map<string, Model>} [exercises]
 */
export function offerFile(box, store, exercises = new Map()) {
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const tell = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values) => {
    said.textContent = (box.dataset[key] ?? "").replace(/\{(\w+)\}/g, (_, one) => String(values[one] ?? ""));
  };
  box.querySelector("[data-do=save]")?.addEventListener("click", () => {
    const file = nameOf();
    download(file, collected(store, answersOf(exercises)));
    tell("saved", { file });
  });
  box.querySelector("[data-do=open]")?.addEventListener("change", async ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const file = input.files?.[0];
    // A file may be in a cloud, and out of reach.
    const text = await file?.text().catch(() => null);
    const sections = sectionsIn(text ?? "");
    input.value = "";
    if (!file) return;
    if (text === null && box.dataset.unreadable) return tell("unreadable", { file: file.name });
    if (!sections) return tell("notOurs", { file: file.name });
    for (const model of exercises.values()) model.writeNow();
    const { taken, refused } = takeIn(store, sections);
    if (taken) askAgain(store);
    globalThis.dispatchEvent(new Event("entraide:changed"));
    // A browser that keeps nothing still shows what the file holds of this page; what it does keep stays.
    for (const name of refused) if (!store.read(`answer/${name}`)) show(exercises.get(name), sections.answers[name]);
    tell(refused.length ? "notKept" : "taken", { file: file.name, n: taken });
  });
}

/** Answers as they stand on the page, which the browser may have refused to keep, with what was given a moment ago. @param {Map<string, Pick<Model, "get" | "writeNow">>} exercises */
export function answersOf(exercises) {
  for (const model of exercises.values()) model.writeNow();
  const given = [...exercises].filter(([, model]) => model.get("answer")?.saved_at);
  return new Map(given.map(([exercise, model]) => [exercise, model.get("answer")]));
}

/** @param {Model | undefined} model @param {import("./store.js").Thing | undefined} answer */
function show(model, answer) {
  if (!model || !answer || isTooDeep(answer)) return;
  if (momentOf(model.get("answer")?.saved_at) >= momentOf(answer.saved_at)) return;
  model.set("answer", answer);
  model.save_changes(); // Says that it is not kept.
}

/** @param {string} name @param {unknown} content */
export function download(name, content) {
  downloadText(name, `${JSON.stringify(content, null, 1)}\n`, "application/json");
}

/** @param {string} name @param {string} text */
export function downloadText(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
