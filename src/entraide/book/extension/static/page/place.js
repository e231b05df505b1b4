/** Where the reader is: her chapter in the menu, and what she can scroll. */

import { attempt } from "./attempt.js";

const SCROLLED = "sidebar-scroll-top";
const QUIET = 200; // ms in which the page keeps its size
const SCROLLS = "pre, .cell_output > .output, .pst-scrollable-table-container";

/** Scrolls the menu to where it was, or to this page. */
export function showInMenu() {
  const menu = document.getElementById("pst-primary-sidebar");
  if (!menu) return;
  const before = attempt(() => sessionStorage.getItem(SCROLLED));
  const here = [...menu.querySelectorAll("li.active")].at(-1);
  if (before) menu.scrollTop = Number(before);
  else if (here) menu.scrollTop = here.getBoundingClientRect().top - menu.clientHeight / 2;
  window.addEventListener("pagehide", () => attempt(() => sessionStorage.setItem(SCROLLED, String(menu.scrollTop))));
}

/** Lets what scrolls sideways be reached by the keyboard, and only that. */
export function reachWhatScrolls() {
  const look = () => {
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(SCROLLS))) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  /** @type {number | undefined} */
  let timer;
  // At once when the page is there; later on, not with each code that makes it longer.
  const soon = () => {
    if (timer === undefined) look();
    clearTimeout(timer);
    timer = window.setTimeout(look, QUIET);
  };
  new ResizeObserver(soon).observe(document.body);
}
