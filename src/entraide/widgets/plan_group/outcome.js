/**
 * What a plan for a group does: who comes and how, what it costs in road and money, what others may learn. No page is
 * known here.
 *
 * @typedef {import("./travel.js").World} World
 * @typedef {import("./travel.js").Plan} Plan
 * @typedef {import("./travel.js").Values} Values
 * @typedef {import("./travel.js").Way} Way
 * @typedef {import("./travel.js").Row} Row
 * @typedef {import("./travel.js").Trip} Trip
 * @typedef {{ member: string, minutes: number, road: number, group: number }} Farthest who has the longest way, in
 *   minutes; hours of road and of group over all meetings
 * @typedef {{ all: number, inRoom: number, online: number, km: number, forMembers: number, forOrganisation: number,
 *             farthest: Farthest | null }} Totals for one meeting, there and back
 * @typedef {"tie" | "doors" | "seen" | "ride" | "taxi" | "homes" | "unsafe"} Kind
 * @typedef {{ kind: Kind, members: string[], how?: string, oneCar?: boolean }} Finding on confidentiality
 * @typedef {{ rows: Row[], totals: Totals, privacy: Finding[] }} Outcome
 */

import { rowsFor, tripFor } from "./travel.js";

/** @param {World} world @param {Plan} plan @param {Values} values @returns {Outcome} */
export function outcome(world, plan, values) {
  const trip = tripFor(world, plan, values);
  const rows = rowsFor(world.members, trip);
  return { rows, totals: totalsOf(rows, trip), privacy: privacyOf(rows, world, trip) };
}

/** Who comes, in the members' order. @param {Row[]} rows */
export function coming(rows) {
  return names(rows, ({ way }) => way !== "");
}

/** Who comes now and did not before, and the other way round. @param {Row[]} before @param {Row[]} after */
export function changed(before, after) {
  const [then, now] = [coming(before), coming(after)];
  return { more: now.filter((one) => !then.includes(one)), fewer: then.filter((one) => !now.includes(one)) };
}

/** @param {Row[]} rows @param {Trip} trip @returns {Totals} */
function totalsOf(rows, { plan, values }) {
  const by = (/** @type {Way[]} */ ...ways) => rows.filter(({ way }) => ways.includes(way));
  const bothWays = (/** @type {Row[]} */ some) => some.reduce((total, { km }) => total + 2 * km, 0);
  const travellers = by("walk", "drive", "ride", "taxi");
  const [farthest] = [...travellers].sort((one, other) => other.minutes - one.minutes);
  const rent = plan.mode !== "online" && plan.room === "shared" ? values.room : 0;
  return {
    all: rows.length,
    inRoom: travellers.length,
    online: by("online").length,
    km: bothWays(by("drive", "taxi")),
    forMembers: bothWays(by("drive")) * values.car_km,
    forOrganisation: rent + bothWays(by("taxi")) * values.taxi_km,
    farthest: farthest
      ? {
          member: farthest.member,
          minutes: farthest.minutes,
          road: (2 * farthest.minutes * values.meetings) / 60,
          group: values.hours * values.meetings,
        }
      : null,
  };
}

/** What the plan lets others see, hear or learn. @param {Row[]} rows @param {World} world @param {Trip} trip @returns {Finding[]} */
function privacyOf(rows, world, trip) {
  /** One finding on several members, or nothing where there are none. @param {Kind} kind @param {string[]} members @returns {Finding[]} */
  const on = (kind, members) => (members.length ? [{ kind, members }] : []);
  const rides = rows.filter(({ driver }) => driver);
  return [
    ...tiesAmong(rows, world.ties),
    ...atTheDoor(rows, trip),
    ...rides.flatMap(({ member, driver }) => on("ride", [member, driver])),
    ...on(
      "taxi",
      names(rows, ({ way }) => way === "taxi"),
    ),
    ...on(
      "homes",
      names(rows, ({ way }) => way === "online"),
    ),
    ...on(
      "unsafe",
      names(rows, ({ way, why }) => !way && why.includes("unsafe")),
    ),
  ];
}

/** Who knew each other before, and comes. @param {Row[]} rows @param {import("./travel.js").Tie[]} ties @returns {Finding[]} */
function tiesAmong(rows, ties) {
  const car = (/** @type {Row} */ { member, way, driver }) => driver || (way === "drive" ? member : "");
  return ties.flatMap(({ members, how }) => {
    const [one, other] = members.map((member) => rows.find((row) => row.way && row.member === member));
    if (!one || !other) return [];
    return [{ kind: "tie", members, how, oneCar: car(one) !== "" && car(one) === car(other) }];
  });
}

/** Who may be seen at the door of the room. @param {Row[]} rows @param {Trip} trip @returns {Finding[]} */
function atTheDoor(rows, { plan, values, who, toSite }) {
  if (plan.mode === "online") return [];
  if (plan.room === "shared") return [{ kind: "doors", members: [] }];
  const members = names(rows, (row) => !["", "online"].includes(row.way) && toSite(who(row)) <= values.seen_km);
  return members.length ? [{ kind: "seen", members }] : [];
}

/** @param {Row[]} rows @param {(row: Row) => boolean} test */
function names(rows, test) {
  return rows.filter(test).map(({ member }) => member);
}
