/** What the simulations share on the page: frame, one voice, and things to choose with. They keep nothing. */

import { h, patch } from "./dom.js";
import { announcer, keepKeysFromHost } from "./frame.js";
import { number, typed } from "./numbers.js";
import { speaker } from "./texts.js";

const QUIET = 700; // ms without a change before the result is read aloud: a slider would read at every step

/**
 * The frame of a simulation. The caller fills `body`.
 * @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host
 * @param {string} kind
 */
export function openSimulation({ model, el, signal: hostSignal }, kind) {
  const stop = new AbortController();
  const { signal } = stop;
  hostSignal?.addEventListener("abort", () => stop.abort(), { signal });
  const t = speaker(model);
  const title = model.get("title");
  const body = h("div", { class: "entraide-body" });
  const live = h("div", { class: "entraide-hidden", role: "status", "aria-live": "polite" });
  const root = h(
    "section",
    {
      class: `entraide entraide-simulation entraide-${kind}`,
      role: "region",
      lang: model.get("lang"),
      "aria-label": title,
    },
    h("p", { class: "entraide-title", "aria-hidden": "true", text: title }),
    body,
    live,
  );
  const announce = announcer(live);
  let [waiting, said] = [0, ""];
  const ui = {
    t,
    locale: model.get("locale"),
    body,
    announce,
    signal,
    uid: `entraide-${Math.random().toString(36).slice(2, 9)}`,
    on: (node, name, act) => node.addEventListener(name, act, { signal }),
    /** Say it once the reader has stopped changing things. @param {string} text */
    announceSoon(text) {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (text !== said) announce(text);
        said = text;
      }, QUIET);
    },
    close() {
      clearTimeout(waiting);
      stop.abort();
      root.remove();
    },
  };
  keepKeysFromHost(root, signal);
  el.append(root);
  return ui;
}

/**
 * A list to choose from, under its label.
 * @param {any} ui
 * @param {{ name: string, label: string, options: { value: string, label: string }[], value: string,
 *           onChange?: (value: string) => void }} options
 */
export function chooser(ui, { name, label, options, value, onChange = () => {} }) {
  const id = `${ui.uid}-${name}`;
  const select = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id, class: "entraide-select", "data-name": name },
      ...options.map((option) => h("option", { value: option.value, text: option.label })),
    )
  );
  select.value = value;
  ui.on(select, "input", () => onChange(select.value));
  const node = h("div", { class: "entraide-control" }, h("label", { for: id, text: label }), select);
  return {
    node,
    select,
    set: (next) => {
      select.value = next;
    },
  };
}

/**
 * A number to type, and a slider beside it when there is a scale. What is out of bounds is brought back when the field
 * is left; until then the last good number stands.
 * @param {any} ui
 * @param {{ name: string, label: string, min: number, max: number, value: number, step?: number,
 *           scale?: { max: number, at: (value: number) => number, from: (position: number) => number },
 *           shown?: (value: number) => string, slider?: boolean, onChange?: (value: number) => void }} options
 */
export function quantity(
  ui,
  { name, label, min, max, value, step = 1, scale, shown, slider = true, onChange = () => {} },
) {
  const id = `${ui.uid}-${name}`;
  const field = /** @type {HTMLInputElement} */ (
    h("input", {
      id,
      type: "text",
      inputmode: step < 1 ? "decimal" : "numeric",
      autocomplete: "off",
      class: "entraide-number",
      "data-name": name,
    })
  );
  const range = slider
    ? /** @type {HTMLInputElement} */ (
        h("input", {
          type: "range",
          min: scale ? 0 : min,
          max: scale ? scale.max : max,
          step: scale ? 1 : step,
          "aria-label": label,
          class: "entraide-range",
        })
      )
    : null;
  const written = (value) => number(ui.locale, value, 10);
  let now = value;

  function set(next, { from } = {}) {
    now = next;
    if (from !== field) field.value = written(next);
    if (!range) return;
    if (from !== range) range.value = String(scale ? scale.at(next) : next);
    patch(range, { "aria-valuetext": shown ? shown(next) : written(next) });
  }

  const within = (number) => Math.min(max, Math.max(min, step < 1 ? number : Math.round(number)));
  ui.on(field, "input", () => {
    const number = typed(field.value);
    if (Number.isNaN(number) || number < min || number > max) return;
    set(within(number), { from: field });
    onChange(now);
  });
  ui.on(field, "change", () => {
    const number = typed(field.value);
    set(Number.isNaN(number) ? now : within(number));
    onChange(now);
  });
  if (range) {
    ui.on(range, "input", () => {
      set(scale ? scale.from(Number(range.value)) : Number(range.value), { from: range });
      onChange(now);
    });
  }
  set(value);
  const node = h(
    "div",
    { class: "entraide-control" },
    h("label", { for: id, text: label }),
    h("div", { class: "entraide-quantity" }, range, field),
  );
  return { node, set, value: () => now };
}

/** Something more to read, closed at first. @param {string} summary @param {Array<Node | string>} children */
export function more(summary, ...children) {
  return h("details", { class: "entraide-more" }, h("summary", { text: summary }), ...children);
}

/**
 * A table with its caption; the first cell of a row names it. It scrolls by itself, and by keyboard, hence the focus.
 * @param {string} caption @param {string[]} heads @param {Array<Array<string | Node>>} rows
 */
export function tableOf(caption, heads, rows) {
  const cell = (tag, content, attributes = {}) => h(tag, attributes, content);
  return h(
    "div",
    { class: "entraide-scroller", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "entraide-figures" },
      h("caption", { text: caption }),
      h("thead", {}, h("tr", {}, ...heads.map((head) => cell("th", head, { scope: "col" })))),
      h(
        "tbody",
        {},
        ...rows.map(([first, ...rest]) =>
          h("tr", {}, cell("th", first, { scope: "row" }), ...rest.map((content) => cell("td", content))),
        ),
      ),
    ),
  );
}
