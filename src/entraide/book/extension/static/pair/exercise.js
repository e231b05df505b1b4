/**
 * A coding exercise out of the course's practice material, as the pair's page needs it.
 *
 * @typedef {import("../../../../widgets/coding/desk.js").Excerpt} Excerpt
 * @typedef {import("../../../../widgets/coding/desk.js").Theme} Theme
 * @typedef {import("../../../../widgets/coding/desk.js").Code} Code
 * @typedef {import("../../../../widgets/coding/desk.js").Reference} Reference
 * @typedef {{ kind: string, title: string, items: string[], codes: string[], layout?: string }} Listed
 * @typedef {{ exercises: Record<string, Listed>, excerpts: Record<string, Excerpt>, themes: Theme[], reference: Reference }} Practice
 * @typedef {{ exercise: string, title: string, excerpts: Excerpt[], themes: Theme[], codes: Code[], reference: Reference,
 *   layout: string }} Exercise
 */

/** The ids of all coding exercises, in the order of the course. @param {Practice} practice */
export function codingExercises({ exercises }) {
  return Object.keys(exercises).filter((one) => exercises[one].kind === "coding");
}

/** @param {Practice} practice @param {string} exercise one of those @returns {Exercise} */
export function exerciseIn(practice, exercise) {
  const { title, items, codes, layout = "sentences" } = practice.exercises[exercise];
  const themes = practice.themes
    .map((theme) => ({ ...theme, codes: theme.codes.filter(({ code }) => codes.includes(code)) }))
    .filter((theme) => theme.codes.length);
  const excerpts = items.map((item) => practice.excerpts[item]);
  const offered = themes.flatMap((theme) => theme.codes);
  return { exercise, title, excerpts, themes, codes: offered, reference: practice.reference, layout };
}

/** How the answer is called that is given when two readers code again. @param {string} exercise */
export function againOf(exercise) {
  return `${exercise}~again`;
}
