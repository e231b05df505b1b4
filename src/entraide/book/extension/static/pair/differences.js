/** Where two readers differ, unit by unit: both codes with their definitions, both memos, and the reference's reason. */

import { compare, referenceOn } from "../../../../widgets/coding/feedback.js";
import { h } from "../../../../widgets/common/dom.js";
import { labelOf, placeOf } from "./words.js";

/** @typedef {import("./coder.js").Coding} Coding @typedef {import("./exercise.js").Exercise} Exercise */
/** @typedef {import("./beside.js").OnUnit} OnUnit @typedef {import("./words.js").PairWords} PairWords */
/** @typedef {{ words: PairWords, exercise: Exercise, mine: Coding[], theirs: Coding[] }} Pair */

const BESIDE = 5; // words on either side of one
/** What an excerpt may speak of; anything else is told as distress. */
const CARE = ["bereavement", "distress", "violence"];

/** @param {Pair} pair @param {import("./beside.js").Beside} found */
export function differencesOf(pair, { differing, excerpts }) {
  const { t } = pair.words;
  const parts = excerpts.flatMap((excerpt) => {
    const units = differing.filter((one) => one.excerpt === excerpt);
    return units.length ? [onExcerpt(pair, excerpt, units)] : [];
  });
  return h(
    "section",
    {},
    h("h3", { text: t("pair.differences") }),
    h("p", { text: t("pair.differences-how") }),
    ...parts,
  );
}

/** @param {Pair} pair @param {string} name @param {OnUnit[]} units */
function onExcerpt(pair, name, units) {
  const { words, exercise } = pair;
  const excerpt = exercise.excerpts.find((one) => one.excerpt === name);
  const apart = exercise.layout === "words" ? " " : "\n";
  const care = excerpt?.care && (CARE.includes(excerpt.care) ? excerpt.care : "distress");
  const whole = excerpt?.units.map(({ text }) => text).join(apart) ?? "";
  return h(
    "div",
    { class: "book-pair-excerpt" },
    h("h4", { text: words.t("pair.excerpt", { n: placeOf(exercise, name) }) }),
    care ? h("p", { class: "book-pair-care", text: words.t(`coding.care-${care}`) }) : null,
    h(
      "details",
      {},
      h("summary", { text: words.t("pair.whole-excerpt") }),
      excerpt?.context ? h("p", { text: excerpt.context }) : null,
      h("p", { class: "book-pair-whole", text: whole }),
    ),
    ...units.map((unit) => onUnit(pair, unit)),
  );
}

/** @param {Pair} pair @param {OnUnit} unit */
function onUnit(pair, unit) {
  const { words, mine, theirs } = pair;
  const { t } = words;
  const name = t("pair.unit", { n: unit.unit });
  return h(
    "article",
    { class: "book-pair-unit", "aria-label": name },
    h("p", { class: "book-pair-text" }, h("strong", { text: name }), " ", ...textOf(pair.exercise, unit)),
    h(
      "div",
      { class: "book-pair-both" },
      side(pair, t("pair.you"), unit, [...unit.both, ...unit.mine], mine),
      side(pair, t("pair.she"), unit, [...unit.both, ...unit.theirs], theirs),
    ),
    h("details", {}, h("summary", { text: t("pair.show-reason") }), ...reasonsOf(pair, unit)),
  );
}

/** A sentence by itself; a word among those beside it. @param {Exercise} exercise @param {OnUnit} unit */
function textOf({ layout, excerpts }, { excerpt, unit, text }) {
  if (layout !== "words") return [text];
  const words = excerpts.find((one) => one.excerpt === excerpt)?.units ?? [];
  const at = words.findIndex((one) => one.unit === unit);
  const some = (/** @type {number} */ from, /** @type {number} */ to) =>
    words
      .slice(Math.max(0, from), to)
      .map((one) => one.text)
      .join(" ");
  return [`${some(at - BESIDE, at)} `, h("mark", { text }), ` ${some(at + 1, at + 1 + BESIDE)}`];
}

/** What one of them put, what she wrote there, and what each code means. @param {Pair} pair @param {string} who @param {OnUnit} unit @param {string[]} codes @param {Coding[]} codings */
function side({ words, exercise }, who, { excerpt, unit, both }, codes, codings) {
  const { t } = words;
  const put = (/** @type {string} */ code) => {
    const memo = codings.find((one) => one.excerpt === excerpt && one.unit === unit && one.code === code)?.memo.trim();
    return h(
      "li",
      {},
      meaning(words, exercise, code, both.includes(code) ? t("pair.both-put") : ""),
      memo ? h("p", { class: "book-pair-memo", text: t("pair.note", { note: memo }) }) : null,
    );
  };
  return h(
    "div",
    {},
    h("h5", { text: who }),
    codes.length ? h("ul", {}, ...codes.map(put)) : h("p", { text: t("pair.no-code") }),
  );
}

/** A code that opens on its rules. @param {PairWords} words @param {Exercise} exercise @param {string} code @param {string} more */
function meaning(words, exercise, code, more) {
  const name = h("summary", {}, h("strong", { text: labelOf(exercise, code) }), more ? ` ${more}` : null);
  return h("details", {}, name, ...rulesIn(words, exercise, code));
}

/** What the codebook says of a code. @param {PairWords} words @param {Exercise} exercise @param {string} code */
export function rulesIn({ t }, exercise, code) {
  const found = exercise.codes.find((one) => one.code === code);
  const rule = (/** @type {string} */ key, /** @type {string | undefined} */ text) =>
    text ? h("p", {}, h("strong", { text: t(key) }), " ", text) : null;
  return [
    h("p", { text: found?.definition ?? "" }),
    rule("code.include", found?.include),
    rule("code.exclude", found?.exclude),
  ];
}

/** What the reference has on a unit, and what it says of what either of them put. @param {Pair} pair @param {OnUnit} unit */
function reasonsOf({ words, exercise }, { excerpt, unit, both, mine, theirs }) {
  const { t } = words;
  const reference = exercise.reference[excerpt] ?? {};
  const expected = referenceOn(reference[unit], exercise.codes);
  const put = [...both, ...mine, ...theirs];
  const extra = compare({ [unit]: put }, reference, exercise.codes).units[unit].findings.filter(
    ({ verdict }) => verdict === "extra",
  );
  const said = (/** @type {string} */ code, /** @type {string} */ key, /** @type {string} */ why) =>
    h("p", {}, h("strong", { text: labelOf(exercise, code) }), ` (${t(key)}) `, why);
  return [
    expected.length ? null : h("p", { text: t("coding.no-reference") }),
    ...expected.map(({ code, status, why }) =>
      said(code, status === "acceptable" ? "coding.acceptable" : "coding.reference", why),
    ),
    ...extra.map(({ code, why, general }) =>
      said(code, "pair.not-in-reference", general ? `${t("coding.rule")} ${why}` : why),
    ),
  ].filter((one) => one !== null);
}
