/** Which sections of this page the reader went through, and in which she is: a section counts once its end was seen. */

/** @typedef {import("../common/store.js").Store} Store */

const PAUSE = 1000; // ms in which nothing moves: what flies past is not read

/**
 * In which section she is now. Opened again at its top, a page is where she was: to begin there is nowhere to go on.
 * @param {number | undefined} before @param {number} here how many sections have begun above the middle of the screen
 * @param {boolean} isTop nothing of the page is above the screen
 */
export function placeNow(before, here, isTop) {
  return (isTop ? before || here : here || before) ?? 0;
}

/** @param {Store} store @param {() => void} [then] what else is to be done each time she has stopped */
export function rememberReading(store, then = () => {}) {
  const { entraidePage: page, entraideWhole } = document.documentElement.dataset;
  if (!page) return;
  const whole = entraideWhole !== undefined; // Of some pages only that they were opened.
  const name = `read/${page}`;
  const sections = whole ? [] : [...document.querySelectorAll("article > section > section")];
  let timer = 0;
  // Opened again, it is the page that she read last, even if she reads no further.
  let opened = false;

  function look() {
    if (whole && store.read(name)) return;
    const boxes = sections.map((section) => section.getBoundingClientRect());
    const ended = boxes.flatMap(({ bottom }, n) => (bottom > 0 && bottom <= innerHeight ? [n + 1] : []));
    const before = store.read(name) ?? {};
    const here = boxes.filter(({ top }) => top < innerHeight / 2).length;
    const now = {
      at: placeNow(before.at, here, scrollY <= 0),
      sections: [...new Set([...(before.sections ?? []), ...ended])].sort((one, other) => one - other),
    };
    if (!opened || before.at !== now.at || `${before.sections}` !== `${now.sections}`) {
      store.write(name, { saved_at: new Date().toISOString(), ...(whole ? {} : now) });
    }
    opened = true;
    then();
  }

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  }

  window.addEventListener("scroll", wait, { passive: true });
  document.addEventListener("visibilitychange", leave);
  // What was just erased is not written again by leaving the page.
  window.addEventListener("entraide:changed", () => {
    clearTimeout(timer);
    if (!store.read(name)) document.removeEventListener("visibilitychange", leave);
  });
  function leave() {
    if (document.visibilityState === "hidden") look();
  }
  wait();
}
