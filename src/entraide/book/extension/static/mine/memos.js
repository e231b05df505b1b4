/**
 * All that a reader wrote, in the order of the course: memos on her codings, and answers to memo exercises.
 *
 * @typedef {import("./progress.js").Course} Course @typedef {import("./progress.js").Done} Done
 * @typedef {{ text: string, excerpt?: string, unit?: number, code?: string }} Memo with the unit and code that it is on
 * @typedef {{ page: string, exercise: string, title: string, memos: Memo[] }} Written
 */

import { listIn } from "./progress.js";

/** @param {Course} course @param {Done} done @returns {Written[]} */
export function memosOf(course, done) {
  return course.parts.flatMap(({ pages }) =>
    pages.flatMap(({ page, exercises }) =>
      exercises.flatMap(({ exercise, title }) => {
        const memos = memosIn(done.answer.get(exercise)?.value);
        return memos.length ? [{ page, exercise, title, memos }] : [];
      }),
    ),
  );
}

/** @param {unknown} value of an answer, however malformed @returns {Memo[]} */
function memosIn(value) {
  if (typeof value === "string") return value.trim() ? [{ text: value }] : [];
  return listIn(value)
    .filter((one) => typeof one?.memo === "string" && one.memo.trim())
    .map(({ excerpt, unit, code, memo }) => ({ text: memo, excerpt, unit, code }))
    .sort((one, other) => one.excerpt.localeCompare(other.excerpt) || one.unit - other.unit);
}
