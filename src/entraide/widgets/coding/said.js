/** What the desk answers, in words. */

/** @typedef {import("../common/texts.js").Say} Say */

/**
 * @param {Say} t
 * @param {import("./desk.js").Desk} desk
 * @param {import("./desk.js").Message} message
 * @returns {string}
 */
export function phrase(t, desk, [key, values = {}]) {
  const { code, units = [], what, n = units.length } = values;
  return t(key, {
    ...values,
    n,
    list: units,
    code: code ? desk.labelOf(code) : "",
    what: what ? phrase(t, desk, what) : "",
  });
}
