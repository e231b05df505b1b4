/** The transcript on the page: a turn an item, with its heading, its situation and all that was said. */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";

/**
 * @typedef {import("./transcript.js").TurnRead} TurnRead @typedef {import("./transcript.js").Spoken} Spoken
 * @typedef {{ t: import("../common/texts.js").Say, people: ReturnType<typeof import("./people.js").peopleOf>, total: number,
 *   canGoBack: boolean }} Around
 */

/**
 * @param {Around} around @param {TurnRead} turn
 * @param {{ isNow?: boolean, isHidden?: boolean }} [how] the last turn is where one is; what is heavy is hidden until she goes into it
 */
export function turnItem({ t, people, total, canGoBack }, turn, { isNow = false, isHidden = false } = {}) {
  const back = t("lead.back-to", { n: turn.turn });
  const head = h(
    "div",
    { class: "entraide-turn-head" },
    h("h3", { tabindex: "-1", text: t("lead.turn", { n: turn.turn, total }) }),
    canGoBack && !isNow ? backButton(turn.turn, t("lead.back"), back) : null,
  );
  const told = [
    turn.label && h("p", { class: "entraide-situation", text: turn.label }),
    ...turn.spoken.map((one) => spokenItem(t, people, one)),
  ];
  return h("li", { class: "entraide-turn", "data-turn": turn.turn }, head, ...careOf(t, turn, told, isHidden));
}

/** A button that goes back to a turn. @param {number} turn @param {string} text @param {string} name @param {string} [look] */
export function backButton(turn, text, name, look = "entraide-button entraide-quiet") {
  return h("button", { type: "button", class: look, "data-do": "back", "data-turn": turn, "aria-label": name, text });
}

/** What is heavy says so first; what was passed stays folded. @param {import("../common/texts.js").Say} t @param {TurnRead} turn @param {Array<HTMLElement | "">} told @param {boolean} isHidden */
function careOf(t, { care, isPassed }, told, isHidden) {
  if (!care) return told;
  const said = h("p", { class: "entraide-notice", text: care });
  if (isHidden)
    return [
      said,
      h(
        "div",
        { class: "entraide-row" },
        button("enter", t("lead.enter")),
        button("pass", t("lead.pass"), { "data-word": "pass" }),
      ),
    ];
  const passed = h("details", { class: "entraide-more" }, h("summary", { text: t("lead.passed") }), ...told);
  return isPassed ? [said, passed] : [said, ...told];
}

/** @param {import("../common/texts.js").Say} t @param {Around["people"]} people @param {Spoken} spoken */
function spokenItem(t, people, { id, sort, speaker, to, text, kind }) {
  if (sort === "gone") return h("p", { class: "entraide-hint", text: t("lead.gone", { id }) });
  if (sort === "room") return h("p", { class: "entraide-room", text });
  if (sort === "line")
    return h(
      "p",
      { class: "entraide-said" },
      h("strong", { text: t("lead.says", { who: people.says(speaker, to) }) }),
      " ",
      text,
    );
  const does = sort === "aside" ? people.name(speaker) : people.says(speaker, to);
  return h(
    "div",
    { class: "entraide-yours", "data-kind": kind },
    h("h4", { tabindex: "-1", text: does }),
    h("p", { class: sort === "aside" ? "entraide-room" : "entraide-said", text }),
  );
}
