/** Which chairs of a page's ring are filled. Nothing here knows of a browser. */

import { isEmpty } from "../../../../widgets/common/empty.js";

/** Right or wrong, she gave an answer. @param {import("./store.js").Thing | null | undefined} answer */
export function isTried(answer) {
  const value = answer?.value;
  return !isEmpty(typeof value === "string" ? value.trim() : value);
}

/**
 * A section with exercises is filled once each of them was tried; another once she went through it.
 * @param {string[][]} sections the exercises of each @param {unknown} read the numbers of those she went through, from 1
 * @param {(exercise: string) => boolean} tried
 * @returns {boolean[]}
 */
export function filledChairs(sections, read, tried) {
  return sections.map((exercises, n) =>
    exercises.length ? exercises.every(tried) : Array.isArray(read) && read.includes(n + 1),
  );
}
