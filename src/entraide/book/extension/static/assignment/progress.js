/** How far an assignment has come, exercise by exercise. */

import { countWords } from "../../../../widgets/memo/words.js";
import { readings } from "../../../../widgets/numbers/reading.js";

/** Stretches of an evening that are to be coded. */
const STRETCHES = 2;

/**
 * What a page knows of an exercise.
 * @typedef {{ title: string, excerpts?: { excerpt: string, care?: string }[], about?: unknown[], prompt?: string, question?: { steps?: { step: number, unit: string }[] },
 *   words?: { min?: number, max?: number }, answer: Partial<import("./handed_in.js").AnswerRecord> }} Exercise
 */

/**
 * @typedef {{ title: string, done: boolean, may?: boolean, coded?: { n: number, of: number }, words?: { n: number, min?: number, max?: number },
 *   led?: { ended: boolean, n: number, of: number } }} Progress `may` where what is left may be left: it
 * speaks of something hard; `led` counts stretches of an evening that are coded
 */

/** @param {Exercise} exercise @returns {Progress} */
export function progressOf({ title, excerpts, about, question, words, answer }) {
  const { value } = answer;
  if (about) {
    // Of what widgets/meeting/kept.js keeps, two things count here, and what is malformed counts for nothing.
    const { meetings, handed_in } = /** @type {any} */ (value) ?? {};
    const one = Array.isArray(meetings) && meetings.find((found) => found?.id && found.id === handed_in);
    const coded = one?.codings?.length && Number.isInteger(one.coded) ? one.coded : 0;
    const led = { ended: Boolean(one?.ended), n: Math.min(coded, STRETCHES), of: STRETCHES };
    return { title, done: led.ended && led.n === led.of, led };
  }
  if (excerpts) {
    const coded = new Set((Array.isArray(value) ? value : []).map((one) => one?.excerpt));
    const left = excerpts.filter(({ excerpt }) => !coded.has(excerpt));
    const n = excerpts.length - left.length;
    const may = n > 0 && left.length > 0 && left.every(({ care }) => care);
    return { title, done: !left.length, ...(may ? { may } : {}), coded: { n, of: excerpts.length } };
  }
  if (question) {
    const given = Array.isArray(value) ? value : [];
    /** Of a calculation, a number at every step; of a choice, an option. @param {{ step: number, unit: string }} asked */
    const isEntered = ({ step, unit }) =>
      given.some((one) => one?.step === step && readings(String(one.text), unit).length > 0);
    return { title, done: question.steps ? question.steps.every(isEntered) : given.length > 0 };
  }
  const n = typeof value === "string" ? countWords(value) : 0;
  return { title, done: n >= (words?.min ?? 1), words: { n, ...words } };
}
