/** What stands above an excerpt: which one it is, who speaks, how it came about, and a word of care before a hard one. */

import { button } from "../common/answering.js";
import { h, keyed, patch } from "../common/dom.js";

/** @type {Record<string, string>} */
const CARE = {
  violence: "coding.care-violence",
  bereavement: "coding.care-bereavement",
  distress: "coding.care-distress",
};

/** @param {import("./unit.js").Page} page @param {boolean} practice */
export function createIntro({ t, desk }, practice) {
  const heading = h("h3", { class: "entraide-heading", tabindex: "-1" });
  const speaker = h("span", { class: "entraide-speaker" });
  const about = h("div", { class: "entraide-intro" });

  function make() {
    const { context, care } = desk.excerpt;
    return h("div", {}, context ? told(context) : null, care ? note(care) : null);
  }

  /** Whether it is folded: what was checked is read below it. Of one sentence nothing moves under the finger. */
  const isFolded = () => Boolean(desk.check) && !desk.isOne;

  /** How the excerpt came about. @param {string} context */
  function told(context) {
    if (!isFolded()) return h("p", { class: "entraide-context", text: context });
    return h(
      "details",
      { class: "entraide-context" },
      h("summary", { text: t("coding.context") }),
      h("p", { text: context }),
    );
  }

  /** The line of care, and where to find support. @param {string} care */
  function note(care) {
    const href = document.documentElement.dataset.entraideCare;
    const support = href ? h("a", { href, text: t("coding.support") }) : null;
    const may = t(practice ? "coding.may-skip" : "coding.may-leave");
    const line = h("p", { class: "entraide-care" }, t(CARE[care] ?? CARE.distress), " ", may, " ", support);
    const skip = button("next", t("coding.skip"), { class: "entraide-button entraide-skip" });
    if (!desk.isLast) line.append(" ", skip);
    return line;
  }

  function draw() {
    const { place, excerpts, excerpt } = desk;
    const total = excerpts.length;
    patch(heading, { text: t(total > 1 ? "coding.excerpt-of" : "coding.excerpt", { n: place + 1, total }) });
    patch(speaker, { text: excerpt.speaker ? t("coding.speaker", { speaker: excerpt.speaker }) : "" });
    keyed(about, [excerpt], () => `${desk.name} ${isFolded()}`, make);
  }

  return { nodes: [h("div", { class: "entraide-heads" }, heading, speaker), about], heading, draw };
}
