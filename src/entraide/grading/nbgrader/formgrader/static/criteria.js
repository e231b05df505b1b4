// The criteria of a memo as buttons with points, what they come to, and how they stand above the comment to the student.

/** @typedef {{ name: string, of: number }} Named */
/** @typedef {(name: string, points: number | string, of: number | string) => string} Line how the points for one are written */

/** One memo's criteria, in the page. */
export class Criteria {
  /** @param {HTMLElement} box */
  constructor(box) {
    /** @type {HTMLElement[]} */
    this.groups = [...box.querySelectorAll(".criterion")].map((group) => /** @type {HTMLElement} */ (group));
  }

  /** @returns {Named[]} What each is called and worth. */
  get named() {
    return this.groups.map((group) => ({
      name: group.querySelector("legend")?.textContent ?? "",
      of: Number(group.dataset.points),
    }));
  }

  /** @param {HTMLElement} group @returns {HTMLInputElement[]} The buttons of one criterion. */
  buttons(group) {
    return [...group.querySelectorAll("input")];
  }

  /** @returns {Array<number | null>} The points given for each, null where none were. */
  get given() {
    return this.groups.map((group) => {
      const chosen = this.buttons(group).find((button) => button.checked);
      return chosen ? Number(chosen.value) : null;
    });
  }

  /** @param {Array<number | null>} points */
  show(points) {
    for (const [index, group] of this.groups.entries()) {
      for (const button of this.buttons(group)) button.checked = Number(button.value) === points[index];
    }
  }

  /** @returns {HTMLInputElement | undefined} Where to go on: the first criterion without points. */
  get open() {
    const group = this.groups[this.given.indexOf(null)];
    return group && this.buttons(group)[0];
  }

  /**
   * Give points to the criterion that has the focus, or else to the first without any.
   * @param {number} points
   * @returns {HTMLInputElement | null | undefined} where to go on, null after the last, undefined where none were given
   */
  give(points) {
    const focused = this.groups.find((one) => one.contains(document.activeElement));
    const group = focused ?? this.groups[this.given.indexOf(null)];
    const button = group && this.buttons(group).find((one) => Number(one.value) === points);
    if (!button) return undefined;
    button.checked = true;
    button.dispatchEvent(new Event("change", { bubbles: true }));
    const following = this.groups[this.groups.indexOf(group) + 1];
    return (following ? this.buttons(following)[0] : this.open) ?? null;
  }
}

/** @param {Array<number | null>} points @returns {number | null} Their sum, or null while one is missing. */
export function total(points) {
  let sum = 0;
  for (const one of points) {
    if (one === null) return null;
    sum += one;
  }
  return points.length ? Math.round(sum * 100) / 100 : null;
}

/**
 * The comment as the student reads it: the points for each criterion, then the instructor's own words.
 * @param {Named[]} criteria @param {Array<number | null>} points @param {string} words @param {Line} line @returns {string}
 */
export function withPoints(criteria, points, words, line) {
  const lines = criteria.map(({ name, of }, place) => line(name, points[place] ?? 0, of));
  return [...lines, ...(words.trim() ? ["", words] : [])].join("\n");
}

/**
 * Such a comment taken apart again; one that does not begin with the points for every criterion is all words.
 * @param {Named[]} criteria @param {string} comment @param {Line} line
 * @returns {{ points: number[], words: string }} no points where there are none
 */
export function parted(criteria, comment, line) {
  const lines = comment.split("\n");
  const points = criteria.map(({ name }, place) => {
    const pattern = line(name, "@", "@")
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("@", "([\\d.,]+)");
    return Number(new RegExp(`^${pattern}$`).exec(lines[place] ?? "")?.[1].replace(",", "."));
  });
  if (!points.length || points.some(Number.isNaN)) return { points: [], words: comment };
  return { points, words: lines.slice(points.length + 1).join("\n") };
}
