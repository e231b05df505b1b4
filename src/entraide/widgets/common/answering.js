/** What the kinds of exercise share on the page: an answer that is kept, the line that says where, the clear button. */

import { above, focusedIn, h, patch } from "./dom.js";
import { openFrame } from "./frame.js";
import { icon } from "./icons.js";
import { openKeeper } from "./keeper.js";
import { nameButtons } from "./named.js";
import { OF_NOTEBOOKS } from "./notebook.js";
import { openNotice } from "./notice.js";
import { clock } from "./numbers.js";

/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./keeper.js").Answering} Answering */
/** @typedef {import("./keeper.js").Where} Where */

/** How the platform names the key of its commands. */
export const MOD = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "") ? "Cmd" : "Ctrl";

/**
 * The frame of an exercise. The caller fills `body`, then calls `start`.
 * @template V
 * @param {import("./frame.js").Host<Answering>} host
 * @param {{ kind: "coding" | "choice" | "numbers" | "memo" | "open" | "board" | "meeting", name: string, clean: (value: unknown) => V }} exercise
 *   `name` is the key of what one without a title is called; `clean` makes a valid value of whatever was found
 */
export function openExercise(host, { kind, name, clean }) {
  const { model } = host;
  const frame = openFrame(host, `entraide-${kind}`, name);
  const feet = h("div", { class: "entraide-feet" });
  const status = h("p", { class: "entraide-status" });
  frame.body.after(feet);
  let take = (/** @type {V} */ _value) => {};
  let settle = () => {};
  tellWhenFull(frame);
  const notice = openNotice(frame, feet, (hers) => keeper.settle(hers));
  const keeper = openKeeper({
    model,
    kind,
    clean,
    signal: frame.signal,
    onValue: (value) => take(value),
    onState: stateLine(frame, status, notice),
  });
  return {
    ...frame,
    feet,
    keeper,
    practice: model.get("mode") !== "assignment",
    /**
     * Do what needs all of the exercise, at once where it is there.
     * @param {() => void} act @param {() => void} otherwise what if it cannot be had
     */
    whenWhole(act, otherwise) {
      if (model.whole === false) model.complete?.().then(act, otherwise);
      else act();
    },
    /** The answer changed by another way than the clear button, which forgets what it cleared. */
    settle: () => settle(),
    /** @param {{ take: (value: V) => void, clear: () => void, restore: () => void }} answer */
    start({ take: taking, clear, restore }) {
      take = taking;
      const clearing = clearButton(frame, clear, restore);
      settle = clearing.settle;
      feet.append(clearing.node, status);
      frame.show();
      nameButtons(frame.root, frame.t);
      keeper.start();
    },
  };
}

/** @typedef {Pick<ReturnType<typeof openExercise>, "feet" | "practice" | "settle" | "whenWhole"> & Frame} Ui */

/** What is said of where the answer is, with an icon. @type {Partial<Record<Where, [key: string, icon?: import("./icons.js").IconName] | []>>} */
const SAID = {
  "": [],
  nothing: ["exercise.nothing"],
  browser: ["exercise.in-browser", "found"],
  tab: ["exercise.other-tab", "found"],
  refused: ["exercise.refused", "warning"],
  saving: ["exercise.saving", "wait"],
  ...OF_NOTEBOOKS,
};

/** @type {Where[]} */
const BLOCKED = ["stopped", "offline", "silent", "moved", "whose"];
/** @type {Where[]} */
const ALOUD = [...BLOCKED, "lost", "notebook", "refused", "tab"];

/**
 * Write where the answer is, or, above the exercise, why none can be given; say it aloud when it is safe, or when
 * something must be done.
 * @param {Frame} frame @param {HTMLElement} node @param {ReturnType<typeof openNotice>} notice
 */
function stateLine({ t, locale, announce }, node, notice) {
  /** @type {Where} */
  let last = "";
  return (/** @type {Where} */ where, /** @type {import("./record.js").Saved} */ { saved_at, aside = "" }) => {
    const [key, iconName] = SAID[where] ?? [];
    const time = saved_at ? clock(locale, new Date(saved_at)) : "";
    const text = key ? t(key, { time, key: `${MOD}+S`, file: aside }) : "";
    const blocked = BLOCKED.includes(where);
    const line = blocked ? notice.line : node;
    patch(node, { "data-state": where });
    if (blocked) node.replaceChildren();
    if (line.textContent !== text) line.replaceChildren(...(iconName ? [icon(iconName)] : []), ...(text ? [text] : []));
    if (where !== last) notice.show(blocked, where === "whose");
    if (where !== last && last && ALOUD.includes(where)) announce(text);
    last = where;
  };
}

/** Of what is pasted beyond a field's end, a browser takes nothing and says nothing. @param {Frame} frame */
function tellWhenFull({ root, t, on, announce }) {
  const line = h("p", { class: "entraide-hint" });
  on(root, "input", ({ target }) => {
    const field = /** @type {HTMLTextAreaElement} */ (target);
    if (!(field.maxLength > 0 && field.value.length >= field.maxLength)) return line.remove();
    line.textContent = t("exercise.full");
    field.after(line);
    announce(line.textContent);
  });
}

/**
 * "Clear my answers", asked again in place, and undone in place until something else is answered.
 * @param {Frame} frame @param {() => void} clear @param {() => void} restore
 */
function clearButton({ t, announce, on }, clear, restore) {
  const node = h("div", { class: "entraide-clear" });
  /** @param {string} step @param {string} text */
  const step = (step, text) =>
    h("button", { type: "button", class: "entraide-button entraide-quiet", "data-step": step, text });
  const steps = {
    idle: () => [step("ask", t("exercise.clear"))],
    ask: () => [
      h("span", { text: t("exercise.clear-sure") }),
      step("clear", t("exercise.clear-yes")),
      step("idle", t("exercise.clear-no")),
    ],
    clear: () => [h("span", { text: t("exercise.cleared") }), step("restore", t("exercise.bring-back"))],
  };
  /** @param {keyof typeof steps} at */
  const show = (at, focus = true) => {
    node.replaceChildren(...steps[at]());
    node.dataset.at = at;
    if (focus) /** @type {HTMLElement | null} */ (node.querySelector("button:last-child"))?.focus();
  };
  const said = {
    idle: "",
    ask: t("exercise.clear-sure"),
    clear: t("exercise.cleared"),
    restore: t("exercise.brought-back"),
  };
  on(node, "click", (event) => {
    const asked = /** @type {keyof typeof said | undefined} */ (above(event, "[data-step]")?.dataset.step);
    if (!asked) return;
    if (asked === "clear") clear();
    if (asked === "restore") restore();
    show(asked === "restore" ? "idle" : asked);
    announce(said[asked]);
  });
  show("idle", false);
  return { node, settle: () => node.dataset.at !== "idle" && show("idle", node.contains(focusedIn(node))) };
}

/**
 * A button with an icon, or with words, or with both.
 * @param {string} action what it asks for, as `data-do`
 * @param {string} text
 * @param {{ iconName?: import("./icons.js").IconName } & import("./dom.js").Attributes} [attributes]
 */
export function button(action, text, { iconName, ...attributes } = {}) {
  return h(
    "button",
    { type: "button", class: "entraide-button", "data-do": action, ...attributes },
    iconName ? icon(iconName) : null,
    text,
  );
}
