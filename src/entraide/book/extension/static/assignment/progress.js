/** How far an assignment has come, exercise by exercise. */

import { readings } from "../../../../widgets/numbers/reading.js";

/**
 * What a page knows of an exercise.
 * @typedef {{ title: string, excerpts?: { excerpt: string }[], prompt?: string, question?: { steps?: { step: number, unit: string }[] },
 *   answer: Partial<import("./handed_in.js").AnswerRecord> }} Exercise
 */

/** @typedef {{ title: string, done: boolean, coded?: { n: number, of: number }, words?: number }} Progress */

/** @param {Exercise} exercise @returns {Progress} */
export function progressOf({ title, excerpts, question, answer }) {
  const { value } = answer;
  if (excerpts) {
    const coded = new Set((Array.isArray(value) ? value : []).map(({ excerpt }) => excerpt));
    const n = excerpts.filter(({ excerpt }) => coded.has(excerpt)).length;
    return { title, done: n === excerpts.length, coded: { n, of: excerpts.length } };
  }
  if (question) {
    const given = Array.isArray(value) ? value : [];
    /** Of a calculation, a number at every step; of a choice, an option. @param {{ step: number, unit: string }} asked */
    const isEntered = ({ step, unit }) =>
      given.some((one) => one?.step === step && readings(String(one.text), unit).length > 0);
    return { title, done: question.steps ? question.steps.every(isEntered) : given.length > 0 };
  }
  const words = typeof value === "string" ? (value.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []).length : 0;
  return { title, done: words > 0, words };
}
