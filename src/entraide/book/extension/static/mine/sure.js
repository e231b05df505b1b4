/** How sure the reader is, asked before she checks an excerpt of a session, if she likes to say. */

import { h, patch } from "../../../../widgets/common/dom.js";
import { LEVELS, saidAt } from "./sureness.js";

/** @typedef {import("./mine.js").Mine} Mine @typedef {import("../host.js").Model} Model */

/** @type {Record<number, string>} */
const NAMES = { 1: "mine.not-sure", 2: "mine.fairly-sure", 3: "mine.sure" };

/** @param {Mine} mine @param {HTMLElement} place of the exercise @param {Model} model @param {import("./session.js").Practice} practice */
export function askHowSure({ t, store }, place, model, { excerpts }) {
  /** By excerpt, what she said and did not check yet. @type {Map<string, number>} */
  const levels = new Map();
  const buttons = LEVELS.map((level) =>
    h("button", { type: "button", class: "entraide-button", text: t(NAMES[level]) }),
  );
  const row = h(
    "div",
    { class: "entraide-row book-mine-sure", role: "group", "aria-label": t("mine.how-sure") },
    t("mine.how-sure"),
    ...buttons,
  );
  const drawn = new MutationObserver(() => {
    place.querySelector("[data-do=check]")?.parentElement?.before(row);
    drawn.disconnect();
  });
  drawn.observe(place, { attributeFilter: ["data-ready"] });
  const here = () => model.get("seen")?.place ?? excerpts[0];
  const checks = () => model.get("seen")?.checks ?? {};

  function draw() {
    row.hidden = here() in checks();
    LEVELS.forEach((level, n) => {
      patch(buttons[n], { "aria-pressed": String(levels.get(here()) === level) });
    });
  }

  buttons.forEach((button, n) => {
    button.addEventListener("click", () => {
      if (levels.get(here()) === LEVELS[n]) levels.delete(here());
      else levels.set(here(), LEVELS[n]);
      draw();
    });
  });
  model.on("change:seen", () => {
    for (const [excerpt, level] of levels) {
      const first = checks()[excerpt]?.first;
      if (!first) continue;
      levels.delete(excerpt);
      const before = store.read(`sure/${excerpt}`)?.said ?? [];
      store.write(`sure/${excerpt}`, { saved_at: first.at, said: [...before, saidAt(first, level)] });
    }
    draw();
  });
  draw();
}
