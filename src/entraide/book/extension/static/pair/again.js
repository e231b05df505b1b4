/** Code again: the excerpts on which both differed, blank, in the real exercise; then agreement before and after. */

import { h } from "../../../../widgets/common/dom.js";
import { beside } from "./beside.js";
import { againOf } from "./exercise.js";
import { table } from "./figures.js";
import { measured } from "./measured.js";

/** @typedef {import("./coder.js").Coder} Coder @typedef {import("./exercise.js").Exercise} Exercise */
/** @typedef {import("./words.js").PairWords} PairWords */

/**
 * The state of the exercise that is drawn. It holds no reference: what one codes again is held to the rule that both wrote.
 * @param {Exercise} exercise @param {string[]} excerpts @param {{ lang: string, locale: string, title: string, esm: string }} how
 */
export function againState(exercise, excerpts, { lang, locale, title, esm }) {
  return {
    _esm: esm,
    exercise: againOf(exercise.exercise),
    mode: "assignment",
    lang,
    locale,
    title,
    excerpts: exercise.excerpts.filter(({ excerpt }) => excerpts.includes(excerpt)),
    themes: exercise.themes,
    feedback: {},
    layout_of_units: exercise.layout,
    answer: {},
    saved: {},
  };
}

/**
 * The excerpts to code again: those on which both differed, and those that either has coded again before.
 * @param {Exercise} exercise @param {import("./beside.js").Beside} found @param {Coder} mine @param {Coder} theirs
 */
export function excerptsAgain(exercise, found, mine, theirs) {
  const name = againOf(exercise.exercise);
  const before = [...(mine.codings.get(name) ?? []), ...(theirs.codings.get(name) ?? [])];
  const named = [...found.differing, ...before].map(({ excerpt }) => excerpt);
  return exercise.excerpts.map(({ excerpt }) => excerpt).filter((one) => named.includes(one));
}

/**
 * Both codings of the excerpts that both have coded again, before and after; null while there is none.
 * @param {Exercise} exercise @param {Coder} mine @param {Coder} theirs
 */
export function beforeAndAfter(exercise, mine, theirs) {
  const [first, second] = [exercise.exercise, againOf(exercise.exercise)];
  const of = (/** @type {Coder} */ coder, /** @type {string} */ name) => coder.codings.get(name) ?? [];
  const { excerpts } = beside(exercise, of(mine, second), of(theirs, second));
  if (!excerpts.length) return null;
  const these = { ...exercise, excerpts: exercise.excerpts.filter(({ excerpt }) => excerpts.includes(excerpt)) };
  const codes = exercise.codes.map(({ code }) => code);
  const [before, after] = [first, second].map((name) => {
    const [ours, hers] = [of(mine, name), of(theirs, name)];
    const found = beside(these, ours, hers);
    return found.units.length
      ? { ...found, ...measured(found.units, codes, ours, hers), units: found.units.length }
      : null;
  });
  return before && after ? { excerpts, before, after } : null;
}

/** @param {PairWords} words @param {NonNullable<ReturnType<typeof beforeAndAfter>>} both */
export function beforeAndAfterOf(words, { excerpts, before, after }) {
  const { t } = words;
  const row = (/** @type {string} */ key, /** @type {(one: typeof before) => string} */ of) => [
    t(key),
    of(before),
    of(after),
  ];
  return h(
    "div",
    {},
    h("p", { text: t("pair.after-over", { n: excerpts.length, units: after.units }) }),
    table(
      t("pair.after"),
      [t("pair.measure-head"), t("pair.before-head"), t("pair.after-head")],
      [
        row("pair.after-common", ({ common }) => String(common)),
        row("pair.after-differing", ({ differing }) => String(differing.length)),
        row("pair.after-percent", ({ percent }) => words.percent(percent)),
        row("agreement.kappa", ({ kappa }) => words.figure(kappa)),
        row("pair.interval-head", ({ interval }) => words.interval(interval)),
      ],
    ),
    h("p", { text: t("pair.after-limit") }),
  );
}
