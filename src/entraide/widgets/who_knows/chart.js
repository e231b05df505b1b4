/** The chart of chances by size of group. Its figures are in a table beside it. */

import { shape } from "../common/drawing.js";

const CHART = { width: 330, height: 190, left: 46, right: 8, top: 10, bottom: 34 };

/**
 * A line a place, and a mark at the size that is chosen now.
 * @param {{ label: string, series: { members: number, chance: number }[][], now: number,
 *           percent: (chance: number) => string, axis: string }} options
 */
export function chanceChart({ label, series, now, percent, axis }) {
  const { width, height, left, right, top, bottom } = CHART;
  const sizes = series[0].map(({ members }) => members);
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  const x = (/** @type {number} */ members) => left + ((members - first) / (last - first)) * (width - left - right);
  const y = (/** @type {number} */ chance) => top + (1 - chance) * (height - top - bottom);
  /** @param {string} content @param {Record<string, string | number>} attributes */
  const text = (content, attributes) => shape("text", { class: "entraide-ink", ...attributes }, content);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((chance) => [
    shape("line", { x1: left, x2: width - right, y1: y(chance), y2: y(chance), class: "entraide-grid" }),
    ...(chance % 0.5 ? [] : [text(percent(chance), { x: left - 5, y: y(chance) + 4, "text-anchor": "end" })]),
  ]);
  const ticks = sizes
    .filter((size) => size % 4 === 0)
    .map((size) => text(String(size), { x: x(size), y: height - bottom + 15, "text-anchor": "middle" }));
  const lines = series.map((points, place) => {
    const at = points.map(({ members, chance }) => `${x(members).toFixed(1)},${y(chance).toFixed(1)}`).join(" ");
    const here = points.find(({ members }) => members === now) ?? points[0];
    return line(place, at, x(here.members), y(here.chance));
  });
  return shape(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "entraide-chart" },
    ...grid,
    shape("line", { x1: x(now), x2: x(now), y1: top, y2: height - bottom, class: "entraide-now" }),
    ...ticks,
    text(axis, { x: (left + width - right) / 2, y: height - 3, "text-anchor": "middle" }),
    ...lines.reverse(),
  );
}

/** How a line of the chart looks, for its legend. @param {number} place */
export function lineSample(place) {
  const sample = line(place, "0,6 32,6", 16, 6);
  return shape("svg", { viewBox: "0 0 32 12", class: "entraide-sample", "aria-hidden": "true" }, sample);
}

/** The first is full with a disc, the second dashed with a square. @param {number} place @param {string} points @param {number} cx @param {number} cy */
function line(place, points, cx, cy) {
  const dot = place
    ? shape("rect", { x: cx - 4.5, y: cy - 4.5, width: 9, height: 9 })
    : shape("circle", { cx, cy, r: 5 });
  return shape("g", { class: `entraide-line-${place + 1}` }, shape("polyline", { points }), dot);
}
