/**
 * The answer record, and what the page may say about where it is stored.
 *
 * @typedef {{ schema: 1, exercise: string, kind: string, lang: string, saved_at: string, value: unknown,
 *             notebook?: string }} AnswerRecord
 * @typedef {"kept" | "notebook" | "lost" | "unseen"} Stored where the kernel found a record
 * @typedef {"whose" | "moved"} Blocked an answer beside the notebook may be someone else's; it is given elsewhere now
 * @typedef {{ state?: "" | Stored | Blocked, saved_at?: string, notebook?: string, aside?: string }} Saved
 *   what was last heard from the kernel, {} before: also the notebook's id, and the file in which other answers are kept
 */

const SCHEMA = 1;
const PATIENCE = 5000; // ms without a word from the kernel before the page stops saying "saving"

/**
 * @param {string} exercise
 * @param {string} kind
 * @param {string} lang
 * @param {unknown} value
 * @param {{ after?: string, notebook?: string }} [where] the last record's moment: a new record is newer, even within
 *   the same millisecond; the id of the notebook
 * @returns {AnswerRecord}
 */
export function newRecord(exercise, kind, lang, value, { after = "", notebook = "" } = {}) {
  const moment = Math.max(Date.now(), (Date.parse(after) || 0) + 1);
  /** @type {AnswerRecord} */
  const record = { schema: SCHEMA, exercise, kind, lang, saved_at: new Date(moment).toISOString(), value };
  return notebook ? { ...record, notebook } : record;
}

/** Whether one record was given before the other; none is before any. @param {Partial<AnswerRecord>} one @param {Partial<AnswerRecord>} other */
export function isOlder(one, other) {
  return (Date.parse(one.saved_at ?? "") || 0) < (Date.parse(other.saved_at ?? "") || 0);
}

/**
 * The value of a record of this exercise; undefined for anything else, however malformed.
 * @param {unknown} found
 * @param {string} exercise
 * @param {string} kind
 */
export function valueIn(found, exercise, kind) {
  const record = /** @type {Partial<AnswerRecord> | null | undefined} */ (found);
  const ours = record?.schema === SCHEMA && record.exercise === exercise && record.kind === kind;
  return ours ? record.value : undefined;
}

/**
 * Where an answer on a page of the book is: only what the page has read back.
 * @param {Partial<AnswerRecord>} record @param {{ state?: string, saved_at?: string }} saved @param {boolean} changed since that record
 * @returns {"nothing" | "saving" | "browser" | "tab" | "refused"} "tab": it was changed in another tab, and is what one sees here
 */
export function pageState(record, saved, changed) {
  if (changed) return "saving";
  if (!record?.saved_at) return "nothing";
  if (saved.saved_at !== record.saved_at) return "saving";
  return saved.state === "browser" || saved.state === "tab" ? saved.state : "refused";
}

/**
 * Where the answer is, as far as the page knows.
 * @param {Partial<AnswerRecord>} record the last record sent; {} before the first
 * @param {Saved} saved
 * @param {{ changed: boolean, waited: number }} since changed since that record; ms waited since it was sent
 * @returns {"nothing" | "aside" | "saving" | "silent" | Stored | Blocked}
 */
export function storedState(record, saved, { changed, waited }) {
  if (saved.state === "whose" || saved.state === "moved") return saved.state;
  if (changed) return "saving";
  if (!record?.saved_at) return saved.aside ? "aside" : "nothing";
  const heard = Date.parse(saved.saved_at ?? "") >= Date.parse(record.saved_at);
  if (heard && saved.state && ["kept", "notebook", "lost", "unseen"].includes(saved.state)) return saved.state;
  return waited < PATIENCE ? "saving" : "silent";
}
