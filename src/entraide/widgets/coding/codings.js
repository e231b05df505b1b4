/**
 * The codings of an exercise as a plain list, in the order they were made, and what can be done to it.
 *
 * A coding names a unit by its number. `cut` says how the excerpt was cut and worded when it was made: under the same
 * number there may be another text since. Those made before there was a `cut` have none.
 *
 * @typedef {{ excerpt: string, unit: number, code: string, memo: string, cut?: string }} Coding
 */

/**
 * Keep what this exercise knows of a value found somewhere: an older course, another language, a hand-edited file.
 * @param {unknown} value
 * @param {Array<{ excerpt: string, units: Array<{ unit: number }> }>} excerpts
 * @param {Array<{ code: string }>} codes
 * @returns {Coding[]}
 */
export function cleanCodings(value, excerpts, codes) {
  const known = new Map(excerpts.map(({ excerpt, units }) => [excerpt, new Set(units.map(({ unit }) => unit))]));
  const offered = new Set(codes.map(({ code }) => code));
  /** @type {Set<string>} */
  const met = new Set();
  /** @type {Coding[]} */
  const kept = [];
  for (const one of Array.isArray(value) ? value : []) {
    if (!known.get(one?.excerpt)?.has(one.unit) || !offered.has(one.code)) continue;
    const name = nameOf(one.excerpt, one.unit, one.code);
    if (met.has(name)) continue;
    met.add(name);
    const memo = typeof one.memo === "string" ? one.memo : "";
    const cut = typeof one.cut === "string" ? { cut: one.cut } : {};
    kept.push({ excerpt: one.excerpt, unit: one.unit, code: one.code, memo, ...cut });
  }
  return kept;
}

/** The codings of an excerpt by unit, each in the order they were made. @param {Coding[]} codings @param {string} excerpt @returns {Map<number, Coding[]>} */
export function byUnit(codings, excerpt) {
  /** @type {Map<number, Coding[]>} */
  const found = new Map();
  for (const one of codings) {
    if (one.excerpt !== excerpt) continue;
    const there = found.get(one.unit);
    if (there) there.push(one);
    else found.set(one.unit, [one]);
  }
  return found;
}

/** @param {Coding[]} codings @param {string} excerpt @param {number} unit @param {string} code */
export function findCoding(codings, excerpt, unit, code) {
  return codings.find((one) => one.excerpt === excerpt && one.unit === unit && one.code === code);
}

/**
 * Whether all, some or none of these units have the code, as aria-pressed says it.
 * @param {Coding[]} codings
 * @param {string} excerpt
 * @param {number[]} units
 * @param {string} code
 * @returns {"true" | "mixed" | "false"}
 */
export function pressed(codings, excerpt, units, code) {
  const having = units.filter((unit) => findCoding(codings, excerpt, unit, code)).length;
  return having === 0 ? "false" : having === units.length ? "true" : "mixed";
}

/**
 * Give the code to the units that lack it; where none does, take it from all.
 * @param {Coding[]} codings
 * @param {string} excerpt
 * @param {number[]} units
 * @param {string} code
 * @returns {{ codings: Coding[], did: "applied" | "removed", units: number[] }}
 */
export function switchCode(codings, excerpt, units, code) {
  const lacking = units.filter((unit) => !findCoding(codings, excerpt, unit, code));
  if (!lacking.length) return { codings: withoutCode(codings, excerpt, units, code), did: "removed", units };
  const added = lacking.map((unit) => ({ excerpt, unit, code, memo: "" }));
  return { codings: [...codings, ...added], did: "applied", units: lacking };
}

/** @param {Coding[]} codings @param {string} excerpt @param {number[]} units @param {string} code @returns {Coding[]} */
export function withoutCode(codings, excerpt, units, code) {
  return codings.filter((one) => !(one.excerpt === excerpt && one.code === code && units.includes(one.unit)));
}

/** @param {Coding[]} codings @param {Coding} coding @param {string} memo @returns {Coding[]} */
export function withMemo(codings, coding, memo) {
  return codings.map((one) => (one === coding ? { ...one, memo } : one));
}

/**
 * The codings, those of an excerpt as made on its text of today: whoever changes one of them has it before her.
 * @param {Coding[]} codings @param {{ excerpt: string, cut?: string }} of @returns {Coding[]}
 */
export function stamped(codings, { excerpt, cut }) {
  return codings.map((one) => (one.excerpt !== excerpt || !cut || one.cut === cut ? one : { ...one, cut }));
}

/**
 * Whether some of the codings of an excerpt were made on another text than stands there now.
 * @param {Coding[]} codings @param {{ excerpt: string, cut?: string }} of
 */
export function onAnotherText(codings, { excerpt, cut }) {
  return codings.some((one) => one.excerpt === excerpt && isOther(one.cut, cut));
}

/** Whether a text has been cut or worded otherwise since; nobody knows where one of both does not say. @param {unknown} then @param {unknown} now */
export function isOther(then, now) {
  return Boolean(then && now && then !== now);
}

/** One name for the three. @param {unknown} excerpt @param {unknown} unit @param {unknown} code */
function nameOf(excerpt, unit, code) {
  return JSON.stringify([excerpt, unit, code]);
}
