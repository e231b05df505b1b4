/** What every widget has around it: its frame, its one voice for announcements, and the keys that it keeps from the host. */

import { h } from "./dom.js";
import { keepKeysFromHost } from "./host_keys.js";
import { speaker } from "./texts.js";

/**
 * What Python gives every widget. @typedef {{ lang: string, locale: string, title: string,
 *   texts: Record<string, import("./texts.js").Text> }} State
 */

/**
 * What is used of anywidget's model. `host` is "page" where a page without a kernel keeps the answer. What a check says
 * comes after such a page: `whole` is false until it is there, and `complete` asks for it. `seed` is what this reader's own
 * order of options comes from. `bring` asks for one value of a trait that comes by values, `others` for what this reader
 * answered to the other exercises of a kind.
 * @template {State} S
 * @typedef {{ get<K extends keyof S>(name: K): S[K], set<K extends keyof S>(name: K, value: S[K]): void,
 *             save_changes(): void, send(content: { type: string }): void, on(name: string, act: () => void): void,
 *             off?(name: string, act: () => void): void, host?: "page", widget_manager?: any,
 *             whole?: boolean, complete?(): Promise<void>, seed?: number, bring?(trait: string, name: string): Promise<void>,
 *             others?(kind: string): any[] }} Model
 */

/**
 * What anywidget calls `render` with.
 * @template {State} S
 * @typedef {{ model: Model<S>, el: HTMLElement, signal?: AbortSignal }} Host
 */

/** @typedef {ReturnType<typeof openFrame>} Frame */

/**
 * The frame of a widget. The caller fills `body`, then calls `show`.
 * @param {Host<State>} host
 * @param {string} kind its class names
 * @param {string} [name] the key of what one without a title is called
 */
export function openFrame({ model, el, signal: hostSignal }, kind, name = "") {
  const stop = new AbortController();
  const { signal } = stop;
  hostSignal?.addEventListener("abort", () => stop.abort(), { signal });
  const [t, title] = [speaker(model), model.get("title")];
  const body = h("div", { class: "entraide-body" });
  const live = h("div", { class: "entraide-hidden", role: "status", "aria-live": "polite" });
  const uid = `entraide-${Math.random().toString(36).slice(2, 9)}`;
  const root = h(
    "section",
    { class: `entraide ${kind}`, role: "region", id: uid, lang: model.get("lang"), "aria-label": title || t(name) },
    title ? h("p", { class: "entraide-title", "aria-hidden": "true", text: title }) : null,
    body,
    live,
  );
  keepKeysFromHost(root, signal);
  return {
    t,
    locale: model.get("locale"),
    root,
    body,
    signal,
    uid,
    announce: announcer(live),
    /**
     * Listen for as long as the widget is there.
     * @template {keyof HTMLElementEventMap} K
     * @param {HTMLElement} node @param {K} name @param {(event: HTMLElementEventMap[K]) => void} act
     */
    on: (node, name, act) => node.addEventListener(name, act, { signal }),
    show: () => el.append(root),
    close() {
      stop.abort();
      root.remove();
    },
  };
}

/**
 * One voice for the whole widget. The same words twice in a row would not be read again, so they alternate with an
 * unbreakable space at the end.
 * @param {HTMLElement} live
 */
function announcer(live) {
  return (/** @type {string} */ text) => {
    if (text) live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  };
}
