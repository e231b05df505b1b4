/** The last file that was made of the answers: when, and whether they are still what it holds. */

/** @typedef {import("./handed_in.js").AnswerRecord} AnswerRecord */
/** @typedef {{ digest: string, at: string, shared?: boolean }} Made `shared` with an app, and not downloaded */

/** @param {Map<string, AnswerRecord>} held what went into the file @param {Date} at */
export const madeOf = (held, at) => ({ digest: digestOf(held), at: at.toISOString() });

/** Which text says how the file stands to the answers. @param {Made} made @param {Map<string, AnswerRecord>} records */
export const standing = ({ digest, shared }, records) =>
  digest !== digestOf(records) ? "stale" : shared ? "shared" : "downloaded";

/** The hour, and the day unless it is today's. @param {Made} made @param {Date} now @param {string} [locale] */
export function whenMade({ at }, now, locale) {
  const then = new Date(at);
  const hour = then.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });
  if (then.toDateString() === now.toDateString()) return hour;
  return `${hour} (${then.toLocaleDateString(locale, { day: "numeric", month: "long" })})`;
}

/** Of what was answered, not of when: who takes a change back has the same answers. @param {Map<string, AnswerRecord>} records */
function digestOf(records) {
  const values = [...records.keys()].sort().map((exercise) => [exercise, records.get(exercise)?.value]);
  let digest = 0xcbf29ce484222325n; // FNV-1a, of 64 bits.
  for (const byte of new TextEncoder().encode(JSON.stringify(values))) {
    digest = BigInt.asUintN(64, (digest ^ BigInt(byte)) * 0x100000001b3n);
  }
  return digest.toString(36);
}
