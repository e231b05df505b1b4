/** Where a browser refuses to keep an answer: one line above that exercise, and the ways out. Brought when it has refused. */

import { offerFile } from "../common/notice.js";
import { siteStore } from "../common/store.js";

/** @typedef {import("../host.js").Model} Model */

/** @type {{ exercises: Map<string, Model>, refused: HTMLElement }} */
const { exercises, refused } = Reflect.get(globalThis, "entraide");
const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-entraide-refused]"));

const isRefused = (/** @type {Model} */ model) => model.get("saved")?.state === "refused";
const notKept = () => [...exercises.values()].filter(isRefused);

/** Once one answer is kept again, the others may be too; what is said of the page is what holds now. @param {Model} changed @param {HTMLElement} said */
function follow(changed, said) {
  if (changed.get("saved").state === "browser") {
    for (const model of notKept()) {
      model.set("answer", { ...model.get("answer") });
      model.save_changes();
    }
  }
  inPlace(() => {
    said.hidden = notKept().length === 0;
  });
}

/** The line comes above the exercise while she answers: what is under her finger stays there. @param {() => void} change */
function inPlace(change) {
  const top = () => refused.getBoundingClientRect().top;
  const before = top();
  change();
  scrollBy({ top: top() - before, behavior: "instant" });
}

if (box) {
  inPlace(() => {
    refused.before(box);
    box.hidden = false;
  });
  offerFile(box, siteStore(), exercises);
  for (const model of exercises.values()) model.on("change:saved", () => follow(model, box));
}
