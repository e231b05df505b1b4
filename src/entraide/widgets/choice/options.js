/**
 * Which options are chosen, and what there is to say of each.
 *
 * @typedef {{ option: string, text: string }} Option
 * @typedef {{ prompt: string, several: boolean, options: Option[], ordered?: boolean }} Question `ordered` is not shuffled
 * @typedef {Record<string, { right: boolean, why: string }>} Feedback by option
 * @typedef {{ word: "right" | "wrong" | "missed" | "other", why: string }} Judgement
 */

/**
 * The options in an order of this reader's own. It hangs on her seed, on the exercise and on what each option is, and not
 * on where the table has it: the same each time, in both languages.
 * @param {Option[]} options @param {string} seed
 */
export function shuffled(options, seed) {
  const place = (/** @type {Option} */ { option }) => scattered(`${option} ${seed}`);
  return [...options].sort((one, other) => place(one) - place(other));
}

/** A number that texts which differ near their beginning have far apart. @param {string} text */
function scattered(text) {
  let n = 0;
  for (const letter of text) n = Math.imul(n ^ (n >>> 15) ^ Number(letter.codePointAt(0)), 0x9e3779b1);
  return n;
}

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
 * The judgement on one option: on those chosen, and on the others once everything is shown.
 * @param {string} option
 * @param {string[]} chosen
 * @param {Feedback[string] | undefined} feedback
 * @param {boolean} all
 * @returns {Judgement | null}
 */
export function judged(option, chosen, feedback, all) {
  const isChosen = chosen.includes(option);
  if (!feedback || !(isChosen || all)) return null;
  if (isChosen) return { word: feedback.right ? "right" : "wrong", why: feedback.why };
  return { word: feedback.right ? "missed" : "other", why: feedback.why };
}

/** How many options were rightly chosen, wrongly left, wrongly chosen. @param {string[]} chosen @param {Record<string, { right: boolean }>} feedback */
export function tally(chosen, feedback) {
  const right = Object.keys(feedback).filter((option) => feedback[option].right);
  const found = right.filter((option) => chosen.includes(option)).length;
  return { found, missed: right.length - found, extra: chosen.length - found };
}
