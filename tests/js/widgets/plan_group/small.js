/** Four members around one town, few enough to be read at a glance. Test_plan_group.py asks of the course's own. */

/** @typedef {import("#widgets/plan_group/travel.js").Member} Member */
/** @typedef {import("#widgets/plan_group/travel.js").Plan} Plan */
/** @typedef {import("#widgets/plan_group/travel.js").World} World */

/**
 * Without a car, free in the evening, an hour at most, and nobody to hear her at home.
 * @param {string} name @param {number} km north of the town @param {Partial<Member>} [more] @returns {Member}
 */
function member(name, km, more) {
  const at = /** @type {[number, number]} */ ([48 + km / 111.19, -78]);
  const home = { near: "town", km, direction: "n", at, about: "" };
  return {
    member: name,
    ...home,
    car: false,
    foot: "yes",
    free: ["evening"],
    dark: true,
    longest: 60,
    online: "yes",
    ...more,
  };
}

/** @type {World} */
export const WORLD = {
  centres: [{ centre: "town", name: "Amos", at: [48, -78] }],
  members: [
    member("M01", 40, { car: true }),
    member("M02", 30, { online: "poor" }),
    member("M03", 0, { foot: "summer", online: "unsafe" }),
    member("M04", 0, { free: ["saturday"] }),
  ],
  ties: [{ members: ["M01", "M02"], how: "cousins" }],
  seasons: [
    { season: "summer", label: "Summer", road: 80, walk: 5, snow: false },
    { season: "winter", label: "Winter", road: 60, walk: 4, snow: true },
  ],
  times: [{ time: "evening", label: "Evening", dark: ["winter"] }],
  assumptions: [],
};

export const VALUES = {
  meetings: 7,
  hours: 2,
  road_factor: 1,
  town_km: 1,
  walk_km: 2,
  seen_km: 2,
  seats: 1,
  detour_km: 10,
  taxi_reach_km: 25,
  car_km: 0.6,
  taxi_km: 2,
  room: 75,
};

/** @type {Plan} */
export const PLAN = { place: "town", time: "evening", season: "summer", mode: "room", help: "none", room: "own" };
