/** Two readers compare: a colleague's file beside one's own answers. Hers is read on this page, and kept nowhere. */

import { bringFrom } from "../common/bring.js";
import { collected, nameOf } from "../common/file.js";
import { answersOf, download } from "../common/notice.js";
import { siteStore } from "../common/store.js";
import { codedBy, coderHere, coderIn, isSame } from "./coder.js";
import { openComparison } from "./comparison.js";
import { exerciseIn } from "./exercise.js";
import { givenOf } from "./given.js";
import { choices } from "./list.js";
import { PairWords } from "./words.js";

/** @typedef {import("./coder.js").Coder} Coder */

const LARGEST = 20e6; // bytes
const box = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-pair]"));
const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`[data-pair=${name}]`));
/**
 * What the page's scripts share; the course's practice material comes once a file is opened.
 * @type {{ practice?: import("./exercise.js").Practice, course: import("./list.js").Course, draw: import("../host.js").Draw,
 *   exercises: Map<string, import("../host.js").Model> }}
 */
const shared = Reflect.get(globalThis, "entraide");
const store = siteStore();
const words = new PairWords(box.dataset.locale ?? "", JSON.parse(part("texts").textContent ?? "{}"));
const { t } = words;
/** As long as this page is open. @type {Coder | null} */
let theirs = null;
let chosen = "";
let drawn = new AbortController();

/** @param {string} text */
function say(text) {
  part("said").textContent = text;
}

/** Takes a colleague's file, or says in one line why not; what was open before then stays. @param {File} file */
async function openFile(file) {
  if (file.size > LARGEST) return say(t("pair.too-large", { file: file.name }));
  const [text, practice] = await Promise.all([file.text(), material()]);
  if (!practice) return say(t("pair.no-material"));
  const found = coderIn(practice, text);
  if (found === "none") return say(t("pair.not-ours", { file: file.name }));
  if (found === "nothing-shared") return say(t("pair.nothing-shared", { file: file.name }));
  theirs = found;
  chosen = "";
  const mine = coderHere(practice, store);
  const { both } = codedBy(practice, mine, theirs);
  say(t(isSame(mine, theirs) ? "pair.own-file" : "pair.opened", { file: file.name, n: both.length }));
  if (both.length === 1) choose(both[0]);
  else show();
}

/** The excerpts, codes and reasons of all exercises; null where they cannot be had. */
async function material() {
  await bringFrom(box.dataset.practice ?? "").catch(() => null);
  return shared.practice ?? null;
}

/** @param {string} exercise */
function choose(exercise) {
  chosen = exercise;
  show();
  /** @type {HTMLElement | null} */ (part("comparison").querySelector("h2"))?.focus();
}

function putAway() {
  theirs = null;
  chosen = "";
  show();
  part("said").textContent = "";
}

function show() {
  drawn.abort();
  drawn = new AbortController();
  const { practice, course, draw } = shared;
  const opened = practice && theirs && { practice, theirs, mine: coderHere(practice, store) };
  part("close").hidden = !opened;
  part("list").replaceChildren(...(opened ? choices(words, { ...opened, course, chosen, choose }) : []));
  const { signal } = drawn;
  const shown =
    opened &&
    chosen &&
    openComparison({ ...opened, words, exercise: exerciseIn(opened.practice, chosen), store, draw, box, signal });
  part("comparison").replaceChildren(...(shown ? [shown] : []));
}

part("open").addEventListener("change", ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const [file] = input.files ?? [];
  if (!file) return;
  openFile(file)
    .catch(() => say(t("pair.unreadable", { file: file.name })))
    .finally(() => (input.value = ""));
});
part("save").addEventListener("click", () => {
  const file = nameOf();
  download(file, givenOf(collected(store, answersOf(shared.exercises)), shared.course));
  say(t("pair.saved", { file }));
});
part("close").addEventListener("click", () => {
  putAway();
  say(t("pair.closed"));
});
// A browser may keep the page as it was, and show it again when one goes back.
window.addEventListener("pagehide", putAway);
