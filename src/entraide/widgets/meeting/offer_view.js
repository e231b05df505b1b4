/** What may be done now: the moves under their intents, the row that is always there, and the ways out. */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";

/**
 * @typedef {import("./leading.js").Leading} Leading
 * @typedef {{ t: import("../common/texts.js").Say, uid: string, leading: Leading }} Page
 */

/** What is missing for the last thing asked. @param {Pick<Page, "t" | "leading">} page */
export function noticeOf({ t, leading }) {
  return leading.notice ? [h("p", { class: "entraide-notice", role: "alert", text: t(leading.notice) })] : [];
}

/** @param {Page} page @param {boolean} withHeadings @returns {HTMLElement[]} */
export function offerOf({ t, uid, leading }, withHeadings) {
  const { kept, played } = leading;
  const tables = kept && leading.tables(kept.meeting);
  if (!played || !tables) return [];
  const { intents, kinds } = tables.play;
  const intentOf = (/** @type {string} */ kind) => kinds.find((one) => one.kind === kind)?.intent ?? "";
  // Under its intent each, in the order in which the turn offers them.
  let number = 0;
  const shown = [...new Set(played.offer.map(({ kind }) => intentOf(kind)))].map((intent) => {
    const label = intents.find((one) => one.intent === intent)?.label ?? "";
    const heading = h("h4", { id: `${uid}-intent-${intent}`, text: label, hidden: !withHeadings || !label });
    const moves = played.offer.filter(({ kind }) => intentOf(kind) === intent);
    const buttons = moves.map(({ move, text }) => {
      number += 1;
      return moveButton(move, text, number);
    });
    return h("div", { role: "group", class: "entraide-intent", "aria-labelledby": heading.id }, heading, ...buttons);
  });
  const named = { silence: t("lead.silence"), look: t("lead.look"), pass: t("lead.pass") };
  const keys = { silence: "s", look: "l", pass: null };
  const aside = /** @type {Array<keyof typeof named>} */ (played.aside).map((word) =>
    button("choose", named[word], { "data-word": word, "aria-keyshortcuts": keys[word] }),
  );
  const outside = [
    kept?.pause ? null : button("pause", t("lead.pause"), { class: "entraide-button entraide-quiet" }),
    button("stop", t("lead.stop"), { class: "entraide-button entraide-quiet" }),
    button("headings", t(withHeadings ? "lead.hide-headings" : "lead.show-headings"), {
      class: "entraide-button entraide-quiet",
    }),
  ];
  return [
    h("h3", { class: "entraide-hidden", text: t("lead.what-do") }),
    ...shown,
    h("div", { class: "entraide-row entraide-aside" }, ...aside),
    h("div", { class: "entraide-row" }, ...outside),
    h("p", { class: "entraide-hint entraide-keys", text: t("lead.keys") }),
  ];
}

/** @param {string} move @param {string} text @param {number} number its key */
function moveButton(move, text, number) {
  return h(
    "button",
    {
      type: "button",
      class: "entraide-button entraide-move",
      "data-do": "choose",
      "data-word": move,
      "aria-keyshortcuts": number,
    },
    h("span", { class: "entraide-digit", "aria-hidden": "true", text: number }),
    h("span", { text }),
  );
}

/** Her time out: three questions, and no answer. @param {Page} page */
export function pauseOf({ t, uid, leading }) {
  const { pause } = leading.kept ?? {};
  if (!pause) return [];
  const asked = [t("lead.pause-1"), t("lead.pause-2"), t("lead.pause-3")];
  const fields = asked.flatMap((question, n) => questionOf(uid, "pause", n, question, pause.notes[n] ?? ""));
  return [
    h("h3", { tabindex: "-1", text: t("lead.pause-at", { n: pause.turn }) }),
    h("p", { class: "entraide-hint", text: t("lead.pause-hint") }),
    ...fields,
  ];
}

/** A question with the field for its answer. @param {string} uid @param {"pause" | "memos"} where @param {number} n @param {string} question @param {string} text */
export function questionOf(uid, where, n, question, text) {
  const id = `${uid}-${where}-${n}`;
  const field = h("textarea", {
    id,
    class: "entraide-field",
    rows: "2",
    maxlength: where === "pause" ? "600" : "4000",
    "data-write": where,
    "data-question": n,
  });
  field.value = text;
  return [h("label", { for: id, text: question }), field];
}
