/**
 * What a meeting is made of and what is said of it afterward. In a notebook it is there; a page of the book brings it once
 * somebody begins, or has ended.
 *
 * @typedef {"play" | "feedback"} Part @typedef {ReturnType<typeof piecesOf>} Pieces
 */

import { button } from "../common/answering.js";
import { h } from "../common/dom.js";

/** @param {any} model */
export function piecesOf(model) {
  let failed = false;
  const get = (/** @type {Part} */ part, /** @type {string} */ meeting) => model.get(part)?.[meeting];
  return {
    get,
    /** @param {Part} part @param {string} meeting */
    has: (part, meeting) => Boolean(get(part, meeting)),
    /** @param {Part} part @param {string} meeting @returns {Promise<boolean>} whether it is here */
    async bring(part, meeting) {
      failed = false;
      if (!get(part, meeting)) await model.bring?.(part, meeting).catch(() => {});
      failed = !get(part, meeting);
      return !failed;
    },
    /** What stands in its place until it is here. @param {import("../common/texts.js").Say} t */
    waiting: (t) =>
      failed
        ? [
            h("p", { class: "entraide-notice", text: t("lead.not-here") }),
            h("div", { class: "entraide-row" }, button("again", t("lead.try-load")), button("leave", t("lead.leave"))),
          ]
        : [h("p", { text: t("lead.coming") })],
  };
}
