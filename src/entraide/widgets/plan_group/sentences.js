/** A plan and what it does, in words: one member, what others may learn, and the summary to copy. No page is known here. */

import { money, number, whole } from "../shared/numbers.js";

// What each choice, direction, way, reason and finding is called: keys of texts.
export const MODES = {
  room: "plan-group.mode-room",
  online: "plan-group.mode-online",
  hybrid: "plan-group.mode-hybrid",
};
export const HELPS = { none: "plan-group.help-none", rides: "plan-group.help-rides", taxi: "plan-group.help-taxi" };
export const ROOMS = { own: "plan-group.room-own", shared: "plan-group.room-shared" };
const HELPS_ALONE = {
  none: "plan-group.help-label-none",
  rides: "plan-group.help-label-rides",
  taxi: "plan-group.help-label-taxi",
};
const ROOMS_ALONE = { own: "plan-group.room-label-own", shared: "plan-group.room-label-shared" };
const DIRECTIONS = {
  n: "plan-group.direction-n",
  ne: "plan-group.direction-ne",
  e: "plan-group.direction-e",
  se: "plan-group.direction-se",
  s: "plan-group.direction-s",
  sw: "plan-group.direction-sw",
  w: "plan-group.direction-w",
  nw: "plan-group.direction-nw",
};
const WAYS = {
  walk: "plan-group.way-walk",
  drive: "plan-group.way-drive",
  ride: "plan-group.way-ride",
  taxi: "plan-group.way-taxi",
  online: "plan-group.way-online",
};
const REASONS = {
  time: "plan-group.why-time",
  long: "plan-group.why-long",
  car: "plan-group.why-car",
  dark: "plan-group.why-dark",
  snow: "plan-group.why-snow",
  ride: "plan-group.why-ride",
  taxi: "plan-group.why-taxi",
  unsafe: "plan-group.why-unsafe",
  poor: "plan-group.why-poor",
};
const FINDINGS = {
  tie: "plan-group.privacy-tie",
  seen: "plan-group.privacy-seen",
  doors: "plan-group.privacy-doors",
  ride: "plan-group.privacy-ride",
  taxi: "plan-group.privacy-taxi",
  homes: "plan-group.privacy-homes",
  unsafe: "plan-group.privacy-unsafe",
};

/**
 * @param {string} locale
 * @param {import("../shared/texts.js").Say} t
 * @param {any} world @param {Record<string, number>} values
 */
export function planWords(locale, t, world, values) {
  const people = new Map(world.members.map((member) => [member.member, member]));
  const centre = (name) => world.centres.find((one) => one.centre === name)?.name ?? "";
  const label = (list, key, value) => list.find((one) => one[key] === value)?.label ?? "";
  const km = (distance) => whole(locale, distance);

  /** 25 min, 2 h, 1 h 25 min. @param {number} exact */
  function time(exact) {
    const [hours, minutes] = [Math.floor(Math.round(exact) / 60), Math.round(exact) % 60];
    if (!hours) return t("plan-group.minutes", { minutes });
    if (!minutes) return t("plan-group.hours", { hours });
    return t(minutes < 10 ? "plan-group.hours-few-minutes" : "plan-group.hours-minutes", { hours, minutes });
  }

  /** Where a member lives, without naming a place that would point at anyone. */
  function home({ near, km: distance, direction }) {
    const place = centre(near);
    if (!distance) return t("plan-group.in-town", { place });
    const key = /^[AEIOUY]/.test(place) ? "plan-group.from-town-vowel" : "plan-group.from-town";
    return t(key, { km: km(distance), direction: t(DIRECTIONS[direction]), place });
  }

  /** How a member comes, or why she cannot. */
  function fate(row, rows) {
    const told = { km: km(row.km), time: time(row.minutes), who: row.driver };
    const both = (first, second) => t("plan-group.reasons", { first, second });
    if (!row.way) return row.why.map((why) => reason(why, row)).reduce(both);
    const passengers = rows.filter(({ driver }) => driver === row.member).map(({ member }) => member);
    return passengers.length ? t("plan-group.way-drive-with", { ...told, who: passengers }) : t(WAYS[row.way], told);
  }

  function reason(why, row) {
    const longest = time(people.get(row.member).longest);
    if (why === "long" && row.minutes) return t("plan-group.why-long-time", { time: time(row.minutes), longest });
    return t(REASONS[why], { longest });
  }

  /** What one finding on confidentiality says. */
  function secret({ kind, members, how, oneCar }) {
    const [passenger, driver] = members;
    const key = kind === "tie" && oneCar ? "plan-group.privacy-tie-car" : FINDINGS[kind];
    return t(key, { n: members.length, who: members, how, passenger, driver });
  }

  /** The choices, in one line. */
  function choices(plan) {
    const where =
      plan.mode === "online" ? [] : [centre(plan.place), t(HELPS_ALONE[plan.help]), t(ROOMS_ALONE[plan.room])];
    const parts = [
      t(MODES[plan.mode]),
      ...where.slice(0, 1),
      label(world.times, "time", plan.time),
      label(world.seasons, "season", plan.season),
      ...where.slice(1),
    ];
    return `${parts.filter(Boolean).join(". ")}.`;
  }

  /** The plan and all it does, as lines to copy. */
  function summary(plan, { rows, totals, privacy }) {
    const who = (test) => rows.filter(test).map(({ member }) => member);
    const online = who(({ way }) => way === "online");
    const room = who(({ way }) => way && way !== "online");
    const out = rows.filter(({ way }) => !way);
    const { farthest } = totals;
    return [
      choices(plan),
      room.length ? t("plan-group.line-come", { who: room }) : "",
      online.length ? t("plan-group.line-online", { who: online }) : "",
      out.length
        ? t("plan-group.line-out", {
            n: out.length,
            who: out.map((row) => `${row.member} (${fate(row, rows)})`).join(", "),
          })
        : t("plan-group.line-nobody-out"),
      t("plan-group.line-figures", {
        km: km(totals.km),
        organisation: money(locale, totals.forOrganisation),
        members: money(locale, totals.forMembers),
      }),
      farthest ? t("plan-group.line-farthest", { who: farthest.member, time: time(farthest.minutes) }) : "",
      ...privacy.map((finding) => t("plan-group.line-privacy", { what: secret(finding) })),
    ]
      .filter(Boolean)
      .join("\n");
  }

  /** A value of the assumptions with its unit. */
  function figure({ unit, assumption, value }) {
    const now = values[assumption] ?? value;
    return unit === "money"
      ? money(locale, now)
      : unit === "km"
        ? t("plan-group.km", { n: number(locale, now, 1) })
        : number(locale, now, 1);
  }

  return { home, fate, secret, choices, summary, figure, time };
}
