/**
 * How each member comes to a group that meets as planned, or why she cannot. No page is known here.
 *
 * Distances are great circles lengthened by a road factor; every figure comes from the assumptions.
 *
 * @typedef {[number, number]} Point latitude and longitude, in degrees
 * @typedef {{ centre: string, name: string, at: Point }} Centre
 * @typedef {{ member: string, near: string, km: number, direction: string, at: Point, car: boolean,
 *             foot: "yes" | "summer" | "no", free: string[], dark: boolean, longest: number,
 *             online: "yes" | "poor" | "unsafe", about: string }} Member lives so many `km` in a `direction` from the
 *   centre `near`; `dark`: drives after dark; `longest`: minutes, one way
 * @typedef {{ members: [string, string], how: string }} Tie
 * @typedef {{ season: string, label: string, road: number, walk: number, snow: boolean }} Season with speeds in km/h
 * @typedef {{ time: string, label: string, dark: string[] }} Time with the seasons in which it is dark then
 * @typedef {{ assumption: string, value: number, unit: string, editable: boolean, label: string }} Assumption
 * @typedef {{ centres: Centre[], members: Member[], ties: Tie[], seasons: Season[], times: Time[],
 *             assumptions: Assumption[] }} World
 * @typedef {{ place: string, time: string, season: string, mode: "room" | "online" | "hybrid",
 *             help: "none" | "rides" | "taxi", room: "own" | "shared" }} Plan
 * @typedef {Record<string, number>} Values the assumptions by name, as the reader has them now
 * @typedef {"" | "walk" | "drive" | "ride" | "taxi" | "online"} Way empty where she cannot come
 * @typedef {{ member: string, way: Way, km: number, minutes: number, driver: string, why: string[] }} Row
 *   kilometres and minutes are one way
 * @typedef {ReturnType<typeof tripFor>} Trip
 */

const EARTH = 6371; // km
const SHORTEST = 5; // minutes: boots, key, parking

/** The great circle between two places, in kilometres. @param {Point} here @param {Point} there */
export function straightKm([lat1, lon1], [lat2, lon2]) {
  const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/** By road; two addresses in one town are not at zero. @param {Point} here @param {Point} there @param {Values} values */
export function roadKm(here, there, values) {
  return Math.max(straightKm(here, there) * values.road_factor, values.town_km);
}

/** What everyone's way has in common. @param {World} world @param {Plan} plan @param {Values} values */
export function tripFor({ centres, seasons, times, members }, plan, values) {
  const site = named(centres, "centre", plan.place);
  const season = named(seasons, "season", plan.season);
  const people = new Map(members.map((member) => [member.member, member]));
  return {
    plan,
    values,
    season,
    dark: named(times, "time", plan.time).dark.includes(plan.season),
    toSite: (/** @type {Member} */ member) => roadKm(member.at, site.at, values),
    byRoad: (/** @type {number} */ km) => Math.max((km / season.road) * 60, SHORTEST),
    /** The member of a row. @param {Row} row */
    who: (row) => /** @type {Member} */ (people.get(row.member)),
  };
}

/** A row a member, in their order. @param {Member[]} members @param {Trip} trip @returns {Row[]} */
export function rowsFor(members, trip) {
  const { mode, help } = trip.plan;
  const rows = members.map((member) => byHerself(member, trip));
  if (mode !== "online" && help === "rides") shareRides(rows, trip);
  if (mode !== "online" && help === "taxi") callTaxis(rows, trip);
  if (mode !== "room") joinOnline(rows, trip);
  return rows;
}

/** How a member comes without anybody's help. @param {Member} member @param {Trip} trip @returns {Row} */
function byHerself(member, { plan, values, season, dark, toSite, byRoad }) {
  /** @type {Row} */
  const row = { member: member.member, way: "", km: 0, minutes: 0, driver: "", why: [] };
  if (!member.free.includes(plan.time)) return { ...row, why: ["time"] };
  if (plan.mode === "online") return row;
  const km = toSite(member);
  if (member.car && (member.dark || !dark)) {
    const minutes = byRoad(km);
    return minutes <= member.longest ? { ...row, way: "drive", km, minutes } : { ...row, km, minutes, why: ["long"] };
  }
  const near = km <= values.walk_km;
  const walks = near && (member.foot === "yes" || (member.foot === "summer" && !season.snow));
  if (walks) return { ...row, way: "walk", km, minutes: (km / season.walk) * 60 };
  return { ...row, km, why: [member.car ? "dark" : near && season.snow ? "snow" : "car"] };
}

/** Members who cannot come by themselves, but are free. @param {Row[]} rows */
function waiting(rows) {
  return rows.filter(({ way, why }) => !way && ["dark", "snow", "car"].includes(why[0]));
}

/** Each one waiting goes with the driver who has the shortest detour. @param {Row[]} rows @param {Trip} trip */
function shareRides(rows, trip) {
  for (const row of waiting(rows)) {
    const minutes = trip.byRoad(row.km);
    if (minutes > trip.who(row).longest) {
      row.why.push("long");
      continue;
    }
    const [best] = offersTo(row, rows, trip).sort((one, other) => one.detour - other.detour);
    if (!best) {
      row.why.push("ride");
      continue;
    }
    best.driver.km += best.detour;
    best.driver.minutes = trip.byRoad(best.driver.km);
    Object.assign(row, { way: "ride", minutes, driver: best.driver.member, why: [] });
  }
}

/** The drivers who have a seat and the time to take her, with their detours. @param {Row} row @param {Row[]} rows @param {Trip} trip */
function offersTo(row, rows, { values, toSite, byRoad, who }) {
  return rows
    .filter(({ way }) => way === "drive")
    .map((driver) => {
      const home = who(driver);
      return { driver, home, detour: roadKm(home.at, who(row).at, values) + row.km - toSite(home) };
    })
    .filter(({ driver, home, detour }) => {
      const seat = rows.filter((one) => one.driver === driver.member).length < values.seats;
      return seat && detour <= values.detour_km && byRoad(driver.km + detour) <= home.longest;
    });
}

/** A taxi comes so far from a centre and no farther. @param {Row[]} rows @param {Trip} trip */
function callTaxis(rows, { values, byRoad, who }) {
  for (const row of waiting(rows)) {
    const { km, longest } = who(row);
    const minutes = byRoad(row.km);
    if (km * values.road_factor > values.taxi_reach_km) row.why.push("taxi");
    else if (minutes > longest) row.why.push("long");
    else Object.assign(row, { way: "taxi", minutes, why: [] });
  }
}

/** Those who are free and not in the room join from home, where home allows it. @param {Row[]} rows @param {Trip} trip */
function joinOnline(rows, { who }) {
  for (const row of rows) {
    if (row.way || row.why[0] === "time") continue;
    const { online } = who(row);
    if (online === "yes") Object.assign(row, { way: "online", km: 0, minutes: 0, why: [] });
    else row.why.push(online);
  }
}

/**
 * The row of this name; a plan is made of names in the world's own tables.
 * @template {Record<K, string>} T @template {string} K
 * @param {T[]} rows @param {K} column @param {string} name @returns {T}
 */
function named(rows, column, name) {
  return /** @type {T} */ (rows.find((row) => row[column] === name));
}
