/**
 * The plans that the reader keeps beside each other, until she leaves the page.
 *
 * @typedef {import("./travel.js").Plan} Plan
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./sentences.js").PlanWords} PlanWords
 */

import { h, patch } from "../common/dom.js";
import { tableOf } from "../common/told.js";
import { coming } from "./outcome.js";

/**
 * @param {import("../common/simulation.js").Simulation} ui @param {PlanWords} words
 * @param {() => { plan: Plan, outcome: Outcome }} current what is kept when the reader asks
 */
export function keptPlans({ t, on, announce }, words, current) {
  /** @type {{ number: number, plan: Plan, outcome: Outcome }[]} */
  let kept = [];
  let serial = 0;
  const node = h("div", { class: "entraide-kept" });
  const keep = h("button", { type: "button", class: "entraide-button", text: t("plan-group.keep") });

  function draw() {
    const { plan } = current();
    patch(keep, { "aria-disabled": kept.some((one) => same(one.plan, plan)) ? "true" : null });
    const nothing = h("p", { class: "entraide-hint", text: t("plan-group.no-kept") });
    node.replaceChildren(kept.length ? keptTable(words, kept) : nothing);
  }

  on(keep, "click", () => {
    if (keep.getAttribute("aria-disabled")) return;
    const { plan, outcome } = current();
    serial += 1;
    kept.push({ number: serial, plan: { ...plan }, outcome });
    draw();
    announce(t("plan-group.kept", { n: serial }));
  });
  on(node, "click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (!button) return;
    kept = kept.filter(({ number }) => String(number) !== button.dataset.forget);
    draw();
    keep.focus();
    announce(t("plan-group.forgot"));
  });
  return { nodes: [node, h("div", { class: "entraide-row" }, keep)], draw };
}

/** @param {PlanWords} words @param {{ number: number, plan: Plan, outcome: Outcome }[]} kept */
function keptTable(words, kept) {
  const { t } = words;
  const heads = [
    t("plan-group.plan"),
    t("plan-group.who"),
    t("plan-group.road-short"),
    t("plan-group.for-organisation"),
    t("plan-group.for-members"),
    t("plan-group.forget"),
  ];
  const rows = kept.map(({ number, plan, outcome: { rows, totals } }) => {
    const name = t("plan-group.plan-n", { n: number });
    const who = coming(rows);
    const forget = {
      type: "button",
      class: "entraide-button entraide-quiet",
      "data-forget": number,
      text: t("plan-group.forget"),
      "aria-label": `${t("plan-group.forget")} ${name}`,
    };
    return [
      h("span", {}, h("strong", { text: name }), h("span", { class: "entraide-why", text: words.choices(plan) })),
      t("plan-group.told", { what: who.length, details: who.length ? who : "0" }),
      words.distance(totals.km),
      words.cost(totals.forOrganisation),
      words.cost(totals.forMembers),
      h("button", forget),
    ];
  });
  return tableOf(t("plan-group.kept-caption"), heads, rows);
}

/** @param {Plan} one @param {Plan} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
