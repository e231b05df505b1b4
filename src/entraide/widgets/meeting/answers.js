/** Who answers what lies on the table, and who answers her. */

import { specific } from "./language.js";
import { ROOM } from "./tables.js";

/** How near a line is to what is on the table: a tag that a line opened, the move or the situation, its tags, its kind. */
export const NEAR = { opened: 4, own: 3, tag: 2, kind: 1 };
const NEAREST_FIRST = Object.values(NEAR).sort((one, other) => other - one);

/**
 * The lines that follow, at most so many.
 * @param {import("./tables.js").Tables} tables @param {import("./world.js").World} world
 * @param {Map<string, number>} table what lies on it, with how near it is @param {number} length
 */
export function chain(tables, world, table, length) {
  const said = [];
  let last = "";
  for (let place = 0; place < length; place += 1) {
    const line = answer(tables, world, table, last);
    if (!line) break;
    said.push({ text: line.line, speaker: line.speaker, to: line.to ?? "" });
    world.take(line.effects);
    world.hear(line.line, line.speaker);
    // What the first one said is answered now, and no more what kind of move it was.
    for (const [name, near] of table) if (near === NEAR.kind) table.delete(name);
    for (const tag of line.opens) table.set(tag, NEAR.opened);
    last = line.speaker;
  }
  return said;
}

/** Nobody answers herself, and the room goes on only where a line asks for it. @param {import("./tables.js").Tables} tables @param {import("./world.js").World} world @param {Map<string, number>} table @param {string} last */
function answer({ answers }, world, table, last) {
  for (const near of NEAREST_FIRST) {
    const names = [...table].filter(([, one]) => one === near).map(([name]) => name);
    const found = names.flatMap((name) => answers.get(name) ?? []).filter(({ speaker }) => speaker !== last);
    const ofRoom = near === NEAR.opened || !last;
    const line =
      best(
        found.filter(({ line, speaker }) => speaker !== ROOM && !world.heard(line)),
        world,
      ) ??
      best(
        found.filter(({ speaker }) => speaker === ROOM && ofRoom),
        world,
      );
    if (line) return line;
  }
  return undefined;
}

/** @param {import("./tables.js").Line[]} lines @param {import("./world.js").World} world */
function best(lines, world) {
  return highest(lines, world, ({ line, speaker, priority = 0 }) => [
    priority,
    -world.spoke(speaker),
    speaker === ROOM ? -world.heard(line) : 0,
  ]);
}

/**
 * Of the rows whose condition holds, the most specific; of these the one that ranks highest; of these the first of its table.
 * @template {{ when: import("./language.js").Condition, place: number }} R
 * @param {R[]} rows @param {import("./world.js").World} world
 * @param {(row: R) => number[]} [then] numbers to be high @param {(row: R) => number[]} [before] numbers that count before
 * @returns {R | undefined}
 */
export function highest(rows, world, then = () => [], before = () => []) {
  /** @type {{ row: R, rank: number[] } | undefined} */
  let found;
  for (const row of rows) {
    const tests = specific(row.when, world.look);
    if (tests < 0) continue;
    const rank = [...before(row), tests, ...then(row), -row.place];
    if (!found || isHigher(rank, found.rank)) found = { row, rank };
  }
  return found?.row;
}

/** @param {number[]} one @param {number[]} other */
function isHigher(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at >= 0 && one[at] > other[at];
}
