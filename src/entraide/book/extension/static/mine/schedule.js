/**
 * When a pair of codes is to be practised again: boxes, as Leitner drew them, with longer and longer pauses. These few
 * lines, and no scheduler for flash cards: `ts-fsrs` 5.4 weighs 13 kB compressed, more than all that this page runs, and
 * its model of memory is fitted to cards by the thousand, where a reader has a dozen pairs.
 *
 * A session in which every unit was read as the reference does moves the pair one box on; any other takes it back to the
 * first. One that comes before the pause is over shows nothing about remembering, so it moves nothing on.
 *
 * @typedef {{ at: string, of: number, right: number, mixed: number, excerpts: string[] }} Session
 *   how many units held one of both codes, on how many both were given as the reference has them, and on how many one of
 *   them stood in the place of the other
 */

import { momentOf } from "../common/moment.js";

const PAUSES = [1, 3, 7, 16, 35]; // days

/** The same hour, so many days later by the calendar: of two days in a year, one is longer and one shorter. @param {number} moment @param {number} days */
function daysAfter(moment, days) {
  const then = new Date(moment);
  return then.setDate(then.getDate() + days);
}

/** The reader is told the day: it counts from its beginning. @param {number} moment */
function dayOf(moment) {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** @param {Session[]} sessions in the order in which they were @returns {number | null} the moment; null for what was never practised */
export function dueAt(sessions) {
  let [box, due] = [0, /** @type {number | null} */ (null)];
  for (const { at, of, right } of sessions) {
    const moment = Date.parse(at);
    if (right < of) box = 0;
    else if (due === null || moment >= dayOf(due)) box = Math.min(box + 1, PAUSES.length - 1);
    else continue;
    due = daysAfter(moment, PAUSES[box]);
  }
  return due;
}

/** @param {Session[]} sessions @param {number} now */
export function isDue(sessions, now) {
  return dayOf(dueAt(sessions) ?? 0) <= now;
}

/** The sessions on a pair as they were kept, however malformed. @param {import("../common/store.js").Thing | null | undefined} kept @returns {Session[]} */
export function sessionsIn(kept) {
  const all = Array.isArray(kept?.sessions) ? kept.sessions : [];
  return all.filter((one) => momentOf(one?.at) > 0 && Number.isInteger(one.of) && Number.isInteger(one.right));
}
