/**
 * All that a reader wrote, in the order of the course: memos on her codings, and on codes of her own, and answers to memo
 * exercises.
 *
 * @typedef {import("./progress.js").Course} Course @typedef {import("./progress.js").Done} Done
 * @typedef {{ text: string, excerpt?: string, unit?: number, code?: string, changed?: boolean, about?: string }} Memo with
 *   the unit and code that it is on, and whether the excerpt may have changed since; or with the name of a pile
 * @typedef {Record<string, { cut?: string }>} Excerpts
 * @typedef {{ page: string, exercise: string, title: string, memos: Memo[] }} Written
 */

import { isOther } from "../../../../widgets/coding/codings.js";
import { listIn } from "./progress.js";

/** @param {Course} course @param {Done} done @param {Excerpts} [excerpts] by id, as far as they are known @returns {Written[]} */
export function memosOf(course, done, excerpts = {}) {
  return course.parts.flatMap(({ pages }) => writtenOn(pages, done, excerpts));
}

/** @param {Course["assigned"]} pages @param {Done} done @param {Excerpts} [excerpts] @returns {Written[]} */
export function writtenOn(pages, done, excerpts = {}) {
  return pages.flatMap(({ page, exercises }) =>
    exercises.flatMap(({ exercise, title }) => {
      const memos = memosIn(done.answer.get(exercise)?.value, excerpts);
      return memos.length ? [{ page, exercise, title, memos }] : [];
    }),
  );
}

/** @param {unknown} value of an answer, however malformed @param {Excerpts} excerpts @returns {Memo[]} */
function memosIn(value, excerpts) {
  if (typeof value === "string") return value.trim() ? [{ text: value }] : [];
  if (!isThing(value)) return codingMemosIn(value, excerpts);
  const whole = textIn(value.memo)?.trim() ? [{ text: value.memo }] : [];
  return [...ownMemosIn(value, excerpts), ...piledIn(value), ...ledIn(value), ...whole];
}

/** What she wrote in a time out and after meetings that she led, and of lines that she coded there. @param {Record<string, any>} value @returns {Memo[]} */
function ledIn({ meetings }) {
  return listIn(meetings).flatMap((one) =>
    [...listIn(one?.pause?.notes), ...listIn(one?.memos), ...listIn(one?.codings).map((coding) => coding?.memo)]
      .filter((text) => typeof text === "string" && text.trim())
      .map((text) => ({ text })),
  );
}

/** Of codes of her own, each by its name. @param {Record<string, any>} value @param {Excerpts} excerpts @returns {Memo[]} */
function ownMemosIn({ codes, codings }, excerpts) {
  const labels = new Map(listIn(codes).map((one) => [one?.code, textIn(one?.label)]));
  return codingMemosIn(codings, excerpts).map((memo) => ({ ...memo, code: labels.get(memo.code) ?? memo.code }));
}

/** What does not fit into the piles of a theme board. @param {Record<string, any>} value @returns {Memo[]} */
function piledIn({ piles }) {
  return listIn(piles)
    .filter((one) => typeof one?.counter === "string" && one.counter.trim())
    .map(({ name, counter }) => ({ text: counter, about: textIn(name) ?? "" }));
}

/** @param {unknown} value @returns {string | undefined} */
function textIn(value) {
  return typeof value === "string" ? value : undefined;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isThing(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} codings @param {Excerpts} excerpts @returns {Memo[]} */
function codingMemosIn(codings, excerpts) {
  return listIn(codings)
    .filter((one) => typeof one?.memo === "string" && one.memo.trim())
    .map(({ memo, cut, ...on }) => {
      const [excerpt, code] = [textIn(on.excerpt), textIn(on.code)];
      const unit = Number.isInteger(on.unit) ? on.unit : undefined;
      const changed = excerpt !== undefined && isOther(cut, excerpts[excerpt]?.cut);
      return { text: memo, excerpt, unit, code, ...(changed ? { changed } : {}) };
    })
    .sort((one, other) => String(one.excerpt).localeCompare(String(other.excerpt)) || one.unit - other.unit);
}
