/**
 * What the simulations share on the page: frame, one voice, and things to choose with. They keep nothing.
 *
 * @typedef {ReturnType<typeof openSimulation>} Simulation
 */

/** @typedef {import("./frame.js").State} State */

/** What Python gives: `payload` is what the simulation is made of. @template P @typedef {State & { payload: P }} Simulated */

import { h, patch } from "./dom.js";
import { openFrame } from "./frame.js";
import { number, typed } from "./numbers.js";

const QUIET = 700; // ms without a change before the result is read aloud: a slider would read at every step

/**
 * The frame of a simulation. The caller fills `body`.
 * @param {import("./frame.js").Host<State>} host @param {string} kind
 */
export function openSimulation(host, kind) {
  const frame = openFrame(host, `entraide-simulation entraide-${kind}`);
  let [waiting, said] = [0, ""];
  frame.show();
  return {
    ...frame,
    /** Say it once the reader has stopped changing things. @param {string} text */
    announceSoon(text) {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        if (text !== said) frame.announce(text);
        said = text;
      }, QUIET);
    },
    close() {
      clearTimeout(waiting);
      frame.close();
    },
  };
}

/**
 * A list to choose from, under its label.
 * @param {Simulation} ui
 * @param {{ name: string, label: string, options: { value: string, label: string }[], value: string,
 *           onChange?: (value: string) => void }} options
 */
export function chooser(ui, { name, label, options, value, onChange = () => {} }) {
  const id = `${ui.uid}-${name}`;
  const offered = options.map((option) => h("option", { value: option.value, text: option.label }));
  const select = h("select", { id, class: "entraide-select", "data-name": name }, ...offered);
  select.value = value;
  ui.on(select, "input", () => onChange(select.value));
  return {
    node: h("div", { class: "entraide-control" }, h("label", { for: id, text: label }), select),
    select,
    /** @param {string} next */
    set: (next) => {
      select.value = next;
    },
  };
}

/**
 * The number that was typed. Where no decimals are asked for, a comma before three digits parts thousands: 12,675.
 * @param {string} text @param {number} step
 */
export function entered(text, step) {
  return typed(step < 1 ? text : text.replace(/,(?=\d{3}(?!\d))/g, ""));
}

/**
 * A number to type, and a slider beside it unless there is to be none. What is out of bounds is brought back when the
 * field is left; until then the last good number stands.
 * @param {Simulation} ui
 * @param {{ name: string, label: string, min: number, max: number, value: number, step?: number, slider?: boolean,
 *           scale?: { max: number, at: (value: number) => number, from: (position: number) => number },
 *           shown?: (value: number) => string, onChange?: (value: number) => void }} options
 *   `scale` from 0 on makes of each position of the slider a number; without one the position is the number
 */
export function quantity(ui, options) {
  const { name, label, min, max, step = 1, slider = true, onChange = () => {} } = options;
  const scale = options.scale ?? { max, at: Number, from: Number };
  const written = (/** @type {number} */ value) => number(ui.locale, value, 6);
  const shown = options.shown ?? written;
  const id = `${ui.uid}-${name}`;
  const field = h("input", {
    id,
    type: "text",
    inputmode: step < 1 ? "decimal" : "numeric",
    autocomplete: "off",
    class: "entraide-number",
    "data-name": name,
  });
  const bounds = options.scale ? { min: 0, max: scale.max, step: 1 } : { min, max, step };
  const range = h("input", { type: "range", ...bounds, "aria-label": label, class: "entraide-range" });
  let now = options.value;

  /** @param {number} next @param {HTMLInputElement} [from] where the reader is, who is not disturbed */
  function set(next, from) {
    now = next;
    if (from !== field) field.value = written(next);
    if (from !== range) range.value = String(scale.at(next));
    patch(range, { "aria-valuetext": shown(next) });
  }

  /** @param {number} next @param {HTMLInputElement} [from] */
  function take(next, from) {
    const within = Math.min(max, Math.max(min, step < 1 ? next : Math.round(next)));
    set(within, from);
    onChange(within);
  }

  ui.on(field, "input", () => {
    const found = entered(field.value, step);
    if (found >= min && found <= max) take(found, field);
  });
  ui.on(field, "change", () => {
    const found = entered(field.value, step);
    take(Number.isNaN(found) ? now : found);
  });
  ui.on(range, "input", () => take(scale.from(Number(range.value)), range));
  set(now);
  const inputs = h("div", { class: "entraide-quantity" }, slider && range, field);
  return {
    node: h("div", { class: "entraide-control" }, h("label", { for: id, text: label }), inputs),
    /** @param {number} next */
    set: (next) => set(next),
    value: () => now,
  };
}
