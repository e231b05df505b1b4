/** The reading side of a coding exercise: the excerpt, its units with their codes, memos and feedback. */

import { button } from "../common/answering.js";
import { above, h, patch } from "../common/dom.js";
import { icon } from "../common/icons.js";
import { dragAcross } from "./drag.js";
import { createIntro } from "./intro.js";
import { ruleOf, summaryOf } from "./summary.js";
import { drawUnit, makeUnit } from "./unit.js";

/**
 * @param {import("../common/answering.js").Ui} ui
 * @param {import("./desk.js").Desk} desk
 * @param {(from: number, to: number) => void} onDrag
 */
export function createReading({ t, uid, signal, practice }, desk, onDrag) {
  const page = { t, uid, desk };
  const intro = createIntro(page, practice);
  const changed = h("p", { class: "entraide-care" }, icon("warning"), " ", t("coding.text-changed"));
  const summary = createSummary(page);
  const units = createUnits(page);
  const check = createCheck(page);
  const turns = createTurns(page);
  const how = desk.isOne ? "coding.hint-one" : desk.inWords ? "coding.hint-words" : "coding.hint";
  const hint = h("p", { class: "entraide-hint", text: t(how) });
  const node = h(
    "div",
    { class: "entraide-reading" },
    ...intro.nodes,
    changed,
    hint,
    summary.node,
    units.node,
    practice ? check.node : null,
    turns.node,
  );
  dragAcross(units.node, { signal, onDrag });

  function draw() {
    intro.draw();
    patch(changed, { hidden: !desk.isOnAnotherText });
    turns.draw();
    check.draw();
    // It is time to read what was found; what to do is known by now.
    patch(hint, { hidden: desk.check !== undefined && !desk.isOne });
    summary.draw();
    units.draw();
  }

  /** @typedef {HTMLElement | null | undefined} Found */
  const textOf = (/** @type {number} */ unit) =>
    /** @type {Found} */ (units.item(unit)?.querySelector(".entraide-unit"));
  const chipsOf = (/** @type {number} */ unit) =>
    /** @type {HTMLElement[]} */ ([...(units.item(unit)?.querySelectorAll(".entraide-chip") ?? [])]);

  return {
    node,
    draw,
    heading: intro.heading,
    summary: summary.node,
    textOf,
    panel: () => /** @type {Found} */ (units.node.querySelector(".entraide-panel")),
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

/**
 * What the check found in all. The focus goes to it, and its name is what it says, so that it is heard once.
 * @param {import("./unit.js").Page} page
 */
function createSummary({ t, uid, desk }) {
  const said = h("p", { id: `${uid}-summary` });
  const rule = h("p", { class: "entraide-rule" });
  const group = { role: "group", tabindex: "-1", "aria-labelledby": said.id };
  const node = h("div", { class: "entraide-summary", ...group }, said, rule);
  function draw() {
    const { check, codes } = desk;
    const first = ruleOf(check?.start, codes);
    const outdated = desk.units.some((unit) => desk.outdated(unit));
    patch(node, { hidden: !check || desk.isOne });
    node.classList.toggle("entraide-outdated", outdated);
    node.classList.toggle("entraide-some", Boolean(check && check.found + check.fits));
    patch(said, {
      text: check ? [summaryOf(t, check), outdated ? t("coding.again") : ""].filter(Boolean).join(" ") : "",
    });
    patch(rule, { hidden: !first });
    if (first)
      rule.replaceChildren(h("strong", { text: first.label }), h("span", { class: "entraide-why", text: first.text }));
  }
  return { node, draw };
}

/** So many sentences stand in one list. More are cut into short ones, of which the browser paints what is near. */
const MANY = 100;
const TOGETHER = 25;

/**
 * The units. An excerpt may have thousands: one is drawn again only where what it shows has changed.
 * @param {import("./unit.js").Page} page
 */
function createUnits(page) {
  const { t, desk } = page;
  const node = h("div", {});
  /** @type {Map<number, HTMLElement>} */
  const items = new Map();
  /** What each is drawn from. @type {Map<number, unknown[]>} */
  const shown = new Map();
  let excerpt = "";

  function make() {
    excerpt = desk.name;
    items.clear();
    shown.clear();
    for (const unit of desk.excerpt.units) items.set(unit.unit, makeUnit(page, unit));
    const all = [...items.values()];
    const each = desk.inWords || all.length <= MANY ? all.length : TOGETHER;
    const places = Array.from({ length: Math.ceil(all.length / each) }, (_, place) => place * each);
    const name = t("coding.units");
    node.classList.toggle("entraide-many", places.length > 1);
    node.replaceChildren(
      ...places.map((from) =>
        h("ol", { class: "entraide-units", "aria-label": name, start: from + 1 }, ...all.slice(from, from + each)),
      ),
    );
  }

  function draw() {
    if (excerpt !== desk.name) make();
    const selected = new Set(desk.selection.units);
    const { check, current, isRevealed, panel } = desk;
    for (const unit of desk.excerpt.units) {
      const n = unit.unit;
      const open = panel?.unit === n && panel.code;
      const now = [selected.has(n), current === n, open, check, isRevealed, ...desk.codingsOn(n)];
      const before = shown.get(n);
      if (before?.length === now.length && now.every((one, place) => one === before[place])) continue;
      shown.set(n, now);
      drawUnit(page, /** @type {HTMLElement} */ (items.get(n)), unit);
    }
  }

  return { node, draw, item: (/** @type {number} */ unit) => items.get(unit) };
}

/** The buttons that check an excerpt and reveal its reference coding. @param {import("./unit.js").Page} page */
function createCheck({ t, desk }) {
  const check = button("check", t("coding.check"), { class: "entraide-button entraide-main" });
  const reveal = button("reveal", "");
  const notice = h("p", { class: "entraide-notice" });
  function draw() {
    patch(reveal, {
      hidden: !desk.check || desk.isOne,
      text: t(desk.isRevealed ? "coding.hide-reference" : "coding.show-reference"),
      "aria-expanded": String(desk.isRevealed),
    });
    patch(check, { hidden: desk.isOne });
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
