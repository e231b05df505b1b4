/** What the simulation assumes: figures that the reader may change, figures that she may not, and its limits. */

import { h } from "../common/dom.js";
import { number } from "../common/numbers.js";
import { quantity } from "../common/simulation.js";
import { more, tableOf } from "../common/told.js";

/** The most that may be typed; the least is nothing, or one meeting. @type {Record<string, number>} */
const MOST = { meetings: 52, hours: 8, car_km: 10, taxi_km: 20, room: 2000 };

/**
 * A figure that was changed is among the values when its event leaves the field.
 * @param {import("../common/simulation.js").Simulation} ui @param {import("./sentences.js").PlanWords} words
 */
export function planAssumptions(ui, words) {
  const { t, locale } = ui;
  const { assumptions, seasons } = words.world;
  const { values } = words;
  const fields = assumptions
    .filter(({ editable }) => editable)
    .map(({ assumption, label, unit, value }) => {
      const counted = assumption === "meetings";
      return quantity(ui, {
        name: `value-${assumption}`,
        label: unit === "money" ? `${label} ($)` : label,
        min: counted ? 1 : 0,
        max: MOST[assumption] ?? 1000,
        step: counted ? 1 : 0.01,
        value,
        slider: false,
        onChange: (next) => {
          values[assumption] = next;
        },
      });
    });
  const fixed = assumptions.filter(({ editable }) => !editable);
  const figures = fixed.flatMap((one) => [h("dt", { text: one.label }), h("dd", { text: words.figure(one) })]);
  const speed = (/** @type {number} */ kmh) => t("plan-group.kmh", { n: number(locale, kmh, 1) });
  const limits = [t("plan-group.limit-1"), t("plan-group.limit-2"), t("plan-group.limit-3"), t("plan-group.limit-4")];
  return more(
    t("plan-group.assumptions"),
    h("p", { text: t("plan-group.assumptions-hint") }),
    h("div", { class: "entraide-choices" }, ...fields.map(({ node }) => node)),
    h("dl", { class: "entraide-totals" }, ...figures),
    tableOf(
      t("plan-group.speeds"),
      [t("plan-group.season"), t("plan-group.road-speed"), t("plan-group.walk-speed")],
      seasons.map((season) => [season.label, speed(season.road), speed(season.walk)]),
    ),
    h("ul", { class: "entraide-points" }, ...limits.map((text) => h("li", { text }))),
  );
}
