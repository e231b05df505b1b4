/**
 * What is said of a number that was entered, beside the authors' values. Grading does the same (coding/numbers.py).
 *
 * @typedef {"right" | "explained" | "near" | "wrong" | "unreadable" | "blank"} Word
 * @typedef {{ value: number, tolerance: number, right: boolean, why: string }} Value a right one, or an error that is known
 * @typedef {{ values: Value[], solution: string, hint: string }} StepFeedback `solution` is the right value, written
 */

import { isBlank, readings } from "./reading.js";

/** So many tolerances away a number is still near: something was rounded too early. */
const NEARLY = 5;
const SLACK = 1e-12; // by which share of itself a number may differ for having been computed in binary digits

/**
 * @param {string} text @param {string} unit @param {Value[]} values
 * @returns {{ word: Word, why: string }} why it is right, or what went wrong, where the authors say so
 */
export function judged(text, unit, values) {
  if (isBlank(text)) return { word: "blank", why: "" };
  const found = readings(text, unit);
  if (!found.length) return { word: "unreadable", why: "" };
  const right = values.find((value) => value.right);
  if (right && away(found, right) <= 1) return { word: "right", why: right.why };
  const explained = values.find((value) => !value.right && away(found, value) <= 1);
  if (explained) return { word: "explained", why: explained.why };
  return { word: right && away(found, right) <= NEARLY ? "near" : "wrong", why: "" };
}

/** How many tolerances away from a value the nearest of some numbers is; without one, it is or it is not. @param {number[]} found @param {Value} value */
function away(found, { value, tolerance }) {
  const slack = SLACK * Math.max(Math.abs(value), tolerance);
  const distance = Math.max(0, Math.min(...found.map((one) => Math.abs(one - value))) - slack);
  if (tolerance) return distance / tolerance;
  return distance ? Number.POSITIVE_INFINITY : 0;
}
