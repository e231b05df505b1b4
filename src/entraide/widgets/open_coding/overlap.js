/**
 * The reader's own codes beside the course's, by the units that they stand on. Nothing is right or wrong here.
 *
 * @typedef {Record<string, Record<string, string[]>>} Fits the course's codes by excerpt and unit
 * @typedef {{ excerpt: string, unit: number }} Place
 * @typedef {{ code: string, both: number, hers: number, theirs: number }} Meeting
 *   with a code of the course: on how many units both stand, only hers, only the course's
 * @typedef {{ code: string, n: number, meets: Meeting[] }} Beside one of her codes: on how many units it stands, and
 *   the course's codes that it meets, first the one that it meets most
 * @typedef {{ own: Beside[], untouched: string[], neither: Place[] }} Overlap
 *   `untouched`: the course's codes on whose units she put nothing; `neither`: units that nobody coded
 */

/**
 * @param {{ codes: Array<{ code: string }>, codings: Array<Place & { code: string }> }} own
 * @param {{ codes: string[], fits: Fits }} course
 * @param {Array<{ excerpt: string, units: Array<{ unit: number }> }>} excerpts
 * @returns {Overlap}
 */
export function overlap({ codes, codings }, { codes: theirs, fits }, excerpts) {
  const places = excerpts.flatMap(({ excerpt, units }) => units.map(({ unit }) => ({ excerpt, unit })));
  const fitting = (/** @type {Place} */ { excerpt, unit }) => fits[excerpt]?.[unit] ?? [];
  const hers = (/** @type {Place} */ at) =>
    codings.filter(({ excerpt, unit }) => excerpt === at.excerpt && unit === at.unit).map(({ code }) => code);
  const on = places.map((place) => ({ ...place, hers: hers(place), theirs: fitting(place) }));
  const count = (/** @type {(place: typeof on[number]) => boolean} */ holds) => on.filter(holds).length;

  /** @param {string} own @param {number} n */
  const meetings = (own, n) =>
    theirs
      .map((code) => {
        const both = count((place) => place.hers.includes(own) && place.theirs.includes(code));
        return { code, both, hers: n - both, theirs: count((place) => place.theirs.includes(code)) - both };
      })
      .filter(({ both }) => both)
      // As many units in common: the one that stands on fewer others is the nearer one.
      .sort((one, other) => other.both - one.both || one.theirs - other.theirs);

  return {
    own: codes.map(({ code }) => {
      const n = count((place) => place.hers.includes(code));
      return { code, n, meets: meetings(code, n) };
    }),
    untouched: theirs.filter((code) => !count((place) => place.hers.length > 0 && place.theirs.includes(code))),
    neither: on
      .filter((place) => !place.hers.length && !place.theirs.length)
      .map(({ excerpt, unit }) => ({ excerpt, unit })),
  };
}
