/** What a student hands in: her answer records, in the notebook that was released. */

/** @typedef {import("../../../../widgets/common/record.js").AnswerRecord} AnswerRecord */
/** @typedef {{ cell_type: string, metadata?: { nbgrader?: { grade_id?: string } }, outputs?: unknown[] }} Cell */
/** @typedef {{ cells: Cell[], metadata: { entraide?: Record<string, unknown> } & Record<string, unknown> }} Notebook */

const MIME = "application/vnd.entraide.answer+json";

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
