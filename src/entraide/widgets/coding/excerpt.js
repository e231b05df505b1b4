/** The reading side of a coding exercise: the excerpt, its sentences with their codes, memos and feedback. */

import { button } from "../shared/answering.js";
import { dragAcross } from "./drag.js";
import { h, keyed, patch } from "../shared/dom.js";
import { drawFindings, summaryOf } from "./findings.js";
import { icon, mark } from "../shared/marks.js";

const CARE = {
  violence: "coding.care-violence",
  bereavement: "coding.care-bereavement",
  distress: "coding.care-distress",
};

/**
 * @param {any} ui
 * @param {import("./desk.js").Desk} desk
 * @param {(from: number, to: number) => void} onDrag
 */
export function createReading({ t, uid, signal, practice }, desk, onDrag) {
  const heading = h("h3", { class: "entraide-heading", tabindex: "-1" });
  const speaker = h("span", { class: "entraide-speaker" });
  const intro = h("div", { class: "entraide-intro" });
  const summary = h("p", { class: "entraide-summary" });
  const list = h("ol", { class: "entraide-units", "aria-label": t("coding.units") });
  const previous = button("previous", t("coding.previous"), { iconName: "previous", "aria-keyshortcuts": "p" });
  const next = button("next", t("coding.next"), {
    iconName: "next",
    class: "entraide-button entraide-next",
    "aria-keyshortcuts": "n",
  });
  const check = button("check", t("coding.check"), { class: "entraide-button entraide-main" });
  const reveal = button("reveal", "");
  const notice = h("p", { class: "entraide-notice", text: t("coding.try-first") });
  const node = h(
    "div",
    { class: "entraide-reading" },
    h("div", { class: "entraide-heads" }, heading, speaker),
    intro,
    h("p", { class: "entraide-hint", text: t(desk.inWords ? "coding.hint-words" : "coding.hint") }),
    summary,
    list,
    practice ? h("div", { class: "entraide-row" }, check, reveal, notice) : null,
    h(
      "div",
      {
        class: "entraide-row entraide-turns",
        role: "group",
        "aria-label": t("coding.excerpts"),
        hidden: desk.excerpts.length < 2,
      },
      previous,
      next,
    ),
  );
  dragAcross(list, { signal, onDrag });
  const label = (code) => desk.codeNamed(code)?.label ?? code;

  function draw() {
    drawExcerpt();
    const { check: result } = desk;
    const outdated = desk.units.some((unit) => desk.outdated(unit));
    summary.classList.toggle("entraide-outdated", outdated);
    patch(summary, {
      hidden: !result,
      text: result ? `${summaryOf(t, result)}${outdated ? ` ${t("coding.outdated")}` : ""}` : "",
    });
    patch(reveal, {
      hidden: !result,
      text: t(desk.isRevealed ? "coding.hide-reference" : "coding.show-reference"),
      "aria-expanded": String(desk.isRevealed),
    });
    patch(notice, { hidden: desk.notice !== "coding.try-first" });
    keyed(list, desk.excerpt.units, ({ unit }) => `${desk.name} ${unit}`, makeUnit, drawUnit);
  }

  function drawExcerpt() {
    const { place, excerpts, excerpt } = desk;
    const total = excerpts.length;
    patch(heading, { text: t(total > 1 ? "coding.excerpt-of" : "coding.excerpt", { n: place + 1, total }) });
    patch(speaker, { text: excerpt.speaker ? t("coding.speaker", { speaker: excerpt.speaker }) : "" });
    patch(previous, { "aria-disabled": place === 0 ? "true" : null });
    patch(next, { "aria-disabled": place === total - 1 ? "true" : null });
    keyed(
      intro,
      [excerpt],
      () => desk.name,
      () =>
        h(
          "div",
          {},
          excerpt.context ? h("p", { class: "entraide-context", text: excerpt.context }) : null,
          excerpt.care ? care(excerpt.care, place < total - 1) : null,
        ),
    );
  }

  /** The line of care that comes before a hard text, and where to find support. */
  function care(kind, more) {
    const href = document.documentElement.dataset.entraideCare;
    const support = href ? h("a", { href, text: t("coding.support") }) : null;
    const note = h("p", { class: "entraide-care" }, t(CARE[kind] ?? CARE.distress), " ", support);
    if (more) note.append(" ", button("next", t("coding.skip"), { class: "entraide-button entraide-skip" }));
    return note;
  }

  function makeUnit({ unit, text }) {
    const chips = `${uid}-${unit}-codes`;
    return h(
      "li",
      { class: "entraide-item", "data-unit": unit },
      h(
        "button",
        { type: "button", class: "entraide-unit", "data-do": "unit" },
        h("span", { class: "entraide-number", text: String(unit) }),
        " ",
        h("span", { text }),
      ),
      h("ul", { class: "entraide-list entraide-chips", id: chips, "aria-label": t("coding.codes-on", { n: unit }) }),
      h("div", {}),
      h("div", { class: "entraide-findings" }),
    );
  }

  function drawUnit(item, { unit }) {
    const [sentence, chips, slot, findings] = item.children;
    const codings = desk.codingsOn(unit);
    const isCurrent = unit === desk.current;
    patch(sentence, {
      "aria-pressed": String(desk.selection.units.includes(unit)),
      tabindex: isCurrent ? "0" : "-1",
      "aria-describedby": codings.length ? chips.id : null,
    });
    patch(chips, { hidden: !codings.length });
    keyed(
      chips,
      codings,
      ({ code }) => code,
      makeChip,
      (chip, coding) => drawChip(chip.firstChild, coding, isCurrent),
    );
    const panel = desk.panel?.unit === unit ? [desk.panel] : [];
    keyed(slot, panel, ({ code }) => code, makePanel);
    drawFindings({ t, label }, findings, desk, unit);
  }

  function makeChip({ code }) {
    const place = desk.codes.findIndex((one) => one.code === code);
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "entraide-chip", "data-do": "chip", "data-code": code },
        mark(place),
        h("span", { text: label(code) }),
        h(
          "span",
          { class: "entraide-memoed" },
          icon("memo"),
          h("span", { class: "entraide-hidden", text: `, ${t("coding.with-memo")}` }),
        ),
      ),
    );
  }

  function drawChip(chip, { unit, code, memo }, isCurrent) {
    const isOpen = desk.panel?.unit === unit && desk.panel.code === code;
    patch(chip, { tabindex: isCurrent ? "0" : "-1", "aria-expanded": String(isOpen) });
    patch(chip.lastChild, { hidden: !memo.trim() });
  }

  function makePanel({ unit, code }) {
    const field = `${uid}-memo`;
    const name = t("coding.memo-for", { code: label(code), n: unit });
    const panel = h(
      "div",
      { class: "entraide-panel", role: "group", "aria-label": name, tabindex: "-1" },
      h("p", { class: "entraide-panel-name", text: label(code) }),
      h("label", { for: field, text: t("coding.memo-label") }),
      h("textarea", { class: "entraide-field", id: field, rows: "2", maxlength: "4000" }),
      h(
        "div",
        { class: "entraide-row" },
        button("close", t("coding.close")),
        button("remove", t("coding.remove-code"), { class: "entraide-button entraide-quiet" }),
      ),
    );
    panel.querySelector("textarea").value = desk.codingsOn(unit).find((one) => one.code === code)?.memo ?? "";
    return panel;
  }

  const itemOf = (unit) => [...list.children].find((one) => Number(one.dataset.unit) === unit);
  const sentenceOf = (unit) => itemOf(unit)?.querySelector(".entraide-unit");
  const chipsOf = (unit) => [...(itemOf(unit)?.querySelectorAll(".entraide-chip") ?? [])];

  return {
    node,
    draw,
    heading,
    sentenceOf,
    panel: () => list.querySelector(".entraide-panel"),
    chipOf: (unit, code) => chipsOf(unit).find((chip) => chip.dataset.code === code),
    unitAt: (target) => Number(target.closest("[data-unit]")?.dataset.unit),
    /** The sentence, its codes, one after the other: what stands `by` further than `from`. */
    beside(from, by) {
      const row = [sentenceOf(desk.current), ...chipsOf(desk.current)];
      return row[Math.min(row.length - 1, row.indexOf(from) + by)];
    },
  };
}
