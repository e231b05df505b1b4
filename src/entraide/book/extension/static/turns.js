/** The order in which the exercises of a page are drawn, and when the browser has its turn. */

import { near } from "./later.js";

/** How long drawing may go on before the browser has its turn: what answers within a tenth of a second seems to be at once. */
const AT_ONCE = 100; // ms
/** How long it is the reader's then. She may be answering the first exercise: what is drawn meanwhile, her click waits for. */
const HERS = 1000; // ms
/** How far below the screen an exercise is that she is about to see. */
const SOON = "25% 0px";

/** @typedef {{ place: HTMLElement, begin(): Promise<void> }} Turn an exercise to be drawn, and where */

/**
 * The first at once, as many as nobody notices, since the browser lays the page out again after each pause. The others
 * once she comes to them, or after a while, one after the other where the browser has nothing else to do.
 * @param {Turn[]} turns
 */
export async function inTurn(turns) {
  const left = new Set(turns);
  const draw = async (/** @type {Turn} */ turn) => left.delete(turn) && turn.begin();
  const begun = performance.now();
  for (const turn of turns) {
    if (performance.now() - begun >= AT_ONCE) break;
    await draw(turn);
  }
  if (!left.size) return;
  for (const turn of left) near(turn.place, SOON).then(() => draw(turn));
  await new Promise((resolve) => void setTimeout(resolve, HERS));
  for (const turn of left) {
    await idle();
    await draw(turn);
  }
}

/** Waits until the browser has nothing else to do; Safari does not tell. */
function idle() {
  const ask = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => void ask(resolve, { timeout: 200 }));
}
