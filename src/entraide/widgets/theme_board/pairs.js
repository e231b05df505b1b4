/**
 * Two groupings of the same cards, compared by pairs: what each puts together. Nothing is right or wrong here.
 *
 * @typedef {[string, string]} Pair in the order of the cards
 * @typedef {{ both: Pair[], hers: Pair[], theirs: Pair[] }} Compared put together in both, only in hers, only in theirs
 */

/** The pairs that lie together in some pile. @param {string[][]} piles @param {string[]} cards all of them, in their order @returns {Pair[]} */
export function pairsOf(piles, cards) {
  return cards.flatMap((one, at) =>
    cards
      .slice(at + 1)
      .filter((other) => piles.some((pile) => pile.includes(one) && pile.includes(other)))
      .map((other) => /** @type {Pair} */ ([one, other])),
  );
}

/** @param {string[][]} hers @param {string[][]} theirs @param {string[]} cards @returns {Compared} */
export function compared(hers, theirs, cards) {
  const [mine, others] = [pairsOf(hers, cards), pairsOf(theirs, cards)];
  const within = (/** @type {Pair[]} */ pairs) => {
    const names = new Set(pairs.map(String));
    return (/** @type {Pair} */ pair) => names.has(String(pair));
  };
  const [isMine, isTheirs] = [within(mine), within(others)];
  return {
    both: mine.filter(isTheirs),
    hers: mine.filter((pair) => !isTheirs(pair)),
    theirs: others.filter((pair) => !isMine(pair)),
  };
}

/** How near two groupings are: of all pairs that one or the other puts together, the share that both do. @param {Compared} one */
export function nearness({ both, hers, theirs }) {
  const all = both.length + hers.length + theirs.length;
  return all ? both.length / all : 0;
}

/** Which of several are nearest, by their places: several where none is nearer than the others, none where nothing is shared. @param {Compared[]} all */
export function nearest(all) {
  const best = Math.max(0, ...all.map(nearness));
  return best ? all.flatMap((one, at) => (nearness(one) === best ? [at] : [])) : [];
}
