/**
 * How sure the reader said she was before a check, beside what she then found: what is called calibration.
 *
 * @typedef {{ at: string, level: number, of: number, common: number }} Said
 *   `level` 1 (not sure) to 3 (sure); of so many codes that she had applied, how many are in common with the reference
 */

import { listIn, unitsIn } from "./progress.js";

export const LEVELS = [1, 2, 3];

/** @param {import("../../../../widgets/coding/checks.js").Check} first @param {number} level @returns {Said} */
export function saidAt(first, level) {
  const units = unitsIn(first).map(([, on]) => on);
  const of = units.reduce((sum, { codes }) => sum + listIn(codes).length, 0);
  const extra = units.reduce((sum, on) => sum + listIn(on.extra).length, 0);
  return { at: first.at, level, of, common: of - extra };
}

/**
 * For each level that she ever chose, all her codes and those in common.
 * @param {Map<string, import("../common/store.js").Thing>} sure by excerpt, as it was kept, however malformed
 * @returns {Array<{ level: number, of: number, common: number }>} the surest first
 */
export function calibration(sure) {
  const all = [...sure.values()].flatMap(({ said }) => listIn(said));
  return [...LEVELS].reverse().flatMap((level) => {
    const here = all.filter((one) => one?.level === level && one.of >= one.common && one.common >= 0);
    const sum = (/** @type {"of" | "common"} */ what) => here.reduce((total, one) => total + one[what], 0);
    return sum("of") ? [{ level, of: sum("of"), common: sum("common") }] : [];
  });
}
