/**
 * Kappa over several codes, and its 95 % interval, as agreement.py computes them and says whose they are.
 *
 * A table holds the rows of one code; the rows of all tables stand in the same order of units.
 *
 * @typedef {import("./measures.js").Row} Row
 */

import { sum, tally } from "./measures.js";

const FEWEST = 6; // units; below, an interval would reach over nearly every value
const Z = 1.959964;

/** Of what each code's chance leaves to earn, the share that two coders earned. @param {Row[][]} tables @returns {number | null} */
export function pooledKappa(tables) {
  let [earned, most] = [0, 0];
  for (const rows of tables) {
    const pairs = rows.flatMap(([one, other]) => (one === null || other === null ? [] : [[one, other]]));
    const [ones, others] = [tally(pairs.map(([one]) => one)), tally(pairs.map(([, other]) => other))];
    const expected = sum([...ones].map(([label, count]) => count * (others.get(label) ?? 0)));
    earned += pairs.length * pairs.filter(([one, other]) => one === other).length - expected;
    most += pairs.length ** 2 - expected;
  }
  return most ? earned / most : null;
}

/**
 * Each unit is left out in turn, with all its codes: how far kappa then moves gives the margin. Null where there are too
 * few units, where kappa is not defined throughout, and where no unit moves it.
 * @param {Row[][]} tables @returns {[number, number] | null}
 */
export function kappaInterval(tables) {
  const units = tables[0]?.length ?? 0;
  const kappa = units < FEWEST ? null : pooledKappa(tables);
  if (kappa === null) return null;
  const without = Array.from({ length: units }, (_, left) =>
    pooledKappa(tables.map((rows) => rows.filter((_, unit) => unit !== left))),
  );
  const found = without.filter((one) => one !== null);
  if (found.length < units || Math.max(...found) - Math.min(...found) < 1e-9) return null;
  const mean = sum(found) / units;
  const error = Math.sqrt(((units - 1) / units) * sum(found.map((one) => (one - mean) ** 2)));
  const margin = student(units - 1) * error;
  return [Math.max(-1, kappa - margin), Math.min(1, kappa + margin)];
}

/** The quantile of Student's t for 95 %, by Cornish and Fisher's series. @param {number} freedom */
function student(freedom) {
  const terms = [
    (Z ** 3 + Z) / 4,
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96,
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384,
  ];
  return Z + sum(terms.map((term, power) => term / freedom ** (power + 1)));
}
