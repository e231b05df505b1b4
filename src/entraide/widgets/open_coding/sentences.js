/** The comparison in words: where her codes and the course's meet, and what to ask oneself about it. */

/**
 * @typedef {import("../common/texts.js").Say} Say
 * @typedef {import("./overlap.js").Beside} Beside
 * @typedef {(code: string) => string} Name what a code is called
 */

/** What is said of one of her codes, and then what to ask. @param {Say} t @param {Beside} beside @param {Name} own @param {Name} course @returns {{ said: string[], ask: string }} */
export function besideSaid(t, { code, n, meets }, own, course) {
  const hers = own(code);
  if (!n) return { said: [t("open.nowhere", { own: hers })], ask: "" };
  if (!meets.length) return { said: [t("open.alone", { n, own: hers })], ask: t("open.ask-alone", { own: hers }) };
  const said = meets.map(({ code: other, both, hers: more, theirs }) =>
    t(keyOf(more, theirs), { n: both, own: hers, course: course(other), more, theirs }),
  );
  return { said, ask: t("open.ask", { own: hers, course: course(meets[0].code) }) };
}

/** @param {number} more @param {number} theirs */
function keyOf(more, theirs) {
  if (more && theirs) return "open.meet-both-more";
  if (more) return "open.meet-yours-more";
  return theirs ? "open.meet-theirs-more" : "open.meet-same";
}

/**
 * What neither coded, by excerpt.
 * @param {Say} t @param {import("./overlap.js").Place[]} places @param {string[]} excerpts in their order
 */
export function neitherSaid(t, places, excerpts) {
  const by = excerpts.map((excerpt) => places.filter((one) => one.excerpt === excerpt).map(({ unit }) => unit));
  const named = by.flatMap((units, at) =>
    units.length
      ? [t(excerpts.length > 1 ? "open.units-of" : "open.units", { n: units.length, list: units, at: at + 1 })]
      : [],
  );
  return places.length ? t("open.neither", { n: places.length, list: named }) : t("open.neither-none");
}
