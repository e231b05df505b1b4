/** What the board says: what was done, and how her piles and other groupings put cards together. */

/**
 * @typedef {import("../common/texts.js").Say} Say
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./pairs.js").Compared} Compared
 * @typedef {import("./pairs.js").Pair} Pair
 */

/** The name of a pile, or its number for want of one. @param {Say} t @param {Board} board @param {string} pile */
export function pileName(t, board, pile) {
  const { name, n } = board.named(pile);
  return name || t("board.pile", { n });
}

/** @param {Say} t @param {Board} board @param {import("./board.js").Message} message @returns {string} */
export function told(t, board, [key, values = {}]) {
  const { pile, what } = values;
  return t(key, { ...values, pile: pile ? pileName(t, board, pile) : "", what: what ? told(t, board, what) : "" });
}

/** How many pairs there are of each sort; none of what is not there. @param {Say} t @param {Compared} compared */
export function pairsCounted(t, { both, hers, theirs }) {
  const counts = [
    both.length ? t("board.count-both", { n: both.length }) : "",
    hers.length ? t("board.count-yours", { n: hers.length }) : "",
    theirs.length ? t("board.count-here", { n: theirs.length }) : "",
  ];
  return t("board.pairs", { list: counts.filter(Boolean) });
}

/**
 * Three sentences: together in both, only in hers, only there, each with its pairs; none of what is not there.
 * @param {Say} t @param {Compared} compared @param {(card: string) => string} label
 */
export function pairsSaid(t, { both, hers, theirs }, label) {
  const named = (/** @type {Pair[]} */ pairs) =>
    pairs.map(([one, other]) => t("board.pair", { one: label(one), other: label(other) }));
  const values = (/** @type {Pair[]} */ pairs) => ({ n: pairs.length, list: named(pairs) });
  return [
    both.length ? t("board.both", values(both)) : t("board.both-none"),
    ...(hers.length ? [t("board.only-yours", values(hers))] : []),
    ...(theirs.length ? [t("board.only-there", values(theirs))] : []),
  ];
}

/** Which is nearest, with what that rests on. @param {Say} t @param {Array<{ name: string, compared: Compared }>} near those that are @returns {string} */
export function nearestSaid(t, near) {
  if (!near.length) return t("board.nearest-none");
  const { both, hers, theirs } = near[0].compared;
  const all = both.length + hers.length + theirs.length;
  const names = near.map(({ name }) => name);
  return t(near.length > 1 ? "board.nearest-several" : "board.nearest", { n: both.length, all, list: names });
}
