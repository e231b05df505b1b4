/**
 * What a plan for a group does to each member: who comes, how, and at what cost in road, money and privacy. No page is
 * known here. Distances are great circles lengthened by a road factor; every figure comes from the assumptions.
 *
 * @typedef {{ centres: any[], members: any[], ties: any[], seasons: any[], times: any[] }} World
 * @typedef {{ place: string, time: string, season: string, mode: "room" | "online" | "hybrid",
 *             help: "none" | "rides" | "taxi", room: "own" | "shared" }} Plan
 * @typedef {Record<string, number>} Values the assumptions by name
 * @typedef {{ member: string, way: "" | "walk" | "drive" | "ride" | "taxi" | "online", km: number, minutes: number,
 *             driver: string, why: string[] }} Row kilometres and minutes are one way
 */

const EARTH = 6371; // km
const SHORTEST = 5; // minutes: boots, key, parking

/** The great circle between two places, in kilometres. @param {number[]} here latitude, longitude @param {number[]} there */
export function straightKm([lat1, lon1], [lat2, lon2]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/** By road; two addresses in one town are not at zero. @param {number[]} here @param {number[]} there @param {Values} values */
export function roadKm(here, there, values) {
  return Math.max(straightKm(here, there) * values.road_factor, values.town_km);
}

/**
 * @param {World} world @param {Plan} plan @param {Values} values
 * @returns {{ rows: Row[], totals: any, privacy: any[] }}
 */
export function outcome(world, plan, values) {
  const site = world.centres.find(({ centre }) => centre === plan.place);
  const season = world.seasons.find((one) => one.season === plan.season);
  const dark = world.times.find(({ time }) => time === plan.time).dark.includes(plan.season);
  const trip = {
    plan,
    values,
    season,
    dark,
    toSite: (member) => roadKm(member.at, site.at, values),
    byRoad: (km) => Math.max((km / season.road) * 60, SHORTEST),
    people: new Map(world.members.map((member) => [member.member, member])),
  };
  const rows = world.members.map((member) => byHerself(member, trip));
  if (plan.mode !== "online" && plan.help === "rides") shareRides(rows, trip);
  if (plan.mode !== "online" && plan.help === "taxi") callTaxis(rows, trip);
  if (plan.mode !== "room") joinOnline(rows, trip);
  return { rows, totals: totalsOf(rows, trip), privacy: privacyOf(rows, world, trip) };
}

/** How a member comes without anybody's help. */
function byHerself(member, { plan, values, season, dark, toSite, byRoad }) {
  const row = { member: member.member, way: "", km: 0, minutes: 0, driver: "", why: [] };
  if (!member.free.includes(plan.time)) return { ...row, why: ["time"] };
  if (plan.mode === "online") return row;
  const km = toSite(member);
  const drives = member.car && (member.dark || !dark);
  if (drives) {
    const minutes = byRoad(km);
    return minutes <= member.longest ? { ...row, way: "drive", km, minutes } : { ...row, km, minutes, why: ["long"] };
  }
  const near = km <= values.walk_km;
  const walks = near && (member.foot === "yes" || (member.foot === "summer" && !season.snow));
  if (walks) return { ...row, way: "walk", km, minutes: (km / season.walk) * 60 };
  return { ...row, km, why: [member.car ? "dark" : near && season.snow ? "snow" : "car"] };
}

/** Members who cannot come by themselves, but are free. */
function waiting(rows) {
  return rows.filter(({ way, why }) => !way && ["dark", "snow", "car"].includes(why[0]));
}

/** Each one waiting goes with the driver who has the shortest detour, if one has a seat and both have the time. */
function shareRides(rows, { values, toSite, byRoad, people }) {
  for (const row of waiting(rows)) {
    const member = people.get(row.member);
    const minutes = byRoad(row.km);
    if (minutes > member.longest) {
      row.why.push("long");
      continue;
    }
    const offers = rows
      .filter(({ way }) => way === "drive")
      .flatMap((driver) => {
        const at = people.get(driver.member);
        const detour = roadKm(at.at, member.at, values) + row.km - toSite(at);
        const free = rows.filter((one) => one.driver === driver.member).length < values.seats;
        const inTime = byRoad(driver.km + detour) <= at.longest;
        return free && inTime && detour <= values.detour_km ? [{ driver, detour }] : [];
      });
    const best = offers.sort((one, other) => one.detour - other.detour)[0];
    if (!best) {
      row.why.push("ride");
      continue;
    }
    best.driver.km += best.detour;
    best.driver.minutes = byRoad(best.driver.km);
    Object.assign(row, { way: "ride", minutes, driver: best.driver.member, why: [] });
  }
}

/** A taxi comes so far from a centre and no farther. */
function callTaxis(rows, { values, byRoad, people }) {
  for (const row of waiting(rows)) {
    const member = people.get(row.member);
    const minutes = byRoad(row.km);
    if (member.km * values.road_factor > values.taxi_reach_km) row.why.push("taxi");
    else if (minutes > member.longest) row.why.push("long");
    else Object.assign(row, { way: "taxi", minutes, why: [] });
  }
}

/** Those who are free and not in the room join from home, where home allows it. */
function joinOnline(rows, { people }) {
  for (const row of rows) {
    if (row.way || row.why[0] === "time") continue;
    const { online } = people.get(row.member);
    if (online === "yes") Object.assign(row, { way: "online", km: 0, minutes: 0, why: [] });
    else row.why.push(online);
  }
}

function totalsOf(rows, { plan, values }) {
  const sum = (ways) => rows.filter(({ way }) => ways.includes(way)).reduce((total, { km }) => total + 2 * km, 0);
  const count = (ways) => rows.filter(({ way }) => ways.includes(way)).length;
  const travellers = rows.filter(({ way }) => way && way !== "online");
  const farthest = travellers.reduce((most, row) => (!most || row.minutes > most.minutes ? row : most), null);
  const rent = plan.mode !== "online" && plan.room === "shared" ? values.room : 0;
  return {
    all: rows.length,
    inRoom: count(["walk", "drive", "ride", "taxi"]),
    online: count(["online"]),
    km: sum(["drive", "taxi"]),
    forMembers: sum(["drive"]) * values.car_km,
    forOrganisation: rent + sum(["taxi"]) * values.taxi_km,
    farthest: farthest && {
      member: farthest.member,
      minutes: farthest.minutes,
      road: (2 * farthest.minutes * values.meetings) / 60,
      group: values.hours * values.meetings,
    },
  };
}

/** What the plan lets others see, hear or learn. */
function privacyOf(rows, world, { plan, values, people, toSite }) {
  const found = [];
  const with_ = (way) => rows.filter((row) => row.way === way).map(({ member }) => member);
  const car = (row) => row.driver || (row.way === "drive" ? row.member : "");
  const coming = new Map(rows.filter(({ way }) => way).map((row) => [row.member, row]));
  for (const { members, how } of world.ties) {
    const [one, other] = members.map((member) => coming.get(member));
    if (one && other) found.push({ kind: "tie", members, how, oneCar: Boolean(car(one)) && car(one) === car(other) });
  }
  if (plan.mode !== "online") {
    const near = rows
      .filter(({ way, member }) => way && way !== "online" && toSite(people.get(member)) <= values.seen_km)
      .map(({ member }) => member);
    if (plan.room === "shared") found.push({ kind: "doors", members: [] });
    else if (near.length) found.push({ kind: "seen", members: near });
  }
  for (const row of rows) if (row.driver) found.push({ kind: "ride", members: [row.member, row.driver] });
  if (with_("taxi").length) found.push({ kind: "taxi", members: with_("taxi") });
  if (with_("online").length) found.push({ kind: "homes", members: with_("online") });
  const unsafe = rows.filter(({ way, why }) => !way && why.includes("unsafe")).map(({ member }) => member);
  if (unsafe.length) found.push({ kind: "unsafe", members: unsafe });
  return found;
}

/** Who comes now and did not before, and the other way round. @param {Row[]} before @param {Row[]} after */
export function changed(before, after) {
  const coming = (rows) => new Set(rows.filter(({ way }) => way).map(({ member }) => member));
  const [then, now] = [coming(before), coming(after)];
  return { more: [...now].filter((one) => !then.has(one)), fewer: [...then].filter((one) => !now.has(one)) };
}
