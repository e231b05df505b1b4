/** Find a code by a few letters of it, whatever their case and accents. */

/** In Latin letters alone an accent is left out: in other scripts, such as Devanagari, a mark makes another word. @param {string} text */
export function folded(text) {
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .toLowerCase();
}

/**
 * The codes whose label or definition holds every word typed, in their own order, and the likeliest of them:
 * one whose label has a word that starts so, else one whose label holds it, else the first.
 * @template {{ label: string, definition?: string }} C
 * @param {C[]} codes
 * @param {string} query
 * @returns {{ matches: C[], best: C | null }}
 */
export function searched(codes, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return { matches: codes, best: null };
  const holds = (/** @type {string} */ text) => words.every((word) => folded(text).includes(word));
  const starts = (/** @type {string} */ text) =>
    words.every((word) =>
      folded(text)
        .split(/[\s'’-]+/)
        .some((part) => part.startsWith(word)),
    );
  const matches = codes.filter(({ label, definition = "" }) => holds(`${label} ${definition}`));
  const best = matches.find(({ label }) => starts(label)) ?? matches.find(({ label }) => holds(label)) ?? matches[0];
  return { matches, best: best ?? null };
}
