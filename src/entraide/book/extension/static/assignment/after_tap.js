/** What moves the page waits until a press is a click: a button that moves from under the finger is not pressed. */

const A_TAP = 600; // ms from when a finger comes down

/**
 * @param {() => void} act @param {() => number} [now] ms
 * @param {(act: () => void, wait: number) => unknown} [wait]
 * @returns {{ pressed: () => void, act: () => unknown }} to be told of each press, and what then does it as soon as it may be done
 */
export function afterTap(act, now = () => performance.now(), wait = setTimeout) {
  let until = -Infinity;
  let isWaiting = false;
  const tried = () => {
    const left = until - now();
    isWaiting = left > 0;
    if (isWaiting) wait(tried, left);
    else act();
  };
  const pressed = () => {
    until = now() + A_TAP;
  };
  return { pressed, act: () => isWaiting || tried() };
}
