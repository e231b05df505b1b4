/**
 * The pages before this one, as the name of the tab has them. Whoever opens a tab names it: only pages of this site are
 * led back to.
 *
 * @typedef {{ address: string, title: string }} Visited
 */

/** The last at the end; null where nobody asked for it. @param {string} name of the tab @param {string} site where both editions are @returns {Visited[] | null} */
export function trailIn(name, site) {
  try {
    const { discreet } = JSON.parse(name);
    const isPage = (/** @type {any} */ one) =>
      [one?.address, one?.title].every((text) => typeof text === "string") && one.address.startsWith(site);
    return Array.isArray(discreet) ? discreet.filter(isPage) : null;
  } catch {
    return null; // The tab has no name, or somebody else's.
  }
}
