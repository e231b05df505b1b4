/** Practice material of a small course, for tests: two coding exercises and a question. */

/** @param {string} code */
const code = (code) => ({ code, label: code.toUpperCase(), definition: `What ${code} is.`, include: "", exclude: "" });

/** @param {string} excerpt @param {number} n */
const excerpt = (excerpt, n) => ({
  excerpt,
  speaker: "S01",
  care: "",
  context: "",
  units: Array.from({ length: n }, (_, at) => ({ unit: at + 1, text: `${excerpt}, sentence ${at + 1}.` })),
});

/** @type {import("#book/extension/static/pair/exercise.js").Practice} */
export const PRACTICE = {
  exercises: {
    first: { kind: "coding", title: "First", items: ["P1", "P2"], codes: ["a", "b"] },
    asked: { kind: "choice", title: "Asked", items: ["Q1"], codes: [] },
    second: { kind: "coding", title: "Second", items: ["P2"], codes: ["b", "c"], layout: "words" },
  },
  excerpts: { P1: excerpt("P1", 4), P2: excerpt("P2", 3) },
  themes: [
    { theme: "one", label: "One", codes: [code("a"), code("b")] },
    { theme: "two", label: "Two", codes: [code("c")] },
  ],
  reference: { P1: { 1: { a: { status: "required", why: "Because." } } } },
};

/** Codings from "P1 1 a" and the like. @param {string[]} written */
export function codings(...written) {
  return written.map((one) => {
    const [excerpt, unit, code, memo = ""] = one.split(" ");
    return { excerpt, unit: Number(unit), code, memo };
  });
}

/** @param {string} exercise @param {unknown} value */
export function record(exercise, value, saved_at = "2026-01-31T14:05:00.000Z") {
  return { schema: 1, exercise, kind: "coding", lang: "en", saved_at, value };
}
