/**
 * What a meeting that was led shows afterward: turning points, who spoke to whom, skills, what stayed unsaid, limits.
 * Nothing here is a score.
 *
 * What Python gives. @typedef {{ moves: Array<{ move: string, opened?: string, closed?: string, try?: string, limit?: string }>,
 *   kinds: Array<{ kind: string, skill?: string, page?: string }>,
 *   state: Array<{ variable: string, scope: string, label?: string, low?: string, high?: string }>,
 *   dynamics: Array<{ dynamic: string, label: string, code?: string }>, beats: Array<{ beat: string, dynamic?: string }>,
 *   codings?: Array<{ text: string, code?: string, status?: string, rationale?: string }>,
 *   mended?: Record<string, string>, help?: string[], themes?: import("../coding/desk.js").Theme[] }} Told
 * @typedef {ReturnType<typeof debriefOf>} Debrief
 * @typedef {import("./play.js").Turn} Turn @typedef {import("./tables.js").Tables} Tables
 * @typedef {{ turn: Turn, move: import("./tables.js").Move, weight: number }} Point a turn, and how much its move changed
 */

import { ASIDE, GROUP, ROOM, WORKER } from "./tables.js";

/** How many turning points are open. */
export const OPEN = 3;
/** What a member keeps to herself is at most hinted at. */
const UNSAID = 1;
const OF_LIMITS = 10;
/** How near its bounds a variable is low, or high. */
const QUARTER = 0.25;

/** What is told afterward, by what it is told of. @param {Told} told */
export function debriefOf({ moves, kinds, state, dynamics, beats, codings = [], help = [], mended = {} }) {
  return {
    mended,
    moves: new Map(moves.map((one) => [one.move, one])),
    kinds: new Map(kinds.map((one) => [one.kind, one])),
    state: new Map(state.map((one) => [one.variable, one])),
    dynamics: new Map(dynamics.map((one) => [one.dynamic, one])),
    beats: new Map(beats.map((one) => [one.beat, one.dynamic ?? ""])),
    codings,
    help,
  };
}

/** The move that a turn's choice was. @param {Tables} tables @param {Turn} turn */
export function moveOf({ moves }, { said, choice }) {
  const made = said
    .filter(({ speaker }) => speaker === WORKER)
    .map(({ text }) => moves.find(({ move }) => move === text));
  return choice ? made.filter((one) => one?.kind !== "look" || choice === "look").pop() : undefined;
}

/** The turns that were played, by how much their move and its answers changed; a limit that was crossed before all. @param {Tables} tables @param {import("./play.js").Played} played @param {Debrief} debrief @returns {Point[]} in order */
export function points(tables, played, debrief) {
  return played.turns.flatMap((turn) => {
    const move = moveOf(tables, turn);
    if (!move) return [];
    const names = [...(turn.after?.keys() ?? [])];
    const moved = names.map((name) => Math.abs((turn.after?.get(name) ?? 0) - (turn.before?.get(name) ?? 0)));
    const noted = debrief.moves.get(move.move);
    const weight = moved.reduce((sum, one) => sum + one, 0) + (crossed(played, debrief, move.move) ? OF_LIMITS : 0);
    return noted?.opened || noted?.closed ? [{ turn, move, weight }] : [];
  });
}

/** Those that are open: the heaviest, in their order. @param {Point[]} all */
export function turningPoints(all) {
  const heaviest = [...all].sort((one, other) => other.weight - one.weight).slice(0, OPEN);
  return all.filter((one) => heaviest.includes(one));
}

/**
 * Who spoke to whom, by halves of the meeting. What the worker does without a word is no line.
 * @param {Tables} tables @param {Turn[]} turns
 * @returns {Array<Map<string, number>>} of each half the number of lines by "from>to"
 */
export function talk({ moves }, turns) {
  const wordless = new Set(moves.filter(({ kind }) => ASIDE.includes(kind)).map(({ move }) => move));
  const half = Math.ceil(turns.length / 2);
  return [turns.slice(0, half), turns.slice(half)].map((some) => {
    const lines = some
      .flatMap(({ said }) => said)
      .filter(({ speaker, text }) => speaker !== ROOM && !wordless.has(text));
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { speaker, to } of lines) {
      const way = `${speaker}>${to || GROUP}`;
      counts.set(way, (counts.get(way) ?? 0) + 1);
    }
    return counts;
  });
}

/** How many lines there are, and how many of them went through the worker. @param {Array<Map<string, number>>} halves */
export function through(halves) {
  const all = halves.flatMap((counts) => [...counts]);
  const sum = (/** @type {typeof all} */ some) => some.reduce((total, [, n]) => total + n, 0);
  return { all: sum(all), n: sum(all.filter(([way]) => way.split(">").includes(WORKER))) };
}

/** The kinds of moves, with how often each was used; in the order of the table. @param {Tables} tables @param {Turn[]} turns */
export function skills(tables, turns) {
  const kinds = turns.flatMap((turn) => {
    const looked = turn.looked ? ["look"] : [];
    return [...looked, moveOf(tables, turn)?.kind ?? ""];
  });
  const counted = tables.play.kinds.filter(({ kind }) => kind !== "pass");
  return counted.map((one) => ({ ...one, n: kinds.filter((kind) => kind === one.kind).length }));
}

/** The members of whom something stayed unsaid. @param {Tables} tables @param {import("./play.js").Played} played */
export function unsaid({ members, bounds }, { world }) {
  return members.filter(({ member }) => {
    const name = `${member}.open`;
    return bounds.has(name) && (world.values.get(name) ?? 0) <= UNSAID;
  });
}

/** The limit that a move crosses, unless what it left undone was done by the end. @param {import("./play.js").Played} played @param {Debrief} debrief @param {string} [move] */
function crossed({ world }, { moves, mended }, move = "") {
  const limit = moves.get(move)?.limit ?? "";
  return world.look(mended[limit] ?? "") ? "" : limit;
}

/** The limits that were crossed, each with its turns. @param {Tables} tables @param {import("./play.js").Played} played @param {Debrief} debrief */
export function limits(tables, played, debrief) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const turn of played.turns) {
    const limit = crossed(played, debrief, moveOf(tables, turn)?.move);
    if (limit) found.set(limit, [...(found.get(limit) ?? []), turn.turn]);
  }
  return [...found].map(([limit, at]) => ({ limit, turns: at }));
}

/** What the group's variables came to, in words, where they are low or high; of what lies between nothing is said. @param {Tables} tables @param {import("./play.js").Played} played @param {Debrief} debrief */
export function climate({ play }, { world }, { state }) {
  return play.variables.flatMap(({ scope, name, least = 0, most }) => {
    const { label = "", low = "", high = "" } = (scope === "group" && state.get(name)) || {};
    const at = ((world.values.get(name) ?? 0) - least) / (most - least || 1);
    const said = at <= QUARTER ? low : at >= 1 - QUARTER ? high : "";
    return label && said ? [{ label, said }] : [];
  });
}

/** The dynamics that the evening was made of, each with its turns. @param {Turn[]} turns @param {Debrief} debrief */
export function dynamicsMet(turns, { beats, dynamics }) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const { turn, beat, choice } of turns) {
    const name = (choice && beats.get(beat)) || "";
    if (dynamics.has(name)) found.set(name, [...(found.get(name) ?? []), turn]);
  }
  return [...found].map(([name, at]) => ({ label: dynamics.get(name)?.label ?? "", turns: at }));
}
