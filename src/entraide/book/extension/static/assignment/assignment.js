/** A graded assignment as a page: whose answers these are, what is left to do, the file to hand in, and back from it. */

import { bringFrom } from "../common/bring.js";
import { recordsIn } from "../common/records.js";
import { siteStore } from "../common/store.js";
import { handedIn } from "./handed_in.js";
import { madeOf, standing, whenMade } from "./made.js";
import { progressOf } from "./progress.js";

/** @typedef {import("./handed_in.js").AnswerRecord} AnswerRecord */
/** @typedef {import("../host.js").Model} Model */

const box = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-assignment]"));
const assignment = box.dataset.entraideAssignment ?? "";
const FILE = `${assignment}.ipynb`;
const store = siteStore();
const CONFIRMED = `${store.prefix}mine/${assignment}`;
const ASIDE = `aside/${assignment}`;
const MADE = `made/${assignment}`;

/** @type {Map<string, Model>} */
const models = Reflect.get(globalThis, "entraide").exercises;
const part = (/** @type {string} */ which) =>
  /** @type {HTMLElement} */ (box.querySelector(`[data-assignment=${which}]`));
const control = (/** @type {string} */ what) =>
  /** @type {HTMLButtonElement} */ (box.querySelector(`[data-do=${what}]`));
const desk = part("desk");

/** A text of the page, with what it speaks of. @param {string} key @param {Record<string, string | number>} [values] */
function text(key, values = {}) {
  return (desk.dataset[key] ?? "").replace(/\{(\w+)\}/g, (_, one) => String(values[one] ?? ""));
}

/** @param {string} [said] without it, nothing is said any more */
function say(said = "") {
  part("did").textContent = said;
}

/** Runs what a browser may refuse, and what then counts instead. @template T @param {() => T} act @param {T} otherwise */
function unless(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Every answer as it stands on the page, with what was given a moment ago; it is read from there, so that a browser that keeps nothing loses nothing. */
function records() {
  for (const model of models.values()) model.writeNow();
  return written();
}

function written() {
  /** @type {Map<string, AnswerRecord>} */
  const found = new Map();
  for (const [exercise, model] of models) {
    const answer = model.get("answer");
    if (answer?.saved_at) found.set(exercise, answer);
  }
  return found;
}

/** Answers that come or go leave no trace of where who gave them was. @param {Map<string, AnswerRecord>} found */
function take(found) {
  for (const [exercise, model] of models) {
    model.set({ answer: found.get(exercise) ?? {}, seen: {} });
    model.save_changes();
  }
}

/** What was put aside here, one set for each time, by exercise; without storage, as long as the page is open. @type {Record<string, AnswerRecord>[]} */
const aside = store.read(ASIDE)?.sets ?? [];

/** Whether it is kept, so that it can be brought back another day. */
function keepAside() {
  control("back").hidden = aside.length === 0;
  return store.write(ASIDE, aside.length ? { sets: aside } : null);
}

function putAside() {
  const here = records();
  if (here.size) aside.push(Object.fromEntries(here));
  keepMade(null); // Whoever comes next has made none.
  take(new Map());
  say(text(keepAside() ? "aside" : "asideHere"));
}

/** Brings back what was put aside last; what is on the page takes its turn after all the others. */
function bringBack() {
  const [back, here] = [aside.pop() ?? {}, records()];
  if (here.size) aside.unshift(Object.fromEntries(here));
  take(new Map(Object.entries(back)));
  keepAside();
  say(text("back"));
}

/** Nobody starts afresh by a slip of the finger. @param {boolean} wanted */
function askAfresh(wanted) {
  part("sure").hidden = !wanted;
  control(wanted ? "afresh-no" : "afresh").focus();
}

/** The last file that was downloaded; without storage, as long as the page is open. */
let made = /** @type {import("./made.js").Made | null} */ (store.read(MADE));

/** @param {import("./made.js").Made | null} now */
function keepMade(now) {
  made = now;
  store.write(MADE, now);
  showMade();
}

/** Says when it was made, or that it is not what she would hand in any more. */
function showMade() {
  const [exercise] = models.values(); // It says the hour in the same way: 14:05, or 14 h 05.
  const said =
    made && !asking
      ? text(standing(made, written()), { file: FILE, time: whenMade(made, new Date(), exercise?.get("locale")) })
      : "";
  if (part("made").textContent !== said) part("made").textContent = said;
}

/** Who answers will hand in: by then the notebook is here, also for one whose connection is gone. */
function comeAfter() {
  released().catch((error) => console.debug(error));
}

let asking = false;

/** Answers that were here before this visit may be another student's, on a shared computer. */
function ask() {
  asking = records().size > 0 && unless(() => sessionStorage.getItem(CONFIRMED), null) === null;
  part("whose").hidden = !asking;
  box.classList.toggle("book-assignment-asking", asking);
}

/** As long as this tab is open, they are hers: whoever answers here is asked nothing after a reload. */
function confirmHers() {
  if (!asking) unless(() => sessionStorage.setItem(CONFIRMED, "yes"), undefined);
}

/** No question stands any more before the answers. */
function settled() {
  asking = false;
  confirmHers();
  part("whose").hidden = true;
  box.classList.remove("book-assignment-asking");
  showMade();
}

/** @param {boolean} hers */
function settle(hers) {
  settled();
  if (!hers) putAside();
  box.querySelector("h1")?.scrollIntoView();
}

function show() {
  const progress = [...models].map(([exercise, model]) => ({
    exercise,
    ...progressOf({
      title: model.get("title"),
      excerpts: model.get("excerpts"),
      about: model.get("about"),
      question: model.get("question"),
      words: model.get("words"),
      answer: model.get("answer") ?? {},
    }),
  }));
  part("said").textContent = text(progress.every(({ done }) => done) ? "complete" : "left");
  const entries = progress.map(({ exercise, title, done, coded, words, led }) => {
    const entry = document.createElement("li");
    entry.className = done ? "book-done" : "book-open";
    const more = moreOf({ coded, words, led });
    const how = text(done ? (more ? "done" : "answered") : "open");
    const link = document.createElement("a");
    link.href = `#${exercise}`;
    link.textContent = title;
    entry.append(done ? title : link, ["", how, more].filter((said, n) => !n || said).join(" – "));
    return entry;
  });
  part("list").replaceChildren(...entries);
}

/** How far an exercise is that is more than answered or not. @param {Pick<import("./progress.js").Progress, "coded" | "words" | "led">} progress */
function moreOf({ coded, words, led }) {
  if (led) return led.ended ? text("led", { n: led.n, of: led.of }) : text("notLed");
  // Before anything was done, nothing is counted.
  if (coded?.n) return text("coded", coded);
  return words?.n ? text(words.max ? "wordsOf" : "words", words) : "";
}

/** The notebook that was released; nobody needs it to read and to answer, so it comes once somebody answers. @returns {Promise<import("./handed_in.js").Notebook>} */
async function released() {
  await bringFrom(new URL(desk.dataset.notebook ?? "", document.baseURI).href);
  return Reflect.get(globalThis, "entraide").released;
}

async function file() {
  const notebook = await released();
  const held = records();
  const content = `${JSON.stringify(handedIn(notebook, held), null, 1)}\n`;
  return { file: new File([content], FILE, { type: "application/json" }), held };
}

async function download() {
  const { file: given, held } = await file();
  const address = URL.createObjectURL(given);
  const link = document.createElement("a");
  link.href = address;
  link.download = FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say();
  keepMade(madeOf(held, new Date()));
}

/** @param {File} opened */
async function openFile(opened) {
  const found = recordsIn(await opened.text(), models.keys());
  if (found.size) {
    if (records().size) putAside();
    take(found);
    settled();
  }
  say(text(found.size ? "taken" : "notTaken", { file: opened.name, n: found.size }));
  part("did").focus(); // The place stays, and what came of it is in sight.
}

/** A file is made only where the notebook can be had. @param {() => Promise<unknown>} make */
const making = (make) => () => make().catch(() => say(text("notMade")));

/** Nothing of another student's is handed in unasked. @param {() => unknown} act */
const once = (act) => () => {
  if (!asking) return act();
  say(text("asked"));
  part("whose").scrollIntoView();
};

control("mine").addEventListener("click", () => settle(true));
control("not-mine").addEventListener("click", () => settle(false));
control("download").addEventListener("click", once(making(download)));
control("share").addEventListener(
  "click",
  once(making(async () => navigator.share({ files: [(await file()).file] }).catch(() => {}))),
);
control("afresh").addEventListener(
  "click",
  once(() => (records().size ? askAfresh(true) : putAside())),
);
control("afresh-no").addEventListener("click", () => askAfresh(false));
control("afresh-yes").addEventListener("click", () => {
  askAfresh(false);
  putAside();
});
control("back").addEventListener("click", once(bringBack));
control("open").addEventListener("change", ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const [opened] = input.files ?? [];
  if (opened) openFile(opened).finally(() => (input.value = ""));
});
const some = new File([""], FILE, { type: "application/json" });
control("share").hidden = !unless(() => navigator.canShare?.({ files: [some] }) ?? false, false);
keepAside();
for (const model of models.values()) {
  model.on("change:answer", confirmHers);
  model.on("change:answer", show);
  model.on("change:answer", showMade);
  model.on("change:answer", comeAfter);
}
ask();
show();
showMade();
if (records().size) comeAfter();
