/** Where one begins: what the meeting is about, its evenings, and the meetings that are kept. */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";
import { numberOf } from "./kept.js";
import { takenOver } from "./leading.js";
import { meetingSaid } from "./people.js";
import { SO_FAR } from "./tables.js";

/**
 * What is known of a meeting before it begins. @typedef {{ meeting: string, title: string, care?: string, context?: string,
 *   turns: number, carried?: string[], earlier?: string[], evenings: import("./tables.js").Evening[],
 *   endings?: Array<{ ending: string, title?: string }> }} About
 *   `earlier` are the meetings that it may go on from
 * @typedef {import("./offer_view.js").Page & { about: About[], others: () => import("./kept.js").Kept[] }} Begin
 *   `others` are meetings that she led in other exercises
 */

/** @param {Begin} page @returns {HTMLElement[]} */
export function beginning(page) {
  const { t, leading, about } = page;
  const back = leading.before && button("bring-back", t("lead.bring-back"));
  const said = h("p", {
    class: "entraide-notice",
    role: "alert",
    tabindex: back ? "-1" : null,
    text: t(leading.notice),
  });
  const notice = leading.notice ? [said, h("div", { class: "entraide-row" }, back)] : [];
  return [...notice, ...keptMeetings(page), ...about.map((one) => beginOf(page, one))];
}

/** A meeting to begin. @param {Begin} page @param {About} about */
function beginOf({ t, uid, leading, others }, about) {
  const group = `${uid}-${about.meeting}`;
  const begun = about.evenings.filter(({ evening }) => evening !== SO_FAR);
  const evenings = begun.map(({ evening, label }) => ({ value: evening, sets: "", label }));
  const led = about.earlier?.length ? [...leading.value.meetings, ...others()] : [];
  const earlier = led.filter((one) => about.earlier?.includes(one.meeting) && takenOver(about, one));
  const soFar = earlier.map((one) => ({
    value: SO_FAR,
    sets: takenOver(about, one),
    label: t("lead.so-far", { n: numberOf(one.id) }),
  }));
  const options = [...soFar, ...evenings].map(({ value, sets, label }, n) =>
    h(
      "label",
      { class: "entraide-evening" },
      h("input", { type: "radio", name: group, value, "data-sets": sets, checked: n === 0 }),
      h("span", { text: label }),
    ),
  );
  return h(
    "div",
    { class: "entraide-start", "data-meeting": about.meeting },
    h("h3", { tabindex: "-1", text: about.title }),
    about.care ? h("p", { class: "entraide-notice", text: about.care }) : null,
    about.context ? h("p", { class: "entraide-context", text: about.context }) : null,
    h("fieldset", { class: "entraide-evenings" }, h("legend", { text: t("lead.which-evening") }), ...options),
    h("div", { class: "entraide-row" }, button("begin", t("lead.begin"), { class: "entraide-button entraide-main" })),
  );
}

/** @param {Begin} page */
function keptMeetings({ t, uid, leading, about }) {
  const { meetings } = leading.value;
  if (!meetings.length) return [];
  const named = meetings.map((kept) => {
    const own = about.find(({ meeting }) => meeting === kept.meeting) ?? { title: kept.meeting, turns: 0 };
    return { kept, name: meetingSaid(t, own, kept, numberOf(kept.id)) };
  });
  const items = named.map(({ kept, name }) =>
    h(
      "li",
      { "data-kept": kept.id },
      h("span", { text: kept.id === leading.value.handed_in ? t("lead.handed-in", { name }) : name }),
      button("open", t("lead.open"), { "aria-label": t("lead.open-this", { name }) }),
      button("let-go", t("lead.let-go"), {
        class: "entraide-button entraide-quiet",
        "aria-label": t("lead.let-go-of", { name }),
      }),
    ),
  );
  return [
    h(
      "div",
      { class: "entraide-kept" },
      h("h3", { tabindex: "-1", text: t("lead.kept") }),
      h("ul", {}, ...items),
      ...besideChoice(t, uid, named),
    ),
  ];
}

/** Two of one evening to be set beside each other. @param {import("../common/texts.js").Say} t @param {string} uid @param {Array<{ kept: import("./kept.js").Kept, name: string }>} named */
function besideChoice(t, uid, named) {
  const several = named.filter(({ kept }) => named.filter((other) => other.kept.meeting === kept.meeting).length > 1);
  if (!several.length) return [];
  const list = (/** @type {string} */ which, /** @type {string} */ label, /** @type {number} */ at) => {
    const options = several.map(({ kept, name }, n) => h("option", { value: kept.id, text: name, selected: n === at }));
    const id = `${uid}-${which}`;
    return [
      h("label", { for: id, text: label }),
      h("select", { id, class: "entraide-select", "data-beside": which }, ...options),
    ];
  };
  return [
    h(
      "details",
      { class: "entraide-more" },
      h("summary", { text: t("lead.compare-two") }),
      ...list("one", t("lead.compare-one"), 0),
      ...list("other", t("lead.compare-other"), several.length - 1),
      h("div", { class: "entraide-row" }, button("beside", t("lead.compare"))),
    ),
  ];
}
