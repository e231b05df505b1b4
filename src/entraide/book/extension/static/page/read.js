/** Which sections of this page the reader went through, and in which she is: a section counts once its end was seen. */

/** @typedef {import("../common/store.js").Store} Store */

const PAUSE = 1000; // ms in which nothing moves: what flies past is not read

/** @param {Store} store @param {() => void} [then] what else is to be done each time she has stopped */
export function rememberReading(store, then = () => {}) {
  const { entraidePage: page, entraideWhole } = document.documentElement.dataset;
  if (!page) return;
  const whole = entraideWhole !== undefined; // Of some pages only that they were opened.
  const name = `read/${page}`;
  const sections = whole ? [] : [...document.querySelectorAll("article > section > section")];
  let timer = 0;

  function look() {
    if (whole && store.read(name)) return;
    const boxes = sections.map((section) => section.getBoundingClientRect());
    const ended = boxes.flatMap(({ bottom }, n) => (bottom > 0 && bottom <= innerHeight ? [n + 1] : []));
    const before = store.read(name) ?? {};
    const now = {
      at: boxes.filter(({ top }) => top < innerHeight / 2).length,
      sections: [...new Set([...(before.sections ?? []), ...ended])].sort((one, other) => one - other),
    };
    if (before.at !== now.at || `${before.sections}` !== `${now.sections}`) {
      store.write(name, { saved_at: new Date().toISOString(), ...(whole ? {} : now) });
    }
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
