/** The rules on the page: a field for each code on which both differ, and all of them to print or to save. */

import { h } from "../../../../widgets/common/dom.js";
import { clock } from "../../../../widgets/common/numbers.js";
import { rulesIn } from "./differences.js";
import { LONGEST } from "./rules.js";
import { labelOf } from "./words.js";

/** @typedef {import("./words.js").PairWords} PairWords @typedef {import("./exercise.js").Exercise} Exercise */
/**
 * @typedef {{ mine: Map<string, string>, theirs: Map<string, string>, earlier: (code: string) => string[],
 *   keep: (code: string, text: string) => boolean, save: () => void, signal: AbortSignal }} Rules
 */

const PAUSE = 500; // ms after the last letter before a rule is kept

/** @param {PairWords} words @param {Exercise} exercise @param {string[]} codes those on which they differ, and those with a rule @param {Rules} rules */
export function rulesOf(words, exercise, codes, rules) {
  const { t } = words;
  const save = h("button", { type: "button", class: "book-button", text: t("pair.rules-save") });
  const print = h("button", { type: "button", class: "book-button", text: t("pair.rules-print") });
  save.addEventListener("click", rules.save);
  print.addEventListener("click", () => window.print());
  return h(
    "section",
    {},
    h("h3", { text: t("pair.rules") }),
    h("p", { text: t("pair.rules-how") }),
    ...codes.map((code) => ruleOn(words, exercise, code, rules)),
    h("p", { class: "d-print-none" }, save, " ", print),
  );
}

/** @param {PairWords} words @param {Exercise} exercise @param {string} code @param {Rules} rules */
function ruleOn(words, exercise, code, { mine, theirs, keep, signal, earlier }) {
  const { t } = words;
  const id = `rule-${code}`;
  const field = h("textarea", { id, class: "book-pair-field d-print-none", rows: "3", maxlength: LONGEST });
  const printed = h("p", { class: "book-pair-printed", text: mine.get(code) ?? "" });
  const said = h("p", { class: "book-pair-kept", role: "status" });
  field.value = mine.get(code) ?? "";
  let [waiting, kept] = [0, field.value];
  const write = () => {
    clearTimeout(waiting);
    if (field.value === kept) return;
    kept = field.value;
    printed.textContent = field.value;
    const time = clock(words.locale, new Date());
    said.textContent = keep(code, field.value) ? t("pair.rule-kept", { time }) : t("pair.rule-refused");
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(write, PAUSE);
  });
  field.addEventListener("change", write);
  // A phone may put the page away without another word.
  window.addEventListener("pagehide", write, { signal });
  signal.addEventListener("abort", write);
  const hers = theirs.get(code);
  return h(
    "div",
    { class: "book-pair-rule" },
    h("label", { for: id, text: t("pair.rule-for", { code: labelOf(exercise, code) }) }),
    h("details", {}, h("summary", { text: t("pair.codebook-says") }), ...rulesIn(words, exercise, code)),
    field,
    printed,
    said,
    ...earlier(code).map((rule) => h("p", { class: "book-pair-memo", text: t("pair.earlier-rule", { rule }) })),
    hers ? h("p", { class: "book-pair-memo", text: t("pair.her-rule", { rule: hers }) }) : null,
  );
}
