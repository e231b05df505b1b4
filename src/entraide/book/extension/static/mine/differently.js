/** The codes that a reader reads differently from the reference, each pair with where that was. */

import { h } from "../../../../widgets/common/dom.js";
import { confusions } from "./confusions.js";

const MOST = 10; // pairs shown; a list of all would be no help to begin

/** @typedef {import("./mine.js").Mine} Mine @typedef {import("./progress.js").Done} Done */

/** @param {Mine} mine @param {Done} done @param {ReturnType<typeof import("./practise.js").openPractise>} practise */
export function showConfusions(mine, done, practise) {
  const found = confusions(mine.course, done).slice(0, MOST);
  mine.part("none").hidden = found.length > 0;
  mine.part("differently").replaceChildren(...found.map((one) => entryOf(mine, one, practise.offer(one))));
}

/** @param {Mine} mine @param {import("./confusions.js").Confusion} confusion @param {Array<HTMLElement | null>} offered */
function entryOf(mine, { codes, times, places }, offered) {
  const { t, label } = mine;
  const [one, other] = codes.map(label);
  return h(
    "li",
    {},
    h("strong", { text: t("mine.pair", { one, other }) }),
    h("span", { text: t("mine.times", { n: times }) }),
    ...offered,
    h(
      "details",
      {},
      h("summary", { text: t("mine.where") }),
      h("ul", {}, ...places.map((place) => h("li", {}, ...placeOf(mine, place)))),
    ),
  );
}

/** @param {Mine} mine @param {import("./confusions.js").Place} place */
function placeOf({ t, label, linkTo, exercises }, { exercise, excerpt, unit, reference, hers }) {
  const { page, title } = exercises.get(exercise) ?? { page: "", title: exercise };
  const link = page ? h("a", { href: linkTo(page, exercise), text: title }) : title;
  const said = { n: unit, reference: label(reference), hers: label(hers) };
  // Of a meeting that she led and coded, the stretch has its number in its name.
  const [, meeting] = /^meeting-(\d+)-/.exec(excerpt) ?? [];
  const text = meeting ? t("mine.read-own", { ...said, meeting }) : t("mine.read", { ...said, excerpt });
  return [h("p", {}, link), h("p", {}, text)];
}
