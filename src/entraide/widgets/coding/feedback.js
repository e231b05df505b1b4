/**
 * A coding beside the reference coding: what was found, missed and extra, unit by unit. The one reckoning of it in
 * JavaScript; grading has its own in Python, held to the same table of cases. Points are given there alone. What is
 * missed here is read as "reference only", what is extra as "yours only" (summary.js).
 *
 * @typedef {{ status: "required" | "acceptable" | "tempting", why: string }} Expected
 * @typedef {Record<string, Record<string, Expected>>} OnExcerpt what the reference says by unit, then code
 * @typedef {"found" | "fits" | "missed" | "extra"} Verdict
 * @typedef {{ code: string, verdict: Verdict, why: string, general?: boolean }} Finding `general` where the code's rule
 *   stands for a reason that nobody wrote of this unit
 * @typedef {{ codes: string[], findings: Finding[] }} Checked a unit's codes as they were, and what was said of them
 * @typedef {{ unit: number, code: string, extra: boolean }} Start where to begin, and the code whose rule decides there
 * @typedef {{ units: Record<number, Checked>, found: number, fits: number, missed: number, extra: number, blank: number,
 *   start: Start | null }} Comparison `blank` counts units rightly left without a code; `start` where nothing is in common
 */

/** @type {Verdict[]} */
const ORDER = ["found", "fits", "missed", "extra"];

/**
 * @param {Record<number, string[]>} coded the codes on each unit of an excerpt
 * @param {OnExcerpt} reference
 * @param {Array<{ code: string, exclude?: string }>} codes the codes on offer; an extra without a reason of its own
 *   is explained by its code's rule
 * @returns {Comparison}
 */
export function compare(coded, reference, codes) {
  /** @type {Comparison["units"]} */
  const units = {};
  for (const [unit, applied] of Object.entries(coded)) {
    const findings = codes.flatMap((code) => judged(code, applied.includes(code.code), reference[unit]?.[code.code]));
    findings.sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
    units[Number(unit)] = { codes: applied, findings };
  }
  const all = Object.values(units).flatMap(({ findings }) => findings);
  const count = (/** @type {Verdict} */ verdict) => all.filter((one) => one.verdict === verdict).length;
  const [found, fits, missed, extra] = ORDER.map(count);
  const blank = Object.values(units).filter(({ findings }) => !findings.length).length;
  return { units, found, fits, missed, extra, blank, start: found + fits ? null : startOf(units) };
}

/**
 * Where a reader who has nothing in common begins: a unit where one code stands in the place of another, for the rule
 * between the two decides there; else one with a code too many, else one without its code.
 * @param {Comparison["units"]} units @returns {Start | null}
 */
function startOf(units) {
  const all = Object.entries(units).map(([unit, { findings }]) => {
    const first = (/** @type {Verdict} */ verdict) => findings.find((one) => one.verdict === verdict)?.code;
    return { unit: Number(unit), missed: first("missed"), extra: first("extra") };
  });
  const found =
    all.find(({ missed, extra }) => missed && extra) ??
    all.find(({ extra }) => extra) ??
    all.find(({ missed }) => missed);
  return found ? { unit: found.unit, code: found.extra ?? found.missed ?? "", extra: Boolean(found.extra) } : null;
}

/**
 * What is to be said of one code on one unit, if anything.
 * @param {{ code: string, exclude?: string }} code @param {boolean} applied @param {Expected} [expected]
 * @returns {Finding[]}
 */
function judged({ code, exclude }, applied, expected) {
  const why = expected?.why ?? "";
  if (expected?.status === "required") return [{ code, verdict: applied ? "found" : "missed", why }];
  if (!applied) return [];
  if (expected?.status === "acceptable") return [{ code, verdict: "fits", why }];
  return [why ? { code, verdict: "extra", why } : { code, verdict: "extra", why: exclude ?? "", general: true }];
}

/**
 * What the reference coding holds for one unit: the required codes first, then those that would fit too.
 * @param {Record<string, Expected> | undefined} expected
 * @param {Array<{ code: string }>} codes
 * @returns {Array<Expected & { code: string }>}
 */
export function referenceOn(expected, codes) {
  const all = codes.flatMap(({ code }) => (expected?.[code] ? [{ code, ...expected[code] }] : []));
  return [...all.filter(({ status }) => status === "required"), ...all.filter(({ status }) => status === "acceptable")];
}

/** Whether the codes differ from those that were checked. @param {string[]} checked @param {string[]} now */
export function differs(checked, now) {
  return checked.length !== now.length || now.some((code) => !checked.includes(code));
}
