/**
 * A coding beside the reference coding: what was found, missed or added, sentence by sentence. It counts and explains;
 * points are given elsewhere, and only for graded work.
 *
 * @typedef {{ status: "required" | "acceptable" | "tempting", why: string }} Expected
 * @typedef {{ code: string, kind: "hit" | "fits" | "miss" | "extra", why: string }} Finding
 * @typedef {{ units: Record<number, { codes: string[], findings: Finding[] }>,
 *             hit: number, miss: number, extra: number }} Comparison
 */

/**
 * @param {Record<number, string[]>} coded the codes on each unit of an excerpt
 * @param {Record<string, Record<string, Expected>>} reference by unit, then code
 * @param {Array<{ code: string, exclude: string }>} codes the codes on offer; an extra without a reason of its own
 *   is explained by its code's rule
 * @returns {Comparison}
 */
export function compare(coded, reference, codes) {
  const result = { units: {}, hit: 0, miss: 0, extra: 0 };
  for (const [unit, applied] of Object.entries(coded)) {
    const findings = codes.map((code) => judge(code, applied.includes(code.code), reference[unit]?.[code.code]));
    const kept = findings.filter((finding) => finding !== null);
    for (const { kind } of kept) if (kind !== "fits") result[kind] += 1;
    result.units[unit] = {
      codes: applied,
      findings: kept.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    };
  }
  return result;
}

const ORDER = ["hit", "fits", "miss", "extra"];

/** @returns {Finding | null} */
function judge({ code, exclude }, applied, expected) {
  const why = expected?.why ?? "";
  if (expected?.status === "required") return { code, kind: applied ? "hit" : "miss", why };
  if (!applied) return null;
  return expected?.status === "acceptable" ? { code, kind: "fits", why } : { code, kind: "extra", why: why || exclude };
}

/**
 * What the reference coding holds for one unit: the required codes first, then those that would fit too.
 * @param {Record<string, Expected>} [expected]
 * @param {Array<{ code: string }>} codes
 * @returns {Array<Expected & { code: string }>}
 */
export function referenceOn(expected, codes) {
  const listed = (status) =>
    codes.filter(({ code }) => expected?.[code]?.status === status).map(({ code }) => ({ code, ...expected[code] }));
  return [...listed("required"), ...listed("acceptable")];
}

/** Whether the codes differ from those that were checked. @param {string[]} checked @param {string[]} now */
export function differs(checked, now) {
  return checked.length !== now.length || now.some((code) => !checked.includes(code));
}
