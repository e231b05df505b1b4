/** Agreement on the page: what was counted, code by code, and what it does not say. */

import { h } from "../../../../widgets/common/dom.js";
import { limitsOf } from "./measured.js";
import { labelOf } from "./words.js";

/** @typedef {import("./measured.js").Measured} Measured @typedef {import("./words.js").PairWords} PairWords */

/** @param {PairWords} words @param {import("./exercise.js").Exercise} exercise @param {Measured} measured */
export function figuresOf(words, exercise, measured) {
  const { t } = words;
  const { units, decisions, same, percent, kappa, interval, codes } = measured;
  const counts = { n: units, codes: codes.length, decisions, same, percent: words.percent(percent) };
  const limits = limitsOf(measured).map(([key, { n, codes: named = [] }]) =>
    h("li", { text: t(key, { n, codes: words.quoted(exercise, named) }) }),
  );
  return h(
    "section",
    {},
    h("h3", { text: t("pair.agreement") }),
    h("p", { text: t("pair.percent", counts) }),
    h("p", { text: t("pair.kappa", { kappa: words.figure(kappa), interval: words.interval(interval) }) }),
    codeTable(words, exercise, measured),
    h("h4", { text: t("pair.limits") }),
    h("ul", {}, ...limits, h("li", { text: t("pair.limit-right") })),
    h("details", {}, h("summary", { text: t("pair.how-computed") }), h("p", { text: t("pair.computed") })),
  );
}

/** @param {PairWords} words @param {import("./exercise.js").Exercise} exercise @param {Measured} measured */
function codeTable(words, exercise, { codes }) {
  const { t } = words;
  const heads = ["agreement.code", "pair.yours", "pair.hers", "agreement.both", "agreement.percent-head"];
  const rows = codes.map((one) => [
    labelOf(exercise, one.code),
    ...[one.mine, one.theirs, one.both, Math.round(100 * one.percent)].map(String),
    [words.figure(one.kappa), one.interval ? `(${words.interval(one.interval)})` : ""].join(" ").trim(),
  ]);
  return table(t("pair.by-code"), [...heads.map((head) => t(head)), t("agreement.kappa")], rows);
}

/**
 * A table that scrolls by itself, and by keyboard; the first cell of a row names it.
 * @param {string} caption @param {string[]} heads @param {string[][]} rows
 */
export function table(caption, heads, rows) {
  const row = (/** @type {string[]} */ [first, ...rest]) =>
    h("tr", {}, h("th", { scope: "row", text: first }), ...rest.map((text) => h("td", { text })));
  return h(
    "div",
    { class: "entraide-scroll", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "table book-pair-figures" },
      h("caption", { text: caption }),
      h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col", text })))),
      h("tbody", {}, ...rows.map(row)),
    ),
  );
}
