/** The verdicts of an exercise, in the words of tests/cases/reckoning.json, which holds Python to the same. */

import { compare } from "#widgets/coding/feedback.js";

/**
 * What the reference says of the codes on a unit, which ones were applied, and what is to be said of them.
 * @typedef {Partial<Record<"required" | "acceptable" | "tempting" | "applied" | Verdict, string[]>>} Unit
 * @typedef {import("#widgets/coding/feedback.js").Verdict} Verdict
 */

/** @type {Verdict[]} */
export const VERDICTS = ["found", "fits", "missed", "extra"];

/**
 * The codes of which each verdict is given on each unit, in alphabetical order, and what all of them come to.
 * @param {string[]} offered @param {Unit[]} units
 */
export function reckoned(offered, units) {
  const applied = Object.fromEntries(units.map((unit, at) => [at + 1, unit.applied ?? []]));
  const reference = Object.fromEntries(units.map((unit, at) => [at + 1, expectedOn(unit)]));
  const codes = offered.map((code) => ({ code, exclude: "" }));
  const { units: checked, ...result } = compare(applied, reference, codes);
  const given = (/** @type {number} */ at, /** @type {Verdict} */ verdict) =>
    checked[at + 1].findings
      .filter((finding) => finding.verdict === verdict)
      .map(({ code }) => code)
      .sort();
  return {
    units: units.map((_, at) => Object.fromEntries(VERDICTS.map((verdict) => [verdict, given(at, verdict)]))),
    result,
  };
}

/** @param {Unit} unit */
function expectedOn(unit) {
  const listed = /** @type {const} */ (["required", "acceptable", "tempting"]).flatMap((status) =>
    (unit[status] ?? []).map((code) => /** @type {const} */ ([code, { status, why: "" }])),
  );
  return Object.fromEntries(listed);
}
