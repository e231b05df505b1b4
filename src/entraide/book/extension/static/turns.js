/** The order in which the exercises of a page are drawn, and when the browser has its turn. */

/** How long drawing may go on before the browser has its turn: what answers within a tenth of a second seems to be at once. */
const AT_ONCE = 100; // ms

/**
 * The first alone, so that it can be answered while the others are drawn; of these as many at once as nobody notices,
 * since the browser lays the page out again after each pause.
 * @param {Array<() => Promise<void>>} turns
 */
export async function inTurn([first, ...others]) {
  await first?.();
  let end = 0;
  for (const turn of others) {
    if (performance.now() >= end) {
      await idle();
      end = performance.now() + AT_ONCE;
    }
    await turn();
  }
}

/** Waits until the browser has nothing else to do; Safari does not tell. */
function idle() {
  const ask = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => void ask(resolve, { timeout: 200 }));
}
