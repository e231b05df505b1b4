/** Two devices' answers made one, without loss. Nothing here knows of a browser. */

import { momentOf } from "./moment.js";

/** @typedef {import("./store.js").Thing} Thing @typedef {import("./file.js").Sections} Sections */

const EARLIER = 10; // of each exercise: enough to find one again, and never a second storage; mine.file-about says so

/** What a reader wrote herself, of which no version is lost, and how it is called among the earlier ones. @type {Record<string, string>} */
export const WRITTEN = { answers: "", rules: "rule/" };

/** What only grows, and under which name: the sections read of a page, sessions on a pair of codes, how sure she was. */
const GROWING = { read: "sections", practice: "sessions", sure: "said" };

/**
 * What changes here when a file is taken in.
 * @param {Sections} here @param {Sections} brought @returns {Sections} by section, only what is other than before
 */
export function mergedInto(here, brought) {
  /** @type {Sections} */
  const changed = { answers: {}, rules: {}, seen: {}, earlier: {}, read: {}, practice: {}, sure: {} };
  for (const [section, prefix] of Object.entries(WRITTEN)) {
    for (const [name, theirs] of Object.entries(brought[section] ?? {})) {
      const ours = here[section]?.[name];
      if (ours && same(ours.value, theirs.value)) continue;
      const [newer, older] = ours && isAfter(ours, theirs) ? [ours, theirs] : [theirs, ours];
      if (newer === theirs) changed[section][name] = theirs;
      if (older) changed.earlier[prefix + name] = withEarlier(here.earlier[prefix + name], [older]);
    }
  }
  for (const [exercise, theirs] of Object.entries(brought.earlier ?? {})) {
    const before = changed.earlier[exercise] ?? here.earlier[exercise];
    const both = withEarlier(before, Array.isArray(theirs.records) ? theirs.records : []);
    if (!same(both.records, before?.records)) changed.earlier[exercise] = both;
  }
  for (const [exercise, theirs] of Object.entries(brought.seen ?? {})) {
    const both = seenTogether(here.seen[exercise], theirs);
    if (!same(both, here.seen[exercise])) changed.seen[exercise] = both;
  }
  for (const [section, list] of Object.entries(GROWING)) {
    for (const [name, theirs] of Object.entries(brought[section] ?? {})) {
      const ours = here[section]?.[name];
      const both = grownTogether(ours ?? {}, theirs, list);
      if (!same(both, ours)) changed[section][name] = both;
    }
  }
  return changed;
}

/**
 * All that is in the list of either, each once, in order; what else there is comes from the newer.
 * @param {Thing} ours @param {Thing} theirs @param {string} list its name @returns {Thing}
 */
function grownTogether(ours, theirs, list) {
  const [older, newer] = isAfter(ours, theirs) ? [theirs, ours] : [ours, theirs];
  const all = [ours, theirs].flatMap((one) => (Array.isArray(one[list]) ? one[list] : []));
  const once = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  const orderOf = (/** @type {any} */ one) => (typeof one === "number" ? one : momentOf(one?.at));
  once.sort((one, other) => orderOf(one) - orderOf(other));
  return { ...older, ...newer, ...(once.length ? { [list]: once } : {}) };
}

/**
 * Puts a record in the place of the one that stands, which joins the earlier ones. It is newer than that one also where the
 * clock was put back.
 * @param {Thing | null} standing @param {Thing} back @param {Thing | null} earlier
 */
export function broughtBack(standing, back, earlier, now = new Date()) {
  const moment = Math.max(now.getTime(), momentOf(standing?.saved_at) + 1);
  const records = (earlier?.records ?? []).filter((/** @type {Thing} */ one) => !same(one, back));
  const rest = withEarlier({ records }, standing ? [standing] : []);
  return { answer: { ...back, saved_at: new Date(moment).toISOString() }, earlier: rest.records.length ? rest : null };
}

/**
 * Does so in this browser. Until the record stands it is among the earlier ones still, with the other: no room for one of
 * them loses none.
 * @param {Pick<import("./store.js").Store, "read" | "write">} store @param {string} exercise @param {Thing} back
 * @returns {boolean} whether it stands now
 */
export function bringBack({ read, write }, exercise, back) {
  const { answer, earlier } = broughtBack(read(`answer/${exercise}`), back, read(`earlier/${exercise}`));
  const both = { saved_at: "", ...earlier, records: [...(earlier?.records ?? []), back] };
  const stands = write(`earlier/${exercise}`, both) && write(`answer/${exercise}`, answer);
  if (stands) write(`earlier/${exercise}`, earlier);
  return stands;
}

/** @param {Thing | undefined} before @param {Thing[]} more @returns {Thing} the newest first */
function withEarlier(before, more) {
  const records = [...(before?.records ?? []), ...more].filter((one) => momentOf(one?.saved_at) > 0);
  records.sort((one, other) => momentOf(other.saved_at) - momentOf(one.saved_at));
  const kept = records.filter((one, n) => !records.slice(0, n).some((other) => same(one.value, other.value)));
  return { saved_at: kept[0]?.saved_at ?? "", records: kept.slice(0, EARLIER) };
}

/**
 * Of each excerpt the first check of both and the last; where one was, and what is solved, comes from the newer.
 * @param {Thing | undefined} ours @param {Thing} theirs @returns {Thing}
 */
function seenTogether(ours, theirs) {
  if (!ours) return theirs;
  const [older, newer] = isAfter(ours, theirs) ? [theirs, ours] : [ours, theirs];
  const checks = { ...older.checks };
  for (const [excerpt, check] of Object.entries(newer.checks ?? {})) {
    const other = checks[excerpt];
    const all = [check?.first, check?.last, other?.first, other?.last].filter((one) => momentOf(one?.at) > 0);
    all.sort((one, another) => momentOf(one.at) - momentOf(another.at));
    if (all.length) checks[excerpt] = { first: all[0], last: all.at(-1) };
  }
  return Object.keys(checks).length ? { ...newer, checks } : newer;
}

/** @param {Thing} one @param {Thing} other */
function isAfter(one, other) {
  return momentOf(one.saved_at) >= momentOf(other.saved_at);
}

/** @param {unknown} one @param {unknown} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
