/** Under the piles: the button that sets them beside other groupings, what is said then, and room for a memo. */

import { button } from "../common/answering.js";
import { h, patch } from "../common/dom.js";
import { compared, nearest } from "./pairs.js";
import { LONGEST } from "./piles.js";
import { nearestSaid, pairsCounted, pairsSaid } from "./sentences.js";

/**
 * @typedef {{ grouping: string, name: string, reason: string, leaves: string,
 *             piles: Array<{ label: string, codes: string[] }> }} Grouping another way of sorting the cards
 */

/** @param {import("../common/answering.js").Ui} ui @param {import("./board.js").Board} board @param {Grouping[]} groupings */
export function createBeside({ t, uid }, board, groupings) {
  const codes = board.cards.map(({ code }) => code);
  const label = (/** @type {string} */ card) => board.labelOf(card);
  const notice = h("p", { class: "entraide-notice" });
  const heading = h("h3", { class: "entraide-heading", tabindex: "-1", text: t("board.beside") });
  const said = h("div", { class: "entraide-beside" });
  const memo = h("textarea", { class: "entraide-field", id: `${uid}-memo`, rows: "3", maxlength: LONGEST.memo });
  const shown = h(
    "div",
    { class: "entraide-compared" },
    heading,
    h("p", { text: t("board.no-verdict") }),
    said,
    h("label", { for: memo.id, text: t("board.memo") }),
    memo,
  );
  const compare = button("compare", t("board.compare"), { class: "entraide-button entraide-main" });
  let last = "";

  function draw() {
    const missing = board.notice === "board.sort-first";
    patch(notice, { hidden: !missing, text: missing ? t(board.notice) : "" });
    patch(shown, { hidden: !board.compared });
    if (memo.value !== board.value.memo) memo.value = board.value.memo;
    const state = JSON.stringify(board.piles.map(({ cards }) => cards));
    // Written anew only when something changed, so that a reader's place in it is not lost.
    if (board.compared && state !== last) said.replaceChildren(...written());
    if (board.compared) last = state;
  }

  function written() {
    const hers = board.piles.map(({ cards }) => cards);
    const all = groupings.map((one) => {
      const theirs = one.piles.map((pile) => pile.codes);
      return { ...one, compared: compared(hers, theirs, codes) };
    });
    const near = nearest(all.map((one) => one.compared)).map((at) => all[at]);
    return [h("p", { text: nearestSaid(t, near) }), ...all.map(groupingShown)];
  }

  /** @param {Grouping & { compared: import("./pairs.js").Compared }} grouping */
  function groupingShown({ name, reason, leaves, piles, compared: pairs }) {
    return h(
      "section",
      { class: "entraide-grouping" },
      h("h4", { text: name }),
      h("p", { text: reason }),
      h(
        "ul",
        {},
        ...piles.map((pile) =>
          h("li", {}, h("strong", { text: pile.label }), " ", t("board.holds", { list: pile.codes.map(label) })),
        ),
      ),
      h("p", { text: leaves }),
      h(
        "details",
        {},
        h("summary", { text: pairsCounted(t, pairs) }),
        ...pairsSaid(t, pairs, label).map((text) => h("p", { text })),
      ),
    );
  }

  return {
    node: h("div", { class: "entraide-comparison" }, h("div", { class: "entraide-row" }, compare, notice), shown),
    heading,
    memo,
    draw,
  };
}
