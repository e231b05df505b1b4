/** What a check found, written under each sentence, and the reference coding beside it once it is revealed. */

import { h } from "../shared/dom.js";
import { referenceOn } from "./feedback.js";
import { icon } from "../shared/marks.js";

const KINDS = { hit: "coding.found", fits: "coding.fits", miss: "coding.missed", extra: "coding.extra" };

/**
 * "5 found, 2 missed, 1 extra."
 * @param {(key: string, values?: any) => string} t
 * @param {import("./feedback.js").Comparison} result
 */
export function summaryOf(t, { hit, miss, extra }) {
  const counts = `${[t("coding.count-found", { n: hit }), t("coding.count-missed", { n: miss }), t("coding.count-extra", { n: extra })].join(", ")}.`;
  return miss + extra ? counts : `${counts} ${t("coding.perfect")}`;
}

/**
 * Written anew only when something changed, so that a reader's place in it is not lost.
 * @param {{ t: any, label: (code: string) => string }} ui
 * @param {HTMLElement} node
 * @param {import("./desk.js").Desk} desk
 * @param {number} unit
 */
export function drawFindings(ui, node, desk, unit) {
  const findings = desk.check?.units[unit].findings ?? [];
  const outdated = desk.outdated(unit);
  const state = JSON.stringify([findings, outdated, desk.isRevealed, Boolean(desk.check)]);
  if (node.dataset.state === state) return;
  node.dataset.state = state;
  node.classList.toggle("entraide-outdated", outdated);
  const name = ui.t("coding.feedback-on", { n: unit });
  node.replaceChildren(
    ...[
      outdated && h("p", { class: "entraide-note", text: ui.t("coding.outdated") }),
      findings.length &&
        h(
          "ul",
          { class: "entraide-list", "aria-label": name },
          ...findings.map((finding) => findingItem(ui, finding, desk.isRevealed)),
        ),
      desk.check && desk.isRevealed && referenceBlock(ui, referenceOn(desk.reference[desk.name]?.[unit], desk.codes)),
    ].filter(Boolean),
  );
}

/** Once the reference coding is shown, its reasons stand there, and only an extra keeps its own. */
function findingItem({ t, label }, { code, kind, why }, revealed) {
  return h(
    "li",
    { class: `entraide-finding entraide-${kind}` },
    icon(kind),
    h(
      "p",
      {},
      h("strong", { text: t(KINDS[kind]) }),
      ` ${label(code)}`,
      why && !(revealed && kind !== "extra") ? h("span", { class: "entraide-why", text: why }) : null,
    ),
  );
}

function referenceBlock({ t, label }, expected) {
  return h(
    "div",
    { class: "entraide-reference" },
    h("p", { class: "entraide-reference-name", text: t("coding.reference") }),
    expected.length ? null : h("p", { text: t("coding.no-reference") }),
    ...expected.map(({ code, status, why }) =>
      h(
        "p",
        {},
        h("strong", { text: label(code) }),
        status === "acceptable" ? ` (${t("coding.acceptable")})` : null,
        h("span", { class: "entraide-why", text: why }),
      ),
    ),
  );
}
