/**
 * All that a reader has done, as one file: to be kept, taken to another device, or read beside a colleague's. It holds
 * what answers.json holds, and more: what was checked, what was read, which rules two readers wrote.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Thing} Thing
 * @typedef {Record<string, Record<string, Thing>>} Sections by name of section, then by what they are of
 * @typedef {{ schema: 1, saved_at: string } & Record<string, any>} CourseFile
 */

import { mergedInto, WRITTEN } from "./merge.js";
import { momentOf } from "./moment.js";
import { isTooDeep } from "./store.js";

const SCHEMA = 1;
const LARGEST = 20e6; // bytes; what this course keeps is far below

/** The sections of the file, and the kind of key under which each is kept. */
const SECTIONS = {
  answers: "answer",
  rules: "rule",
  seen: "seen",
  earlier: "earlier",
  read: "read",
  practice: "practice",
  sure: "sure",
};

/**
 * @param {Store} store
 * @param {Map<string, Thing>} [live] answers as they stand on the page, which a browser may have refused to keep
 * @param {Date} [now]
 * @returns {CourseFile}
 */
export function collected(store, live = new Map(), now = new Date()) {
  /** @type {CourseFile} */
  const file = { schema: SCHEMA, saved_at: now.toISOString() };
  for (const [section, kind] of Object.entries(SECTIONS)) file[section] = Object.fromEntries(store.all(kind));
  file.answers = { ...file.answers, ...Object.fromEntries(live) };
  return file;
}

/** @param {Date} [now] */
export function nameOf(now = new Date()) {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"));
  return `entraide-${day.join("-")}.json`;
}

/**
 * What a text holds that was a file of ours, or answers.json; null if it is neither, or of a later form.
 * @param {string} text @returns {Sections | null}
 */
export function sectionsIn(text) {
  let file;
  try {
    file = text.length > LARGEST ? null : JSON.parse(text);
  } catch {
    return null;
  }
  if (file?.schema !== SCHEMA || !isThing(file.answers)) return null;
  const things = Object.keys(SECTIONS).map((section) => [section, thingsOf(file[section])]);
  return Object.fromEntries(things);
}

/** Only what bears a moment can be weighed against what is here. @param {unknown} section @returns {Record<string, Thing>} */
function thingsOf(section) {
  const entries = isThing(section) ? Object.entries(section) : [];
  return Object.fromEntries(entries.filter(([, thing]) => isThing(thing) && momentOf(thing.saved_at) > 0));
}

/** @param {unknown} thing @returns {thing is Thing} */
function isThing(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

/**
 * Takes a file in beside what is here, without losing either: what is newer stands, an older answer that differs is put
 * with the earlier ones.
 * @param {Store} store @param {Sections} sections
 * @returns {{ taken: number, refused: string[] }} how many answers are new here; which could not be kept, or are nothing
 *   that this course ever wrote
 */
export function takeIn(store, sections) {
  const here = Object.fromEntries(
    Object.entries(SECTIONS).map(([section, kind]) => [section, Object.fromEntries(store.all(kind))]),
  );
  /** @type {string[]} */
  const refused = [];
  const sound = Object.entries(sections).map(([section, things]) => {
    const entries = Object.entries(things);
    refused.push(...entries.flatMap(([name, thing]) => (isTooDeep(thing) ? [name] : [])));
    return [section, Object.fromEntries(entries.filter(([, thing]) => !isTooDeep(thing)))];
  });
  const { earlier, ...changed } = mergedInto(here, Object.fromEntries(sound));
  // What is replaced is put with the earlier ones first: where there is no room for it there, it stays.
  const noRoom = Object.entries(earlier).flatMap(([name, thing]) =>
    store.write(`earlier/${name}`, thing) ? [] : [name],
  );
  for (const [section, things] of Object.entries(changed)) {
    const kind = SECTIONS[/** @type {keyof typeof SECTIONS} */ (section)];
    for (const [name, thing] of Object.entries(things)) {
      const stays = here[section][name] && noRoom.includes(`${WRITTEN[section]}${name}`);
      if (stays || !store.write(`${kind}/${name}`, thing)) refused.push(name);
    }
  }
  return { taken: Object.keys(changed.answers).length, refused: [...new Set([...refused, ...noRoom])] };
}
