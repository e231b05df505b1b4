/** How results are told: something more to read, and a table. */

import { h } from "./dom.js";

/** Something more to read, closed at first. @param {string} summary @param {Array<Node | string>} children */
export function more(summary, ...children) {
  return h("details", { class: "entraide-more" }, h("summary", { text: summary }), ...children);
}

/**
 * A table with its caption; the first cell of a row names it. It scrolls by itself, and by keyboard, hence the focus.
 * @param {string} caption @param {string[]} heads @param {Array<Array<string | Node>>} rows
 */
export function tableOf(caption, heads, rows) {
  const row = (/** @type {Array<string | Node>} */ [first, ...rest]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((content) => h("td", {}, content)));
  return h(
    "div",
    { class: "entraide-scroller", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "entraide-figures" },
      h("caption", { text: caption }),
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows.map(row)),
    ),
  );
}
