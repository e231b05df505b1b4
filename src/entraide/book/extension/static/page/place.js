/** Where the reader is: her chapter in the menu, the section in the page's contents, and what she can scroll. */

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

/** Marks the section being read among the page's contents. */
export function showInContents() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#pst-page-toc-nav a[href^='#']")]);
  /** @type {Map<Element, HTMLAnchorElement>} */
  const linkTo = new Map();
  for (const link of links) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const heading = section?.querySelector("h1, h2, h3, h4") ?? section;
    if (heading) linkTo.set(heading, link);
  }
  const mark = (/** @type {HTMLAnchorElement | undefined} */ here) => {
    for (const link of links) {
      link.classList.toggle("active", link === here);
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.closest(".toc-entry")?.classList.toggle("active", link === here);
    }
  };
  const top = document.getElementById("pst-header")?.getBoundingClientRect().height ?? 0;
  const watching = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (seen) mark(linkTo.get(seen.target));
    },
    { rootMargin: `-${Math.ceil(top)}px 0px -70% 0px` },
  );
  for (const heading of linkTo.keys()) watching.observe(heading);
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
