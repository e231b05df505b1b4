/**
 * The notebook around a widget, as far as its host shows it. JupyterLab and Notebook do: their widget manager names the
 * document and the kernel. The answers are written into the document's metadata too, which *Clear Outputs* leaves alone,
 * and there no reloaded page loses touch with them. Elsewhere nothing is known, and nothing is done.
 *
 * @typedef {import("./record.js").AnswerRecord} AnswerRecord
 * @typedef {"" | "stopped" | "offline"} Paused why nothing can be answered; "" where it can, as far as is known
 * @typedef {{ connect(act: (sender: unknown, value: any) => void): void,
 *             disconnect(act: (sender: unknown, value: any) => void): void }} Signal
 * @typedef {{ id: string, status: string, connectionStatus: string, isDisposed: boolean }} Kernel
 * @typedef {{ saveState: Signal, sessionContext: Record<"statusChanged" | "connectionStatusChanged" | "kernelChanged", Signal>,
 *             model: { getMetadata(key: string): any, setMetadata(key: string, value: any): void } }} Document
 * @typedef {{ context?: Document, kernel?: Kernel | null }} Manager
 */

/** What is said of an answer that a notebook keeps. @type {Partial<Record<import("./keeper.js").Where, [key: string, icon?: import("./icons.js").IconName]>>} */
export const OF_NOTEBOOKS = {
  aside: ["exercise.notebook-aside"],
  kept: ["exercise.notebook-kept", "wait"],
  unseen: ["exercise.notebook-unseen", "wait"],
  notebook: ["exercise.notebook-saved", "found"],
  lost: ["exercise.notebook-lost", "warning"],
  stopped: ["exercise.notebook-stopped", "warning"],
  offline: ["exercise.notebook-offline", "warning"],
  silent: ["exercise.notebook-silent", "warning"],
  moved: ["exercise.notebook-moved", "warning"],
  whose: ["exercise.notebook-whose", "warning"],
};

const MIME = "application/vnd.entraide.answer+json";
const METADATA = "entraide";
const ENDED = ["dead", "terminating", "restarting", "autorestarting"]; // after these, a kernel knows no widget of before

/** @param {Manager | undefined} manager of a widget's model @param {AbortSignal} signal */
export function openNotebook(manager, signal) {
  const found = manager?.context;
  const paper = found?.model?.setMetadata && found.sessionContext && found.saveState ? found : undefined;
  const first = manager?.kernel?.id;
  let ended = false;

  /** @returns {Paused} */
  function paused() {
    if (!paper) return "";
    const kernel = manager?.kernel;
    ended ||= !kernel || kernel.id !== first || kernel.isDisposed || ENDED.includes(kernel.status);
    if (ended || !kernel) return "stopped";
    return kernel.connectionStatus === "connected" ? "" : "offline";
  }

  /** @returns {Record<string, any>} */
  const answers = () => paper?.model.getMetadata(METADATA)?.answers ?? {};

  /** @param {Signal | undefined} of @param {(sender: unknown, value: any) => void} act */
  function follow(of, act) {
    of?.connect(act);
    signal.addEventListener("abort", () => of?.disconnect(act));
  }

  return {
    paused,
    /** Whether the kernel has something else to do first. */
    busy: () => Boolean(paper) && manager?.kernel?.status === "busy",
    /** The ids of the notebooks in which the answers here were given. */
    ids: () => new Set(Object.values(answers()).map((bundle) => bundle?.[MIME]?.notebook)),
    /** The record of an exercise in the document, saved or not; {} where there is none. @param {string} exercise @returns {Partial<AnswerRecord>} */
    kept: (exercise) => answers()[exercise]?.[MIME] ?? {},
    /** @param {Partial<AnswerRecord>} record */
    keep(record) {
      const { exercise } = record;
      if (!paper || !exercise) return;
      const all = answers();
      if (JSON.stringify(all[exercise]?.[MIME]) === JSON.stringify(record)) return;
      const held = paper.model.getMetadata(METADATA);
      paper.model.setMetadata(METADATA, { ...held, answers: { ...all, [exercise]: { [MIME]: record } } });
    },
    /** Hear when something may have changed, and the moments before and after the notebook is saved. @param {{ changed: () => void, saving: () => void, saved: () => void }} acts */
    listen({ changed, saving, saved }) {
      const { statusChanged, connectionStatusChanged, kernelChanged } = paper?.sessionContext ?? {};
      for (const one of [statusChanged, connectionStatusChanged, kernelChanged]) follow(one, changed);
      follow(paper?.saveState, (_sender, state) => {
        if (state === "started") saving();
        if (state === "completed") saved();
      });
    },
  };
}
