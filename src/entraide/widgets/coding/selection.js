/**
 * Which sentences are selected, and what the next gesture makes of it. No page here, only values.
 *
 * Codes "spend" a selection: it stays, so that a second code can follow, but the next toggle starts afresh.
 *
 * @typedef {{ units: number[], anchor: number | null, spent: boolean }} Selection
 */

/** @type {Selection} */
export const NOTHING = Object.freeze({ units: [], anchor: null, spent: false });

/**
 * A click, a tap or Space on one sentence.
 * @param {Selection} selection
 * @param {number} unit
 * @returns {Selection}
 */
export function toggled(selection, unit) {
  const before = selection.spent ? [] : selection.units;
  const units = before.includes(unit) ? before.filter((one) => one !== unit) : [...before, unit];
  return { units: units.sort((a, b) => a - b), anchor: unit, spent: false };
}

/**
 * Shift-click, Shift+arrow, a drag: from the anchor to here, both included.
 * @param {Selection} selection
 * @param {number} unit
 * @param {number[]} all the units of the excerpt, in order
 * @param {number} [from] where to start when nothing was selected yet
 * @returns {Selection}
 */
export function ranged(selection, unit, all, from = unit) {
  const anchor = selection.anchor ?? from;
  const [low, high] = [all.indexOf(anchor), all.indexOf(unit)].sort((a, b) => a - b);
  return { units: all.slice(low, high + 1), anchor, spent: false };
}

/**
 * @param {Selection} selection
 * @returns {Selection}
 */
export function spent(selection) {
  return { ...selection, spent: true };
}
