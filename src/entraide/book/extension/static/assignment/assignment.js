/** A graded assignment as a page: whose answers these are, what is left to do, the file to hand in, and back from it. */

import { bring, bringFrom } from "../common/bring.js";
import { recordsIn } from "../common/records.js";
import { siteStore } from "../common/store.js";
import { areHers, BROUGHT, confirmedBy } from "../common/whose.js";
import { afterTap } from "./after_tap.js";
import { openAside } from "./aside.js";
import { entryOf } from "./list.js";
import { madeOf, standing, whenMade } from "./made.js";
import { progressOf } from "./progress.js";

/** @typedef {import("./handed_in.js").AnswerRecord} AnswerRecord */
/** @typedef {import("../host.js").Model} Model */

const box = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-assignment]"));
const assignment = box.dataset.entraideAssignment ?? "";
const FILE = `${assignment}.ipynb`;
const store = siteStore();
const CONFIRMED = confirmedBy(store, assignment);
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

const aside = openAside(store, ASIDE);
/** What she put aside herself, since this page was opened: it is hers when it comes back. @type {Set<string>} */
const own = new Set();

function showAside() {
  control("back").hidden = !aside.any();
}

/** Each answer that a newer one took the place of, the oldest first: My course would show it to whoever comes next. */
function earlier() {
  const records = [...models.keys()].flatMap((exercise) => store.read(`earlier/${exercise}`)?.records ?? []);
  return records.reverse().map((record) => ({ [record.exercise]: record }));
}

/** @param {boolean} hers whether it is known who gave them @param {string} [before] what is said first */
function putAside(hers, before = "") {
  const here = Object.fromEntries(records());
  keepMade(null); // Whoever comes next has made none.
  if (!Object.keys(here).length) return say(text("nothingAside"));
  if (hers) own.add(JSON.stringify(here));
  const isKept = aside.put(...earlier(), here);
  // Where they are not kept aside, those that a file took the place of stay where they are.
  for (const exercise of isKept ? models.keys() : []) store.write(`earlier/${exercise}`, null);
  say(`${before} ${text(isKept ? "aside" : "asideHere")}`.trim());
  take(new Map());
  showAside();
}

/** Brings back what was put aside last, which may be another student's. */
function bringBack() {
  const here = Object.fromEntries(records());
  own.add(JSON.stringify(here));
  const back = aside.turn(here);
  take(new Map(Object.entries(back)));
  showAside();
  say(text("back"));
  if (!own.has(JSON.stringify(back))) doubt();
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

/** Answers that were not given here, in this visit, may be another student's, on a shared computer. */
function ask() {
  asking = written().size > 0 && !areHers(store, assignment);
  part("whose").hidden = !asking;
  box.classList.toggle("book-assignment-asking", asking);
  show();
}

/** Asks again, whatever was said before. */
function doubt() {
  unless(() => sessionStorage.removeItem(CONFIRMED), undefined);
  ask();
}

/** As long as this tab is open, they are hers: whoever answers here is asked nothing after a reload. */
function confirmHers() {
  if (!asking) unless(() => sessionStorage.setItem(CONFIRMED, "yes"), undefined);
}

/** Whose is an answer that has changed? What another tab or a file brought is kept already; what she gives here, not yet. @param {string} exercise @param {Model} model */
function changed(exercise, model) {
  const kept = store.read(`answer/${exercise}`) ?? {};
  if (JSON.stringify(kept) === JSON.stringify(model.get("answer") ?? {})) ask();
  else confirmHers();
}

/** No question stands any more before the answers. */
function settled() {
  asking = false;
  confirmHers();
  part("whose").hidden = true;
  box.classList.remove("book-assignment-asking");
  show();
}

/** @param {boolean} hers */
function settle(hers) {
  settled();
  if (!hers) putAside(false);
  box.querySelector("h1")?.scrollIntoView();
}

function show() {
  showMade();
  // Until it is known whose they are, how far they came is nobody else's business.
  if (asking) {
    part("said").textContent = text("asked");
    part("list").replaceChildren();
    return;
  }
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
  part("list").replaceChildren(...progress.map((one) => entryOf(one, text)));
}

/** The notebook that was released, and what puts answers into it; nobody needs them to read and to answer, so they come once somebody answers. @returns {Promise<import("./hand_in.js").HandIn>} */
async function released() {
  await Promise.all([bringFrom(new URL(desk.dataset.notebook ?? "", document.baseURI).href), bring("hand-in")]);
  return Reflect.get(globalThis, "entraide");
}

async function file() {
  const { released: notebook, handedIn } = await released();
  const held = records();
  const content = `${JSON.stringify(handedIn(notebook, held), null, 1)}\n`;
  return { file: new File([content], FILE, { type: "application/json" }), held };
}

/** Asks for a place that the browser does not clear by itself; once, when something is there to be lost. */
function askToKeep() {
  if (askedToKeep) return;
  askedToKeep = true;
  navigator.storage?.persist?.().catch(() => false);
}

let askedToKeep = false;

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

/** Gives it to an app that she chooses. Who closes the list of apps wants nothing; a browser may refuse. */
async function share() {
  const { file: given, held } = await file();
  try {
    await navigator.share({ files: [given] });
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "AbortError") say(text("notShared"));
    return;
  }
  say();
  keepMade({ ...madeOf(held, new Date()), shared: true });
}

/** @param {File} opened */
async function openFile(opened) {
  // One that cannot be read, as it is in a cloud and out of reach, holds nothing.
  const found = recordsIn(await opened.text().catch(() => ""), models.keys());
  const said = text(found.size ? "taken" : "notTaken", { file: opened.name, n: found.size });
  say(said);
  if (found.size) {
    // What it takes the place of can be brought back, and she is told.
    if (records().size) putAside(!asking, said);
    take(found);
    settled();
  }
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
control("share").addEventListener("click", once(making(share)));
control("afresh").addEventListener(
  "click",
  once(() => (records().size ? askAfresh(true) : putAside(true))),
);
control("afresh-no").addEventListener("click", () => askAfresh(false));
control("afresh-yes").addEventListener("click", () => {
  askAfresh(false);
  putAside(true);
});
control("back").addEventListener("click", once(bringBack));
control("open").addEventListener("change", ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const [opened] = input.files ?? [];
  if (opened) openFile(opened).finally(() => (input.value = ""));
});
const some = new File([""], FILE, { type: "application/json" });
control("share").hidden = !unless(() => navigator.canShare?.({ files: [some] }) ?? false, false);
showAside();
// A memo is written down as its field is left: by the press of a button under the list, which may grow by a line.
const showing = afterTap(show);
globalThis.addEventListener("pointerdown", showing.pressed, true);
for (const [exercise, model] of models) {
  model.on("change:answer", () => changed(exercise, model));
  model.on("change:answer", showing.act);
  model.on("change:answer", comeAfter);
  model.on("change:answer", askToKeep);
}
// In another tab somebody put answers aside, or brought some back, or took in a file.
globalThis.addEventListener("storage", ({ key }) => {
  if (![ASIDE, BROUGHT].some((name) => key === store.prefix + name)) return;
  showAside();
  doubt();
});
ask();
if (records().size) comeAfter();
