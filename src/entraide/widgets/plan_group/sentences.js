/**
 * A plan and what it does, in words: one member, what others may learn, and the summary to copy. No page is known here.
 *
 * @typedef {import("./travel.js").Member} Member
 * @typedef {import("./travel.js").Plan} Plan
 * @typedef {import("./travel.js").Row} Row
 * @typedef {import("./travel.js").Values} Values
 * @typedef {import("./travel.js").World} World
 * @typedef {import("./outcome.js").Finding} Finding
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./outcome.js").Totals} Totals
 */

import { money, number, whole } from "../common/numbers.js";
import { DIRECTIONS, FINDINGS, HELPS_ALONE, MODES, REASONS, ROOMS_ALONE, WAYS } from "./labels.js";

export class PlanWords {
  /** @param {string} locale @param {import("../common/texts.js").Say} t @param {World} world @param {Values} values */
  constructor(locale, t, world, values) {
    this.locale = locale;
    this.t = t;
    this.world = world;
    this.values = values;
  }

  /** 25 min, 2 h, 1 h 25 min. @param {number} exact in minutes */
  time(exact) {
    const total = Math.round(exact);
    const [hours, minutes] = [Math.floor(total / 60), total % 60];
    if (!hours) return this.t("plan-group.minutes", { minutes });
    if (!minutes) return this.t("plan-group.hours", { hours });
    return this.t(minutes < 10 ? "plan-group.hours-few-minutes" : "plan-group.hours-minutes", { hours, minutes });
  }

  /** @param {number} km */
  distance(km) {
    return this.t("plan-group.km", { n: whole(this.locale, km) });
  }

  /** @param {number} dollars */
  cost(dollars) {
    return money(this.locale, dollars);
  }

  /** A value of the assumptions with its unit. @param {import("./travel.js").Assumption} assumption */
  figure({ unit, assumption, value }) {
    const now = this.values[assumption] ?? value;
    if (unit === "money") return this.cost(now);
    const digits = number(this.locale, now, 1);
    return unit === "km" ? this.t("plan-group.km", { n: digits }) : digits;
  }

  /** Where a member lives, without naming a place that would point at anyone. @param {Member} member */
  home({ near, km, direction }) {
    const place = this.centre(near);
    if (!km) return this.t("plan-group.in-town", { place });
    const key = /^[AEIOUY]/.test(place) ? "plan-group.from-town-vowel" : "plan-group.from-town";
    return this.t(key, { km: whole(this.locale, km), direction: this.t(DIRECTIONS[direction]), place });
  }

  /** How a member comes, or why she cannot. @param {Row} row @param {Row[]} rows */
  fate(row, rows) {
    if (!row.way) {
      const both = (/** @type {string} */ first, /** @type {string} */ second) =>
        this.t("plan-group.reasons", { first, second });
      return row.why.map((why) => this.reason(why, row)).reduce(both);
    }
    const told = { km: whole(this.locale, row.km), time: this.time(row.minutes) };
    const passengers = rows.filter(({ driver }) => driver === row.member).map(({ member }) => member);
    if (passengers.length) return this.t("plan-group.way-drive-with", { ...told, who: passengers });
    return this.t(WAYS[row.way], { ...told, who: row.driver });
  }

  /** @param {string} why @param {Row} row */
  reason(why, { member, minutes }) {
    const longest = this.time(this.world.members.find((one) => one.member === member)?.longest ?? 0);
    if (why === "long" && minutes) return this.t("plan-group.why-long-time", { time: this.time(minutes), longest });
    return this.t(REASONS[why], { longest });
  }

  /** What one finding on confidentiality says. @param {Finding} finding */
  secret({ kind, members, how = "", oneCar = false }) {
    const [passenger, driver] = members;
    const key = kind === "tie" && oneCar ? "plan-group.privacy-tie-car" : FINDINGS[kind];
    return this.t(key, { n: members.length, who: members, how, passenger, driver });
  }

  /** How many can come. @param {Totals} totals @param {Plan} plan */
  headline({ inRoom, online, all }, { mode }) {
    if (!inRoom && !online) return this.t("plan-group.nobody");
    const told = this.t("plan-group.come", { n: inRoom + online, all });
    if (mode !== "hybrid") return `${told}.`;
    const details = [this.t("plan-group.in-room", { n: inRoom }), this.t("plan-group.online", { n: online })];
    return `${this.t("plan-group.told", { what: told, details: details.join(", ") })}.`;
  }

  /** The choices, in one line. @param {Plan} plan */
  choices(plan) {
    const online = plan.mode === "online";
    const parts = [
      this.t(MODES[plan.mode]),
      online ? "" : this.centre(plan.place),
      this.world.times.find(({ time }) => time === plan.time)?.label,
      this.world.seasons.find(({ season }) => season === plan.season)?.label,
      online ? "" : this.t(HELPS_ALONE[plan.help]),
      online ? "" : this.t(ROOMS_ALONE[plan.room]),
    ];
    return `${parts.filter(Boolean).join(". ")}.`;
  }

  /** The plan and all it does, as lines to copy. @param {Plan} plan @param {Outcome} outcome */
  summary(plan, { rows, totals, privacy }) {
    const who = (/** @type {(way: Row["way"]) => boolean} */ test) =>
      rows.filter(({ way }) => test(way)).map(({ member }) => member);
    const online = who((way) => way === "online");
    const room = who((way) => way !== "online" && way !== "");
    const { farthest } = totals;
    return [
      this.choices(plan),
      room.length ? this.t("plan-group.line-come", { who: room }) : "",
      online.length ? this.t("plan-group.line-online", { who: online }) : "",
      this.whoCannot(rows),
      this.t("plan-group.line-figures", {
        km: whole(this.locale, totals.km),
        organisation: this.cost(totals.forOrganisation),
        members: this.cost(totals.forMembers),
      }),
      farthest ? this.t("plan-group.line-farthest", { who: farthest.member, time: this.time(farthest.minutes) }) : "",
      ...privacy.map((finding) => this.t("plan-group.line-privacy", { what: this.secret(finding) })),
    ]
      .filter(Boolean)
      .join("\n");
  }

  /** @param {Row[]} rows */
  whoCannot(rows) {
    const out = rows.filter(({ way }) => !way);
    if (!out.length) return this.t("plan-group.line-nobody-out");
    const who = out.map((row) => `${row.member} (${this.fate(row, rows)})`).join(", ");
    return this.t("plan-group.line-out", { n: out.length, who });
  }

  /** @param {string} name */
  centre(name) {
    return this.world.centres.find(({ centre }) => centre === name)?.name ?? "";
  }
}
