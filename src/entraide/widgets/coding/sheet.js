/**
 * Where a screen is too small for the excerpt and the codes together, as on a page magnified four times: a line docked
 * under the excerpt opens a sheet, with the chosen sentence again and the palette itself. The style says where that is.
 */

import { button } from "../common/answering.js";
import { h, patch } from "../common/dom.js";

/**
 * @param {import("../common/answering.js").Ui} ui @param {import("./desk.js").Desk} desk
 * @param {HTMLElement} palette it moves into the sheet, and back
 * @param {() => void} closed
 */
export function createSheet({ t, uid, on }, desk, palette, closed) {
  const said = h("div", { class: "entraide-said" });
  const close = button("close-sheet", t("coding.close"));
  const line = button("sheet", "", { class: "entraide-button entraide-docked", "aria-haspopup": "dialog" });
  line.id = `${uid}-sheet`;
  const within = h("div", { class: "entraide-within" }, said);
  const node = h("dialog", { class: "entraide-sheet", "aria-labelledby": line.id }, close, within);

  on(node, "close", () => {
    line.after(palette);
    closed();
  });
  on(node, "keydown", (event) => {
    const inField = event.target instanceof HTMLInputElement;
    // What is under the sheet is out of reach, and so are the keys that lead there.
    if (event.key === "Escape" || (!inField && /^[mnp?]$/i.test(event.key))) event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    node.close();
  });

  return {
    nodes: [node, line],
    line,
    draw() {
      const { units } = desk.selection;
      patch(line, { hidden: desk.isOne || !units.length, text: t("coding.choose", { n: units.length, list: units }) });
      const chosen = desk.excerpt.units.filter(({ unit }) => units.includes(unit));
      said.replaceChildren(...chosen.map(({ text }) => h("p", { text })));
      if (!units.length) node.close();
    },
    /** Open it where the line is seen; elsewhere the palette is on the page. */
    open() {
      if (!line.checkVisibility()) return;
      within.append(palette);
      node.showModal();
    },
    close: () => node.close(),
  };
}
