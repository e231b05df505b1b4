/** Who speaks, in words: “Nancy, to Réal”, “You”. */

import { h } from "../common/dom.js";
import { GROUP, WORKER } from "./tables.js";

/** @typedef {import("../common/texts.js").Say} Say @typedef {import("./tables.js").Tables} Tables */

/** @param {Say} t @param {Tables} tables */
export function peopleOf(t, { members }) {
  const names = new Map(members.map(({ member, name }) => [member, name]));
  const name = (/** @type {string} */ who) => (who === WORKER ? t("lead.you") : (names.get(who) ?? who));
  return {
    name,
    /** @param {string} speaker @param {string} to */
    says(speaker, to) {
      if (!to) return name(speaker);
      if (to === GROUP) return t("lead.to-all", { who: name(speaker) });
      if (to === WORKER) return t("lead.to-you", { who: name(speaker) });
      return t("lead.to", { who: name(speaker), to: name(to) });
    },
  };
}

/** A text after what stands out before it. @param {string} label @param {string} text @returns {Array<Node | string>} */
export const labelled = (label, text) => [h("strong", { text: label }), " ", text];

/**
 * What a kept meeting is called, and how far it came.
 * @param {Say} t @param {Pick<import("./begin_view.js").About, "title" | "turns" | "endings">} about
 * @param {import("./kept.js").Kept} kept @param {number} n its number
 */
export function meetingSaid(t, about, kept, n) {
  const name = t("lead.meeting-n", { n, title: about.title });
  const ending = about.endings?.find((one) => one.ending === kept.ended);
  if (kept.ended) return t("lead.ended", { name, ending: ending?.title || t("lead.to-its-end") });
  return t(kept.stopped ? "lead.stopped-at" : "lead.at-turn", { name, at: kept.said.length, turns: about.turns });
}
