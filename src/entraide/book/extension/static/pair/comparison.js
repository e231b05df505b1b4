/** One exercise that both have coded: the summary, the figures, the differences, the rules, and coding again. */

import { h } from "../../../../widgets/common/dom.js";
import { downloadText } from "../common/notice.js";
import { againState, beforeAndAfter, beforeAndAfterOf, excerptsAgain } from "./again.js";
import { beside, codesToSettle, onOtherTexts } from "./beside.js";
import { coderHere } from "./coder.js";
import { differencesOf } from "./differences.js";
import { againOf } from "./exercise.js";
import { figuresOf } from "./figures.js";
import { measured } from "./measured.js";
import { earlierRules, keepRule, rulesAsText } from "./rules.js";
import { rulesOf } from "./rules_view.js";
import { labelOf, placeOf, startOf } from "./words.js";

/**
 * @typedef {{ words: import("./words.js").PairWords, practice: import("./exercise.js").Practice,
 *   exercise: import("./exercise.js").Exercise, mine: import("./coder.js").Coder, theirs: import("./coder.js").Coder,
 *   store: import("../common/store.js").Store, draw: import("../host.js").Draw, box: HTMLElement, signal: AbortSignal }} Open
 */

/** @param {Open} open */
export function openComparison(open) {
  const { words, exercise, mine, theirs } = open;
  const { t } = words;
  const [ours, hers] = [mine, theirs].map(({ codings }) => codings.get(exercise.exercise) ?? []);
  const found = beside(exercise, ours, hers);
  const heading = h("h2", { tabindex: "-1", text: exercise.title });
  const changed = onOtherTexts(exercise, found.excerpts, [ours, hers]);
  const notes = [
    ...saidOf(open, changed, "pair.text-changed"),
    ...saidOf(open, found.alone.mine, "pair.excerpt-mine"),
    ...saidOf(open, found.alone.theirs, "pair.excerpt-theirs"),
  ];
  if (!found.units.length) return h("div", {}, heading, h("p", { text: t("pair.no-excerpt") }), ...notes);
  const figures = measured(
    found.units,
    exercise.codes.map(({ code }) => code),
    ours,
    hers,
  );
  return h(
    "div",
    {},
    heading,
    h("p", { class: "book-pair-summary", text: words.summary(exercise, found).join(" ") }),
    ...(found.common ? [] : rulesToBegin(exercise, found.differing)),
    ...notes,
    figuresOf(words, exercise, figures),
    found.differing.length ? differencesOf({ words, exercise, mine: ours, theirs: hers }, found) : null,
    rules(open, codesToSettle(found.differing)),
    again(open, found),
  );
}

/** Where nothing is in common: the rules that decide on the unit to begin with. @param {import("./exercise.js").Exercise} exercise @param {import("./beside.js").OnUnit[]} differing */
function rulesToBegin({ codes }, differing) {
  const { mine, theirs } = startOf(differing);
  const put = codes.filter(({ code }) => mine.includes(code) || theirs.includes(code));
  return put.map(({ label, exclude }) => h("p", {}, h("strong", { text: label }), " ", exclude));
}

/** What is to be said of some excerpts, by their places. @param {Open} open @param {string[]} excerpts @param {string} key */
function saidOf({ words, exercise }, excerpts, key) {
  const places = excerpts.map((one) => placeOf(exercise, one));
  return places.length ? [h("p", { text: words.t(key, { n: places.length, excerpts: places }) })] : [];
}

/** @param {Open} open @param {string[]} differing */
function rules({ words, exercise, mine, theirs, store, box, signal }, differing) {
  const ruled = exercise.codes.map(({ code }) => code).filter((code) => mine.rules.has(code) || theirs.rules.has(code));
  const codes = [...new Set([...differing, ...ruled])];
  if (!codes.length) return null;
  const written = new Map(mine.rules);
  return rulesOf(words, exercise, codes, {
    mine: mine.rules,
    theirs: theirs.rules,
    signal,
    earlier: (code) => earlierRules(store, code),
    keep(code, text) {
      if (text.trim()) written.set(code, text);
      else written.delete(code);
      return keepRule(store, code, text, box.dataset.lang ?? "");
    },
    save() {
      const here = new Map([...written].filter(([code]) => exercise.codes.some((one) => one.code === code)));
      const label = (/** @type {string} */ code) => labelOf(exercise, code);
      downloadText(
        words.t("pair.rules-file"),
        rulesAsText(here, label, words.t("pair.rules-title", { exercise: exercise.title })),
      );
    },
  });
}

/** @param {Open} open @param {import("./beside.js").Beside} found */
function again({ words, practice, exercise, mine, theirs, store, draw, box, signal }, found) {
  const { t } = words;
  const excerpts = excerptsAgain(exercise, found, mine, theirs);
  if (!excerpts.length) return null;
  const name = againOf(exercise.exercise);
  const place = h("div", { class: "book-pair-again" });
  const result = h("div");
  const start = h("button", {
    type: "button",
    class: "book-button",
    text: t("pair.again-start", { n: excerpts.length }),
  });
  const tell = (here = coderHere(practice, store)) => {
    const both = beforeAndAfter(exercise, here, theirs);
    const [own, other] = [here.codings.has(name), theirs.codings.has(name)];
    const wait = own ? "pair.again-she-waits" : other ? "pair.again-you-wait" : "";
    result.replaceChildren(both ? beforeAndAfterOf(words, both) : h("p", { text: wait ? t(wait) : "" }));
  };
  const begin = () => {
    start.hidden = true;
    const { lang = "", locale = "", esm = "" } = box.dataset;
    const title = t("pair.again-title", { exercise: exercise.title });
    const model = draw(place, againState(exercise, excerpts, { lang, locale, title, esm }), signal);
    model.on("change:saved", () => tell());
  };
  start.addEventListener("click", begin);
  if (mine.codings.has(name)) begin();
  tell();
  return h(
    "section",
    {},
    h("h3", { text: t("pair.again") }),
    h("p", { text: t("pair.again-how") }),
    start,
    place,
    result,
  );
}
