/** What a colleague is given: the codings that are compared, with their notes, and the rules about them, and nothing else. */

import { againOf } from "./exercise.js";

/** @typedef {import("../common/file.js").CourseFile} CourseFile @typedef {import("./list.js").Course} Course */

/**
 * Answers to graded work are no colleague's, and neither are memos, or what was read and when.
 * @param {CourseFile} whole all that this reader has done @param {Course} course the exercises of the chapters @returns {CourseFile}
 */
export function givenOf({ schema, saved_at, answers, rules }, { parts }) {
  const exercises = parts.flatMap(({ pages }) => pages.flatMap((page) => page.exercises));
  const compared = new Set(exercises.flatMap(({ exercise }) => [exercise, againOf(exercise)]));
  const codings = Object.entries(answers).filter(([name, { kind }]) => kind === "coding" && compared.has(name));
  return { schema, saved_at, answers: Object.fromEntries(codings), rules };
}
