/**
 * The meetings that a reader led, as they are kept: what she chose, and which lines she read. No page here, only values.
 *
 * @typedef {{ turn: number, notes: string[] }} Pause her time out: at which turn, and what she wrote
 * @typedef {{ text: string, code: string, memo?: string }} Coded a line or move of her own transcript, by its id
 * @typedef {{ id: string, meeting: string, evening: string, sets?: string, moves: string[], said: string[], release: string,
 *   ended?: string, stopped?: boolean, carried?: string, pause?: Pause, memos?: string[], codings?: Coded[], coded?: number }} Kept
 *   `said` holds, of each turn, the ids of its situation and of all that was said, with spaces between; `ended` the ending,
 *   `carried` what a later meeting may go on from, `coded` how many stretches have a code
 * @typedef {{ meetings: Kept[], open: string, handed_in?: string }} Meetings `open` is the one in hand; of a graded
 *   exercise, `handed_in` the one that is graded
 */

/** How many meetings are kept. */
export const MOST = 6;
/** Characters of a note and of a memo. */
export const LONGEST = { note: 600, memo: 4000 };
export const QUESTIONS = 3;

/** @type {Meetings} */
export const NO_MEETINGS = Object.freeze({ meetings: [], open: "" });
const ID = /^meeting-[1-9]\d{0,4}$/;
const MOST_MOVES = 100;

/** What of a value found somewhere is meetings. @param {any} value @returns {Meetings} */
export function cleanMeetings(value) {
  /** @type {Kept[]} */
  const meetings = [];
  for (const one of listIn(value?.meetings)) {
    const isOne = ID.test(one?.id) && [one.meeting, one.evening].every((found) => typeof found === "string");
    if (isOne && !meetings.some(({ id }) => id === one.id)) meetings.push(cleanOne(one));
  }
  const idIn = (/** @type {unknown} */ id) => meetings.find((one) => one.id === id)?.id;
  return known({ meetings, open: idIn(value?.open) ?? "", handed_in: idIn(value?.handed_in) });
}

/** @param {any} one @returns {Kept} */
function cleanOne({ id, meeting, evening, moves, said, release, ...more }) {
  const notes = (/** @type {unknown} */ found, /** @type {number} */ longest) =>
    listIn(found)
      .slice(0, QUESTIONS)
      .map((text) => textIn(text, longest));
  const codings = listIn(more.codings).filter((one) => typeof one?.text === "string" && typeof one?.code === "string");
  const some = (/** @type {unknown} */ found, /** @type {number} */ longest) =>
    found ? textIn(found, longest) : undefined;
  return known({
    id,
    meeting,
    evening,
    moves: textsIn(moves),
    said: textsIn(said),
    release: textIn(release, 64),
    sets: some(more.sets, 1000),
    ended: some(more.ended, 100),
    stopped: more.stopped === true || undefined,
    carried: some(more.carried, 1000),
    pause: Number.isInteger(more.pause?.turn)
      ? { turn: more.pause.turn, notes: notes(more.pause.notes, LONGEST.note) }
      : undefined,
    memos: listIn(more.memos).length ? notes(more.memos, LONGEST.memo) : undefined,
    codings: codings.length
      ? codings.map(({ text, code, memo }) => known({ text, code, memo: some(memo, LONGEST.memo) }))
      : undefined,
    coded: codings.length && Number.isInteger(more.coded) ? more.coded : undefined,
  });
}

/** Only what there is. @template {object} T @param {T} one @returns {T} */
function known(one) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(one).filter(([, found]) => found !== undefined)));
}

/** @param {unknown} found @returns {any[]} */
function listIn(found) {
  return Array.isArray(found) ? found : [];
}

/** @param {unknown} found @param {number} longest */
function textIn(found, longest) {
  return typeof found === "string" ? found.slice(0, longest) : "";
}

/** @param {unknown} found @returns {string[]} */
function textsIn(found) {
  return listIn(found)
    .slice(0, MOST_MOVES)
    .map((one) => textIn(one, 2000));
}

/** One more meeting, in hand; nothing where as many are kept as can be. @param {Meetings} value @param {Omit<Kept, "id">} one @returns {Meetings | null} */
export function withMeeting({ meetings, ...more }, one) {
  if (meetings.length >= MOST) return null;
  const number = Math.max(0, ...meetings.map(({ id }) => numberOf(id))) + 1;
  const id = `meeting-${number}`;
  return { ...more, meetings: [...meetings, { id, ...one }], open: id };
}

/** The number in a meeting's id. @param {string} id */
export function numberOf(id) {
  return Number(id.slice(8));
}

/** @param {Meetings} value @param {string} id @returns {Kept | undefined} */
export function meetingIn({ meetings }, id) {
  return meetings.find((one) => one.id === id);
}

/** @param {Meetings} value @param {string} id @param {Partial<Kept>} change what is undefined goes @returns {Meetings} */
export function changed({ meetings, ...more }, id, change) {
  return { ...more, meetings: meetings.map((one) => (one.id === id ? known({ ...one, ...change }) : one)) };
}

/** @param {Meetings} value @param {string} id @returns {Meetings} */
export function withoutMeeting({ meetings, open, ...more }, id) {
  const left = { ...more, meetings: meetings.filter((one) => one.id !== id), open: open === id ? "" : open };
  return more.handed_in ? withHandedIn(left) : left;
}

/** What is handed in where nobody chose: the last that came to its end, else the first. @param {Meetings} value @returns {Meetings} */
export function withHandedIn(value) {
  const { meetings, handed_in } = value;
  if (meetingIn(value, handed_in ?? "")?.ended) return value;
  const found = meetings.findLast(({ ended }) => ended) ?? meetings[0];
  return known({ ...value, handed_in: found?.id });
}

/** What is kept of turns: the ids of all that was read. @param {import("./play.js").Turn[]} turns @returns {string[]} */
export function saidIn(turns) {
  return turns.map(({ beat, said }) => [beat, ...said.map(({ text }) => text)].join(" "));
}

/** Whether what was read is what a recipe gives today; it may go on where the last turn stood open. @param {Kept} kept @param {import("./play.js").Played} played */
export function isAsToday({ said }, { turns, wrong }) {
  return !wrong && saidIn(turns).join("|") === said.join("|");
}
