/** The list of the keys and what each does, closed at first. */

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

/** @param {{ t: import("../common/texts.js").Say, uid: string }} ui */
export function shortcutList({ t, uid }) {
  /** @param {string} key */
  const keys = (key) => t(key, { mod: MOD }).split(" ");
  const rows = SHORTCUTS.map(([names, what]) =>
    h(
      "div",
      {},
      h("dt", {}, ...keys(names).flatMap((name) => [h("kbd", { text: name }), " "])),
      h("dd", { text: t(what) }),
    ),
  );
  return h("dl", { class: "entraide-shortcuts", id: `${uid}-shortcuts`, hidden: true }, ...rows);
}
