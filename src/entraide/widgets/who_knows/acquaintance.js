/**
 * The chances that people in a group know each other already, were groups drawn by lot from the people of an area.
 * Pairs are taken as independent, which real ties are not. No page is known here.
 */

export const FEWEST_PEOPLE = 50;
export const MOST_PEOPLE = 5_000_000;
const STEPS = 1000; // positions of the slider from the fewest people to the most

/** How many pairs a group of `members` makes. @param {number} members */
export function pairsIn(members) {
  return (members * (members - 1)) / 2;
}

/** How many one person can know: all the others at most. @param {number} people @param {number} known */
export function knownAtMost(people, known) {
  return Math.min(known, people - 1);
}

/**
 * The chance that at least two members know each other: 1 − (1 − k/(N−1))^(n(n−1)/2).
 * @param {number} people N @param {number} known k @param {number} members n
 */
export function somePairKnows(people, known, members) {
  return 1 - stranger(people, known) ** pairsIn(members);
}

/**
 * The chance that a given member knows at least one of the others: 1 − (1 − k/(N−1))^(n−1).
 * @param {number} people N @param {number} known k @param {number} members n
 */
export function oneMeetsSomeone(people, known, members) {
  return 1 - stranger(people, known) ** (members - 1);
}

/** The chance that two people do not know each other. @param {number} people @param {number} known */
function stranger(people, known) {
  return 1 - knownAtMost(people, known) / (people - 1);
}

/**
 * The chance of a pair for each size of group.
 * @param {number} people @param {number} known @param {number[]} sizes
 */
export function chancesBySize(people, known, sizes) {
  return sizes.map((members) => ({ members, chance: somePairKnows(people, known, members) }));
}

/** Where on the slider a number of people stands; each step multiplies it. @param {number} people */
export function sliderAt(people) {
  const span = Math.log(MOST_PEOPLE / FEWEST_PEOPLE);
  return Math.round((STEPS * Math.log(people / FEWEST_PEOPLE)) / span);
}

/** The number of people at a position of the slider, rounded to two figures. @param {number} position */
export function peopleAt(position) {
  const people = FEWEST_PEOPLE * (MOST_PEOPLE / FEWEST_PEOPLE) ** (position / STEPS);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(people)) - 1);
  return Math.round(people / unit) * unit;
}

/**
 * How many of 100 a chance makes, never saying none or all of what is only rare or common.
 * @param {number} chance
 * @returns {{ kind: "few" | "some" | "most", n: number }}
 */
export function outOf100(chance) {
  if (chance < 0.01) return { kind: "few", n: 1 };
  if (chance > 0.99) return { kind: "most", n: 99 };
  return { kind: "some", n: Math.round(chance * 100) };
}
