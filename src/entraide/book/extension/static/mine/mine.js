/** The page of a reader's own course: where she is, what she reads differently, what she wrote, and all of it as a file. */

import { h } from "../../../../widgets/common/dom.js";
import { listed } from "../../../../widgets/common/numbers.js";
import { speaker } from "../../../../widgets/common/texts.js";
import { bringFrom } from "../common/bring.js";
import { offerFile } from "../common/notice.js";
import { siteStore } from "../common/store.js";
import { showConfusions } from "./differently.js";
import { tellOfKeeping } from "./kept.js";
import { openPractise } from "./practise.js";
import { leftOff, partsOf, progressOn } from "./progress.js";
import { calibration } from "./sureness.js";
import { showEarlier, showMemos } from "./written.js";

/**
 * What the parts of the page share.
 * @typedef {{
 *   course: import("./progress.js").Course, store: import("../common/store.js").Store,
 *   t: import("../../../../widgets/common/texts.js").Say, day: (moment: string | number | Date) => string,
 *   part: (name: string) => HTMLElement, linkTo: (page: string, anchor?: string) => string,
 *   exercises: Map<string, { page: string, title: string }>, label: (code: string) => string,
 *   material: () => Promise<any>, excerpts: () => Record<string, any>, sentence: (excerpt: string, unit: number) => string, redraw: () => void,
 *   language: { lang: string, locale: string }
 * }} Mine
 * @typedef {import("./progress.js").Done} Done
 */

const KINDS = /** @type {Array<keyof Done>} */ (["answer", "seen", "read", "earlier", "practice", "sure"]);

const box = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-mine]"));
const { texts, locale } = JSON.parse(box.querySelector("[data-mine=texts]")?.textContent ?? "{}");
const store = siteStore();

/** @type {Mine} */
const mine = {
  course: Reflect.get(globalThis, "entraide").course,
  store,
  t: speaker({ get: (name) => (name === "texts" ? texts : locale) }),
  day: (moment) => new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(moment)),
  part: (name) => /** @type {HTMLElement} */ (box.querySelector(`[data-mine=${name}]`)),
  linkTo: (page, anchor) => `${page}.html${anchor ? `#${anchor}` : ""}`,
  exercises: new Map(),
  label: (code) => mine.course.codes.find((one) => one.code === code)?.label ?? code,
  material: loaded,
  excerpts,
  sentence,
  redraw: draw,
  language: { lang: document.documentElement.lang, locale },
};
for (const { page, exercises } of [...mine.course.parts.flatMap(({ pages }) => pages), ...mine.course.assigned]) {
  for (const { exercise, title } of exercises) mine.exercises.set(exercise, { page, title });
}

/** All practice material, which is large, when it is first asked for. @returns {Promise<any>} */
async function loaded() {
  await bringFrom(new URL(box.dataset.material ?? "", document.baseURI).href);
  return Reflect.get(globalThis, "entraide").practice;
}

/** The excerpts by id, as far as the material is there. @returns {Record<string, any>} */
function excerpts() {
  return Reflect.get(globalThis, "entraide").practice?.excerpts ?? {};
}

/** What a unit says, as far as the material is there. @param {string} excerpt @param {number} unit @returns {string} */
function sentence(excerpt, unit) {
  const { units = [] } = excerpts()[excerpt] ?? {};
  return units.find((/** @type {{ unit: number }} */ one) => one.unit === unit)?.text ?? "";
}

/** @returns {Done} */
function done() {
  return /** @type {Done} */ (Object.fromEntries(KINDS.map((kind) => [kind, store.all(kind)])));
}

function draw() {
  const now = done();
  showPlace(now);
  showChapters(now);
  practise.check();
  showConfusions(mine, now, practise);
  showCalibration(now);
  showMemos(mine, now);
  showEarlier(mine, now);
}

/** @param {Done} now */
function showPlace(now) {
  const { t, part, linkTo } = mine;
  const left = leftOff(mine.course, now);
  part("begin").hidden = left !== null;
  part("go-on").hidden = left === null;
  if (!left) return;
  const { page, section, exercise } = left;
  const [anchor, title] = page.sections[section - 1] ?? ["", ""];
  const { read, sections } = progressOn(page, now);
  const where = exercise?.title || title;
  part("go-on").replaceChildren(
    h("p", {}, t("mine.left-off", { page: page.title, n: read, of: sections })),
    where ? h("p", {}, where) : "",
    h(
      "p",
      {},
      h(
        "a",
        { class: "book-button book-button-main", href: linkTo(page.page, exercise?.exercise || anchor) },
        t("mine.go"),
      ),
    ),
  );
}

/** Every part says how far it is; only those that were begun lie open, the first where none was. @param {Done} now @param {boolean} [fold] */
function showChapters(now, fold = false) {
  const parts = partsOf(mine.course).map(({ pages }) => pages.map((page) => progressOn(page, now)));
  const left = leftOff(mine.course, now);
  const begun = parts.map((pages) => pages.some((page) => page.opened || page.tried));
  partsOf(mine.course).forEach(({ pages }, n) => {
    const said = /** @type {HTMLElement} */ (box.querySelector(`[data-part="${n}"]`));
    const sum = (/** @type {"read" | "sections"} */ what) => parts[n].reduce((total, one) => total + one[what], 0);
    const [read, of] = [sum("read"), sum("sections")];
    said.textContent = read ? mine.t("mine.sections", { n: read, of }) : mine.t("mine.all-sections", { n: of });
    const part = said.closest("details");
    if (part && fold) part.open = begun.includes(true) ? begun[n] : n === 0;
    pages.forEach(({ page }, at) => {
      const line = box.querySelector(`[data-page="${page}"]`);
      if (line) line.textContent = saidOf(parts[n][at]);
      const lit = left?.page.page === page ? left.section - 1 : -1;
      line?.parentElement?.querySelectorAll("circle").forEach((chair, place) => {
        chair.classList.toggle("book-filled", parts[n][at].filled[place]);
        chair.classList.toggle("book-lit", place === lit);
      });
    });
  });
}

/** @param {ReturnType<typeof progressOn>} progress */
function saidOf({ opened, read, sections, tried, solved, exercises }) {
  const { t } = mine;
  if (!opened && !tried) return "";
  if (!sections || !(read || tried)) return t("mine.opened");
  const said = [t("mine.sections", { n: read, of: sections })];
  if (exercises) said.push(t("mine.tried", { n: tried, of: exercises }));
  if (solved) said.push(t("mine.solved", { n: solved }));
  return listed(locale, said);
}

/** A memo is read with the sentence that it is on. */
function openMemos() {
  const memos = /** @type {HTMLDetailsElement} */ (mine.part("memos"));
  memos.addEventListener("toggle", async () => {
    if (memos.open) await loaded().then(draw, console.debug);
  });
  mine.part("print").addEventListener("click", async () => {
    memos.open = true;
    await loaded().then(draw, console.debug);
    box.classList.add("book-mine-print");
    window.print();
    box.classList.remove("book-mine-print");
  });
}

/** @type {Record<number, string>} */
const WHEN = { 1: "mine.when-not-sure", 2: "mine.when-fairly-sure", 3: "mine.when-sure" };

/** @param {Done} now */
function showCalibration({ sure }) {
  const lines = calibration(sure).map(({ level, of, common }) =>
    h("p", { text: mine.t(WHEN[level], { n: common, of }) }),
  );
  mine.part("calibration").replaceChildren(...lines);
}

const practise = openPractise(mine);
offerFile(mine.part("keep"), store);
tellOfKeeping(mine);
openMemos();
draw();
showChapters(done(), true);
window.addEventListener("entraide:changed", draw);
// Who goes back to a page finds it as it was left.
window.addEventListener("pageshow", ({ persisted }) => persisted && draw());
// Another tab goes on with the course.
window.addEventListener("storage", ({ key }) => {
  if (key === null || key.startsWith(store.prefix)) draw();
});
