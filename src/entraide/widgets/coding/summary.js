/** What a check found, in sentences. Python says the same of a graded coding (coding/summary.py). */

/** @typedef {import("../common/texts.js").Say} Say */

/**
 * What is in common comes first, and a part at zero is not said.
 * @param {Say} t
 * @param {Omit<import("./feedback.js").Comparison, "units">} result
 * @returns {string}
 */
export function summaryOf(t, { found, fits, missed, extra, blank, start }) {
  const nothing = !found && !fits;
  const said = [
    found ? t("coding.common", { n: found }) : "",
    nothing ? t(missed ? "coding.none-common" : "coding.none-asked") : "",
    fits ? t("coding.accepted", { n: fits }) : "",
    blank ? t("coding.blank", { n: blank }) : "",
    start ? t("coding.start", { unit: start.unit }) : "",
    nothing ? "" : differences(t, missed, extra, fits),
  ];
  return said.filter(Boolean).join(" ");
}

/** A second reading that is accepted is no difference to look at, and not quite the same. @param {Say} t @param {number} missed @param {number} extra @param {number} fits */
function differences(t, missed, extra, fits) {
  if (missed && extra) return t("coding.each-only", { n: missed, yours: extra });
  if (missed) return t("coding.more-there", { n: missed });
  if (extra) return t("coding.more-yours", { n: extra });
  return fits ? "" : t("coding.alike");
}

/**
 * The rule to read first where nothing is in common, and the name of its code.
 * @param {import("./feedback.js").Start | null | undefined} start @param {import("./desk.js").Code[]} codes
 */
export function ruleOf(start, codes) {
  const code = start && codes.find((one) => one.code === start.code);
  return code ? { label: code.label, text: start.extra ? code.exclude : code.include } : null;
}
