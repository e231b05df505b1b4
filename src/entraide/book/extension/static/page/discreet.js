/**
 * Reading discreetly: in this tab, and as long as the reader asks for it, each page takes the place of the one before, so
 * that the browser's Back shows none of them; a link at the top leads back instead. It is her choice, on *Ethics and
 * care*, since everybody else would miss Back. What it needs to know is in the name of the tab: it needs no storage, and
 * nothing of it outlives the tab.
 *
 * @typedef {import("./trail.js").Visited} Visited
 */

import { trailIn } from "./trail.js";

const MOST = 50;
const { content_root, back = "" } = document.documentElement.dataset;
/** Where both editions are. */
const site = new URL(`${content_root}../`, document.baseURI).href;

const trail = () => trailIn(window.name, site);

/** @param {Visited[] | null} visited */
function remember(visited) {
  window.name = visited ? JSON.stringify({ discreet: visited.slice(-MOST) }) : "";
}

/** @param {Event} event @param {string} address */
function goOn(event, address) {
  const visited = trail();
  if (!visited || event.defaultPrevented || !address.startsWith(site)) return;
  event.preventDefault();
  const isHere = address.split("#")[0] === location.href.split("#")[0];
  const here = { address: location.href, title: document.title.split(" – ")[0] };
  remember(isHere ? visited : [...visited, here]);
  location.replace(address);
}

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
  if (!link || link.target || link.hasAttribute("download")) return;
  // With these the browser opens it elsewhere.
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  goOn(event, link.href);
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const asked = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  if (form.method === "get") goOn(event, `${form.action}?${new URLSearchParams(asked)}`);
});

/** The way back inside the course. */
function leadBack() {
  const visited = trail();
  const last = visited?.at(-1);
  if (!last) return;
  const link = document.createElement("a");
  link.className = "book-back book-mine-link d-print-none";
  link.href = last.address;
  link.textContent = back.replace("{title}", () => last.title);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    remember(visited?.slice(0, -1) ?? null);
    location.replace(last.address);
  });
  document.querySelector("main")?.prepend(link);
}

/** @param {HTMLElement} box where the reader asks for it */
function offer(box) {
  const asked = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  asked.checked = trail() !== null;
  asked.addEventListener("change", () => {
    remember(asked.checked ? [] : null);
    const said = box.querySelector("[role=status]");
    if (said) said.textContent = box.dataset[asked.checked ? "on" : "off"] ?? "";
  });
}

leadBack();
for (const box of document.querySelectorAll("[data-entraide-discreet]")) offer(/** @type {HTMLElement} */ (box));
