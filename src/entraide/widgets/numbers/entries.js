/** What was entered at the steps of a calculation, as the answer record keeps it. */

import { LONGEST } from "./reading.js";

/** @typedef {{ step: number, text: string }} Entry */

/**
 * Of what was found, the texts at the steps there are, the first of each, as they were typed.
 * @param {unknown} value @param {{ step: number }[]} steps
 * @returns {Entry[]}
 */
export function cleanEntries(value, steps) {
  const found = /** @type {Partial<Entry>[]} */ (Array.isArray(value) ? value : []);
  return steps.flatMap(({ step }) => {
    const text = found.find((one) => one?.step === step && typeof one.text === "string")?.text?.slice(0, LONGEST + 1);
    return text?.trim() ? [{ step, text }] : [];
  });
}
