/**
 * The map of a plan. What it shows is told member by member beside it.
 *
 * @typedef {import("./travel.js").Point} Point
 * @typedef {import("./travel.js").Centre} Centre
 * @typedef {import("./travel.js").Member} Member
 * @typedef {import("./travel.js").Row} Row
 * @typedef {(at: Point) => [number, number]} Projection from latitude and longitude to the drawing
 */

import { shape } from "../common/drawing.js";

const MAP = { width: 340, margin: 32 };

/**
 * The centres as squares, the members around them, a line for each way to the meeting.
 * @param {{ label: string, centres: Centre[], members: Member[], rows: Row[], place: string }} options
 *   `place` is empty online
 */
export function planMap({ label, centres, members, rows, place }) {
  const { height, xy } = projection([...centres, ...members].map(({ at }) => at));
  const spots = spread(members, xy);
  const spot = (/** @type {string} */ member) => /** @type {[number, number]} */ (spots.get(member));
  const site = centres.find(({ centre }) => centre === place);
  const ways = site ? rows.filter(({ way }) => ["drive", "ride", "taxi"].includes(way)) : [];
  const lines = ways.map(({ member, driver }) => {
    const [x1, y1] = spot(member);
    const [x2, y2] = driver ? spot(driver) : xy(/** @type {Centre} */ (site).at);
    return shape("line", { x1, y1, x2, y2, class: "entraide-way" });
  });
  return shape(
    "svg",
    { viewBox: `0 0 ${MAP.width} ${height}`, role: "img", "aria-label": label, class: "entraide-map" },
    ...lines,
    ...centres.map((centre) => town(centre, centre === site, xy(centre.at))),
    ...rows.map(({ member, way }) => person(member, way, spot(member))),
  );
}

/** How a member looks on the map, for its legend. @param {Row["way"]} way */
export function personSample(way) {
  return shape(
    "svg",
    { viewBox: "0 0 26 26", class: "entraide-sample", "aria-hidden": "true" },
    person("", way, [13, 13]),
  );
}

/** All of them in view, as high as they need. @param {Point[]} points @returns {{ height: number, xy: Projection }} */
function projection(points) {
  const [latitudes, longitudes] = [points.map(([latitude]) => latitude), points.map(([, longitude]) => longitude)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  // On this latitude a degree of longitude is so much shorter than one of latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = (MAP.width - 2 * MAP.margin) / ((east - west) * narrow);
  return {
    height: Math.round((north - south) * unit + 2 * MAP.margin),
    xy: ([latitude, longitude]) => [
      MAP.margin + (longitude - west) * narrow * unit,
      MAP.margin + (north - latitude) * unit,
    ],
  };
}

/** A square and its name, which stays within the drawing. @param {Centre} centre @param {boolean} here @param {[number, number]} at */
function town({ name }, here, [x, y]) {
  const size = here ? 7 : 4;
  const east = { anchor: "end", aside: 12 };
  const west = { anchor: "start", aside: -12 };
  const { anchor, aside } = x > MAP.width * 0.7 ? east : x < 60 ? west : { anchor: "middle", aside: 0 };
  return shape(
    "g",
    { class: here ? "entraide-town entraide-here" : "entraide-town" },
    shape("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size }),
    shape("text", { x: x + aside, y: y + 26, class: "entraide-ink", "text-anchor": anchor }, name),
  );
}

/**
 * A member with her number: full who comes, a double ring who joins online, a broken ring who cannot.
 * @param {string} member @param {Row["way"]} way @param {[number, number]} at
 */
function person(member, way, [cx, cy]) {
  const kind = way === "online" ? "online" : way ? "comes" : "out";
  return shape(
    "g",
    { class: `entraide-person entraide-${kind}` },
    shape("circle", { cx, cy, r: 9 }),
    ...(kind === "online" ? [shape("circle", { cx, cy, r: 11.5, class: "entraide-ring" })] : []),
    shape("text", { x: cx, y: cy + 3.5, "text-anchor": "middle" }, member.replace(/^M0?/, "")),
  );
}

/** Members of one town stand above its square, side by side. @param {Member[]} members @param {Projection} xy */
function spread(members, xy) {
  return new Map(
    members.map(({ member, at, km }) => {
      const neighbours = members.filter((other) => other.at.join() === at.join());
      const place = neighbours.findIndex((other) => other.member === member);
      const [x, y] = xy(at);
      return [member, km ? [x, y] : [x + (place - (neighbours.length - 1) / 2) * 22, y - 17]];
    }),
  );
}
