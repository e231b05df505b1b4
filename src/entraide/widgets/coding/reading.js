/** The reading side of a coding exercise: the excerpt, its units with their codes, memos and feedback. */

import { button } from "../shared/answering.js";
import { above, h, keyed, parts, patch } from "../shared/dom.js";
import { dragAcross } from "./drag.js";
import { createIntro } from "./intro.js";
import { summaryOf } from "./said.js";
import { drawUnit, makeUnit } from "./unit.js";

/**
 * @param {import("../shared/answering.js").Ui} ui
 * @param {import("./desk.js").Desk} desk
 * @param {(from: number, to: number) => void} onDrag
 */
export function createReading({ t, uid, signal, practice }, desk, onDrag) {
  const page = { t, uid, desk };
  const intro = createIntro(page);
  const summary = h("p", { class: "entraide-summary" });
  const list = h("ol", { class: "entraide-units", "aria-label": t("coding.units") });
  const check = createCheck(page);
  const turns = createTurns(page);
  const hint = t(desk.inWords ? "coding.hint-words" : "coding.hint");
  const node = h(
    "div",
    { class: "entraide-reading" },
    ...intro.nodes,
    h("p", { class: "entraide-hint", text: hint }),
    summary,
    list,
    practice ? check.node : null,
    turns.node,
  );
  dragAcross(list, { signal, onDrag });

  function draw() {
    intro.draw();
    turns.draw();
    check.draw();
    const outdated = desk.units.some((unit) => desk.outdated(unit));
    const said = [desk.check ? summaryOf(t, desk.check) : "", outdated ? t("coding.outdated") : ""];
    summary.classList.toggle("entraide-outdated", outdated);
    patch(summary, { hidden: !desk.check, text: said.filter(Boolean).join(" ") });
    const keyOf = (/** @type {import("./desk.js").Unit} */ { unit }) => `${desk.name} ${unit}`;
    const make = (/** @type {import("./desk.js").Unit} */ unit) => makeUnit(page, unit);
    keyed(list, desk.excerpt.units, keyOf, make, (item, unit) => drawUnit(page, item, unit));
  }

  /** @typedef {HTMLElement | null | undefined} Found */
  const itemOf = (/** @type {number} */ unit) => parts(list).find((one) => Number(one.dataset.unit) === unit);
  const textOf = (/** @type {number} */ unit) => /** @type {Found} */ (itemOf(unit)?.querySelector(".entraide-unit"));
  const chipsOf = (/** @type {number} */ unit) =>
    /** @type {HTMLElement[]} */ ([...(itemOf(unit)?.querySelectorAll(".entraide-chip") ?? [])]);

  return {
    node,
    draw,
    heading: intro.heading,
    textOf,
    panel: () => /** @type {Found} */ (list.querySelector(".entraide-panel")),
    /** @param {number} unit @param {string} code */
    chipOf: (unit, code) => chipsOf(unit).find((chip) => chip.dataset.code === code),
    /** The unit where something happened; 0 elsewhere. @param {Event} event */
    unitAt: (event) => Number(above(event, "[data-unit]")?.dataset.unit ?? 0),
    /** The unit and its codes, one after the other: what stands `by` further than `from`. @param {Found} from @param {number} by */
    beside(from, by) {
      const row = [textOf(desk.current), ...chipsOf(desk.current)];
      return row[Math.min(row.length - 1, row.indexOf(from) + by)];
    },
  };
}

/** The buttons that check an excerpt and reveal its reference coding. @param {import("./unit.js").Page} page */
function createCheck({ t, desk }) {
  const check = button("check", t("coding.check"), { class: "entraide-button entraide-main" });
  const reveal = button("reveal", "");
  const notice = h("p", { class: "entraide-notice" });
  function draw() {
    patch(reveal, {
      hidden: !desk.check,
      text: t(desk.isRevealed ? "coding.hide-reference" : "coding.show-reference"),
      "aria-expanded": String(desk.isRevealed),
    });
    const said = ["coding.try-first", "coding.not-whole"].includes(desk.notice);
    patch(notice, { hidden: !said, text: said ? t(desk.notice) : "" });
  }
  return { node: h("div", { class: "entraide-row" }, check, reveal, notice), draw };
}

/** The buttons that turn to another excerpt. @param {import("./unit.js").Page} page */
function createTurns({ t, desk }) {
  const previous = button("previous", t("coding.previous"), { iconName: "previous", "aria-keyshortcuts": "p" });
  const next = button("next", t("coding.next"), {
    iconName: "next",
    class: "entraide-button entraide-next",
    "aria-keyshortcuts": "n",
  });
  function draw() {
    patch(previous, { "aria-disabled": desk.isFirst ? "true" : null });
    patch(next, { "aria-disabled": desk.isLast ? "true" : null });
  }
  const node = h(
    "div",
    {
      class: "entraide-row entraide-turns",
      role: "group",
      "aria-label": t("coding.excerpts"),
      hidden: desk.isFirst && desk.isLast,
    },
    previous,
    next,
  );
  return { node, draw };
}
