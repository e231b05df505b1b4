/** The page of results: finds the words of its address in the edition's index. */

import { excerpt } from "./excerpt.js";
import { foldedWords } from "./folding.js";
import { lookFor } from "./index.js";

const MOST = 30;

const results = /** @type {HTMLElement} */ (document.getElementById("book-found"));
const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("main [name=q]"));

/** @param {string} name @param {(Node | string)[]} inside */
function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/** @param {string} text @param {string} address */
function link(text, address) {
  const made = /** @type {HTMLAnchorElement} */ (element("a", text));
  made.href = address;
  return made;
}

/** @param {string} [said] */
function say(said = "") {
  const status = element("p", said);
  status.setAttribute("role", "status");
  results.append(status);
}

function show() {
  /** @type {import("./index.js").Written | undefined} */
  const index = Reflect.get(globalThis, "entraideIndex");
  if (!index) return say(results.dataset.failed);
  const found = lookFor(index, asked);
  say(found.length ? results.dataset.found : results.dataset.none);
  const words = foldedWords(asked, index.rules);
  const list = element("ol");
  list.className = "book-results";
  results.append(list);
  const entryOf = (/** @type {import("./index.js").Found} */ { title, address, page, headings }) => {
    const entry = element("li", element("h2", link(title, address)));
    if (page) entry.append(element("p", page));
    for (const heading of headings) entry.append(element("p", link(heading.title, `${address}#${heading.anchor}`)));
    if (!page) quote(address, words, index.rules, entry).catch((error) => console.debug(error));
    return entry;
  };
  list.append(...found.slice(0, MOST).map(entryOf));
  if (found.length > MOST) offerAll(found.length, list, () => found.slice(MOST).map(entryOf));
}

/** The rest is one touch away, and reading goes on at the first of it. @param {number} n @param {HTMLElement} list @param {() => HTMLElement[]} rest */
function offerAll(n, list, rest) {
  const all = element("button", (results.dataset.all ?? "").replace("{n}", String(n)));
  all.className = "book-button";
  all.addEventListener("click", () => {
    const more = rest();
    list.append(...more);
    all.remove();
    more[0].querySelector("a")?.focus();
  });
  results.append(all);
}

/**
 * Adds the words as they stand in a page, if it is kept for reading offline. Nothing is fetched for it: results may lead
 * to thirty pages, and a line may be slow.
 * @param {string} address @param {string[]} words @param {import("./folding.js").Rules} rules @param {HTMLElement} entry
 */
async function quote(address, words, rules, entry) {
  const kept = await caches.match(new URL(address, location.href).href);
  if (!kept) return;
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  for (const left of page.querySelectorAll(
    "script, noscript, h1, .headerlink, .entraide-exercise, .book-ring, .book-contents",
  ))
    left.remove();
  const text = (page.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ").trim();
  const pieces = excerpt(text, words, rules);
  if (pieces.length) entry.append(element("p", ...pieces.map((one, at) => (at % 2 ? element("mark", one) : one))));
}

if (field) field.value = asked;
if (asked) show();
