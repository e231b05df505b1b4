/** The debrief on the page: what it gave and cost, turning points, who spoke to whom, skills, what stayed unsaid. */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";
import { more, tableOf } from "../common/told.js";
import { circleOf } from "./circle.js";
import {
  climate,
  debriefOf,
  dynamicsMet,
  limits,
  points,
  skills,
  talk,
  through,
  turningPoints,
  unsaid,
} from "./debrief.js";
import { numberOf } from "./kept.js";
import { questionOf } from "./offer_view.js";
import { labelled, peopleOf } from "./people.js";
import { endingOf } from "./play.js";
import { GROUP, WORKER } from "./tables.js";
import { backButton } from "./turn_view.js";

/**
 * @typedef {import("./offer_view.js").Page & { linkTo: (page: string) => string }} Told
 * @typedef {{ t: import("../common/texts.js").Say, uid: string, tables: import("./tables.js").Tables, kept: import("./kept.js").Kept,
 *   played: import("./play.js").Played, debrief: import("./debrief.js").Debrief, people: ReturnType<typeof peopleOf>,
 *   linkTo: (page: string) => string }} Afterward
 */

const LIMITS = {
  "promised-silence": "lead.limit-promised-silence",
  "told-of-someone": "lead.limit-told-of-someone",
  "left-an-attack": "lead.limit-left-an-attack",
  "did-not-ask": "lead.limit-did-not-ask",
};

/** @param {Told} page @param {import("./debrief.js").Told} told @returns {HTMLElement[]} */
export function debriefed({ t, uid, leading, linkTo }, told) {
  const { kept, played } = leading;
  const tables = kept && leading.tables(kept.meeting);
  if (!kept || !played || !tables) return [];
  /** @type {Afterward} */
  const all = { t, uid, tables, kept, played, debrief: debriefOf(told), people: peopleOf(t, tables), linkTo };
  return [
    ...home(all),
    ...endOfEvening(all),
    ...limitsSaid(all),
    ...pointsSaid(all),
    ...talkSaid(all),
    ...skillsSaid(all),
    ...unsaidSaid(all),
    ...(leading.isGraded ? handingIn(t, leading) : supervision(all)),
    waysOn(all, leading.isGraded),
  ];
}

/** @param {string} text @param {boolean} [first] where reading begins */
function part(text, first = false) {
  return h("h3", { text, tabindex: first ? "-1" : null });
}

/** What is told under a word, where there is something. @param {string} label @param {string | undefined} text */
const line = (label, text) => (text ? [h("p", {}, ...labelled(label, text))] : []);

/** What each member takes home. @param {Afterward} all */
function home({ t, tables, played, kept }) {
  const found = tables.members.flatMap(({ member, name }) => {
    const ending = endingOf(tables, played, member);
    return ending ? [h("li", {}, ...withName(t, name, ending.text))] : [];
  });
  if (found.length) return [part(t("lead.home"), true), h("ul", { class: "entraide-home" }, ...found)];
  const at = t("lead.stopped-debrief", { n: kept.said.length });
  return [part(t("lead.debrief"), true), h("p", { text: at })];
}

/** A text of someone, with her name in it, or before it. @param {Afterward["t"]} t @param {string} name @param {string} text */
function withName(t, name, text) {
  // A word of its own: Réal is not in Réalité.
  const found = new RegExp(`(.*?)${name}(?!\\p{L})`, "su").exec(text);
  if (!found) return labelled(t("lead.says", { who: name }), text);
  return [found[1], h("strong", { text: name }), text.slice(found[0].length)];
}

/** @param {Afterward} all */
function endOfEvening({ t, tables, played, debrief }) {
  const ending = endingOf(tables, played);
  const words = climate(tables, played, debrief).flatMap(({ label, said }) => [
    h("dt", { text: label }),
    h("dd", { text: said }),
  ]);
  const felt = words.length ? [more(t("lead.climate"), h("dl", { class: "entraide-climate" }, ...words))] : [];
  if (!ending) return felt;
  return [
    part(ending.title || t("lead.ending")),
    h("p", { class: "entraide-situation", text: ending.text }),
    ...line(t("lead.gave"), ending.gave),
    ...line(t("lead.cost"), ending.cost),
    ...felt,
  ];
}

/** The limits that were crossed, which alone are named. @param {Afterward} all */
function limitsSaid({ t, tables, played, debrief }) {
  const found = limits(tables, played, debrief).filter(({ limit }) => limit in LIMITS);
  if (!found.length) return [];
  const lines = debrief.help.map((text) => h("li", { text }));
  const items = found.map(({ limit, turns }) => {
    const text = t(LIMITS[/** @type {keyof typeof LIMITS} */ (limit)]);
    const said = t("lead.limit-at", { n: turns.length, turns: turns.map(String), text });
    // Whoever did not ask in the play may have to ask tomorrow.
    return h("li", {}, said, limit === "did-not-ask" ? h("ul", { class: "entraide-points" }, ...lines) : null);
  });
  return [part(t("lead.limits")), h("ul", { class: "entraide-points" }, ...items)];
}

/** @param {Afterward} all */
function pointsSaid({ t, tables, played, debrief, people }) {
  const all = points(tables, played, debrief);
  const open = turningPoints(all);
  const told = (/** @type {import("./debrief.js").Point} */ { turn, move }) => {
    const notes = debrief.moves.get(move.move);
    return [
      h(
        "p",
        { class: "entraide-said" },
        ...labelled(t("lead.says", { who: people.says(WORKER, move.to ?? "") }), move.text),
      ),
      h("p", { class: "entraide-hint", text: debrief.kinds.get(move.kind)?.skill ?? "" }),
      ...line(t("lead.opened"), notes?.opened),
      ...line(t("lead.closed"), notes?.closed),
      ...line(t("lead.another"), notes?.try),
      h(
        "div",
        { class: "entraide-row" },
        backButton(turn.turn, t("lead.try-again"), t("lead.try-turn", { n: turn.turn }), "entraide-button"),
      ),
    ];
  };
  const shown = all.map((point) => {
    const kind = tables.play.kinds.find((one) => one.kind === point.move.kind)?.label ?? "";
    const title = t("lead.turn-kind", { n: point.turn.turn, kind });
    const isOpen = open.includes(point);
    const box = h("details", { class: "entraide-point", open: isOpen }, h("summary", { text: title }), ...told(point));
    return box;
  });
  return shown.length ? [part(t("lead.points")), ...shown] : [];
}

/** @param {Afterward} all */
function talkSaid({ t, tables, played, people }) {
  const halves = talk(tables, played.turns);
  const { n, all } = through(halves);
  if (!all) return [];
  const names = [...tables.members.map(({ member, name }) => [member, name]), [WORKER, t("lead.you")]];
  const titles = [t("lead.first-half"), t("lead.second-half")];
  const drawings = halves.map((counts, half) => {
    const ways = [...counts].map(([way, lines]) => {
      const [from, to] = way.split(">");
      return { from, to, width: Math.min(5, 0.4 + 0.6 * lines), points: false };
    });
    const label = t("lead.map-label", {
      half: titles[half],
      n: [...counts.values()].reduce((sum, one) => sum + one, 0),
    });
    const drawn = circleOf({ label, names: /** @type {Array<[string, string]>} */ (names), lit: [], ways });
    return h("figure", { class: "entraide-map" }, drawn, h("figcaption", { text: titles[half] }));
  });
  const ways = [...new Set(halves.flatMap((counts) => [...counts.keys()]))].sort();
  const rows = ways.map((way) => {
    const [from, to] = way.split(">");
    const whom = to === GROUP ? t("lead.everybody") : people.name(to);
    return [people.name(from), whom, ...halves.map((counts) => String(counts.get(way) ?? 0))];
  });
  const heads = [t("lead.who"), t("lead.whom"), ...titles];
  return [
    part(t("lead.talk")),
    h("p", { text: t("lead.through", { n, all }) }),
    h("div", { class: "entraide-maps" }, ...drawings),
    more(t("lead.talk-table"), tableOf(t("lead.talk"), heads, rows)),
  ];
}

/** Skills used and not, without a target. @param {Afterward} all */
function skillsSaid({ t, tables, played, debrief, linkTo }) {
  const all = skills(tables, played.turns);
  const item = (/** @type {(typeof all)[number]} */ { kind, label, n }) => {
    const { skill = "", page = "" } = debrief.kinds.get(kind) ?? {};
    const name = n ? t("lead.times", { n, what: label }) : label;
    const address = page && linkTo(page);
    return h(
      "li",
      {},
      h("strong", {}, address ? h("a", { href: address, text: name }) : name),
      skill ? ` ${skill}` : "",
    );
  };
  const list = (/** @type {typeof all} */ some) => h("ul", { class: "entraide-points" }, ...some.map(item));
  const [used, not] = [all.filter(({ n }) => n), all.filter(({ n }) => !n)];
  return [
    part(t("lead.skills")),
    list(used),
    ...(not.length ? [more(t("lead.not-used", { n: not.length }), list(not))] : []),
  ];
}

/** @param {Afterward} all */
function unsaidSaid({ t, tables, played, debrief }) {
  const silent = unsaid(tables, played);
  const met = dynamicsMet(played.turns, debrief).map(({ label, turns }) =>
    h("li", { text: t("lead.dynamic-at", { label, n: turns.length, turns: turns.map(String) }) }),
  );
  const names = silent.map(({ name }) => name);
  return [
    ...(silent.length
      ? [part(t("lead.unsaid")), h("p", { text: t("lead.unsaid-of", { n: names.length, names }) })]
      : []),
    ...(met.length ? [more(t("lead.dynamics"), h("ul", { class: "entraide-points" }, ...met))] : []),
  ];
}

/** @param {Afterward} all */
function supervision({ t, uid, kept }) {
  const asked = [t("lead.memo-1"), t("lead.memo-2"), t("lead.memo-3")];
  return [
    part(t("lead.supervision")),
    h("p", { class: "entraide-hint", text: t("lead.supervision-hint") }),
    ...asked.flatMap((question, n) => questionOf(uid, "memos", n, question, kept.memos?.[n] ?? "")),
  ];
}

/** What of the evenings is handed in. @param {Afterward["t"]} t @param {import("./leading.js").Leading} leading */
function handingIn(t, { value, kept }) {
  const isThis = value.handed_in === kept?.id;
  const n = numberOf(value.handed_in ?? "");
  const change = button("hand-in", t("lead.hand-in-this"));
  return [
    part(t("lead.handing-in")),
    h("p", { text: isThis ? t("lead.handed-in-this") : t("lead.handed-in-other", { n }) }),
    ...(kept?.ended ? [] : [h("p", { text: t("lead.not-ended") })]),
    ...(isThis ? [] : [h("div", { class: "entraide-row" }, change)]),
    h("p", { text: t("lead.code-two-hint") }),
  ];
}

/** @param {Afterward} all @param {boolean} isGraded */
function waysOn({ t, kept, played, debrief }, isGraded) {
  const canGoOn = kept.stopped && !played.isOver;
  const canCode = isGraded || debrief.codings.length > 0;
  return h(
    "div",
    { class: "entraide-row" },
    canCode
      ? button("code", t(isGraded ? "lead.code-two" : "lead.code"), { class: "entraide-button entraide-main" })
      : null,
    button("read", t("lead.read-transcript")),
    canGoOn ? button("go-on", t("lead.go-on")) : null,
    button("leave", t("lead.leave")),
  );
}
