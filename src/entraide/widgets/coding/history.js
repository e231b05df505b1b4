/**
 * Undo and redo over any value. Each step carries a note on what it did, so that undoing can say so.
 *
 * @template T, N
 * @typedef {{ value: T, note: N | null }} Step
 */

/**
 * @template T, N
 * @typedef {{ past: Array<Step<T, N>>, now: Step<T, N>, future: Array<Step<T, N>> }} History
 */

const MOST_STEPS = 500;

/** @template T, N @param {T} value @returns {History<T, N>} */
export function started(value) {
  return { past: [], now: { value, note: null }, future: [] };
}

/**
 * A new step. Steps whose notes share a `merge` name follow one another as one: a memo typed in one go.
 * @template T
 * @template {{ merge?: string }} N
 * @param {History<T, N>} history
 * @param {T} value
 * @param {N} note
 * @returns {History<T, N>}
 */
export function stepped(history, value, note) {
  const now = { value, note };
  const merges = note.merge && history.now.note?.merge === note.merge;
  const past = merges ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, future: [] };
}

/** One step back; the same history where there is none. @template T, N @param {History<T, N>} history @returns {History<T, N>} */
export function undone(history) {
  const before = history.past[history.past.length - 1];
  if (!before) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

/** One step forward; the same history where there is none. @template T, N @param {History<T, N>} history @returns {History<T, N>} */
export function redone(history) {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.now], now: after, future };
}
