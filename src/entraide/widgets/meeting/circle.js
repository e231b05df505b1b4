/** The circle seen from above: a chair for each member and one for the reader, who sits in the opening. */

import { shape } from "../common/drawing.js";
import { GROUP, WORKER } from "./tables.js";

const RADIUS = 40;
/** Degrees over which the members' chairs stand; the others are the opening, below. */
const SPREAD = 276;
const NAMES = 58;
const BOX = "-108 -68 216 140";
const SHORT = 13; // how far from a chair's middle a line ends

/** @typedef {{ x: number, y: number, angle: number }} Place */

/** Where everybody sits, the middle for what is said to all. @param {string[]} members in the order of their seats @returns {Map<string, Place>} */
export function seats(members) {
  const first = 90 + (360 - SPREAD) / 2;
  const step = SPREAD / Math.max(1, members.length - 1);
  return new Map([
    ...members.map((member, n) => /** @type {[string, Place]} */ ([member, placeAt(first + n * step)])),
    [WORKER, placeAt(90)],
    [GROUP, { x: 0, y: 0, angle: 0 }],
  ]);
}

/** @param {number} angle in degrees, clockwise from the right @returns {Place} */
function placeAt(angle) {
  const turned = (angle * Math.PI) / 180;
  return { x: RADIUS * Math.cos(turned), y: RADIUS * Math.sin(turned), angle };
}

/**
 * @param {{ label: string, names: Array<[string, string]>, lit: string[], ways: Array<{ from: string, to: string, width: number, points: boolean }> }} what
 *   `names` are those who sit, by their seats, and how they are called; the reader comes last
 */
export function circleOf({ label, names, lit, ways }) {
  const places = seats(names.slice(0, -1).map(([who]) => who));
  const chairs = names.flatMap(([who, name]) => {
    const { x, y, angle } = /** @type {Place} */ (places.get(who));
    const chair = shape(
      "g",
      {
        transform: `translate(${round(x)} ${round(y)}) rotate(${round(angle)})`,
        class: lit.includes(who) ? "entraide-chair entraide-lit" : "entraide-chair",
      },
      shape("rect", { x: "-5", y: "-5", width: "10", height: "10", rx: "3" }),
      shape("path", { d: "M8-5.5v11" }),
      ...(lit.includes(who) ? [shape("circle", { r: "1.5" })] : []),
    );
    const [across, down] = [(x * NAMES) / RADIUS, (y * NAMES) / RADIUS];
    const inMiddle = Math.abs(across) < 12;
    const anchor = inMiddle ? "middle" : across > 0 ? "start" : "end";
    return [
      chair,
      shape("text", { x: round(across), y: round(down + (inMiddle ? 10 : 4)), "text-anchor": anchor }, name),
    ];
  });
  const lines = ways.flatMap(({ from, to, width, points }) => {
    const [one, other] = [places.get(from), places.get(to)];
    return one && other ? way(one, other, width, points) : [];
  });
  return shape(
    "svg",
    { viewBox: BOX, role: "img", "aria-label": label, class: "entraide-circle" },
    ...lines,
    ...chairs,
  );
}

/** A line from chair to chair, bent toward the middle, with a point where it arrives. @param {Place} one @param {Place} other @param {number} width @param {boolean} points */
function way(one, other, width, points) {
  const bend = { x: (one.x + other.x) / 5, y: (one.y + other.y) / 5 };
  const [from, to] = [toward(one, bend), other.x || other.y ? toward(other, bend) : other];
  const d = `M${round(from.x)} ${round(from.y)}Q${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}`;
  const line = shape("path", { d, class: "entraide-way", "stroke-width": round(width) });
  if (!points) return [line];
  const angle =
    (Math.atan2(to.y - bend.y, to.x - bend.x) || Math.atan2(to.y - from.y, to.x - from.x)) * (180 / Math.PI);
  const at = `translate(${round(to.x)} ${round(to.y)}) rotate(${round(angle)})`;
  return [line, shape("path", { d: "M-6-4 2 0-6 4z", transform: at, class: "entraide-arrow" })];
}

/** The point beside a chair from which a line leaves. @param {{ x: number, y: number }} from @param {{ x: number, y: number }} to */
function toward(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * SHORT) / length, y: from.y + ((to.y - from.y) * SHORT) / length };
}

/** @param {number} number */
function round(number) {
  return String(Math.round(number * 10) / 10);
}
