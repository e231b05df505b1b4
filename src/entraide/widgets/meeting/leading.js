/**
 * All that a reader can do with meetings, apart from the page that shows it: begin, choose, look at one again, go back,
 * take a time out, stop. What is done is kept; what cannot be done leaves a notice, the key of a text.
 *
 * @typedef {import("./kept.js").Meetings} Meetings @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./tables.js").Tables} Tables @typedef {import("./tables.js").Play} Play
 * @typedef {"begin" | "turns" | "debrief" | "coding" | "beside"} Stage
 */

import { changed, isAsToday, meetingIn, QUESTIONS, saidIn, withHandedIn, withMeeting, withoutMeeting } from "./kept.js";
import { endingOf, replay } from "./play.js";
import { SO_FAR, tablesOf } from "./tables.js";

export class Leading {
  /** What is missing for the last thing asked, shown until something is done. */
  notice = "";
  /** What was deleted last, until something else is done. @type {Meetings | null} */
  before = null;
  /** The two that are compared, by their ids. @type {string[]} */
  pair = [];
  /** @type {Stage} */
  stage = "begin";
  /** @type {Map<string, Tables>} */
  #tables = new Map();
  /** @type {{ kept: Kept | undefined, played: import("./play.js").Played | undefined }} */
  #last = { kept: undefined, played: undefined };

  /** @param {Meetings} value clean @param {boolean} [isGraded] whether one of them is handed in */
  constructor(value, isGraded = false) {
    this.isGraded = isGraded;
    this.value = value;
    this.stage = this.#stageOf(this.kept);
  }

  /** A meeting that came to its end is told of; another goes on. @param {Kept | undefined} kept @returns {Stage} */
  #stageOf(kept) {
    if (!kept) return "begin";
    return kept.ended || kept.stopped ? "debrief" : "turns";
  }

  /** The tables of a meeting are here. @param {Play} play */
  have(play) {
    if (this.#tables.get(play.meeting)?.play !== play) this.#tables.set(play.meeting, tablesOf(play));
    this.#last = { kept: undefined, played: undefined };
  }

  /** @param {string} meeting */
  tables(meeting) {
    return this.#tables.get(meeting);
  }

  /** The meeting in hand. */
  get kept() {
    return meetingIn(this.value, this.value.open);
  }

  /** The name of what is on the screen: the meeting in hand, or the one of which two are compared. */
  get meeting() {
    return (this.kept ?? meetingIn(this.value, this.pair[0]))?.meeting ?? "";
  }

  /** What it has come to; nothing before its tables are here. */
  get played() {
    const { kept } = this;
    if (this.#last.kept !== kept) this.#last = { kept, played: kept && this.playedOf(kept) };
    return this.#last.played;
  }

  /** @param {Kept} kept */
  playedOf(kept) {
    const tables = this.#tables.get(kept.meeting);
    return tables && replay(tables, kept);
  }

  /** Whether the meeting in hand is of another release, and can be read and no more. */
  get isOld() {
    const { kept, played } = this;
    return Boolean(kept && played && !isAsToday(kept, played));
  }

  get isNearEnd() {
    const { kept, played } = this;
    return Boolean(kept && played && kept.said.length >= (this.tables(kept.meeting)?.play.turns ?? 0) - 1);
  }

  /** @returns {boolean} whether there was room for it */
  #add(/** @type {Omit<Kept, "id">} */ one) {
    const value = withMeeting(this.value, one);
    this.notice = value ? "" : "lead.full";
    this.before = null;
    if (!value) return false;
    this.value = this.isGraded ? withHandedIn(value) : value;
    this.stage = "turns";
    return true;
  }

  /** @param {Play} play @param {string} evening @param {string} [sets] what was carried over from an earlier meeting */
  begin(play, evening, sets = "") {
    this.have(play);
    const recipe = { meeting: play.meeting, evening, moves: [], ...(evening === SO_FAR ? { sets } : {}) };
    return this.#add({ ...recipe, ...this.#readIn(recipe), release: play.release ?? "" });
  }

  /** What a recipe comes to, as it is kept. @param {import("./play.js").Recipe} recipe */
  #readIn(recipe) {
    const tables = /** @type {Tables} */ (this.#tables.get(recipe.meeting));
    const played = replay(tables, recipe);
    const ended = endingOf(tables, played)?.ending;
    return {
      said: saidIn(played.turns),
      ended: played.isOver ? ended || "over" : undefined,
      carried: played.isOver ? carriedFrom(tables, played) : undefined,
    };
  }

  /** @param {string} word of the recipe @returns {boolean} whether it was on offer */
  choose(word) {
    const { kept, played } = this;
    if (!kept || !played || this.isOld || kept.stopped) return false;
    if (!played.aside.includes(word) && !played.offer.some(({ move }) => move === word)) return false;
    const moves = [...kept.moves, word];
    this.notice = "";
    const value = changed(this.value, kept.id, { moves, ...this.#readIn({ ...kept, moves }) });
    this.value = this.isGraded ? withHandedIn(value) : value;
    return true;
  }

  /** Goes back to the beginning of a turn, in a meeting of its own: the one in hand stays as it is. @param {number} turn */
  goBack(turn) {
    const { kept, played } = this;
    if (!kept || !played || this.isOld) return false;
    const moves = kept.moves.slice(0, movesBefore(kept.moves, turn));
    const { meeting, evening, sets, release } = kept;
    const recipe = { meeting, evening, moves, ...(sets ? { sets } : {}) };
    return this.#add({ ...recipe, ...this.#readIn(recipe), release });
  }

  stop() {
    this.#change({ stopped: true });
    this.stage = "debrief";
  }

  goOn() {
    this.#change({ stopped: undefined });
    this.stage = "turns";
  }

  pause() {
    const { played } = this;
    if (played) this.#change({ pause: { turn: played.turns.length, notes: Array(QUESTIONS).fill("") } });
  }

  /** @param {"pause" | "memos"} where @param {number} question @param {string} text */
  write(where, question, text) {
    const { kept } = this;
    const notes = [...((where === "pause" ? kept?.pause?.notes : kept?.memos) ?? [])];
    for (let n = 0; n < QUESTIONS; n += 1) notes[n] = n === question ? text : (notes[n] ?? "");
    if (where === "memos") this.#change({ memos: notes.some(Boolean) ? notes : undefined });
    else if (kept?.pause) this.#change({ pause: { ...kept.pause, notes } });
  }

  /** Her codings of the meeting in hand. @param {import("./kept.js").Coded[]} codings @param {number} stretches that have one */
  code(codings, stretches) {
    this.#change({ codings: codings.length ? codings : undefined, coded: stretches || undefined });
  }

  /** The meeting in hand is the one that is handed in. */
  handIn() {
    this.notice = "";
    this.value = { ...this.value, handed_in: this.value.open };
  }

  /** @param {string} id */
  open(id) {
    const kept = meetingIn(this.value, id);
    if (!kept) return;
    this.value = { ...this.value, open: id };
    this.notice = "";
    this.before = null;
    this.stage = this.#stageOf(kept);
  }

  /** Back to where one begins; what was in hand stays kept. */
  leave() {
    this.value = { ...this.value, open: "" };
    this.notice = "";
    this.stage = "begin";
  }

  /** @param {string} id */
  letGo(id) {
    this.before = this.value;
    this.value = withoutMeeting(this.value, id);
    this.notice = "lead.deleted";
  }

  /** What was deleted is there again. */
  bringBack() {
    if (this.before) this.value = this.before;
    this.before = null;
    this.notice = "";
  }

  /** @param {string} one @param {string} other */
  compare(one, other) {
    this.pair = [one, other];
    this.value = { ...this.value, open: "" };
    this.stage = "beside";
  }

  /** A clean answer from elsewhere. What is being coded would be kept over it. @param {Meetings} value */
  receive(value) {
    const goesOn = value.open && value.open === this.value.open && this.stage !== "coding";
    this.value = value;
    this.notice = "";
    this.before = null;
    if (this.stage === "beside" && this.pair.some((id) => !meetingIn(value, id))) this.stage = "begin";
    if (this.stage !== "beside" && !goesOn) this.stage = this.#stageOf(this.kept);
  }

  /** @param {Partial<Kept>} change */
  #change(change) {
    this.notice = "";
    this.value = changed(this.value, this.value.open, change);
  }
}

/** How many entries of a recipe stand before a turn. @param {string[]} moves @param {number} turn */
export function movesBefore(moves, turn) {
  let [now, n] = [1, 0];
  for (; n < moves.length && now < turn; n += 1) if (moves[n] !== "look") now += 1;
  return n;
}

/** What a later meeting may go on from, as effects. @param {Tables} tables @param {import("./play.js").Played} played */
export function carriedFrom({ play }, { world }) {
  const written = (/** @type {string} */ name) => {
    const value = world.values.get(name) ?? 0;
    if (!name.includes(":")) return `${name}=${value}`;
    return value ? name : "";
  };
  return (play.carried ?? []).map(written).filter(Boolean).join(" ");
}

/** What a meeting takes over of one that was led to its end: nothing that it does not carry itself. @param {{ carried?: string[] }} play @param {Kept} earlier */
export function takenOver({ carried = [] }, earlier) {
  return (earlier.carried ?? "")
    .split(" ")
    .filter((effect) => carried.includes(effect.replace(/=\d+$/, "")))
    .join(" ");
}
