/** Drag the mouse across the sentences to select them. A finger that drags scrolls the page, as everywhere. */

import { above } from "../common/dom.js";

/**
 * @param {HTMLElement} list in which the sentences carry `data-unit`
 * @param {{ signal: AbortSignal, onDrag: (from: number, to: number) => void }} options
 */
export function dragAcross(list, { signal, onDrag }) {
  let from = 0;
  let to = 0;
  /** @param {number} x @param {number} y */
  const unitAt = (x, y) => {
    const found = /** @type {Document} */ (list.getRootNode()).elementFromPoint(x, y)?.closest("[data-unit]");
    return found && list.contains(found) ? Number(found.getAttribute("data-unit")) : 0;
  };
  const end = () => {
    from = to = 0;
    list.classList.remove("entraide-dragging");
  };
  const begin = (/** @type {PointerEvent} */ event) => {
    if (above(event, ".entraide-unit") && event.pointerType === "mouse" && event.button === 0)
      from = Number(above(event, "[data-unit]")?.dataset.unit ?? 0);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (!from) return;
    if (!(event.buttons & 1)) return end();
    // Beside the list counts as on it: a hand does not draw a straight line.
    const { left, width } = list.getBoundingClientRect();
    const over = unitAt(left + width / 2, event.clientY);
    if (!over || over === (to || from)) return;
    // Captured from the first sentence crossed on: the click that would follow goes to the list, and does nothing.
    list.setPointerCapture(event.pointerId);
    list.classList.add("entraide-dragging");
    globalThis.getSelection()?.removeAllRanges();
    to = over;
    onDrag(from, to);
  };
  list.addEventListener("pointerdown", begin, { signal });
  list.addEventListener("pointermove", move, { signal });
  list.addEventListener("pointerup", end, { signal });
  list.addEventListener("pointercancel", end, { signal });
}
