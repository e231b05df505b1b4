/**
 * How far a reader is: chapter by chapter, and where she left off. Nothing here knows of a browser.
 *
 * @typedef {import("../common/store.js").Thing} Thing
 * @typedef {{ exercise: string, kind: string, title: string, items: number, section: number }} Exercise `items`: how many
 *   excerpts to code; `section`: in which it stands, from 1
 * @typedef {{ page: string, title: string, sections: Array<[anchor: string, title: string]>, exercises: Exercise[] }} Page
 * @typedef {{ title: string, pages: Page[] }} Part
 * @typedef {{ parts: Part[], codes: Array<{ code: string, label: string, theme: string }>,
 *   assigned: Array<{ page: string, exercises: Array<{ exercise: string, title: string }> }> }} Course `assigned`: the open assignments
 * @typedef {Record<"answer" | "seen" | "read" | "earlier" | "practice" | "sure", Map<string, Thing>>} Done
 *   what is kept, by kind and then by what it is of
 */

import { filledChairs, isTried } from "../common/chairs.js";
import { momentOf } from "../common/moment.js";

/** The parts that one learns in: those with something to do, but for the first page. @param {Course} course */
export function partsOf({ parts }) {
  return parts.filter(({ title, pages }) => title && pages.some(({ exercises }) => exercises.length));
}

/**
 * @param {Page} page @param {Done} done
 * @returns {{ opened: boolean, read: number, sections: number, tried: number, solved: number, exercises: number, filled: boolean[] }}
 *   `filled`: which chairs of its ring are; `read`: how many of them, as words and drawing say the same
 */
export function progressOn({ page, sections, exercises }, done) {
  const kept = done.read.get(page);
  const tried = (/** @type {string} */ exercise) => isTried(done.answer.get(exercise));
  const within = sections.map((_, n) => exercises.filter(({ section }) => section === n + 1));
  const filled = filledChairs(
    within.map((all) => all.map(({ exercise }) => exercise)),
    kept?.sections,
    tried,
  );
  return {
    opened: kept !== undefined,
    read: filled.filter(Boolean).length,
    sections: sections.length,
    tried: exercises.filter(({ exercise }) => tried(exercise)).length,
    solved: exercises.filter((one) => isSolved(one, done.seen.get(one.exercise))).length,
    exercises: exercises.length,
    filled,
  };
}

/** At its last check nothing differed from the reference; of a memo nobody says so. @param {Exercise} one @param {Thing | undefined} seen */
function isSolved({ kind, items }, seen) {
  if (kind === "choice" || kind === "numbers") return seen?.solved === true;
  const checks = checksIn(seen).map(([, check]) => check.last);
  return kind === "coding" && checks.length >= items && checks.every((check) => unitsIn(check).every(isAlike));
}

/** @param {[unit: number, on: import("../../../../widgets/coding/checks.js").OnUnit]} unit */
function isAlike([, { missed, extra }]) {
  return !missed?.length && !extra?.length;
}

/**
 * The page she read or worked on last: the section she was in, or the exercise if that was later.
 * @param {Course} course @param {Done} done
 * @returns {{ page: Page, section: number, exercise?: Exercise } | null}
 */
export function leftOff(course, done) {
  const pages = partsOf(course).flatMap((part) => part.pages.filter(({ sections }) => sections.length));
  /** @type {Array<{ at: number, page: Page, section: number, exercise?: Exercise }>} */
  const places = pages.flatMap((page) => {
    const read = done.read.get(page.page);
    const section = Math.min(Math.max(0, Number(read?.at) || 0), page.sections.length);
    const worked = page.exercises.map((exercise) => {
      const moments = [done.answer, done.seen].map((kind) => savedAt(kind.get(exercise.exercise)));
      return { at: Math.max(...moments), page, section, exercise };
    });
    return [{ at: savedAt(read), page, section }, ...worked];
  });
  const last = places.reduce((one, other) => (other.at > (one?.at ?? 0) ? other : one), places[0]);
  return last?.at ? last : null;
}

/** @param {Thing | undefined} thing */
function savedAt(thing) {
  return momentOf(thing?.saved_at);
}

/** A list as it was kept, however malformed. @param {unknown} list @returns {any[]} */
export function listIn(list) {
  return Array.isArray(list) ? list : [];
}

/**
 * The checks of an exercise by excerpt, as they were kept, however malformed.
 * @param {Thing | undefined} seen
 * @returns {Array<[excerpt: string, check: import("../../../../widgets/coding/checks.js").Kept[string]]>}
 */
export function checksIn(seen) {
  return Object.entries(seen?.checks ?? {}).filter(([, check]) => check?.first?.units && check.last?.units);
}

/**
 * What was found on each unit, as it was kept, however malformed.
 * @param {import("../../../../widgets/coding/checks.js").Check} check
 * @returns {Array<[unit: number, on: import("../../../../widgets/coding/checks.js").OnUnit]>}
 */
export function unitsIn({ units }) {
  return Object.entries(units).flatMap(([unit, on]) => (on && typeof on === "object" ? [[Number(unit), on]] : []));
}
