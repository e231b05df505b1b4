/**
 * How sure the reader said she was of her codings before a check, beside what she then found: what is called calibration.
 *
 * @typedef {{ at: string, level: number, of: number, common: number }} Said
 *   `level` 1 (not sure) to 3 (sure); of so many codings that she said it of, how many are in common with the reference
 */

import { listIn, unitsIn } from "./progress.js";

export const LEVELS = [1, 2, 3];

/** What tells one coding of an excerpt from the others. @param {{ unit: number, code: string }} coding */
export const nameOf = ({ unit, code }) => `${unit} ${code}`;

/**
 * For each level that she chose, the codings she said it of, and those in common; nothing of what she took back.
 * @param {import("../../../../widgets/coding/checks.js").Check} first @param {Map<string, number>} levels by the coding's name
 * @returns {Said[]}
 */
export function saidAt(first, levels) {
  const codings = unitsIn(first).flatMap(([unit, { codes, extra }]) =>
    listIn(codes).map((code) => ({ level: levels.get(nameOf({ unit, code })), common: !listIn(extra).includes(code) })),
  );
  return LEVELS.flatMap((level) => {
    const here = codings.filter((one) => one.level === level);
    const common = here.filter((one) => one.common).length;
    return here.length ? [{ at: first.at, level, of: here.length, common }] : [];
  });
}

/**
 * For each level that she ever chose, all her codings and those in common.
 * @param {Map<string, import("../common/store.js").Thing>} sure by excerpt, as it was kept, however malformed
 * @returns {Array<{ level: number, of: number, common: number }>} the surest first
 */
export function calibration(sure) {
  const all = [...sure.values()].flatMap(({ said }) => listIn(said));
  return [...LEVELS].reverse().flatMap((level) => {
    const counted = (/** @type {any} */ one) => [one.of, one.common].every(Number.isInteger) && one.of >= one.common;
    const here = all.filter((one) => one?.level === level && counted(one) && one.common >= 0);
    const sum = (/** @type {"of" | "common"} */ what) => here.reduce((total, one) => total + one[what], 0);
    return sum("of") ? [{ level, of: sum("of"), common: sum("common") }] : [];
  });
}
