/**
 * Drag a card to a place: with the mouse anywhere on it, with a finger by its grip, as a finger elsewhere scrolls the
 * page. Near the edge of the screen the page goes along.
 */

import { above } from "../common/dom.js";

const STARTS = 6; // px: less is a press whose hand trembled
const EDGE = 64; // px from the edge of the screen
const PACE = 9; // px a frame

/**
 * @param {HTMLElement} root in which cards carry `data-card` and places `data-pile`
 * @param {{ signal: AbortSignal, onDrop: (card: string, pile: string) => void }} options
 */
export function dragCards(root, { signal, onDrop }) {
  /** @type {{ item: HTMLElement, id: number, x: number, y: number, scrolled: number, at: [number, number], over: HTMLElement | null } | null} */
  let held = null;

  const begin = (/** @type {PointerEvent} */ event) => {
    const item = above(event, "[data-card]");
    const byMouse = event.pointerType === "mouse" && event.button === 0 && !above(event, "button");
    if (held || !item || !(byMouse || above(event, ".entraide-grip"))) return;
    const { clientX: x, clientY: y, pointerId: id } = event;
    held = { item, id, x, y, scrolled: window.scrollY, at: [x, y], over: null };
  };

  const move = (/** @type {PointerEvent} */ event) => {
    if (!held || event.pointerId !== held.id) return;
    held.at = [event.clientX, event.clientY];
    if (held.item.classList.contains("entraide-dragged")) return follow();
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < STARTS) return;
    root.setPointerCapture(held.id);
    held.item.classList.add("entraide-dragged");
    globalThis.getSelection()?.removeAllRanges();
    requestAnimationFrame(scroll);
    follow();
  };

  /** The card is where the hand is, and the place below it is marked. */
  function follow() {
    if (!held) return;
    const [x, y] = held.at;
    held.item.style.translate = `${x - held.x}px ${y - held.y + window.scrollY - held.scrolled}px`;
    const found = /** @type {Document} */ (root.getRootNode()).elementFromPoint(x, y)?.closest("[data-pile]") ?? null;
    const over = root.contains(found) ? /** @type {HTMLElement} */ (found) : null;
    if (over === held.over) return;
    held.over?.classList.remove("entraide-over");
    over?.classList.add("entraide-over");
    held.over = over;
  }

  function scroll() {
    if (!held?.item.classList.contains("entraide-dragged")) return;
    const y = held.at[1];
    const by = y < EDGE ? -PACE : y > window.innerHeight - EDGE ? PACE : 0;
    if (by) {
      window.scrollBy({ top: by, behavior: "instant" });
      follow();
    }
    requestAnimationFrame(scroll);
  }

  /** @param {boolean} drops */
  function end(drops) {
    if (!held) return;
    const { item, over } = held;
    const dragged = item.classList.contains("entraide-dragged");
    item.classList.remove("entraide-dragged");
    item.style.translate = "";
    over?.classList.remove("entraide-over");
    held = null;
    if (dragged && drops && over) onDrop(item.dataset.card ?? "", over.dataset.pile ?? "");
  }

  root.addEventListener("pointerdown", begin, { signal });
  root.addEventListener("pointermove", move, { signal });
  root.addEventListener("pointerup", () => end(true), { signal });
  root.addEventListener("pointercancel", () => end(false), { signal });
  // Who drags with the mouse has the focus anywhere. The key is taken before the page makes another use of it.
  const putBack = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !held) return;
    event.preventDefault();
    end(false);
  };
  globalThis.addEventListener("keydown", putBack, { capture: true, signal });
}
