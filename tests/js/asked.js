/** What the Python tests ask (tests/node.py), put together from the modules. */

import { alpha, jaccard } from "#widgets/agreement/measures.js";
import { outcome } from "#widgets/plan_group/outcome.js";
import { planWords } from "#widgets/plan_group/sentences.js";
import { PLAN_GROUP } from "#widgets/plan_group/texts.js";
import { speaker } from "#widgets/shared/simulation.js";

export { alpha, cohenKappa, jaccard, nominal, percentAgreement } from "#widgets/agreement/measures.js";
export { roadKm, straightKm } from "#widgets/plan_group/outcome.js";
export { oneMeetsSomeone, somePairKnows } from "#widgets/who_knows/acquaintance.js";

/** @typedef {import("#widgets/plan_group/outcome.js").World} World */
/** @typedef {import("#widgets/plan_group/outcome.js").Plan} Plan */
/** @typedef {import("#widgets/plan_group/outcome.js").Values} Values */

/** Alpha of sets of codes. @param {import("#widgets/agreement/measures.js").Row[]} rows */
export function alphaOfSets(rows) {
  return alpha(rows, jaccard);
}

/** What each plan does. @param {World} world @param {Values} values @param {Plan[]} plans */
export function outcomes(world, values, plans) {
  return plans.map((plan) => outcome(world, plan, values));
}

/** Each plan in words, and where each member lives. @param {"en" | "fr"} lang @param {World} world @param {Values} values @param {Plan[]} plans */
export function plansInWords(lang, world, values, plans) {
  const words = planWords(lang, speaker(PLAN_GROUP, lang), world, values);
  return {
    summaries: plans.map((plan) => words.summary(plan, outcome(world, plan, values))),
    homes: world.members.map(words.home),
  };
}
