/** What the Python tests ask (tests/node.py), put together from the modules. */

import { alpha, jaccard } from "#widgets/agreement/measures.js";
import { summaryOf } from "#widgets/coding/summary.js";
import { speaker } from "#widgets/common/texts.js";
import { saidIn } from "#widgets/meeting/kept.js";
import { stretchesOf } from "#widgets/meeting/own_coding.js";
import { endingOf, replay } from "#widgets/meeting/play.js";
import { tablesOf } from "#widgets/meeting/tables.js";
import { outcome } from "#widgets/plan_group/outcome.js";
import { PlanWords } from "#widgets/plan_group/sentences.js";

export { foldedWords } from "#book/extension/static/search/folding.js";
export { anchorOf, lookFor, tellLittle } from "#book/extension/static/search/index.js";
export { kappaInterval, pooledKappa } from "#widgets/agreement/interval.js";
export { alpha, cohenKappa, jaccard, nominal, percentAgreement } from "#widgets/agreement/measures.js";
export { readings as readNumbers } from "#widgets/numbers/reading.js";
export { roadKm, straightKm } from "#widgets/plan_group/travel.js";
export { oneMeetsSomeone, somePairKnows } from "#widgets/who_knows/acquaintance.js";
export { reckoned } from "./widgets/coding/reckoning.js";

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

/** @typedef {{ locale: string, texts: Record<string, import("#widgets/common/texts.js").Text> }} Speech */

/** What a widget says. @param {Speech} speech */
function saying(speech) {
  return speaker({ get: (name) => speech[/** @type {keyof Speech} */ (name)] });
}

/** What a check is summed up in. @param {Speech} speech @param {Parameters<typeof summaryOf>[1]} result */
export function summedUp(speech, result) {
  return summaryOf(saying(speech), result);
}

/** Each plan in words, and where each member lives. @param {Speech} speech @param {World} world @param {Values} values @param {Plan[]} plans */
export function plansInWords(speech, world, values, plans) {
  const words = new PlanWords(speech.locale, saying(speech), world, values);
  return {
    summaries: plans.map((plan) => words.summary(plan, outcome(world, plan, values))),
    homes: world.members.map((member) => words.home(member)),
  };
}

/** Minutes in words. @param {Speech} speech @param {World} world @param {number[]} minutes */
export function durations(speech, world, minutes) {
  const words = new PlanWords(speech.locale, saying(speech), world, {});
  return minutes.map((one) => words.time(one));
}

/** @type {import("#widgets/meeting/kept.js").Kept} */
const NO_MEETING = { id: "meeting-1", meeting: "", evening: "", moves: [], said: [], release: "" };

/**
 * How meetings go: for each recipe its transcript, the stretches in which it is coded, its values, its ending and what each
 * member takes home.
 * @param {Parameters<typeof tablesOf>[0]} play @param {import("#widgets/meeting/play.js").Recipe[]} recipes
 */
export function meetingsLed(play, recipes) {
  const tables = tablesOf(play);
  return recipes.map((recipe) => {
    const played = replay(tables, recipe);
    const home = tables.members.map(({ member }) => [member, endingOf(tables, played, member)?.ending]);
    const { ids } = stretchesOf({ ...NO_MEETING, said: saidIn(played.turns) }, tables, () => "");
    return {
      wrong: played.wrong,
      stretches: [...ids.values()],
      turns: played.turns.map(({ turn, beat, said, choice, looked }) => ({ turn, beat, said, choice, looked })),
      values: Object.fromEntries([...played.world.values].filter(([, value]) => value)),
      ending: endingOf(tables, played)?.ending ?? "",
      members: Object.fromEntries(home.filter(([, ending]) => ending)),
    };
  });
}
