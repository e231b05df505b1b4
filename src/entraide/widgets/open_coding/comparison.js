/** Under the transcript: the button that sets her codes beside the course's, what is said then, and room for a memo. */

import { button } from "../common/answering.js";
import { h, patch } from "../common/dom.js";
import { overlap } from "./overlap.js";
import { besideSaid, neitherSaid } from "./sentences.js";

const LONGEST_MEMO = 20000; // characters of the memo

/**
 * @param {import("../common/answering.js").Ui} ui
 * @param {import("./own_desk.js").OwnDesk} desk
 * @param {{ codes: Array<{ code: string, label: string, definition: string }>, fits: import("./overlap.js").Fits }} course
 */
export function createComparison({ t, uid }, desk, course) {
  const notice = h("p", { class: "entraide-notice" });
  const heading = h("h3", { class: "entraide-heading", tabindex: "-1", text: t("open.beside") });
  const said = h("div", { class: "entraide-beside" });
  const memo = h("textarea", { class: "entraide-field", id: `${uid}-own-memo`, rows: "3", maxlength: LONGEST_MEMO });
  const asked = h("label", { for: memo.id, text: t("open.memo") });
  const shown = h(
    "div",
    { class: "entraide-compared" },
    heading,
    h("p", { text: t("open.no-verdict") }),
    said,
    asked,
    memo,
  );
  const row = h(
    "div",
    { class: "entraide-row" },
    button("compare", t("open.compare"), { class: "entraide-button entraide-main" }),
    notice,
  );
  let last = "";

  function draw() {
    const missing = desk.notice === "open.try-first";
    patch(notice, { hidden: !missing, text: missing ? t(desk.notice) : "" });
    patch(shown, { hidden: !desk.compared });
    if (memo.value !== desk.own.memo) memo.value = desk.own.memo;
    if (!desk.compared) return;
    // Written anew only when something changed, so that a reader's place in it is not lost.
    const { codes, codings } = desk.own;
    const state = JSON.stringify([codes, codings.map(({ memo: _, ...coding }) => coding)]);
    if (state !== last) said.replaceChildren(...written());
    last = state;
  }

  function written() {
    const names = course.codes.map(({ code }) => code);
    const found = overlap(desk.own, { codes: names, fits: course.fits }, desk.excerpts);
    const courseName = (/** @type {string} */ code) => course.codes.find((one) => one.code === code)?.label ?? code;
    const own = (/** @type {string} */ code) => desk.labelOf(code);
    const untouched = found.untouched.map(courseName);
    return [
      h(
        "ul",
        { class: "entraide-list" },
        ...found.own.map((one) => {
          const { said: lines, ask } = besideSaid(t, one, own, courseName);
          return h(
            "li",
            {},
            h("p", { class: "entraide-own-name" }, t("open.own-on", { own: own(one.code), n: one.n })),
            ...lines.map((text) => h("p", { text })),
            ask ? h("p", { class: "entraide-ask", text: ask }) : null,
          );
        }),
      ),
      h("p", {
        text: untouched.length
          ? t("open.untouched", { n: untouched.length, list: untouched })
          : t("open.untouched-none"),
      }),
      h("p", {
        text: neitherSaid(
          t,
          found.neither,
          desk.excerpts.map(({ excerpt }) => excerpt),
        ),
      }),
      h(
        "details",
        {},
        h("summary", { text: t("open.meanings") }),
        h(
          "dl",
          {},
          ...course.codes.flatMap(({ label, definition }) => [h("dt", { text: label }), h("dd", { text: definition })]),
        ),
      ),
    ];
  }

  return { node: h("div", { class: "entraide-comparison" }, row, shown), heading, memo, draw };
}
