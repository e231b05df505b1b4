/**
 * Code your meeting: the transcript as excerpts of the coding exercise, in stretches of lines that somebody said, and her
 * codings by the ids of these lines.
 *
 * @typedef {import("./kept.js").Coded} Coded @typedef {import("../coding/desk.js").Excerpt} Excerpt
 * @typedef {import("./debrief.js").Told} Told
 */

import { readable } from "./transcript.js";

/** Lines to a stretch, at most. */
const STRETCH = 15;
/** Stretches of a meeting at least, where it has as many lines: as many are handed in. */
const AT_LEAST = 2;

/**
 * @param {import("./kept.js").Kept} kept @param {import("./tables.js").Tables} tables @param {(speaker: string, to: string, text: string) => string} written
 * @returns {{ excerpts: Excerpt[], ids: Map<string, string[]> }} and of each stretch the ids of its lines
 */
export function stretchesOf({ id, said }, tables, written) {
  const spoken = readable(tables, said)
    .flatMap((turn) => (turn.isPassed ? [] : turn.spoken))
    .filter(({ sort }) => sort === "line" || sort === "yours");
  const parts = cut(spoken).map((lines, n) => ({ name: `${id}-${n + 1}`, lines }));
  const excerpts = parts.map(({ name, lines }) => ({
    excerpt: name,
    units: lines.map(({ speaker, to, text }, n) => ({ unit: n + 1, text: written(speaker, to, text) })),
  }));
  return { excerpts, ids: new Map(parts.map(({ name, lines }) => [name, lines.map((line) => line.id)])) };
}

/**
 * As few stretches as there can be of fifteen lines, two at least, as long as one another but for a line; grading cuts alike
 * (`meeting/stretches.py`).
 * @template T @param {T[]} lines @returns {T[][]}
 */
export function cut(lines) {
  const parts = Math.min(Math.max(Math.ceil(lines.length / STRETCH), AT_LEAST), lines.length);
  const [least, longer] = [Math.floor(lines.length / parts), lines.length % parts];
  return Array.from({ length: parts }, (_, n) => {
    const start = n * least + Math.min(n, longer);
    return lines.slice(start, start + least + (n < longer ? 1 : 0));
  });
}

/** What the course says of these lines, as a coding exercise asks for it. @param {Map<string, string[]>} ids @param {NonNullable<Told["codings"]>} codings */
export function referenceOf(ids, codings) {
  /** @type {Record<string, Record<string, Record<string, { status: string, why: string }>>>} */
  const found = {};
  for (const [excerpt, lines] of ids)
    for (const [n, line] of lines.entries())
      for (const { text, code, status = "", rationale = "" } of codings)
        if (text === line && code) {
          found[excerpt] ??= {};
          found[excerpt][n + 1] ??= {};
          found[excerpt][n + 1][code] = { status, why: rationale };
        }
  return found;
}

/** Her codings as the exercise holds them. @param {Map<string, string[]>} ids @param {Coded[]} codings */
export function asCodings(ids, codings) {
  return [...ids].flatMap(([excerpt, lines]) =>
    codings.flatMap(({ text, code, memo = "" }) => {
      const unit = lines.indexOf(text) + 1;
      return unit ? [{ excerpt, unit, code, memo }] : [];
    }),
  );
}

/** And as they are kept, by the ids of the lines. @param {Map<string, string[]>} ids @param {Array<{ excerpt: string, unit: number, code: string, memo?: string }>} codings @returns {Coded[]} */
export function asCoded(ids, codings) {
  return codings.flatMap(({ excerpt, unit, code, memo }) => {
    const text = ids.get(excerpt)?.[unit - 1];
    return text ? [{ text, code, ...(memo ? { memo } : {}) }] : [];
  });
}
