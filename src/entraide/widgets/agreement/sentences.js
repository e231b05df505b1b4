/**
 * What the figures of an agreement say, and where to look. No page is known here.
 *
 * @typedef {import("./comparison.js").Applied} Applied
 * @typedef {import("./comparison.js").Compared} Compared
 * @typedef {import("./comparison.js").Place} Place
 * @typedef {{ exercise: string, excerpts: { excerpt: string, units: number[] }[],
 *             codes: { code: string, label: string }[], reference: Applied[], fits: Applied[],
 *             coders: { coder: string, codings: Applied[] }[] }} Payload `fits` holds what the reference accepts
 * @typedef {{ coder: string, name: string, short: string, above: string, inText: string, codings: Applied[] }} Other
 *   somebody to compare with, and what she is called: in a list, in a row, above a column, in a sentence
 */

import { listed, number, percent } from "../common/numbers.js";
import { has } from "./comparison.js";

const REFERENCE = "reference";

export class AgreementWords {
  /** @param {string} locale @param {import("../common/texts.js").Say} t @param {Payload} payload */
  constructor(locale, t, payload) {
    this.locale = locale;
    this.t = t;
    this.payload = payload;
  }

  /** The reference first, then the simulated coders. @returns {Other[]} */
  others() {
    const { reference, coders } = this.payload;
    return [
      {
        coder: REFERENCE,
        codings: reference,
        name: this.t("agreement.reference"),
        short: this.t("agreement.reference-short"),
        above: this.t("agreement.reference-above"),
        inText: this.t("agreement.reference-in"),
      },
      ...coders.map((one) => ({ ...one, name: one.coder, short: one.coder, above: one.coder, inText: one.coder })),
    ];
  }

  /** @param {string} code */
  label(code) {
    return this.payload.codes.find((one) => one.code === code)?.label ?? code;
  }

  /** A coefficient. @param {number | null} value */
  figure(value) {
    return value === null ? this.t("agreement.undefined") : number(this.locale, value, 2, 2);
  }

  /** @param {number} same @param {number} all */
  share(same, all) {
    return this.t("agreement.share", { same, all, percent: percent(this.locale, same / all) });
  }

  /**
   * The reader beside one of the others, sentence by sentence.
   * @param {Other & Compared} other @param {Place[]} places @param {Applied[]} mine
   */
  sentences({ coder, inText, differences, codes, most }, places, mine) {
    const oneSided = codes.filter((one) => !one.mine !== !one.theirs);
    const undefinedOn = codes.filter(({ kappa }) => kappa === null);
    const accepted = coder === REFERENCE ? this.accepted(places, mine) : 0;
    return [
      most ? this.look(most, differences, inText) : this.t("agreement.alike", { n: places.length }),
      accepted && this.t("agreement.accepted", { n: accepted }),
      oneSided.length && this.t("agreement.one-sided", { n: oneSided.length, list: this.quoted(oneSided) }),
      undefinedOn.length && this.t("agreement.no-figure", { list: this.quoted(undefinedOn) }),
    ].filter((one) => typeof one === "string");
  }

  /** Where to look first. @param {import("./comparison.js").OnCode} most @param {number} n @param {string} name */
  look({ code, mine, theirs, both, differ }, n, name) {
    const counts = { n, name, mine, theirs, both };
    return this.t("agreement.look", { ...counts, code: this.label(code), where: this.where(differ) });
  }

  /** How many of the reader's codes are second readings. @param {Place[]} places @param {Applied[]} mine */
  accepted(places, mine) {
    const here = this.payload.fits.filter(({ excerpt, unit }) =>
      places.some((place) => place.excerpt === excerpt && place.unit === unit),
    );
    return here.filter((one) => has(mine, one, one.code)).length;
  }

  /** "unit 3 of excerpt 1 and units 2 and 5 of excerpt 2" @param {Place[]} differ */
  where(differ) {
    const parts = this.payload.excerpts.flatMap(({ excerpt }, place) => {
      const units = differ.filter((one) => one.excerpt === excerpt).map(({ unit }) => unit);
      return units.length ? [this.t("agreement.where", { n: units.length, units, excerpt: place + 1 })] : [];
    });
    return listed(this.locale, parts);
  }

  /** @param {{ code: string }[]} codes */
  quoted(codes) {
    return listed(
      this.locale,
      codes.map(({ code }) => this.t("agreement.quoted", { code: this.label(code) })),
    );
  }
}
