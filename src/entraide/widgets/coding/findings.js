/** What a check found, written under each unit, and the reference coding beside it once it is revealed. */

import { h } from "../common/dom.js";
import { icon } from "../common/icons.js";
import { referenceOn } from "./feedback.js";

/** @typedef {import("./unit.js").Page} Page */

const VERDICTS = {
  found: "coding.found",
  fits: "coding.fits",
  missed: "coding.reference-only",
  extra: "coding.yours-only",
};

/**
 * Written anew only when something changed, so that a reader's place in it is not lost.
 * @param {Page} page
 * @param {HTMLElement} node
 * @param {number} unit
 */
export function drawFindings(page, node, unit) {
  const { t, desk } = page;
  const findings = desk.check?.units[unit].findings ?? [];
  const outdated = desk.outdated(unit);
  const state = JSON.stringify([findings, outdated, desk.isRevealed, Boolean(desk.check)]);
  if (node.dataset.state === state) return;
  node.dataset.state = state;
  node.classList.toggle("entraide-outdated", outdated);
  node.replaceChildren();
  if (outdated) node.append(h("p", { class: "entraide-note", text: t("coding.outdated") }));
  if (findings.length) {
    const items = findings.map((finding) => findingItem(page, finding));
    node.append(h("ul", { class: "entraide-list", "aria-label": t("coding.feedback-on", { n: unit }) }, ...items));
  }
  if (desk.check && desk.isRevealed) node.append(referenceBlock(page, unit));
}

/** Once the reference coding is shown, its reasons stand there, and only an extra keeps its own. @param {Page} page @param {import("./feedback.js").Finding} finding */
function findingItem({ t, desk }, { code, verdict, why, general }) {
  const reason = general ? `${t("coding.rule")} ${why}` : why;
  return h(
    "li",
    { class: `entraide-finding entraide-${verdict}` },
    icon(verdict),
    h(
      "p",
      {},
      h("strong", { text: t("coding.says", { word: t(VERDICTS[verdict]) }) }),
      ` ${desk.labelOf(code)}`,
      why && !(desk.isRevealed && verdict !== "extra") ? h("span", { class: "entraide-why", text: reason }) : null,
    ),
  );
}

/** @param {Page} page @param {number} unit */
function referenceBlock({ t, desk }, unit) {
  const expected = referenceOn(desk.checks.reference[desk.name]?.[unit], desk.codes);
  return h(
    "div",
    { class: "entraide-reference" },
    h("p", { class: "entraide-reference-name", text: t("coding.reference") }),
    expected.length ? null : h("p", { text: t("coding.no-reference") }),
    ...expected.map(({ code, status, why }) =>
      h(
        "p",
        {},
        h("strong", { text: desk.labelOf(code) }),
        status === "acceptable" ? ` (${t("coding.acceptable")})` : null,
        h("span", { class: "entraide-why", text: why }),
      ),
    ),
  );
}
