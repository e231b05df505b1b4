/** What a reader wrote, in one place, and the answers that newer ones took the place of. */

import { h } from "../../../../widgets/common/dom.js";
import { bringBack } from "../common/merge.js";
import { areHers, askAgain } from "../common/whose.js";
import { memosOf, writtenOn } from "./memos.js";
import { listIn } from "./progress.js";

/** @typedef {import("./mine.js").Mine} Mine @typedef {import("./progress.js").Done} Done */

/** @param {Mine} mine @param {Done} done */
export function showMemos(mine, done) {
  const assigned = writtenOn(mine.course.assigned, done, mine.excerpts());
  // On a shared computer, another's are not shown to whoever opens this page.
  const hers = assigned.filter(({ page }) => areHers(mine.store, page.replace(/.*\//, "")));
  const written = [...memosOf(mine.course, done, mine.excerpts()), ...hers];
  const total = written.reduce((sum, { memos }) => sum + memos.length, 0);
  const box = /** @type {HTMLDetailsElement} */ (mine.part("memos"));
  box.hidden = total === 0;
  mine.part("nothing-written").hidden = total > 0;
  mine.part("memos-count").textContent = mine.t("mine.memos", { n: total });
  mine.part("memos-list").replaceChildren(...written.map((one) => shownOf(mine, one)));
  mine.part("memos-unasked").hidden = assigned.length === hers.length;
}

/** @param {Mine} mine @param {import("./memos.js").Written} written */
function shownOf({ t, linkTo, label, sentence }, { page, exercise, title, memos }) {
  const texts = memos.map(({ text, excerpt, unit, code, changed, about }) => [
    about ? h("p", {}, h("strong", { text: about })) : null,
    excerpt && unit && code
      ? h("p", {}, h("strong", { text: t("mine.coded", { excerpt, n: unit, code: label(code) }) }))
      : null,
    excerpt && unit && sentence(excerpt, unit) ? h("blockquote", {}, h("p", { text: sentence(excerpt, unit) })) : null,
    changed ? h("p", { text: t("mine.text-changed") }) : null,
    h("p", { class: "book-mine-text", text }),
  ]);
  return h(
    "section",
    { class: "book-mine-written" },
    h("h3", {}, h("a", { href: linkTo(page, exercise), text: title })),
    ...texts.flat(),
  );
}

/** @param {Mine} mine @param {Done} done */
export function showEarlier(mine, { earlier }) {
  const entries = [...earlier].flatMap(([exercise, { records }]) =>
    mine.exercises.has(exercise) ? listIn(records).map((record) => entryOf(mine, exercise, record)) : [],
  );
  mine.part("earlier").hidden = entries.length === 0;
  mine.part("earlier-list").replaceChildren(...entries);
}

/** @param {Mine} mine @param {string} exercise @param {import("../common/store.js").Thing} record */
function entryOf(mine, exercise, record) {
  const { t, store, day, part, redraw } = mine;
  const { title, page } = mine.exercises.get(exercise) ?? { title: exercise, page: "" };
  const back = h("button", {
    type: "button",
    class: "book-button",
    text: t("mine.bring-back"),
    "aria-label": t("mine.bring-back-of", { title, day: day(record.saved_at) }),
  });
  back.addEventListener("click", () => {
    const kept = bringBack(store, exercise, record);
    askAgain(store);
    redraw();
    part("earlier-said").textContent = t(kept ? "mine.brought-back" : "mine.keeps-nothing", { title });
    part("earlier-said").focus();
  });
  return h(
    "li",
    {},
    h(
      "p",
      {},
      h("a", { href: mine.linkTo(page, exercise), text: title }),
      " ",
      h("span", { text: saidOf(mine, record) }),
    ),
    back,
  );
}

/** When it was given, and how much it is. @param {Pick<Mine, "t" | "day">} mine @param {import("../common/store.js").Thing} record */
export function saidOf({ t, day }, { saved_at, value }) {
  if (typeof value === "string") {
    return t("mine.earlier-words", { day: day(saved_at), n: value.split(/\s+/).filter(Boolean).length });
  }
  const items = listIn(value?.codings ?? value);
  const [codings, numbers] = [items.filter((one) => one?.code).length, items.filter((one) => one?.step).length];
  if (codings) return t("mine.earlier-codings", { day: day(saved_at), n: codings });
  return numbers ? t("mine.earlier-numbers", { day: day(saved_at), n: numbers }) : day(saved_at);
}
