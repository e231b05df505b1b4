/** One option of a question on the page: the button or box to choose it by, its text, and what is said of it. */

import { h } from "../common/dom.js";
import { icon } from "../common/icons.js";

/**
 * @typedef {import("./options.js").Judgement} Judgement
 * @typedef {ReturnType<typeof createItem>} Item
 */

const WORDS = { right: "choice.right", wrong: "choice.wrong", missed: "choice.missed", other: "choice.wrong" };
const VERDICT_OF = /** @type {const} */ ({ right: "found", wrong: "wrong", missed: "missed", other: "other" });

/**
 * @param {{ t: import("../common/texts.js").Say, uid: string }} ui
 * @param {import("./options.js").Option} option
 * @param {boolean} several whether others may be chosen with it
 */
export function createItem({ t, uid }, { option, text }, several) {
  const [id, why] = [`${uid}-${option}`, `${uid}-${option}-why`];
  const type = several ? "checkbox" : "radio";
  const input = h("input", { type, name: uid, id, value: option, "aria-describedby": why });
  const verdict = h("div", { class: "entraide-verdict", id: why });
  const node = h(
    "div",
    { class: "entraide-option", "data-option": option },
    input,
    h("label", { for: id, text }),
    verdict,
  );

  /** @param {boolean} chosen @param {Judgement | null} judgement */
  function draw(chosen, judgement) {
    input.checked = chosen;
    verdict.replaceChildren(...(judgement ? [finding(judgement)] : []));
  }

  /** @param {Judgement} judgement */
  function finding({ word, why: reason }) {
    const said = t(several && word === "missed" ? "choice.missed-one" : WORDS[word]);
    return h(
      "p",
      { class: `entraide-finding entraide-${VERDICT_OF[word]}` },
      icon(VERDICT_OF[word]),
      h("span", {}, h("strong", { text: said }), h("span", { class: "entraide-why", text: reason })),
    );
  }

  return { option, node, draw, isChosen: () => input.checked };
}
