/**
 * The page of results: finds the words of its address in the edition's index.
 *
 * @typedef {import("./index.js").Found} Found
 */

import { excerpt } from "./excerpt.js";
import { foldedWords } from "./folding.js";
import { lookFor, tellLittle } from "./index.js";

const MOST = 30;
/** What is no part of a page's text. */
const UNREAD =
  "script, noscript, h1, [hidden], [data-unsearched], .headerlink, .entraide-exercise, .book-ring, .book-contents";

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

/** @type {HTMLElement[]} What was found: the course's own pages, then those for instructors. */
const lists = [];

/** The list of one or the other, begun with what is said above it. @param {0 | 1} last */
function listFor(last) {
  if (!lists[last]) {
    lists[last] = element("ol");
    lists[last].className = "book-results";
    if (last) results.append(element("h2", results.dataset.last ?? ""));
    results.append(lists[last]);
  }
  return lists[last];
}

async function show() {
  /** @type {import("./index.js").Written | undefined} */
  const index = Reflect.get(globalThis, "entraideIndex");
  if (!index) return say(results.dataset.failed);
  const found = lookFor(index, asked);
  say(above(found.length, tellLittle(index, asked, found.length)));
  const words = foldedWords(asked, index.rules);
  const entryOf = async (/** @type {Found} */ one) =>
    entry(one, one.holds ? await quote(one.address, words, index.rules).catch(nothing) : []);
  const rest = found.slice(MOST);
  await add(found.slice(0, MOST), entryOf);
  if (rest.length) offerAll(found.length, () => add(rest, entryOf));
  goOn();
}

/**
 * What is said above the results. Of words that stand nearly everywhere it is never said that no page holds them.
 * @param {number} found how many pages @param {boolean} little whether the words tell little
 */
function above(found, little) {
  const { common, found: these, none } = results.dataset;
  if (!little) return found ? these : none;
  return found ? `${common} ${these}` : common;
}

/** Who comes back from a page finds the results where she left them: the browser looks before they are all there. */
function goOn() {
  if (history.state) scrollTo(0, history.state.read);
  addEventListener("pagehide", () => history.replaceState({ read: scrollY }, ""));
}

/**
 * Puts pages on their lists, each once it is whole and below the one before: nothing that is shown moves.
 * @param {Found[]} pages @param {(page: Found) => Promise<HTMLElement>} entryOf
 */
async function add(pages, entryOf) {
  const entries = pages.map(entryOf);
  for (const [number, { last }] of pages.entries()) listFor(last).append(await entries[number]);
  return entries[0];
}

/** A page, the words as they stand in it, and what in it holds them. @param {Found} page @param {string[]} pieces */
function entry({ title, address, last, parts }, pieces) {
  const made = element("li", element(last ? "h3" : "h2", link(title, address)));
  if (pieces.length) made.append(element("p", ...pieces.map((one, at) => (at % 2 ? element("mark", one) : one))));
  const within = parts.map((part) => element("li", link(part.title, `${address}#${part.anchor}`)));
  if (within.length) made.append(element("ul", ...within));
  return made;
}

/** The rest is one touch away, and reading goes on at the first of it. @param {number} n @param {() => Promise<HTMLElement>} rest */
function offerAll(n, rest) {
  const all = element("button", (results.dataset.all ?? "").replace("{n}", String(n)));
  all.className = "book-button";
  const addRest = async () => {
    all.remove();
    (await rest()).querySelector("a")?.focus();
  };
  all.addEventListener("click", addRest);
  results.append(all);
}

/**
 * The words as they stand in a page, if it is kept for reading offline. Nothing is fetched for it: results may lead
 * to thirty pages, and a line may be slow.
 * @param {string} address @param {string[]} words @param {import("./folding.js").Rules} rules
 */
async function quote(address, words, rules) {
  const kept = await caches.match(new URL(address, location.href).href);
  if (!kept) return [];
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  for (const left of page.querySelectorAll(UNREAD)) left.remove();
  return excerpt(page.querySelector("main")?.textContent ?? "", words, rules);
}

/** Not every browser lets a page ask what is kept: a result does without. @param {unknown} error @returns {string[]} */
function nothing(error) {
  console.debug(error);
  return [];
}

if (field) field.value = asked;
if (asked) show();
