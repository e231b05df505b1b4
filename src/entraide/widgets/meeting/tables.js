/**
 * A meeting's tables as its play reads them: conditions and effects parsed once, rows found by what they belong to.
 *
 * @typedef {{ beat: string, phase: string, when?: string, urgency?: number, focus?: string, dynamic?: string, care?: string,
 *   effects?: string, label: string }} BeatRow
 * @typedef {{ move: string, beat?: string, kind: string, to?: string, when?: string, effects?: string, opens?: string,
 *   text: string }} MoveRow
 * @typedef {{ line: string, on: string, speaker: string, to?: string, when?: string, priority?: number, effects?: string,
 *   opens?: string, text: string }} LineRow
 * @typedef {{ ending: string, member?: string, when?: string, priority?: number, title?: string, text: string,
 *   gave?: string, cost?: string }} EndingRow
 * @typedef {{ member: string, name: string, seat?: number, about?: string, keeps?: string }} Member
 * @typedef {{ evening: string, label: string, sets?: string }} Evening
 * @typedef {{ meeting: string, title: string, care?: string, context?: string, turns: number,
 *   phases: Array<{ phase: string, first: number }>, carried?: string[], release?: string,
 *   variables: Array<{ name: string, scope: string, least?: number, most: number }>, members: Member[],
 *   evenings: Evening[], intents: Array<{ intent: string, label: string }>,
 *   kinds: Array<{ kind: string, intent: string, label: string }>, beats: BeatRow[], moves: MoveRow[], lines: LineRow[],
 *   endings: EndingRow[] }} Play what Python gives, in one language
 * @typedef {ReturnType<typeof tablesOf>} Tables
 * @typedef {Tables["beats"][number]} Beat @typedef {Tables["moves"][number]} Move
 * @typedef {Tables["lines"][number]} Line @typedef {Tables["endings"][number]} Ending
 */

import { condition, effects } from "./language.js";

/** The kinds of moves that have a place of their own; a recipe calls them by their kind. */
export const ASIDE = ["silence", "look", "pass"];
export const ROOM = "room";
export const WORKER = "worker";
export const GROUP = "group";
/** The evening that goes on from an earlier meeting. */
export const SO_FAR = "so-far";

/** @param {string} [text] */
export function words(text = "") {
  return text.split(/\s+/).filter(Boolean);
}

/** @param {Play} play */
export function tablesOf(play) {
  const lines = play.lines.map(read);
  /** What answers what, by what it answers. @type {Map<string, typeof lines>} */
  const answers = new Map();
  for (const line of lines) answers.set(line.on, [...(answers.get(line.on) ?? []), line]);
  const members = [...play.members].sort((one, other) => (one.seat ?? 0) - (other.seat ?? 0));
  return {
    play,
    members,
    bounds: boundsOf(play),
    beats: play.beats.map(read),
    moves: play.moves.map(read),
    lines,
    answers,
    endings: play.endings.map(read),
  };
}

/** A row with what its words mean, and its place in the table. @template {{ when?: string, effects?: string, opens?: string }} R @param {R} row @param {number} place */
function read(row, place) {
  return { ...row, when: condition(row.when), effects: effects(row.effects), opens: words(row.opens), place };
}

/** The bounds of each variable; one of members stands for each of them. @param {Play} play */
function boundsOf({ variables, members }) {
  /** @type {Map<string, { least: number, most: number }>} */
  const bounds = new Map();
  for (const { name, scope, least = 0, most } of variables)
    for (const one of scope === "group" ? [name] : members.map(({ member }) => `${member}.${name}`))
      bounds.set(one, { least, most });
  return bounds;
}
