/** The simulation of a group to plan: six choices, what they do to twelve members, and a summary to copy from. */

import { h, keyed, patch } from "../shared/dom.js";
import { personSample, planMap } from "./map.js";
import { changed, coming, outcome } from "./outcome.js";
import { icon } from "../shared/marks.js";
import { money, number, whole } from "../shared/numbers.js";
import { HELPS, MODES, ROOMS, planWords } from "./sentences.js";
import { chooser, more, openSimulation, quantity, tableOf } from "../shared/simulation.js";

const START = { place: "rouyn-noranda", time: "evening", season: "winter", mode: "room", help: "none", room: "own" };
// A typed figure may be anything from nothing to these.
const MOST = { meetings: 52, hours: 8, car_km: 10, taxi_km: 20, room: 2000 };

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const ui = openSimulation(host, "plan-group");
  const { t, locale, body, on, uid, announce } = ui;
  const world = {
    centres: [],
    members: [],
    ties: [],
    seasons: [],
    times: [],
    assumptions: [],
    ...host.model.get("payload"),
  };
  const plan = { ...START };
  const values = Object.fromEntries(world.assumptions.map(({ assumption, value }) => [assumption, value]));
  const words = planWords(locale, t, world, values);
  const kept = [];
  let serial = 0;
  let result = outcome(world, plan, values);
  let since = "";

  const choose = (name, label, options) =>
    chooser(ui, {
      name,
      label,
      options,
      value: plan[name],
      onChange: (value) => {
        plan[name] = value;
      },
    });
  const own = (name, label, all) =>
    choose(
      name,
      label,
      Object.entries(all).map(([value, key]) => ({ value, label: t(key) })),
    );
  const pick = (name, label, list, key) =>
    choose(
      name,
      label,
      list.map((one) => ({ value: one[key], label: one.label ?? one.name })),
    );
  const controls = [
    pick("place", t("plan-group.place"), world.centres, "centre"),
    pick("time", t("plan-group.time"), world.times, "time"),
    pick("season", t("plan-group.season"), world.seasons, "season"),
    own("mode", t("plan-group.mode"), MODES),
    own("help", t("plan-group.help"), HELPS),
    own("room", t("plan-group.room"), ROOMS),
  ];
  const [place, , , , help, room] = controls;

  const headline = h("p", { class: "entraide-headline" });
  const change = h("p", { class: "entraide-hint" });
  const map = h("div");
  const figures = h("dl", { class: "entraide-totals" });
  const life = h("p", { class: "entraide-hint" });
  const members = h("ul", { class: "entraide-members" });
  const secrets = h("ul", { class: "entraide-points" });
  const keep = h("button", { type: "button", class: "entraide-button", text: t("plan-group.keep") });
  const keptPlans = h("div", { class: "entraide-kept" });
  const summary = h("textarea", { class: "entraide-field", id: `${uid}-summary`, readonly: true, rows: "8" });
  const copy = h("button", { type: "button", class: "entraide-button entraide-main", text: t("plan-group.copy") });
  const copied = h("span", { class: "entraide-hint" });
  const heading = (text) => h("h3", { class: "entraide-heading", text });
  const legend = ["walk", "online", ""].map((way) =>
    h(
      "li",
      {},
      personSample(way),
      t(way === "online" ? "plan-group.legend-online" : way ? "plan-group.legend-comes" : "plan-group.legend-out"),
    ),
  );

  body.append(
    h("p", { class: "entraide-hint", text: t("plan-group.intro") }),
    h("div", { class: "entraide-choices" }, ...controls.map(({ node }) => node)),
    heading(t("plan-group.result")),
    h("div", { class: "entraide-outcome" }, headline, change),
    h(
      "div",
      { class: "entraide-pair" },
      h(
        "figure",
        { class: "entraide-plot" },
        h("figcaption", { text: t("plan-group.map") }),
        map,
        h("ul", { class: "entraide-legend", "aria-hidden": "true" }, ...legend),
      ),
      h("div", {}, h("p", { class: "entraide-label", text: t("plan-group.per-meeting") }), figures, life),
    ),
    heading(t("plan-group.each")),
    h("p", { class: "entraide-hint", text: t("plan-group.one-way") }),
    members,
    heading(t("plan-group.privacy")),
    secrets,
    heading(t("plan-group.kept-plans")),
    keptPlans,
    h("div", { class: "entraide-row" }, keep),
    heading(t("plan-group.summary")),
    h("label", { for: summary.id, class: "entraide-label entraide-hint", text: t("plan-group.summary-hint") }),
    summary,
    h("div", { class: "entraide-row" }, copy, copied),
    more(t("plan-group.assumptions"), ...assumptions()),
    h("p", { class: "entraide-hint", text: t("simulation.nothing-kept") }),
  );

  function assumptions() {
    const fields = world.assumptions
      .filter(({ editable }) => editable)
      .map(
        ({ assumption, label, unit, value }) =>
          quantity(ui, {
            name: `value-${assumption}`,
            label: unit === "money" ? `${label} ($)` : label,
            min: assumption === "meetings" ? 1 : 0,
            max: MOST[assumption] ?? 1000,
            step: assumption === "meetings" ? 1 : 0.01,
            value,
            slider: false,
            onChange: (next) => {
              values[assumption] = next;
            },
          }).node,
      );
    const fixed = world.assumptions.filter(({ editable }) => !editable);
    const speed = (kmh) => t("plan-group.kmh", { n: number(locale, kmh, 1) });
    return [
      h("p", { text: t("plan-group.assumptions-hint") }),
      h("div", { class: "entraide-choices" }, ...fields),
      h(
        "dl",
        { class: "entraide-totals" },
        ...fixed.flatMap((one) => [h("dt", { text: one.label }), h("dd", { text: words.figure(one) })]),
      ),
      tableOf(
        t("plan-group.speeds"),
        [t("plan-group.season"), t("plan-group.road-speed"), t("plan-group.walk-speed")],
        world.seasons.map((season) => [season.label, speed(season.road), speed(season.walk)]),
      ),
      h(
        "ul",
        { class: "entraide-points" },
        ...[t("plan-group.limit-1"), t("plan-group.limit-2"), t("plan-group.limit-3"), t("plan-group.limit-4")].map(
          (text) => h("li", { text }),
        ),
      ),
    ];
  }

  function said({ inRoom, online, all }) {
    if (!inRoom && !online) return t("plan-group.nobody");
    const parts =
      plan.mode === "hybrid" ? [t("plan-group.in-room", { n: inRoom }), t("plan-group.online", { n: online })] : [];
    const told = t("plan-group.come", { n: inRoom + online, all });
    return `${parts.length ? t("plan-group.told", { what: told, details: parts.join(", ") }) : told}.`;
  }

  function sinceThen(before) {
    const { more: gained, fewer } = changed(before.rows, result.rows);
    const parts = [
      ["plan-group.more", gained],
      ["plan-group.fewer", fewer],
    ]
      .filter(([, who]) => who.length)
      .map(([key, who]) => t(key, { n: who.length, who }));
    return parts.length ? t("plan-group.change", { what: parts.join(", ") }) : t("plan-group.no-change");
  }

  function draw() {
    const { rows, totals, privacy } = result;
    const online = plan.mode === "online";
    for (const control of [place, help, room]) patch(control.select, { disabled: online });
    patch(headline, { text: said(totals) });
    patch(change, { text: since, hidden: !since });
    map.replaceChildren(
      planMap({
        label: t("plan-group.map-label"),
        centres: world.centres,
        members: world.members,
        rows,
        place: online ? "" : plan.place,
      }),
    );
    figures.replaceChildren(...totalsList(totals));
    patch(life, {
      text: totals.farthest ? t("plan-group.farthest-life", lifeOf(totals.farthest)) : "",
      hidden: !totals.farthest,
    });
    keyed(members, rows, ({ member }) => member, memberItem, drawMember);
    secrets.replaceChildren(
      ...(privacy.length
        ? privacy.map((one) => h("li", { text: words.secret(one) }))
        : [h("li", { text: t("plan-group.no-privacy") })]),
    );
    patch(keep, { "aria-disabled": kept.some((one) => same(one.plan, plan)) ? "true" : null });
    summary.value = words.summary(plan, result);
    patch(summary, { rows: Math.min(16, summary.value.length / 60 + summary.value.split("\n").length) | 0 });
    patch(copied, { text: "" });
    return `${said(totals)} ${since}`;
  }

  const lifeOf = ({ member, road, group }) => ({
    who: member,
    road: words.time(road * 60),
    group: words.time(group * 60),
    meetings: values.meetings,
  });

  function totalsList({ km, forOrganisation, forMembers, farthest }) {
    const overLife = (dollars) =>
      t("plan-group.over-life", { n: money(locale, dollars * values.meetings), meetings: values.meetings });
    const costs = (dollars) => [money(locale, dollars), dollars ? overLife(dollars) : ""].filter(Boolean).join(", ");
    const way = farthest
      ? t("plan-group.farthest-is", { who: farthest.member, time: words.time(farthest.minutes) })
      : t("plan-group.no-road");
    return [
      [t("plan-group.road"), t("plan-group.km", { n: whole(locale, km) })],
      [t("plan-group.farthest"), way],
      [t("plan-group.for-organisation"), costs(forOrganisation)],
      [t("plan-group.for-members"), costs(forMembers)],
    ].flatMap(([name, text]) => [h("dt", { text: name }), h("dd", { text })]);
  }

  function memberItem({ member }) {
    const person = world.members.find((one) => one.member === member);
    return h(
      "li",
      { class: "entraide-member" },
      h("span", { class: "entraide-fate" }),
      h(
        "div",
        {},
        h("p", {}, h("strong", { text: member }), " ", h("span")),
        h("p", { class: "entraide-hint", text: `${words.home(person)}. ${person.about}` }),
      ),
    );
  }

  function drawMember(node, row) {
    const kind = row.way === "online" ? "joins" : row.way ? "comes" : "out";
    node.dataset.fate = kind;
    node.firstChild.replaceChildren(icon(FATES[kind]));
    patch(node.querySelector("p > span"), {
      text: t("plan-group.told", { what: t(FATE_TEXTS[kind]), details: words.fate(row, result.rows) }),
    });
  }

  function drawKept() {
    if (!kept.length)
      return keptPlans.replaceChildren(h("p", { class: "entraide-hint", text: t("plan-group.no-kept") }));
    const heads = [
      t("plan-group.plan"),
      t("plan-group.who"),
      t("plan-group.road-short"),
      t("plan-group.for-organisation"),
      t("plan-group.for-members"),
      t("plan-group.forget"),
    ];
    keptPlans.replaceChildren(
      tableOf(
        t("plan-group.kept-caption"),
        heads,
        kept.map(({ number, plan: one, result: { rows, totals } }) => [
          h(
            "span",
            {},
            h("strong", { text: t("plan-group.plan-n", { n: number }) }),
            h("span", { class: "entraide-why", text: words.choices(one) }),
          ),
          t("plan-group.told", {
            what: totals.inRoom + totals.online,
            details: coming(rows).length ? coming(rows) : "0",
          }),
          t("plan-group.km", { n: whole(locale, totals.km) }),
          money(locale, totals.forOrganisation),
          money(locale, totals.forMembers),
          h("button", {
            type: "button",
            class: "entraide-button entraide-quiet",
            "data-forget": number,
            text: t("plan-group.forget"),
            "aria-label": `${t("plan-group.forget")} ${t("plan-group.plan-n", { n: number })}`,
          }),
        ]),
      ),
    );
  }

  // Every control has done its part when its event arrives here. Only what the reader changes is read aloud.
  for (const name of ["input", "change"]) {
    on(body, name, (event) => {
      if (event.target === summary) return;
      const before = result;
      result = outcome(world, plan, values);
      if (event.type === "input" && event.target.matches("select")) since = sinceThen(before);
      ui.announceSoon(draw());
      drawKept();
    });
  }
  on(keep, "click", () => {
    if (keep.getAttribute("aria-disabled")) return;
    serial += 1;
    kept.push({ number, plan: { ...plan }, result });
    drawKept();
    draw();
    announce(t("plan-group.kept", { n: serial }));
  });
  on(keptPlans, "click", (event) => {
    const number = Number(event.target.closest("[data-forget]")?.dataset.forget);
    const at = kept.findIndex((one) => one.number === number);
    if (at < 0) return;
    kept.splice(at, 1);
    drawKept();
    draw();
    keep.focus();
    announce(t("plan-group.forgot"));
  });
  on(copy, "click", async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(summary.value);
    } catch {
      done = false; // Refused, or a page without the right to it.
      summary.focus();
      summary.select();
    }
    patch(copied, { text: t(done ? "plan-group.copied" : "plan-group.not-copied") });
    announce(t(done ? "plan-group.copied" : "plan-group.not-copied"));
  });
  draw();
  drawKept();
  return ui.close;
}

const FATES = { comes: "hit", joins: "fits", out: "extra" };
const FATE_TEXTS = { comes: "plan-group.comes", joins: "plan-group.joins", out: "plan-group.out" };
const same = (one, other) => Object.keys(one).every((key) => one[key] === other[key]);

export default { render };
