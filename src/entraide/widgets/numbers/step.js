/** One step of a calculation on the page: its label, the field with its unit, and what is said of what was entered. */

import { button } from "../common/answering.js";
import { h, patch } from "../common/dom.js";
import { icon } from "../common/icons.js";
import { judged } from "./judging.js";
import { LONGEST } from "./reading.js";

/** @typedef {{ step: number, label: string, unit: string, before: string, after: string }} Step `before` and `after`: the unit's sign */

/** @type {Record<import("./judging.js").Word, [word: string, verdict: "found" | "missed" | "wrong"]>} */
const WORDS_OF = {
  right: ["numbers.right", "found"],
  near: ["numbers.near", "missed"],
  explained: ["numbers.wrong", "wrong"],
  wrong: ["numbers.wrong", "wrong"],
  unreadable: ["numbers.unreadable", "missed"],
  blank: ["numbers.enter-first", "missed"],
};

/**
 * @param {import("../common/answering.js").Ui & { practice: boolean }} ui @param {Step} asked
 * @param {() => import("./judging.js").StepFeedback | undefined} feedback
 */
export function createStep({ t, uid, practice }, { step, label, unit, before, after }, feedback) {
  const id = `${uid}-${step}`;
  /** What was in the field when it was last checked. @type {string | null} */
  let checked = null;
  let shown = false; // whether the solution is
  let typing = false; // whether she is still writing in the field
  const input = h("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: LONGEST,
    class: "entraide-number",
    "aria-describedby": `${before || after ? `${id}-unit ` : ""}${id}-said`,
  });
  const verdict = h("div", { class: "entraide-verdict", id: `${id}-said` });
  const check = button("check", t("numbers.check"), { "aria-label": t("numbers.check-step", { label }) });
  const reveal = button("solution", "");
  const solution = h("p", { class: "entraide-solution" });
  const unitOf = (/** @type {string} */ text) => (text ? h("span", { id: `${id}-unit`, text }) : null);
  const node = h(
    "li",
    { class: "entraide-step", "data-step-number": step },
    h("label", { for: id, text: label }),
    h(
      "div",
      { class: "entraide-entered" },
      unitOf(before),
      input,
      unitOf(after),
      practice && check,
      practice && reveal,
    ),
    verdict,
    solution,
  );

  /** What is said of a text, in the parts it has: the word, then why. @param {string} text */
  function said(text) {
    const told = feedback();
    const { word, why } = judged(text, unit, told?.values ?? []);
    const hint = told?.hint ? ` ${told.hint}` : "";
    const reasons = {
      right: why,
      near: t("numbers.near-why"),
      explained: why,
      wrong: `${t("numbers.wrong-why")}${hint}`,
      unreadable: t("numbers.unreadable-why"),
      blank: "",
    };
    return { word, why: reasons[word] };
  }

  /** In an assignment nothing is said of a number, but of a text that would be none: it tells nothing of the keys. */
  const isNoNumber = () => !practice && !typing && judged(input.value, unit, []).word === "unreadable";

  function draw() {
    const { word, why } = isNoNumber() ? said(input.value) : checked === null ? { word: null, why: "" } : said(checked);
    const outdated = checked !== null && checked !== input.value;
    verdict.replaceChildren(...(word ? [finding(t, word, why)] : []));
    verdict.classList.toggle("entraide-outdated", outdated);
    if (outdated) verdict.append(h("p", { text: t("numbers.changed") }));
    // The solution is for who has tried.
    const what = t(shown ? "numbers.hide-solution" : "numbers.show-solution");
    const tried = word === "near" || word === "explained" || word === "wrong";
    patch(reveal, {
      hidden: !(tried || shown),
      text: what,
      "aria-expanded": String(shown),
      "aria-label": t("numbers.solution-of", { what, label }),
    });
    patch(solution, { text: shown ? solved() : "", hidden: !shown });
  }

  function solved() {
    const told = feedback();
    const why = told?.values.find(({ right }) => right)?.why ?? "";
    return `${t("numbers.solution", { value: told?.solution ?? "" })} ${why}`;
  }

  return {
    step,
    node,
    typed: () => input.value,
    checked: () => checked,
    isShown: () => shown,
    isSolved: () => checked !== null && feedback() !== undefined && said(checked).word === "right",

    changed() {
      typing = true;
      draw();
    },

    /** She leaves the field. @returns {string} what there is to say aloud */
    left() {
      typing = false;
      draw();
      return isNoNumber() ? `${label}. ${said(input.value).why}` : "";
    },

    /** @param {string} text */
    draw(text) {
      // What is only blank is not kept, and stays as it was typed.
      if (input.value !== text && (text || input.value.trim())) input.value = text;
      draw();
    },

    /** @returns {string} what there is to say aloud */
    check() {
      checked = input.value;
      const { word, why } = said(checked);
      if (word === "blank") checked = null;
      draw();
      const aloud = [t(WORDS_OF[word][0]), why].filter(Boolean);
      if (word === "blank") verdict.replaceChildren(finding(t, word, ""));
      return `${label}. ${aloud.length > 1 ? `${aloud[0]}. ${aloud[1]}` : aloud[0]}`;
    },

    /** @returns {string} what there is to say aloud */
    show() {
      shown = !shown;
      draw();
      return shown ? solved() : "";
    },

    /** @param {string} text */
    say: (text) => verdict.replaceChildren(h("p", { text })),

    forget() {
      checked = null;
      shown = false;
    },

    /** @param {import("../common/seen.js").Seen} seen as it was kept */
    recall(seen) {
      const text = seen.checked?.[step];
      checked = typeof text === "string" && text.trim() ? text : null;
      shown = checked !== null && Array.isArray(seen.shown) && seen.shown.includes(step);
    },
  };
}

/** @param {import("../common/texts.js").Say} t @param {import("./judging.js").Word} word @param {string} why */
function finding(t, word, why) {
  const [key, verdict] = WORDS_OF[word];
  return h(
    "p",
    { class: `entraide-finding entraide-${verdict}` },
    icon(verdict),
    h("span", {}, h("strong", { text: t(key) }), why ? h("span", { class: "entraide-why", text: why }) : null),
  );
}
