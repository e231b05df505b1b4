/** How far an assignment has come, exercise by exercise. */

/**
 * What a page knows of an exercise.
 * @typedef {{ title: string, excerpts?: { excerpt: string }[], prompt?: string, question?: { steps?: unknown[] },
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
  // Of a calculation, every step; of a choice, an option.
  if (question) return { title, done: Array.isArray(value) && value.length >= (question.steps?.length ?? 1) };
  const words = typeof value === "string" ? (value.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []).length : 0;
  return { title, done: words > 0, words };
}
