/** What the pair's page says: texts from the catalogue, codes by their names, figures as the language writes them. */

import { listed, number, percent } from "../../../../widgets/common/numbers.js";
import { speaker } from "../../../../widgets/common/texts.js";

/** @typedef {import("./exercise.js").Exercise} Exercise */

export class PairWords {
  /** @param {string} locale @param {Record<string, import("../../../../widgets/common/texts.js").Text>} texts */
  constructor(locale, texts) {
    this.locale = locale;
    this.t = speaker({ get: (name) => (name === "locale" ? locale : texts) });
  }

  /** A coefficient. @param {number | null} value */
  figure(value) {
    return value === null ? this.t("agreement.undefined") : number(this.locale, value, 2, 2);
  }

  /** @param {[number, number] | null} interval */
  interval(interval) {
    if (!interval) return this.t("pair.no-interval");
    const [low, high] = interval.map((one) => this.figure(one));
    return this.t("pair.interval", { low, high });
  }

  /** @param {number} share */
  percent(share) {
    return percent(this.locale, share);
  }

  /** Codes by their names, between quotation marks. @param {Exercise} exercise @param {string[]} codes */
  quoted(exercise, codes) {
    return listed(
      this.locale,
      codes.map((code) => this.t("agreement.quoted", { code: labelOf(exercise, code) })),
    );
  }

  /** What both put, first; a part at zero is not said. As a check says it (coding/summary.js). @param {Exercise} exercise @param {import("./beside.js").Beside} found */
  summary(exercise, { common, mine, theirs, blank, differing, units }) {
    if (!differing.length) return [this.t("pair.alike", { n: units.length })];
    const { excerpt, unit } = startOf(differing);
    const start = { unit, excerpt: placeOf(exercise, excerpt) };
    return [
      this.t(common ? "pair.common" : "pair.none-common", { n: common }),
      blank && this.t("pair.blank", { n: blank }),
      !common && this.t("feedback.start-in", start),
      common && mine && theirs && this.t("pair.each-own", { theirs, mine }),
      common && theirs && !mine && this.t("pair.hers-only", { n: theirs }),
      common && mine && !theirs && this.t("pair.yours-only", { n: mine }),
    ].filter((one) => typeof one === "string");
  }
}

/** Where to begin: where one code stands in the place of another, the rule between the two decides. @param {import("./beside.js").OnUnit[]} differing */
export function startOf(differing) {
  return differing.find((one) => one.mine.length && one.theirs.length) ?? differing[0];
}

/** @param {Exercise} exercise @param {string} code */
export function labelOf(exercise, code) {
  return exercise.codes.find((one) => one.code === code)?.label ?? code;
}

/** Which excerpt of the exercise it is, counted from 1. @param {Exercise} exercise @param {string} excerpt */
export function placeOf(exercise, excerpt) {
  return exercise.excerpts.findIndex((one) => one.excerpt === excerpt) + 1;
}
