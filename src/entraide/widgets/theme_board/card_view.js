/** One card on the board: a code, a unit that it stands on, the button that asks where it goes, and a grip to drag it. */

import { button } from "../common/answering.js";
import { h, parts, patch } from "../common/dom.js";
import { drawn } from "../common/drawing.js";
import { FLOOR, NEW } from "./board.js";
import { pileName } from "./sentences.js";

/**
 * What is drawn from, and in which words.
 * @typedef {{ t: import("../common/texts.js").Say, uid: string, board: import("./board.js").Board }} Page
 * @typedef {import("./board.js").Card} Card
 */

const GRIP = "M5 2h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 5h2v2H5zm4 0h2v2H9z";

/** @param {Page} page @param {Card} card */
export function makeCard({ t, uid, board }, { code, label, text }) {
  const menu = `${uid}-to-${board.cards.findIndex((card) => card.code === code)}`;
  return h(
    "li",
    { class: "entraide-card", "data-card": code },
    h("span", { class: "entraide-grip", "aria-hidden": "true" }, drawn(GRIP)),
    h("div", {}, h("strong", { text: label }), h("p", { class: "entraide-example", text })),
    button("ask", t("board.move"), { "aria-label": t("board.move-card", { card: label }), "aria-controls": menu }),
    h("div", {
      class: "entraide-places",
      id: menu,
      role: "group",
      "aria-label": t("board.move-card", { card: label }),
    }),
  );
}

/** @param {Page} page @param {HTMLElement} item @param {Card} card */
export function drawCardItem({ t, board }, item, { code }) {
  const [, , ask, places] = parts(item);
  const open = board.asked === code;
  patch(ask, { "aria-expanded": String(open) });
  patch(places, { hidden: !open });
  if (!open) return places.replaceChildren();
  const here = board.pileOf(code);
  const to = (/** @type {string} */ pile, /** @type {string} */ text) =>
    here === pile ? null : button("move", text, { "data-to": pile });
  const all = [
    ...board.piles.map(({ pile }) => to(pile, pileName(t, board, pile))),
    to(NEW, t("board.to-new")),
    to(FLOOR, t("board.to-floor")),
  ];
  places.replaceChildren(...all.flatMap((one) => one ?? []));
}
