/** Keys that are typed in a widget, kept from the notebook's program around it. */

import { focusedIn, patch } from "./dom.js";

/**
 * JupyterLab listens on the document while the event is still on its way down, and matches its shortcuts from the
 * focused element up: typing "m" on a button of ours would turn the cell into Markdown, "i i" stop the kernel. It stops
 * at an element marked `data-lm-suppress-shortcuts`, so the focused one is marked, except for the commands that are
 * the host's, Ctrl+S first of all. Only the window hears a key before the document does, hence the listener there.
 * @param {HTMLElement} root @param {AbortSignal} signal
 */
export function keepKeysFromHost(root, signal) {
  const decide = (/** @type {KeyboardEvent} */ event) => {
    const target = focusedIn(root);
    if (!target) return;
    // Undo and redo stay ours: in a text field they are the browser's, never the notebook's.
    const forHost = (event.ctrlKey || event.metaKey) && !["z", "y"].includes(event.key.toLowerCase());
    patch(target, { "data-lm-suppress-shortcuts": forHost ? null : "true" });
  };
  globalThis.addEventListener("keydown", decide, { capture: true, signal });
  // JupyterLab also cancels undo, and new lines, in any text field of a cell that is not its own.
  const shield = (/** @type {InputEvent} */ event) => {
    if (/^history|^insertLineBreak/.test(event.inputType)) event.stopPropagation();
  };
  root.addEventListener("beforeinput", shield, { capture: true, signal });
}
