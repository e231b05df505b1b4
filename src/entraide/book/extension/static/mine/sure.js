/** How sure the reader is of each coding, asked before she checks an excerpt of a session, if she likes to say. */

import { above, h, keyed, patch } from "../../../../widgets/common/dom.js";
import { listIn } from "./progress.js";
import { LEVELS, nameOf, saidAt } from "./sureness.js";

/**
 * @typedef {import("./mine.js").Mine} Mine @typedef {import("../host.js").Model} Model
 * @typedef {import("../../../../widgets/coding/codings.js").Coding} Coding
 */

/** @type {Record<number, string>} */
const NAMES = { 1: "mine.not-sure", 2: "mine.fairly-sure", 3: "mine.sure" };

/** @param {Mine} mine @param {HTMLElement} place of the exercise @param {Model} model @param {import("./session.js").Practice} practice */
export function askHowSure({ t, store, label }, place, model, { excerpts }) {
  /** By excerpt, what she said of which coding and did not check yet. @type {Map<string, Map<string, number>>} */
  const said = new Map(excerpts.map((excerpt) => [excerpt, new Map()]));
  const list = h("ul", { class: "book-mine-list" });
  const box = h("div", { class: "book-mine-sure" }, h("p", { class: "entraide-hint", text: t("mine.how-sure") }), list);
  const drawn = new MutationObserver(() => {
    // Below what she presses next, which a longer list would move away.
    place.querySelector("[data-do=check]")?.parentElement?.after(box);
    drawn.disconnect();
  });
  drawn.observe(place, { attributeFilter: ["data-ready"] });
  const here = () => model.get("seen")?.place ?? excerpts[0];
  const checks = () => model.get("seen")?.checks ?? {};

  /** @returns {Coding[]} by unit */
  function codings() {
    const all = /** @type {Coding[]} */ (listIn(model.get("answer")?.value));
    return all.filter(({ excerpt }) => excerpt === here()).sort((one, other) => one.unit - other.unit);
  }

  /** @param {Coding} coding */
  function entry({ unit, code }) {
    const text = t("mine.sure-of", { code: label(code), n: unit });
    const buttons = LEVELS.map((level) =>
      h("button", { type: "button", class: "entraide-button", text: t(NAMES[level]), "data-level": level }),
    );
    return h("li", { role: "group", "aria-label": text }, text, h("div", { class: "entraide-row" }, ...buttons));
  }

  function draw() {
    const found = codings();
    box.hidden = here() in checks() || !found.length;
    keyed(list, found, nameOf, entry, (item) => {
      const level = said.get(here())?.get(item.dataset.key ?? "");
      for (const button of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-level]")))
        patch(button, { "aria-pressed": String(Number(button.dataset.level) === level) });
    });
  }

  list.addEventListener("click", (event) => {
    const [button, item] = [above(event, "[data-level]"), above(event, "li")];
    const levels = said.get(here());
    if (!button || !item?.dataset.key || !levels) return;
    const level = Number(button.dataset.level);
    if (levels.get(item.dataset.key) === level) levels.delete(item.dataset.key);
    else levels.set(item.dataset.key, level);
    draw();
  });
  model.on("change:answer", draw);
  model.on("change:seen", () => {
    for (const [excerpt, levels] of said) {
      const first = checks()[excerpt]?.first;
      if (!first || !levels.size) continue;
      const before = store.read(`sure/${excerpt}`)?.said ?? [];
      store.write(`sure/${excerpt}`, { saved_at: first.at, said: [...before, ...saidAt(first, levels)] });
      levels.clear();
    }
    draw();
  });
  draw();
}
