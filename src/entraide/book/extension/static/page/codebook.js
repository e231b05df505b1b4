/**
 * The codebook: a field that finds a code, a menu that keeps one theme; and a code that a link leads to lies open.
 *
 * @typedef {{ find: string, theme: string, all: string, none: string, shown: string, showAll: string }} Words
 */

import { searched } from "../../../../widgets/coding/search.js";
import { h } from "../../../../widgets/common/dom.js";

const place = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-codebook]"));
/** @type {Words} */
const words = JSON.parse(place.dataset.entraideCodebook ?? "{}");
const codes = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".book-code"))].map(
  (node) => ({
    node,
    label: node.querySelector("h3")?.textContent ?? "",
    definition: node.querySelector("summary span")?.textContent ?? "",
  }),
);
const themes = [...new Set(codes.map(({ node }) => /** @type {HTMLElement} */ (node.closest("section"))))];

const field = h("input", { type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
const menu = h("select", {}, h("option", { value: "", text: words.all }));
const count = h("p", { role: "status" });
const again = h("button", { type: "button", class: "book-button", hidden: true, text: words.showAll });
for (const theme of themes) menu.append(h("option", { value: theme.id, text: titleOf(theme) }));
place.append(h("label", {}, words.find, field), h("label", {}, words.theme, menu), count, again);
for (const part of [field, menu]) part.addEventListener("input", sift);
again.addEventListener("click", () => {
  showAll();
  field.focus();
});

/** @param {HTMLElement} theme */
function titleOf(theme) {
  return theme.querySelector("h2")?.firstChild?.textContent ?? "";
}

function sift() {
  const { matches } = searched(codes, field.value);
  const found = new Set(matches.filter(({ node }) => !menu.value || node.closest("section")?.id === menu.value));
  for (const code of codes) code.node.hidden = !found.has(code);
  for (const theme of themes) theme.hidden = ![...found].some(({ node }) => theme.contains(node));
  const shown = words.shown.replace("{shown}", String(found.size)).replace("{all}", String(codes.length));
  count.textContent = found.size ? (found.size < codes.length ? shown : "") : words.none;
  again.hidden = found.size > 0;
}

function showAll() {
  field.value = "";
  menu.value = "";
  sift();
}

/** Opens the code that the address names: it may be one of those that are not shown. */
function lead() {
  const led = codes.find(({ node }) => `#${node.id}` === location.hash)?.node;
  if (!led) return;
  if (led.hidden) showAll();
  led.open = true;
  led.scrollIntoView();
}

/** On paper, all lie open; afterwards, those that did. */
function openAll() {
  const closed = codes.filter(({ node }) => !node.open);
  for (const { node } of closed) node.open = true;
  const close = () => {
    for (const { node } of closed) node.open = false;
  };
  window.addEventListener("afterprint", close, { once: true });
}

window.addEventListener("hashchange", lead);
window.addEventListener("beforeprint", openAll);
lead();
