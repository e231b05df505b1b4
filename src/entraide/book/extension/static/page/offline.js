/**
 * Reading offline, if the reader asks for it: a worker keeps this edition, and the foot of the menu says how much it has.
 * Brought when the worker has said so (worker.js).
 */

import { attempt } from "./attempt.js";

/** What the worker found in its cache. @typedef {{ offline: string, asked: boolean, kept: number, of: number, bytes: number, busy: boolean }} State */

const { entraideEdition: edition } = document.documentElement.dataset;
const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-entraide-offline]"));
if (box) tellOffline(box);

/** @param {HTMLElement} box */
function tellOffline(box) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`[data-offline=${name}]`));
  const progress = /** @type {HTMLProgressElement} */ (box.querySelector("progress"));
  const ask = (/** @type {string} */ offline) => navigator.serviceWorker.controller?.postMessage({ offline, edition });
  let stopped = true;

  part("keep").addEventListener("click", () => {
    stopped = false;
    // Otherwise a browser that runs out of room may remove what it keeps, answers included.
    attempt(() => navigator.storage?.persist?.());
    ask("keep");
  });
  part("remove").addEventListener("click", () => ask("remove"));

  const show = (/** @type {State} */ { asked, kept, of, bytes, busy }) => {
    const focused = document.activeElement;
    const whole = kept === of;
    const size = new Intl.NumberFormat(document.documentElement.lang, {
      style: "unit",
      unit: "megabyte",
      maximumFractionDigits: 1,
    }).format(bytes / 1e6);
    const say = asked ? (whole ? "ready" : busy ? "keeping" : "failed") : "offer";
    const texts = /** @type {Record<string, string>} */ (box.dataset);
    part("said").textContent = (texts[say] ?? "").replace("{kept}", String(kept)).replace("{of}", String(of));
    const press = (say === "failed" ? texts.on : texts.keep) ?? "";
    part("keep").textContent = press.replace("{size}", size);
    part("keep").hidden = whole && asked ? true : busy;
    part("remove").hidden = !asked;
    progress.hidden = !(asked && busy && !whole);
    progress.max = of;
    progress.value = kept;
    box.hidden = false;
    // What was pressed may be gone: the other way takes over.
    const [pressed, other] = focused === part("keep") ? [part("keep"), part("remove")] : [part("remove"), part("keep")];
    if (focused === pressed && pressed.hidden) other.focus();
    // What an earlier visit could not fetch, or what has changed on the site since.
    if (asked && !whole && !busy && stopped && navigator.onLine) {
      stopped = false;
      ask("keep");
    }
  };
  navigator.serviceWorker.addEventListener("message", ({ data }) => data?.offline === edition && show(data));
  ask("state");
}
