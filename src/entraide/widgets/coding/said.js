/** What the desk answers, in words. */

/** @typedef {import("../common/texts.js").Say} Say */

/**
 * "5 found, 2 missed, 1 extra."
 * @param {Say} t
 * @param {import("./feedback.js").Comparison} result
 */
export function summaryOf(t, { found, missed, extra }) {
  const counts = [
    t("coding.count-found", { n: found }),
    t("coding.count-missed", { n: missed }),
    t("coding.count-extra", { n: extra }),
  ];
  return missed + extra ? `${counts.join(", ")}.` : `${counts.join(", ")}. ${t("coding.perfect")}`;
}

/**
 * @param {Say} t
 * @param {import("./desk.js").Desk} desk
 * @param {import("./desk.js").Message} message
 * @returns {string}
 */
export function phrase(t, desk, [key, values = {}]) {
  const { code, units = [], what, n = units.length } = values;
  if (key === "summary") return desk.check ? summaryOf(t, desk.check) : "";
  return t(key, {
    ...values,
    n,
    list: units,
    code: code ? desk.labelOf(code) : "",
    what: what ? phrase(t, desk, what) : "",
  });
}
