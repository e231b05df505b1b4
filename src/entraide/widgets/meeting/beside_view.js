/** Two meetings of one evening beside each other, from where they part. */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";
import { meetingIn, numberOf } from "./kept.js";
import { meetingSaid, peopleOf } from "./people.js";
import { parting, readable } from "./transcript.js";
import { turnItem } from "./turn_view.js";

/** @param {import("./offer_view.js").Page} page @returns {HTMLElement[]} */
export function beside({ t, leading }) {
  const pair = leading.pair.flatMap((id) => meetingIn(leading.value, id) ?? []);
  const tables = pair[0] && leading.tables(pair[0].meeting);
  if (pair.length < 2 || !tables) return [];
  const [one, other] = pair;
  const at = parting(one.said, other.said);
  const from = at || Math.min(one.said.length, other.said.length) + 1;
  const around = { t, people: peopleOf(t, tables), total: tables.play.turns, canGoBack: false };
  const columns = pair.map((kept) => {
    const turns = readable(tables, kept.said).slice(from - 1);
    const items = turns.map((turn) => turnItem(around, turn));
    const ending = tables.endings.find((found) => found.ending === kept.ended);
    return h(
      "div",
      { class: "entraide-column" },
      h("h3", { text: meetingSaid(t, tables.play, kept, numberOf(kept.id)) }),
      h("ol", { class: "entraide-turns" }, ...items),
      ending ? h("p", { class: "entraide-situation", text: ending.text }) : null,
    );
  });
  const said = at
    ? t("lead.part-at", { n: at })
    : t(one.said.length === other.said.length ? "lead.alike" : "lead.alike-so-far", { n: from - 1 });
  return [
    h("h3", { tabindex: "-1", text: t("lead.beside") }),
    h("p", { text: said }),
    h("div", { class: "entraide-columns" }, ...columns),
    h("div", { class: "entraide-row" }, button("leave", t("lead.leave"))),
  ];
}
