/** Where cards lie: the floor, and each pile with its name, its cards and room for what does not fit. */

import { button } from "../common/answering.js";
import { h, keyed, parts, patch } from "../common/dom.js";
import { FLOOR } from "./board.js";
import { drawCardItem, makeCard } from "./card_view.js";
import { LONGEST } from "./piles.js";
import { pileName } from "./sentences.js";

/** @typedef {import("./card_view.js").Page} Page @typedef {import("./piles.js").Pile} Pile */

/** The cards of a place, kept with their focus as they are. @param {Page} page @param {HTMLElement} list @param {string} pile */
function drawCards(page, list, pile) {
  keyed(
    list,
    page.board.cardsIn(pile),
    ({ code }) => code,
    (card) => makeCard(page, card),
    (item, card) => drawCardItem(page, item, card),
  );
}

/** @param {Page} page */
export function createFloor(page) {
  const { t, board, uid } = page;
  const title = h("p", { class: "entraide-place-name", id: `${uid}-floor` });
  const list = h("ul", { class: "entraide-cards", "aria-labelledby": title.id });
  const node = h("div", { class: "entraide-place entraide-floor", "data-pile": FLOOR }, title, list);
  function draw() {
    const n = board.cardsIn(FLOOR).length;
    patch(title, { text: n ? t("board.floor", { n }) : t("board.floor-empty") });
    drawCards(page, list, FLOOR);
  }
  return { node, draw };
}

/** @param {Page} page */
export function createPiles(page) {
  const { board } = page;
  const node = h("div", { class: "entraide-piles" });
  return {
    node,
    draw: () =>
      keyed(
        node,
        board.piles,
        ({ pile }) => pile,
        (pile) => makePile(page, pile),
        (item, pile) => drawPile(page, item, pile),
      ),
  };
}

/** @param {Page} page @param {Pile} pile */
function makePile({ t, uid }, { pile }) {
  const [name, counter] = [`${uid}-${pile}-name`, `${uid}-${pile}-counter`];
  return h(
    "div",
    { class: "entraide-place entraide-pile", "data-pile": pile, role: "group" },
    h("label", { for: name, text: t("board.name") }),
    h("input", {
      type: "text",
      class: "entraide-field",
      id: name,
      "data-write": "name",
      maxlength: LONGEST.name,
      autocomplete: "off",
    }),
    h("ul", { class: "entraide-cards" }),
    h("label", { for: counter, text: t("board.counter") }),
    h("textarea", {
      class: "entraide-field",
      id: counter,
      "data-write": "counter",
      rows: "2",
      maxlength: LONGEST.counter,
    }),
    button("discard", t("board.discard"), { class: "entraide-button entraide-quiet" }),
  );
}

/** @param {Page} page @param {HTMLElement} item @param {Pile} pile */
function drawPile(page, item, { pile, name, counter }) {
  const [, field, list, , area] = parts(item);
  const called = pileName(page.t, page.board, pile);
  patch(item, { "aria-label": called });
  patch(list, { "aria-label": called });
  patch(parts(item)[5], { "aria-label": page.t("board.discard-pile", { pile: called }) });
  for (const [one, text] of /** @type {const} */ ([
    [field, name],
    [area, counter],
  ])) {
    const written = /** @type {HTMLInputElement} */ (one);
    if (written.value !== text) written.value = text;
  }
  drawCards(page, list, pile);
}
