/** The plan in words, to copy from. */

import { h, patch } from "../common/dom.js";

const COLUMNS = 60; // characters in a line of the field, more or less
const MOST_LINES = 16;

/** @param {import("../common/simulation.js").Simulation} ui @param {import("./sentences.js").PlanWords} words */
export function planSummary({ t, on, uid, announce }, words) {
  const field = h("textarea", { class: "entraide-field", id: `${uid}-summary`, readonly: true });
  const copy = h("button", { type: "button", class: "entraide-button entraide-main", text: t("plan-group.copy") });
  const copied = h("span", { class: "entraide-hint" });
  on(copy, "click", async () => {
    const text = t((await copyFrom(field)) ? "plan-group.copied" : "plan-group.not-copied");
    patch(copied, { text });
    announce(text);
  });
  return {
    field,
    nodes: [
      h("label", { for: field.id, class: "entraide-label entraide-hint", text: t("plan-group.summary-hint") }),
      field,
      h("div", { class: "entraide-row" }, copy, copied),
    ],
    /** @param {import("./travel.js").Plan} plan @param {import("./outcome.js").Outcome} outcome */
    draw(plan, outcome) {
      field.value = words.summary(plan, outcome);
      const lines = field.value.split("\n").length + Math.floor(field.value.length / COLUMNS);
      field.rows = Math.min(MOST_LINES, lines);
      patch(copied, { text: "" });
    },
  };
}

/** Whether it was copied. Where that is refused, the text is selected to be copied by hand. @param {HTMLTextAreaElement} field */
async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
