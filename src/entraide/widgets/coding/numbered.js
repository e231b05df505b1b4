/** The number that a new thing of the reader's bears in its name, such as a code of her own or a pile. */

/** What such a name holds: five digits. */
const HIGHEST = 99999;

/**
 * One more than the highest, so that nothing new looks like what was there before; where no name could hold that, the
 * lowest that is free.
 * @param {number[]} taken
 */
export function nextNumber(taken) {
  const next = taken.reduce((highest, one) => Math.max(highest, one), 0) + 1;
  if (next <= HIGHEST) return next;
  const all = new Set(taken);
  let free = 1;
  while (all.has(free)) free += 1;
  return free;
}
