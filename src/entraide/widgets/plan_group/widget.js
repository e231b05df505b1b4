/** The simulation of a group to plan: six choices, what they do to twelve members, and a summary to copy from. */

import { h, keyed, patch } from "../shared/dom.js";
import { personSample, planMap } from "../shared/drawing.js";
import { changed, outcome } from "./outcome.js";
import { icon } from "../shared/marks.js";
import { decimal, duration, money, whole } from "../shared/numbers.js";
import { PLAN_GROUP } from "./texts.js";
import { planWords } from "./sentences.js";
import { chooser, more, openSimulation, quantity, tableOf } from "../shared/simulation.js";

const START = { place: "rouyn-noranda", time: "evening", season: "winter", mode: "room", help: "none", room: "own" };
// A typed figure may be anything from nothing to these.
const MOST = { meetings: 52, hours: 8, car_km: 10, taxi_km: 20, room: 2000 };

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const ui = openSimulation(host, "plan-group", PLAN_GROUP);
  const { t, lang, body, on, uid, announce } = ui;
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
  const words = planWords(lang, t, world, values);
  const kept = [];
  let serial = 0;
  let result = outcome(world, plan, values);
  let since = "";

  const choose = (name, options) =>
    chooser(ui, {
      name,
      label: t(name),
      options,
      value: plan[name],
      onChange: (value) => {
        plan[name] = value;
      },
    });
  const own = (name, all) =>
    choose(
      name,
      all.map((value) => ({ value, label: t(`${name}-${value}`) })),
    );
  const pick = (name, list, key) =>
    choose(
      name,
      list.map((one) => ({ value: one[key], label: one.label ?? one.name })),
    );
  const controls = [
    pick("place", world.centres, "centre"),
    pick("time", world.times, "time"),
    pick("season", world.seasons, "season"),
    own("mode", ["room", "online", "hybrid"]),
    own("help", ["none", "rides", "taxi"]),
    own("room", ["own", "shared"]),
  ];
  const [place, , , , help, room] = controls;

  const headline = h("p", { class: "entraide-headline" });
  const change = h("p", { class: "entraide-hint" });
  const map = h("div");
  const figures = h("dl", { class: "entraide-totals" });
  const life = h("p", { class: "entraide-hint" });
  const members = h("ul", { class: "entraide-members" });
  const secrets = h("ul", { class: "entraide-points" });
  const keep = h("button", { type: "button", class: "entraide-button", text: t("keep") });
  const keptPlans = h("div", { class: "entraide-kept" });
  const summary = h("textarea", { class: "entraide-field", id: `${uid}-summary`, readonly: true, rows: "8" });
  const copy = h("button", { type: "button", class: "entraide-button entraide-main", text: t("copy") });
  const copied = h("span", { class: "entraide-hint" });
  const heading = (key) => h("h3", { class: "entraide-heading", text: t(key) });
  const legend = ["walk", "online", ""].map((way) =>
    h("li", {}, personSample(way), t(way === "online" ? "legendOnline" : way ? "legendComes" : "legendOut")),
  );

  body.append(
    h("p", { class: "entraide-hint", text: t("intro") }),
    h("div", { class: "entraide-choices" }, ...controls.map(({ node }) => node)),
    heading("result"),
    h("div", { class: "entraide-outcome" }, headline, change),
    h(
      "div",
      { class: "entraide-pair" },
      h(
        "figure",
        { class: "entraide-plot" },
        h("figcaption", { text: t("map") }),
        map,
        h("ul", { class: "entraide-legend", "aria-hidden": "true" }, ...legend),
      ),
      h("div", {}, h("p", { class: "entraide-label", text: t("perMeeting") }), figures, life),
    ),
    heading("each"),
    h("p", { class: "entraide-hint", text: t("oneWay") }),
    members,
    heading("privacy"),
    secrets,
    heading("keptPlans"),
    keptPlans,
    h("div", { class: "entraide-row" }, keep),
    heading("summary"),
    h("label", { for: summary.id, class: "entraide-label entraide-hint", text: t("summaryHint") }),
    summary,
    h("div", { class: "entraide-row" }, copy, copied),
    more(t("assumptions"), ...assumptions()),
    h("p", { class: "entraide-hint", text: t("nothingKept") }),
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
    const speed = (kmh) => t("kmh", { n: decimal(lang, kmh) });
    return [
      h("p", { text: t("assumptionsHint") }),
      h("div", { class: "entraide-choices" }, ...fields),
      h(
        "dl",
        { class: "entraide-totals" },
        ...fixed.flatMap((one) => [h("dt", { text: one.label }), h("dd", { text: words.figure(one) })]),
      ),
      tableOf(
        t("speeds"),
        [t("season"), t("roadSpeed"), t("walkSpeed")],
        world.seasons.map((season) => [season.label, speed(season.road), speed(season.walk)]),
      ),
      h(
        "ul",
        { class: "entraide-points" },
        ...["limit1", "limit2", "limit3", "limit4"].map((key) => h("li", { text: t(key) })),
      ),
    ];
  }

  function said({ inRoom, online, all }) {
    if (!inRoom && !online) return t("nobody");
    const parts = plan.mode === "hybrid" ? [t("inRoom", { n: inRoom }), t("online", { n: online })] : [];
    const told = t("come", { n: inRoom + online, all });
    return parts.length ? `${told}${lang === "fr" ? "\u00a0: " : ": "}${parts.join(", ")}.` : `${told}.`;
  }

  function sinceThen(before) {
    const { more: gained, fewer } = changed(before.rows, result.rows);
    const parts = [
      ["more", gained],
      ["fewer", fewer],
    ]
      .filter(([, who]) => who.length)
      .map(([key, who]) => t(key, { n: who.length, who: words.names(who) }));
    return parts.length ? t("change", { what: parts.join(", ") }) : t("noChange");
  }

  function draw() {
    const { rows, totals, privacy } = result;
    const online = plan.mode === "online";
    for (const control of [place, help, room]) patch(control.select, { disabled: online });
    patch(headline, { text: said(totals) });
    patch(change, { text: since, hidden: !since });
    map.replaceChildren(
      planMap({
        label: t("mapLabel"),
        centres: world.centres,
        members: world.members,
        rows,
        place: online ? "" : plan.place,
      }),
    );
    figures.replaceChildren(...totalsList(totals));
    patch(life, { text: totals.farthest ? t("farthestLife", lifeOf(totals.farthest)) : "", hidden: !totals.farthest });
    keyed(members, rows, ({ member }) => member, memberItem, drawMember);
    secrets.replaceChildren(
      ...(privacy.length
        ? privacy.map((one) => h("li", { text: words.secret(one) }))
        : [h("li", { text: t("noPrivacy") })]),
    );
    patch(keep, { "aria-disabled": kept.some((one) => same(one.plan, plan)) ? "true" : null });
    summary.value = words.summary(plan, result);
    patch(summary, { rows: Math.min(16, summary.value.length / 60 + summary.value.split("\n").length) | 0 });
    patch(copied, { text: "" });
    return `${said(totals)} ${since}`;
  }

  const lifeOf = ({ member, road, group }) => ({
    who: member,
    road: duration(lang, road * 60),
    group: duration(lang, group * 60),
    meetings: values.meetings,
  });

  function totalsList({ km, forOrganisation, forMembers, farthest }) {
    const overLife = (dollars) =>
      t("overLife", { n: money(lang, dollars * values.meetings), meetings: values.meetings });
    const costs = (dollars) => [money(lang, dollars), dollars ? overLife(dollars) : ""].filter(Boolean).join(", ");
    const way = farthest
      ? t("farthestIs", { who: farthest.member, time: duration(lang, farthest.minutes) })
      : t("noRoad");
    return [
      ["road", t("km", { n: whole(lang, km) })],
      ["farthest", way],
      ["forOrganisation", costs(forOrganisation)],
      ["forMembers", costs(forMembers)],
    ].flatMap(([key, text]) => [h("dt", { text: t(key) }), h("dd", { text })]);
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
      text: `${t(kind)}${lang === "fr" ? "\u00a0: " : ": "}${words.fate(row, result.rows)}`,
    });
  }

  function drawKept() {
    if (!kept.length) return keptPlans.replaceChildren(h("p", { class: "entraide-hint", text: t("noKept") }));
    const heads = [t("plan"), t("who"), t("roadShort"), t("forOrganisation"), t("forMembers"), t("forget")];
    keptPlans.replaceChildren(
      tableOf(
        t("keptCaption"),
        heads,
        kept.map(({ number, plan: one, result: { rows, totals } }) => [
          h(
            "span",
            {},
            h("strong", { text: t("planN", { n: number }) }),
            h("span", { class: "entraide-why", text: words.choices(one) }),
          ),
          `${totals.inRoom + totals.online}${lang === "fr" ? "\u00a0: " : ": "}${words.names(coming(rows)) || "0"}`,
          t("km", { n: whole(lang, totals.km) }),
          money(lang, totals.forOrganisation),
          money(lang, totals.forMembers),
          h("button", {
            type: "button",
            class: "entraide-button entraide-quiet",
            "data-forget": number,
            text: t("forget"),
            "aria-label": `${t("forget")} ${t("planN", { n: number })}`,
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
    kept.push({ number: serial, plan: { ...plan }, result });
    drawKept();
    draw();
    announce(t("kept", { n: serial }));
  });
  on(keptPlans, "click", (event) => {
    const number = Number(event.target.closest("[data-forget]")?.dataset.forget);
    const at = kept.findIndex((one) => one.number === number);
    if (at < 0) return;
    kept.splice(at, 1);
    drawKept();
    draw();
    keep.focus();
    announce(t("forgot"));
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
    patch(copied, { text: t(done ? "copied" : "notCopied") });
    announce(t(done ? "copied" : "notCopied"));
  });
  draw();
  drawKept();
  return ui.close;
}

const FATES = { comes: "hit", joins: "fits", out: "extra" };
const coming = (rows) => rows.filter(({ way }) => way).map(({ member }) => member);
const same = (one, other) => Object.keys(one).every((key) => one[key] === other[key]);

export default { render };
