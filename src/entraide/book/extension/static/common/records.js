/** Answer records, wherever in a file they stand: in a notebook, in answers.json, in a file that this site gave. */

import { momentOf } from "./moment.js";

/** @typedef {import("../../../../widgets/common/record.js").AnswerRecord} AnswerRecord */

const SCHEMA = 1;

/**
 * The newest record of each exercise that a file holds.
 * @param {string} text @param {Iterable<string>} exercises those in question @returns {Map<string, AnswerRecord>}
 */
export function recordsIn(text, exercises) {
  const known = new Set(exercises);
  /** @type {Map<string, AnswerRecord>} */
  const newest = new Map();
  const look = (/** @type {any} */ thing) => {
    if (!thing || typeof thing !== "object") return;
    const when = momentOf(thing.saved_at);
    if (thing.schema === SCHEMA && known.has(thing.exercise) && when) {
      if (momentOf(newest.get(thing.exercise)?.saved_at) < when) newest.set(thing.exercise, thing);
    } else for (const inside of Object.values(thing)) look(inside);
  };
  try {
    look(JSON.parse(text));
  } catch {
    // No JSON: it holds nothing.
  }
  return newest;
}
