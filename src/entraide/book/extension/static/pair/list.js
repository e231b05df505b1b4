/** Which exercises both have coded, to choose from, and those that one of them has coded alone. */

import { h } from "../../../../widgets/common/dom.js";
import { beside } from "./beside.js";
import { codedBy } from "./coder.js";
import { exerciseIn } from "./exercise.js";

/** @typedef {import("./coder.js").Coder} Coder @typedef {import("./words.js").PairWords} PairWords */
/** @typedef {{ parts: { pages: { page: string, exercises: { exercise: string }[] }[] }[] }} Course */
/**
 * @typedef {{ practice: import("./exercise.js").Practice, course: Course, mine: Coder, theirs: Coder, chosen: string,
 *   choose: (exercise: string) => void }} Choice
 */

/** @param {PairWords} words @param {Choice} choice */
export function choices(words, { practice, course, mine, theirs, chosen, choose }) {
  const { t } = words;
  const coded = codedBy(practice, mine, theirs);
  const alone = (/** @type {string} */ key, /** @type {string[]} */ exercises) => {
    const links = exercises.map((one) => h("li", {}, linkTo(course, one, practice.exercises[one].title)));
    return links.length ? [h("h3", { text: t(key) }), h("ul", {}, ...links)] : [];
  };
  const entries = coded.both.map((one) => {
    const { differing } = beside(exerciseIn(practice, one), mine.codings.get(one) ?? [], theirs.codings.get(one) ?? []);
    const press = h(
      "button",
      { type: "button", class: "book-button", "aria-pressed": String(one === chosen), "data-exercise": one },
      practice.exercises[one].title,
    );
    press.addEventListener("click", () => choose(one));
    return h("li", {}, press, h("span", { text: t("pair.differ", { n: differing.length }) }));
  });
  return [
    h("h2", { text: t("pair.both-coded") }),
    entries.length ? h("ul", { class: "book-pair-list" }, ...entries) : h("p", { text: t("pair.none-both") }),
    ...alone("pair.mine-alone", coded.mine),
    ...alone("pair.theirs-alone", coded.theirs),
  ];
}

/** @param {Course} course @param {string} exercise @param {string} title */
function linkTo({ parts }, exercise, title) {
  const page = parts
    .flatMap(({ pages }) => pages)
    .find(({ exercises }) => exercises.some((one) => one.exercise === exercise));
  return page ? h("a", { href: `${page.page}.html#${exercise}`, text: title }) : title;
}
