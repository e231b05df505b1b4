/**
 * The reader's own agreement, live: her coding of an exercise beside the reference coding and the simulated coders.
 *
 * The figures wait until she has checked an excerpt, which asks that she has coded in it; from then on they follow
 * every change she makes.
 */

import { h, patch } from "../common/dom.js";
import { hearOf } from "../common/neighbours.js";
import { openSimulation } from "../common/simulation.js";
import { placesIn } from "./comparison.js";
import { openFigures } from "./figures.js";

/** @typedef {import("../common/simulation.js").Simulated<import("./sentences.js").Payload>} Given */

/** @param {import("../common/frame.js").Host<Given>} host */
function render(host) {
  const ui = openSimulation(host, "agreement");
  const payload = host.model.get("payload");
  /** @type {{ codings: import("./comparison.js").Applied[], checked: string[] }} */
  let state = { codings: [], checked: [] };
  const wait = h("p", { text: ui.t("agreement.wait") });
  const figures = openFigures(ui, payload, () => ui.announceSoon(draw()));
  ui.body.append(wait, figures.node);

  /** @returns {string} what to read aloud, empty while there is nothing to measure */
  function draw() {
    const places = placesIn(payload.excerpts, state.checked);
    patch(wait, { hidden: places.length > 0 });
    patch(figures.node, { hidden: places.length === 0 });
    return places.length ? figures.draw(places, state.codings) : "";
  }

  const hear = (/** @type {import("../common/neighbours.js").Desktop} */ told) => {
    const codings = told.codings.map(({ excerpt, unit, code }) => ({ excerpt, unit, code }));
    const news = { codings, checked: told.checked };
    // The exercise tells of itself whenever it is drawn; a selection or a memo changes nothing here.
    if (JSON.stringify(news) === JSON.stringify(state)) return;
    state = news;
    ui.announceSoon(draw());
  };
  draw();
  hearOf(payload.exercise, hear, ui.signal);
  return ui.close;
}

export default { render };
