/** The simulation of a group to plan: six choices, what they do to twelve members, and a summary to copy from. */

import { h } from "../common/dom.js";
import { openSimulation } from "../common/simulation.js";
import { planAssumptions } from "./assumptions.js";
import { planChoices } from "./choices.js";
import { groupEffects, memberEffects, privacyEffects } from "./effects.js";
import { keptPlans } from "./kept.js";
import { changed, outcome } from "./outcome.js";
import { PlanWords } from "./sentences.js";
import { planSummary } from "./summary.js";

/** @type {import("./travel.js").Plan} */
const START = { place: "rouyn-noranda", time: "evening", season: "winter", mode: "room", help: "none", room: "own" };

/** @typedef {import("../common/simulation.js").Simulated<import("./travel.js").World>} Given */

/** @param {import("../common/frame.js").Host<Given>} host */
function render(host) {
  const ui = openSimulation(host, "plan-group");
  const { t, locale } = ui;
  const world = host.model.get("payload");
  const plan = { ...START };
  const values = Object.fromEntries(world.assumptions.map(({ assumption, value }) => [assumption, value]));
  let result = outcome(world, plan, values);
  let since = "";

  const words = new PlanWords(locale, t, world, values);
  const choices = planChoices(ui, world, plan);
  const [group, members, privacy] = [groupEffects(ui, words), memberEffects(ui, words), privacyEffects(ui, words)];
  const kept = keptPlans(ui, words, () => ({ plan, outcome: result }));
  const summary = planSummary(ui, words);
  const heading = (/** @type {string} */ text) => h("h3", { class: "entraide-heading", text });
  const hint = (/** @type {string} */ text) => h("p", { class: "entraide-hint", text });
  ui.body.append(
    hint(t("plan-group.intro")),
    choices.node,
    heading(t("plan-group.result")),
    ...group.nodes,
    heading(t("plan-group.each")),
    hint(t("plan-group.one-way")),
    members.node,
    heading(t("plan-group.privacy")),
    privacy.node,
    heading(t("plan-group.kept-plans")),
    ...kept.nodes,
    heading(t("plan-group.summary")),
    ...summary.nodes,
    planAssumptions(ui, words),
    hint(t("simulation.nothing-kept")),
  );

  function draw() {
    choices.draw();
    members.draw(result);
    privacy.draw(result);
    kept.draw();
    summary.draw(plan, result);
    return group.draw(plan, result, since);
  }

  // Every control has done its part when its event arrives here. Only what the reader changes is read aloud.
  for (const name of /** @type {const} */ (["input", "change"])) {
    ui.on(ui.body, name, ({ type, target }) => {
      if (target === summary.field) return;
      const before = result;
      result = outcome(world, plan, values);
      if (type === "input" && target instanceof HTMLSelectElement) since = whatChanged(t, before, result);
      ui.announceSoon(draw());
    });
  }
  draw();
  return ui.close;
}

/**
 * Who can come now and who no longer can.
 * @param {import("../common/texts.js").Say} t
 * @param {import("./outcome.js").Outcome} before @param {import("./outcome.js").Outcome} after
 */
function whatChanged(t, before, after) {
  const { more, fewer } = changed(before.rows, after.rows);
  const parts = [
    more.length && t("plan-group.more", { n: more.length, who: more }),
    fewer.length && t("plan-group.fewer", { n: fewer.length, who: fewer }),
  ].filter(Boolean);
  return parts.length ? t("plan-group.change", { what: parts.join(", ") }) : t("plan-group.no-change");
}

export default { render };
