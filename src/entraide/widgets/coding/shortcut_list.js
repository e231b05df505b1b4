/** The list of the keys and what each does, closed at first, and empty until it is opened. */

import { MOD } from "../common/answering.js";
import { h } from "../common/dom.js";

/** The names of the keys, as they are printed on the reader's keyboard, and what they do. */
const SHORTCUTS = [
  ["coding.shortcut-move-keys", "coding.shortcut-move"],
  ["coding.shortcut-select-keys", "coding.shortcut-select"],
  ["coding.shortcut-extend-keys", "coding.shortcut-extend"],
  ["coding.shortcut-clear-keys", "coding.shortcut-clear"],
  ["coding.shortcut-apply-keys", "coding.shortcut-apply"],
  ["coding.shortcut-find-keys", "coding.shortcut-find"],
  ["coding.shortcut-meaning-keys", "coding.shortcut-meaning"],
  ["coding.shortcut-cross-keys", "coding.shortcut-cross"],
  ["coding.shortcut-note-keys", "coding.shortcut-note"],
  ["coding.shortcut-remove-keys", "coding.shortcut-remove"],
  ["coding.shortcut-turn-keys", "coding.shortcut-turn"],
  ["coding.shortcut-undo-keys", "coding.shortcut-undo"],
  ["coding.shortcut-show-keys", "coding.shortcut-show"],
];

/** @param {Pick<import("../common/answering.js").Ui, "t" | "uid" | "whenWhole">} ui */
export function shortcutList({ t, uid, whenWhole }) {
  const node = h("dl", { class: "entraide-shortcuts", id: `${uid}-shortcuts`, hidden: true });
  return {
    node,
    toggle() {
      node.hidden = !node.hidden;
      if (node.hidden) return;
      const show = (/** @type {HTMLElement[]} */ rows) => {
        node.replaceChildren(...rows);
        node.scrollIntoView({ block: "nearest" });
      };
      whenWhole(
        () => show(rowsOf(t)),
        () => show([h("div", {}, h("dd", { text: t("coding.not-here") }))]),
      );
    },
  };
}

/** @param {import("../common/texts.js").Say} t */
function rowsOf(t) {
  const keys = (/** @type {string} */ key) => t(key, { mod: MOD }).split(" ");
  return SHORTCUTS.map(([names, what]) =>
    h(
      "div",
      {},
      h("dt", {}, ...keys(names).flatMap((name) => [h("kbd", { text: name }), " "])),
      h("dd", { text: t(what) }),
    ),
  );
}
