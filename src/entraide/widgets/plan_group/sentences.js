/** A plan and what it does, in words: one member, what others may learn, and the summary to copy. No page is known here. */

import { decimal, duration, money, whole } from "../shared/numbers.js";
import { listed } from "../shared/texts.js";

/**
 * @param {"en" | "fr"} lang
 * @param {(key: string, values?: Record<string, any>) => string} t
 * @param {any} world @param {Record<string, number>} values
 */
export function planWords(lang, t, world, values) {
  const people = new Map(world.members.map((member) => [member.member, member]));
  const centre = (name) => world.centres.find((one) => one.centre === name)?.name ?? "";
  const label = (list, key, value) => list.find((one) => one[key] === value)?.label ?? "";
  const time = (minutes) => duration(lang, minutes);
  const names = (members) => listed(lang, members);

  /** Where a member lives, without naming a place that would point at anyone. */
  function home({ near, km, direction }) {
    if (!km) return t("inTown", { place: centre(near) });
    const text = t("fromTown", { km: whole(lang, km), direction: t(direction), place: centre(near) });
    return lang === "fr" ? text.replace(/ de (?=[AEIOUY])/, " d’") : text;
  }

  /** How a member comes, or why she cannot. */
  function fate(row, rows) {
    const told = { km: whole(lang, row.km), time: time(row.minutes), who: row.driver };
    if (!row.way) return row.why.map((why) => reason(why, row)).join(lang === "fr" ? "\u00a0; " : "; ");
    const passengers = rows.filter(({ driver }) => driver === row.member).map(({ member }) => member);
    return passengers.length ? t("way-drive-with", { ...told, who: names(passengers) }) : t(`way-${row.way}`, told);
  }

  function reason(why, row) {
    const longest = time(people.get(row.member).longest);
    if (why === "long" && row.minutes) return t("why-long-time", { time: time(row.minutes), longest });
    return t(`why-${why}`, { longest });
  }

  /** What one finding on confidentiality says. */
  function secret({ kind, members, how, oneCar }) {
    const [passenger, driver] = members;
    const key = kind === "tie" && oneCar ? "privacy-tie-car" : `privacy-${kind}`;
    return t(key, { n: members.length, who: names(members), how, passenger, driver });
  }

  /** The choices, in one line. */
  function choices(plan) {
    const where =
      plan.mode === "online" ? [] : [centre(plan.place), t(`help-label-${plan.help}`), t(`room-label-${plan.room}`)];
    const parts = [
      t(`mode-${plan.mode}`),
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
      room.length ? t("line-come", { who: names(room) }) : "",
      online.length ? t("line-online", { who: names(online) }) : "",
      out.length
        ? t("line-out", { n: out.length, who: out.map((row) => `${row.member} (${fate(row, rows)})`).join(", ") })
        : t("line-nobody-out"),
      t("line-figures", {
        km: whole(lang, totals.km),
        organisation: money(lang, totals.forOrganisation),
        members: money(lang, totals.forMembers),
      }),
      farthest ? t("line-farthest", { who: farthest.member, time: time(farthest.minutes) }) : "",
      ...privacy.map((finding) => t("line-privacy", { what: secret(finding) })),
    ]
      .filter(Boolean)
      .join("\n");
  }

  /** A value of the assumptions with its unit. */
  function figure({ unit, assumption, value }) {
    const now = values[assumption] ?? value;
    return unit === "money"
      ? money(lang, now)
      : unit === "km"
        ? t("unit-km", { n: decimal(lang, now) })
        : decimal(lang, now);
  }

  return { home, fate, secret, choices, summary, figure, names, time };
}
