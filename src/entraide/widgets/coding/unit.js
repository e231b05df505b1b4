/** One unit of the excerpt on the page: its text, its codes, the memo that is open, what a check found. */

import { button } from "../common/answering.js";
import { h, keyed, parts, patch } from "../common/dom.js";
import { codeIcon, icon } from "../common/icons.js";
import { drawFindings } from "./findings.js";

/**
 * What is drawn from, and in which words.
 * @typedef {{ t: import("../common/texts.js").Say, uid: string, desk: import("./desk.js").Desk }} Page
 * @typedef {import("./codings.js").Coding} Coding
 */

/** @param {Page} page @param {import("./desk.js").Unit} unit */
export function makeUnit({ t, uid, desk }, { unit, text }) {
  const words = [h("span", { class: "entraide-number", text: String(unit) }), " ", h("span", { text })];
  return h(
    "li",
    { class: "entraide-item", "data-unit": unit },
    desk.isOne
      ? h("p", { class: "entraide-unit" }, ...words)
      : h("button", { type: "button", class: "entraide-unit", "data-do": "unit" }, ...words),
    h("ul", { class: "entraide-list entraide-chips", "aria-label": t("coding.codes-on", { n: unit }) }),
    h("p", { id: `${uid}-${unit}-codes`, hidden: true }),
    h("div", {}),
    h("div", { class: "entraide-findings" }),
  );
}

/** @param {Page} page @param {HTMLElement} item @param {import("./desk.js").Unit} unit */
export function drawUnit(page, item, { unit }) {
  const { desk } = page;
  const [chips, said, slot, findings] = parts(item).slice(-4);
  const codings = desk.codingsOn(unit);
  if (!desk.isOne)
    patch(parts(item)[0], {
      "aria-pressed": String(desk.selection.units.includes(unit)),
      tabindex: unit === desk.current ? "0" : "-1",
      "aria-describedby": codings.length ? said.id : null,
    });
  // The list of chips has a name of its own, which would be read instead of what stands in it.
  patch(said, { text: codings.map((coding) => heard(page, coding)).join("; ") });
  patch(chips, { hidden: !codings.length });
  // A code of the reader's own may be called otherwise by now.
  const codeOf = (/** @type {{ code: string }} */ { code }) => desk.labelOf(code);
  keyed(
    chips,
    codings,
    codeOf,
    (coding) => makeChip(page, coding),
    (chip, coding) => drawChip(page, parts(chip)[0], coding),
  );
  keyed(slot, desk.panel?.unit === unit ? [desk.panel] : [], codeOf, (open) => makePanel(page, open));
  drawFindings(page, findings, unit);
}

/** What is heard of a code: what it is called, and whether it has a note. @param {Page} page @param {Coding} coding @param {string} [called] */
function heard({ t, desk }, { code, memo }, called = desk.labelOf(code)) {
  return [called, memo.trim() && t("coding.with-note")].filter(Boolean).join(", ");
}

/** @param {Page} page @param {Coding} coding */
function makeChip({ desk }, { code }) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "entraide-chip", "data-do": "chip", "data-code": code },
      codeIcon(desk.placeOf(code)),
      h("span", { text: desk.labelOf(code) }),
      h("span", { class: "entraide-memoed" }, icon("memo")),
    ),
  );
}

/** @param {Page} page @param {HTMLElement} chip @param {Coding} coding */
function drawChip(page, chip, coding) {
  const { t, desk } = page;
  const { unit, code, memo } = coding;
  const isOpen = desk.panel?.unit === unit && desk.panel.code === code;
  patch(chip, {
    tabindex: unit === desk.current ? "0" : "-1",
    "aria-expanded": String(isOpen),
    "aria-label": heard(page, coding, t("coding.note-for", { code: desk.labelOf(code), n: unit })),
  });
  patch(/** @type {HTMLElement} */ (chip.lastElementChild), { hidden: !memo.trim() });
}

/** @param {Page} page @param {{ unit: number, code: string }} open */
function makePanel({ t, uid, desk }, { unit, code }) {
  const [field, label] = [`${uid}-memo`, desk.labelOf(code)];
  const memo = h("textarea", { class: "entraide-field", id: field, rows: "2", maxlength: "4000" });
  memo.value = desk.codingsOn(unit).find((one) => one.code === code)?.memo ?? "";
  return h(
    "div",
    {
      class: "entraide-panel",
      role: "group",
      "aria-label": t("coding.note-for", { code: label, n: unit }),
      tabindex: "-1",
    },
    h("p", { class: "entraide-panel-name", text: label }),
    h("label", { for: field, text: t("coding.note-label") }),
    memo,
    h(
      "div",
      { class: "entraide-row" },
      button("close", t("coding.close")),
      button("remove", t("coding.remove-code"), { class: "entraide-button entraide-quiet" }),
    ),
  );
}
