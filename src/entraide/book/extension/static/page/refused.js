/** Where a browser refuses to keep an answer: one line above that exercise, and the ways out. Brought when it has refused. */

import { offerFile } from "../common/notice.js";
import { siteStore } from "../common/store.js";

/** @type {{ exercises: Map<string, import("../host.js").Model>, refused: HTMLElement }} */
const { exercises, refused } = Reflect.get(globalThis, "entraide");
const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-entraide-refused]"));
if (box) {
  refused.before(box);
  box.hidden = false;
  offerFile(box, siteStore(), exercises);
}
