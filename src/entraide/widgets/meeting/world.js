/** What is true at a moment of a meeting: its variables, its flags, and what was done and heard so far. */

import { after } from "./language.js";
import { ROOM } from "./tables.js";

export class World {
  turn = 0;
  /** @type {Map<string, number>} */
  values = new Map();
  /** What the meeting counts by itself, by name: `spoke:nancy`. @type {Map<string, number>} */
  #counted = new Map();
  /** How often a line was heard. @type {Map<string, number>} */
  #heard = new Map();
  /** @type {Map<string, number>} */
  #spokeAt = new Map();
  #last = "";

  /** @param {Map<string, { least: number, most: number }>} bounds */
  constructor(bounds) {
    this.bounds = bounds;
    for (const [name, { least }] of bounds) this.values.set(name, least);
  }

  /** What a name is worth. @param {string} name @returns {number} */
  look = (name) => {
    if (name === "turn") return this.turn;
    if (name.startsWith("quiet:")) return this.quiet(name.slice(6));
    return this.#counted.get(name) ?? this.values.get(name) ?? 0;
  };

  /** @param {import("./language.js").Effect[]} effects from left to right, each held within its bounds */
  take(effects) {
    for (const effect of effects) {
      const { least, most } = this.bounds.get(effect.name) ?? { least: 0, most: 1 };
      const value = after(this.values.get(effect.name) ?? 0, effect);
      this.values.set(effect.name, Math.min(most, Math.max(least, value)));
    }
  }

  /** How many turns since a member spoke; all of them where she never did. @param {string} member */
  quiet(member) {
    return this.turn - (this.#spokeAt.get(member) ?? 0);
  }

  /** @param {string} speaker */
  spoke(speaker) {
    return this.look(`spoke:${speaker}`);
  }

  /** How often a line was heard. @param {string} line */
  heard(line) {
    return this.#heard.get(line) ?? 0;
  }

  nextTurn() {
    this.turn += 1;
    this.#counted.set("looked", 0);
  }

  /** @param {string} beat */
  meet(beat) {
    this.#counted.set(`met:${beat}`, 1);
  }

  /** A move is made; looking around is no last one. @param {string} move @param {string} kind */
  make(move, kind) {
    this.#counted.set(`did:${move}`, 1);
    this.#count(`used:${kind}`);
    if (kind === "look") this.#counted.set("looked", 1);
    else {
      this.#counted.delete(this.#last);
      this.#last = `last:${kind}`;
      this.#counted.set(this.#last, 1);
    }
  }

  /** @param {string} line @param {string} speaker */
  hear(line, speaker) {
    this.#heard.set(line, this.heard(line) + 1);
    this.#counted.set(`heard:${line}`, 1);
    if (speaker === ROOM) return;
    this.#count(`spoke:${speaker}`);
    this.#spokeAt.set(speaker, this.turn);
  }

  /** @param {string} name */
  #count(name) {
    this.#counted.set(name, this.look(name) + 1);
  }
}
