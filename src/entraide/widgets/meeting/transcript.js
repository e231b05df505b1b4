/**
 * What was said in a meeting, from the ids that are kept of it: to be read, compared and coded. What the tables no longer
 * hold is left as gone.
 *
 * @typedef {{ id: string, sort: "line" | "room" | "yours" | "aside" | "gone", speaker: string, to: string, text: string, kind: string }} Spoken
 *   `aside` is what the worker does without a word
 * @typedef {{ turn: number, label: string, care: string, isPassed: boolean, spoken: Spoken[] }} TurnRead
 * @typedef {import("./tables.js").Tables} Tables
 */

import { ASIDE, ROOM, WORKER } from "./tables.js";

/** @param {Tables} tables @param {string[]} said of each turn the ids, with spaces between @returns {TurnRead[]} */
export function readable(tables, said) {
  return said.map((ids, n) => {
    const [beat, ...texts] = ids.split(" ");
    const found = tables.beats.find((one) => one.beat === beat);
    const spoken = texts.map((id) => spokenOf(tables, id));
    return {
      turn: n + 1,
      label: found?.label ?? "",
      care: found?.care ?? "",
      isPassed: spoken.some(({ kind }) => kind === "pass"),
      spoken: found ? spoken : [goneAs(beat), ...spoken],
    };
  });
}

/** @param {Tables} tables @param {string} id @returns {Spoken} */
function spokenOf({ lines, moves }, id) {
  const line = lines.find((one) => one.line === id);
  if (line) {
    const sort = line.speaker === ROOM ? "room" : "line";
    return { id, sort, speaker: line.speaker, to: line.to ?? "", text: line.text, kind: "" };
  }
  const move = moves.find((one) => one.move === id);
  if (!move) return goneAs(id);
  const sort = ASIDE.includes(move.kind) ? "aside" : "yours";
  return { id, sort, speaker: WORKER, to: move.to ?? "", text: move.text, kind: move.kind };
}

/** @param {string} id @returns {Spoken} */
function goneAs(id) {
  return { id, sort: "gone", speaker: "", to: "", text: "", kind: "" };
}

/** The turn, from 1, at which two meetings part; 0 where one is the other's beginning. @param {string[]} one @param {string[]} other */
export function parting(one, other) {
  return one.slice(0, other.length).findIndex((ids, n) => ids !== other[n]) + 1;
}
