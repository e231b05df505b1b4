/** Small drawings: the chart of chances by size of group, and the map of a plan. Each has its text elsewhere. */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, any>} attributes @param {Array<Node | string>} children */
export function shape(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

const CHART = { width: 330, height: 190, left: 46, right: 8, top: 10, bottom: 34 };

/**
 * A line a place: the first is full with discs, the second is dashed with squares.
 * @param {{ label: string, series: { members: number, chance: number }[][], now: number,
 *           percent: (chance: number) => string, axis: string }} options
 */
export function chanceChart({ label, series, now, percent, axis }) {
  const { width, height, left, right, top, bottom } = CHART;
  const sizes = series[0].map(({ members }) => members);
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  const x = (members) => left + ((members - first) / (last - first)) * (width - left - right);
  const y = (chance) => top + (1 - chance) * (height - top - bottom);
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
    const [cx, cy] = [x(here.members), y(here.chance)];
    const dot = place
      ? shape("rect", { x: cx - 4.5, y: cy - 4.5, width: 9, height: 9 })
      : shape("circle", { cx, cy, r: 5 });
    return shape("g", { class: `entraide-line-${place + 1}` }, shape("polyline", { points: at }), dot);
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
  return shape(
    "svg",
    { viewBox: "0 0 32 12", class: "entraide-sample", "aria-hidden": "true" },
    shape(
      "g",
      { class: `entraide-line-${place + 1}` },
      shape("polyline", { points: "0,6 32,6" }),
      place ? shape("rect", { x: 11.5, y: 1.5, width: 9, height: 9 }) : shape("circle", { cx: 16, cy: 6, r: 5 }),
    ),
  );
}

const MAP = { width: 340, margin: 32 };

/**
 * The centres as squares, the members around them, a line for each way to the meeting.
 * @param {{ label: string, centres: any[], members: any[], rows: any[], place: string }} options `place` is empty online
 */
export function planMap({ label, centres, members, rows, place }) {
  const all = [...centres, ...members].map(({ at }) => at);
  const [south, north] = [Math.min(...all.map(([lat]) => lat)), Math.max(...all.map(([lat]) => lat))];
  const [west, east] = [Math.min(...all.map(([, lon]) => lon)), Math.max(...all.map(([, lon]) => lon))];
  // On this latitude a degree of longitude is so much shorter than one of latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = (MAP.width - 2 * MAP.margin) / ((east - west) * narrow);
  const height = Math.round((north - south) * unit + 2 * MAP.margin);
  const xy = ([lat, lon]) => [MAP.margin + (lon - west) * narrow * unit, MAP.margin + (north - lat) * unit];
  const site = centres.find(({ centre }) => centre === place);
  const spots = spread(members, xy);
  const lines = rows
    .filter(({ way }) => site && ["drive", "ride", "taxi"].includes(way))
    .map(({ member, driver }) => {
      const [x1, y1] = spots.get(member);
      const [x2, y2] = driver ? spots.get(driver) : xy(site.at);
      return shape("line", { x1, y1, x2, y2, class: "entraide-way" });
    });
  const towns = centres.map(({ centre, name, at }) => {
    const [x, y] = xy(at);
    const here = centre === place;
    const size = here ? 7 : 4;
    return shape(
      "g",
      { class: here ? "entraide-town entraide-here" : "entraide-town" },
      shape("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size }),
      shape(
        "text",
        {
          x: x + (x > MAP.width * 0.7 ? 12 : x < 60 ? -12 : 0),
          y: y + 26,
          class: "entraide-ink",
          "text-anchor": x > MAP.width * 0.7 ? "end" : x < 60 ? "start" : "middle",
        },
        name,
      ),
    );
  });
  const people = rows.map(({ member, way }) => person(member, way, spots.get(member)));
  return shape(
    "svg",
    { viewBox: `0 0 ${MAP.width} ${height}`, role: "img", "aria-label": label, class: "entraide-map" },
    ...lines,
    ...towns,
    ...people,
  );
}

/** A member with her number: full who comes, a double ring who joins online, a broken ring who cannot. */
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

/** How a member looks on the map, for its legend. @param {string} way */
export function personSample(way) {
  return shape(
    "svg",
    { viewBox: "0 0 26 26", class: "entraide-sample", "aria-hidden": "true" },
    person("", way, [13, 13]),
  );
}

/** Members of one town stand above its square, side by side. */
function spread(members, xy) {
  const spots = new Map();
  for (const { member, at, km } of members) {
    const neighbours = members.filter((other) => other.at.join() === at.join());
    const place = neighbours.findIndex((other) => other.member === member);
    const [x, y] = xy(at);
    spots.set(member, km ? [x, y] : [x + (place - (neighbours.length - 1) / 2) * 22, y - 17]);
  }
  return spots;
}
