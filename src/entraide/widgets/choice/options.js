/** Which options are chosen, and what there is to say of each. */

/**
 * Keep the options this question has, once each, and no more than one where only one can be chosen.
 * @param {unknown} value
 * @param {Array<{ option: string }>} options
 * @param {boolean} several
 * @returns {string[]}
 */
export function cleanChoice(value, options, several) {
  const known = options.map(({ option }) => option).filter((option) => Array.isArray(value) && value.includes(option));
  return several || known.length < 2 ? known : [];
}

/**
 * The verdict on one option: on those chosen, and on the others once everything is shown.
 * @param {string} option
 * @param {string[]} chosen
 * @param {{ right: boolean, why: string } | undefined} feedback
 * @param {boolean} all
 * @returns {{ word: "right" | "wrong" | "missed" | "other", why: string } | null}
 */
export function judged(option, chosen, feedback, all) {
  const isChosen = chosen.includes(option);
  if (!feedback || !(isChosen || all)) return null;
  const [good, bad] = isChosen ? ["right", "wrong"] : ["missed", "other"];
  return { word: feedback.right ? good : bad, why: feedback.why };
}

/** @param {string[]} chosen @param {Record<string, { right: boolean }>} feedback */
export function tally(chosen, feedback) {
  const right = Object.keys(feedback).filter((option) => feedback[option].right);
  const found = right.filter((option) => chosen.includes(option)).length;
  return { right: found, missed: right.length - found, wrong: chosen.length - found };
}
