/**
 * What one reader coded, from this browser or from a file of hers. What is kept here is never changed by a file.
 *
 * @typedef {import("../../../../widgets/coding/codings.js").Coding} Coding
 * @typedef {import("../common/store.js").Thing} Thing
 * @typedef {{ codings: Map<string, Coding[]>, rules: Map<string, string> }} Coder by answer, as `againOf` names the
 *   second; by code. An answer without any coding that the course knows is left out
 */

import { cleanCodings } from "../../../../widgets/coding/codings.js";
import { valueIn } from "../../../../widgets/common/record.js";
import { sectionsIn } from "../common/file.js";
import { recordsIn } from "../common/records.js";
import { againOf, codingExercises, exerciseIn } from "./exercise.js";

/** @param {import("./exercise.js").Practice} practice @param {Pick<import("../common/store.js").Store, "all">} store @returns {Coder} */
export function coderHere(practice, store) {
  return coderOf(practice, store.all("answer"), store.all("rule"));
}

/**
 * What a file holds: one that this site gave, answers.json, or a notebook with answers.
 * @param {import("./exercise.js").Practice} practice @param {string} text
 * @returns {Coder | "none" | "nothing-shared"} or why it is not taken: there is no answer in it; none to an exercise of these pages
 */
export function coderIn(practice, text) {
  if (!isOurs(text)) return "none";
  const names = codingExercises(practice).flatMap((one) => [one, againOf(one)]);
  const rules = Object.entries(sectionsIn(text)?.rules ?? {});
  const coder = coderOf(practice, recordsIn(text, names), new Map(rules));
  return coder.codings.size ? coder : "nothing-shared";
}

/** Whether there is any answer record in it. @param {string} text */
function isOurs(text) {
  try {
    return text.includes('"saved_at"') && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** @param {import("./exercise.js").Practice} practice @param {Map<string, Thing>} answers @param {Map<string, Thing>} rules @returns {Coder} */
function coderOf(practice, answers, rules) {
  /** @type {Coder} */
  const coder = { codings: new Map(), rules: new Map() };
  for (const exercise of codingExercises(practice)) {
    const { excerpts, codes } = exerciseIn(practice, exercise);
    for (const name of [exercise, againOf(exercise)]) {
      const codings = cleanCodings(valueIn(answers.get(name), name, "coding"), excerpts, codes);
      if (codings.length) coder.codings.set(name, codings);
    }
  }
  for (const [code, { value }] of rules) if (typeof value === "string" && value.trim()) coder.rules.set(code, value);
  return coder;
}

/**
 * Which exercises both have coded, and which only one of them.
 * @param {import("./exercise.js").Practice} practice @param {Coder} mine @param {Coder} theirs
 */
export function codedBy(practice, mine, theirs) {
  const all = codingExercises(practice);
  const has = (/** @type {Coder} */ coder) => (/** @type {string} */ exercise) => coder.codings.has(exercise);
  const both = all.filter(has(mine)).filter(has(theirs));
  const alone = (/** @type {Coder} */ coder) => all.filter(has(coder)).filter((one) => !both.includes(one));
  return { both, mine: alone(mine), theirs: alone(theirs) };
}

/** Whether both codings are one: somebody opened her own file. @param {Coder} mine @param {Coder} theirs */
export function isSame(mine, theirs) {
  const written = (/** @type {Coder} */ { codings }) => JSON.stringify([...codings]);
  return written(mine) === written(theirs);
}
