/**
 * The turns of a meeting, from its tables and a recipe. There is no chance in it: the same moves give the same evening.
 *
 * @typedef {{ meeting: string, evening: string, sets?: string, moves: string[] }} Recipe
 * @typedef {{ text: string, speaker: string, to: string }} Said the id of a line or of a move, who says it and to whom
 * @typedef {{ turn: number, beat: string, said: Said[], choice: string, looked: boolean,
 *   before?: Map<string, number>, after?: Map<string, number> }} Turn
 *   `choice` is the word of the recipe; `before` and `after` are the values around that move
 * @typedef {{ move: string, turn: number }} Wrong the first move that was not on offer
 * @typedef {{ turns: Turn[], offer: Move[], aside: string[], isOver: boolean, world: World, wrong: Wrong | null }} Played
 * @typedef {import("./tables.js").Tables} Tables
 * @typedef {import("./tables.js").Move} Move
 */

import { chain, highest, NEAR } from "./answers.js";
import { effects, specific } from "./language.js";
import { ASIDE, SO_FAR, WORKER } from "./tables.js";
import { World } from "./world.js";

const MOST_OFFERED = 5;
const MOST_LINES = 4;
const ON_A_BEAT = 2;

/**
 * Leads a meeting as a recipe says, up to what is on offer then.
 * @param {Tables} tables @param {Recipe} recipe @returns {Played}
 */
export function replay(tables, recipe) {
  const world = new World(tables.bounds);
  /** @type {Played} */
  const played = { turns: [], offer: [], aside: [], isOver: false, world, wrong: null };
  const start = startOfEvening(tables, recipe);
  if (!start) return { ...played, wrong: { turn: 0, move: "" } };
  world.take(start);
  begin(tables, played);
  for (const choice of recipe.moves) {
    const move = chosen(tables, played, choice);
    if (!move) return { ...played, wrong: { turn: world.turn + Number(played.isOver), move: choice } };
    make(tables, played, move, choice);
  }
  return played;
}

/** The effects with which an evening begins; nothing where this is no recipe of this meeting. @param {Tables} tables @param {Recipe} recipe */
function startOfEvening({ play }, { meeting, evening, sets = "", moves }) {
  if (meeting !== play.meeting || !Array.isArray(moves)) return null;
  const found = play.evenings.find((one) => one.evening === evening);
  if (evening !== SO_FAR) return found && !sets ? effects(found.sets) : null;
  try {
    const carried = effects(sets);
    const isCarried = play.carried?.length && carried.every(({ name }) => play.carried?.includes(name));
    return isCarried ? [...effects(found?.sets), ...carried] : null;
  } catch {
    return null;
  }
}

/** A move, and what follows it. @param {Tables} tables @param {Played} played @param {Move} move @param {string} choice */
function make(tables, played, move, choice) {
  const { world, turns } = played;
  const turn = turns[turns.length - 1];
  turn.said.push({ text: move.move, speaker: WORKER, to: move.to ?? "" });
  const before = new Map(world.values);
  world.take(move.effects);
  world.make(move.move, move.kind);
  const table = new Map(move.opens.map((tag) => [tag, NEAR.tag]));
  table.set(move.move, NEAR.own).set(move.kind, NEAR.kind);
  if (move.kind === "look") {
    turn.looked = true;
    turn.said.push(...chain(tables, world, table, 1));
    offer(tables, played);
    return;
  }
  turn.said.push(...chain(tables, world, table, Math.min(1 + Math.floor(world.look("web") / 2), MOST_LINES)));
  Object.assign(turn, { choice, before, after: new Map(world.values) });
  begin(tables, played);
}

/** The next situation, or the end. @param {Tables} tables @param {Played} played */
function begin(tables, played) {
  const { world, turns } = played;
  const [phases, last] = [tables.play.phases, tables.play.turns];
  if (world.turn < last) world.nextTurn();
  const phase = phases.filter(({ first }) => first <= world.turn).pop()?.phase;
  const there = tables.beats.filter((one) => one.phase === phase && !world.look(`met:${one.beat}`));
  const isNew = turns.length < world.turn;
  const beat =
    isNew &&
    highest(
      there,
      world,
      ({ focus }) => [focus ? world.quiet(focus) : 0],
      ({ urgency = 0 }) => [urgency],
    );
  if (!beat) {
    Object.assign(played, { isOver: true, offer: [], aside: [] });
    return;
  }
  world.take(beat.effects);
  world.meet(beat.beat);
  const said = chain(tables, world, new Map([[beat.beat, NEAR.own]]), ON_A_BEAT);
  turns.push({ turn: world.turn, beat: beat.beat, said, choice: "", looked: false });
  offer(tables, played);
}

/** What may be done now. @param {Tables} tables @param {Played} played */
function offer(tables, played) {
  const { world, turns } = played;
  const { beat } = turns[turns.length - 1];
  const moves = tables.moves
    .filter((move) => (move.beat || beat) === beat && !ASIDE.includes(move.kind))
    .map((move) => ({ move, tests: specific(move.when, world.look) }))
    .filter(({ tests }) => tests >= 0)
    .sort((one, other) => other.tests - one.tests)
    .slice(0, MOST_OFFERED)
    .map(({ move }) => move)
    .sort((one, other) => one.place - other.place);
  const turned = world.turn % (moves.length || 1);
  played.offer = [...moves.slice(turned), ...moves.slice(0, turned)];
  played.aside = ASIDE.filter((kind) => aside(tables, played, kind));
}

/** The row of silence, of looking or of passing: the situation's own where one holds, else the one for any. @param {Tables} tables @param {Played} played @param {string} kind */
function aside(tables, { world, turns }, kind) {
  const { beat } = turns[turns.length - 1];
  const care = tables.beats.find((one) => one.beat === beat)?.care;
  if ((kind === "look" && world.look("looked")) || (kind === "pass" && !care)) return undefined;
  const of = (/** @type {string} */ where) =>
    highest(
      tables.moves.filter((move) => move.kind === kind && (move.beat ?? "") === where),
      world,
    );
  return of(beat) ?? of("");
}

/** @param {Tables} tables @param {Played} played @param {string} choice */
function chosen(tables, played, choice) {
  if (played.isOver) return undefined;
  return ASIDE.includes(choice) ? aside(tables, played, choice) : played.offer.find(({ move }) => move === choice);
}

/** How a meeting ends after its last turn; with a member, what she takes home. @param {Tables} tables @param {Played} played @param {string} [member] */
export function endingOf(tables, { world, isOver }, member = "") {
  const there = tables.endings.filter((one) => (one.member ?? "") === member);
  return isOver ? highest(there, world, ({ priority = 0 }) => [priority]) : undefined;
}
