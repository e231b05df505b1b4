/** What the three kinds of exercise share on the page: frame, announcements, status line, clear button, host's keys. */

import { focusedIn, h, patch } from "./dom.js";
import { announcer, keepKeysFromHost } from "./frame.js";
import { openKeeper } from "./keeper.js";
import { icon } from "./marks.js";
import { clock } from "./numbers.js";
import { speaker } from "./texts.js";

/** How the platform names the key of its commands. */
export const MOD = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "") ? "Cmd" : "Ctrl";

/**
 * The frame of an exercise. The caller fills `body`, then calls `start`.
 * @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host
 * @param {{ kind: "coding" | "choice" | "memo", name: string, clean: (value: unknown) => any }} exercise
 *   its `name` is the key of a text, for one without a title
 */
export function openExercise({ model, el, signal: hostSignal }, { kind, name, clean }) {
  const stop = new AbortController();
  const { signal } = stop;
  hostSignal?.addEventListener("abort", () => stop.abort(), { signal });
  const t = speaker(model);
  const lang = model.get("lang");
  const title = model.get("title");

  const body = h("div", { class: "entraide-body" });
  const feet = h("div", { class: "entraide-feet" });
  const status = h("p", { class: "entraide-status" });
  const live = h("div", { class: "entraide-hidden", role: "status", "aria-live": "polite" });
  const root = h(
    "section",
    { class: `entraide entraide-${kind}`, role: "region", lang, "aria-label": title || t(name) },
    title && h("p", { class: "entraide-title", "aria-hidden": "true", text: title }),
    body,
    feet,
    live,
  );

  const ui = {
    t,
    locale: model.get("locale"),
    root,
    body,
    feet,
    signal,
    uid: `entraide-${Math.random().toString(36).slice(2, 9)}`,
    practice: model.get("mode") !== "assignment",
    host: model.host,
    announce: announcer(live),
    on: (node, name, act) => node.addEventListener(name, act, { signal }),
  };
  let take = (_value) => {};
  const keeper = openKeeper({
    model,
    kind,
    clean,
    signal,
    onValue: (value) => take(value),
    onState: stateLine(ui, status),
  });
  keepKeysFromHost(root, signal);

  /** @param {{ take: (value: any) => void, clear: () => void, restore: () => void }} answer */
  function start({ take: taking, clear, restore }) {
    take = taking;
    const clearing = clearButton(ui, clear, restore);
    feet.append(clearing.node, status);
    ui.settle = clearing.settle;
    el.append(root);
    keeper.report();
  }

  const close = () => {
    stop.abort();
    root.remove();
  };
  return Object.assign(ui, { keeper, start, close });
}

/** Write where the answer is; say it aloud only when it is safe, or when something must be done. */
function stateLine({ t, locale, announce }, node) {
  let last = "";
  return (state, savedAt) => {
    const [key, iconName] = STATES[state] ?? [];
    const values = { time: savedAt && clock(locale, new Date(savedAt)), key: `${MOD}+S` };
    const text = key ? t(key, values) : "";
    patch(node, { "data-state": state });
    if (node.textContent !== text) node.replaceChildren(...(text ? [iconName ? icon(iconName) : "", text] : []));
    if (state !== last && last && (state === "lost" || state === "notebook")) announce(text);
    last = state;
  };
}

const STATES = {
  nothing: ["exercise.nothing"],
  browser: ["exercise.in-browser", "hit"],
  saving: ["exercise.saving", "wait"],
  kept: ["exercise.kept", "wait"],
  notebook: ["exercise.in-notebook", "hit"],
  lost: ["exercise.lost", "warning"],
};

/**
 * "Clear my answers", asked again in place, and undone in place until something else is answered.
 * @param {any} ui @param {() => void} clear @param {() => void} restore
 */
function clearButton({ t, announce, on }, clear, restore) {
  const node = h("div", { class: "entraide-clear" });
  const button = (step, text) =>
    h("button", { type: "button", class: "entraide-button entraide-quiet", "data-step": step, text });
  const steps = {
    idle: () => [button("ask", t("exercise.clear"))],
    ask: () => [
      h("span", { text: t("exercise.clear-sure") }),
      button("clear", t("exercise.clear-yes")),
      button("idle", t("exercise.clear-no")),
    ],
    clear: () => [h("span", { text: t("exercise.cleared") }), button("restore", t("exercise.bring-back"))],
  };
  const show = (step, focus = true) => {
    node.replaceChildren(...steps[step]());
    node.dataset.at = step;
    if (focus) node.querySelector("button:last-child").focus();
  };
  on(node, "click", (event) => {
    const step = event.target.closest("[data-step]")?.dataset.step;
    if (!step) return;
    if (step === "clear") clear();
    if (step === "restore") restore();
    show(step === "restore" ? "idle" : step);
    announce(
      { ask: t("exercise.clear-sure"), clear: t("exercise.cleared"), restore: t("exercise.brought-back") }[step],
    );
  });
  show("idle", false);
  return { node, settle: () => node.dataset.at !== "idle" && show("idle", node.contains(focusedIn(node))) };
}

/** A button with an icon, or with words, or with both. */
export function button(action, text, { iconName = "", ...attributes } = {}) {
  const picture = iconName && icon(iconName);
  return h("button", { type: "button", class: "entraide-button", "data-do": action, ...attributes }, picture, text);
}
