/** What a student hands in, and what a file of hers holds: her answer records, in the notebook that was released. */

/** @typedef {import("../../../../widgets/shared/record.js").AnswerRecord} AnswerRecord */
/** @typedef {{ cell_type: string, metadata?: { nbgrader?: { grade_id?: string } }, outputs?: unknown[] }} Cell */
/** @typedef {{ cells: Cell[], metadata: { entraide?: Record<string, unknown> } & Record<string, unknown> }} Notebook */

const MIME = "application/vnd.entraide.answer+json";
const SCHEMA = 1;

/**
 * The released notebook with the records in it, as JupyterLab would have saved it: each as the output of its cell, and a
 * second copy in the metadata.
 * @param {Notebook} released @param {Map<string, AnswerRecord>} records by exercise @returns {Notebook}
 */
export function handedIn(released, records) {
  const answers = Object.fromEntries([...records].map(([exercise, record]) => [exercise, { [MIME]: record }]));
  const cells = released.cells.map((cell) => {
    const record = records.get(cell.metadata?.nbgrader?.grade_id ?? "");
    if (cell.cell_type !== "code" || !record) return cell;
    return { ...cell, outputs: [{ output_type: "display_data", metadata: {}, data: { [MIME]: record } }] };
  });
  return {
    ...released,
    cells,
    metadata: { ...released.metadata, entraide: { ...released.metadata.entraide, answers } },
  };
}

/**
 * The newest record of each exercise that a file holds, wherever in it: a notebook, or answers.json.
 * @param {string} text @param {Iterable<string>} exercises those of the assignment @returns {Map<string, AnswerRecord>}
 */
export function recordsIn(text, exercises) {
  const known = new Set(exercises);
  /** @type {Map<string, AnswerRecord>} */
  const newest = new Map();
  const look = (/** @type {any} */ thing) => {
    if (!thing || typeof thing !== "object") return;
    const when = Date.parse(thing.saved_at ?? "");
    if (thing.schema === SCHEMA && known.has(thing.exercise) && when) {
      if (!(Date.parse(newest.get(thing.exercise)?.saved_at ?? "") >= when)) newest.set(thing.exercise, thing);
    } else for (const inside of Object.values(thing)) look(inside);
  };
  try {
    look(JSON.parse(text));
  } catch {
    // No JSON: it holds nothing.
  }
  return newest;
}
