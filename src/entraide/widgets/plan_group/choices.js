/** The six choices that make a plan. */

import { h, patch } from "../common/dom.js";
import { chooser } from "../common/simulation.js";
import { HELPS, MODES, ROOMS } from "./labels.js";

/**
 * A change is in the plan when its event leaves the choices.
 * @param {import("../common/simulation.js").Simulation} ui
 * @param {import("./travel.js").World} world @param {import("./travel.js").Plan} plan
 */
export function planChoices(ui, world, plan) {
  const { t } = ui;
  /** @param {keyof typeof plan} name @param {string} label @param {{ value: string, label: string }[]} options */
  const choose = (name, label, options) =>
    chooser(ui, {
      name,
      label,
      options,
      value: plan[name],
      onChange: (value) => Object.assign(plan, { [name]: value }),
    });
  /** @param {Record<string, string>} labels */
  const options = (labels) => Object.entries(labels).map(([value, key]) => ({ value, label: t(key) }));

  const place = choose(
    "place",
    t("plan-group.place"),
    world.centres.map((one) => ({ value: one.centre, label: one.name })),
  );
  const time = choose(
    "time",
    t("plan-group.time"),
    world.times.map((one) => ({ value: one.time, label: one.label })),
  );
  const season = choose(
    "season",
    t("plan-group.season"),
    world.seasons.map((one) => ({ value: one.season, label: one.label })),
  );
  const mode = choose("mode", t("plan-group.mode"), options(MODES));
  const help = choose("help", t("plan-group.help"), options(HELPS));
  const room = choose("room", t("plan-group.room"), options(ROOMS));
  const all = [place, time, season, mode, help, room];
  return {
    node: h("div", { class: "entraide-choices" }, ...all.map(({ node }) => node)),
    /** Nobody goes anywhere to meet online. */
    draw() {
      for (const { select } of [place, help, room]) patch(select, { disabled: plan.mode === "online" });
    },
  };
}
