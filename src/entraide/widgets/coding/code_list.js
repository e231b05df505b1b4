/** The codes on offer, by theme, each with what it means. */

import { button } from "../common/answering.js";
import { h, parts, patch } from "../common/dom.js";
import { codeIcon } from "../common/icons.js";

/**
 * @typedef {import("./unit.js").Page} Page
 * @typedef {import("./desk.js").Code} Code
 */

/** @param {Page} page @param {import("./desk.js").Theme} theme @param {number} place among the themes */
export function themeGroup(page, { label, codes }, place) {
  const id = `${page.uid}-theme-${place}`;
  return h(
    "div",
    { class: "entraide-theme", role: "group", "aria-labelledby": id },
    h("p", { class: "entraide-theme-label", id, text: label }),
    h("ul", { class: "entraide-list" }, ...codes.map((code) => codeItem(page, code))),
  );
}

/** What it means is put in once somebody wants to read it. @param {Page} page @param {Code} code */
function codeItem({ t, uid, desk }, { code, label }) {
  const place = desk.placeOf(code);
  const digit = place < 10 ? String((place + 1) % 10) : null;
  const meaning = `${uid}-meaning-${place}`;
  return h(
    "li",
    { class: "entraide-code", "data-code": code },
    h(
      "button",
      { type: "button", class: "entraide-apply", "data-do": "apply", "aria-keyshortcuts": digit },
      h("kbd", { class: "entraide-key", "aria-hidden": "true", text: digit ?? "" }),
      codeIcon(place),
      h("span", { text: label }),
    ),
    tool("about", t("coding.about", { code: label }), { "aria-keyshortcuts": "i", "aria-controls": meaning }),
    h("div", { class: "entraide-meaning", id: meaning }),
  );
}

/** What a code means, and when it is the right one. @param {import("../common/texts.js").Say} t @param {Code} code */
export function meaningOf(t, { definition, include, exclude }) {
  return [h("p", { text: definition }), rule(t("code.include"), include), rule(t("code.exclude"), exclude)];
}

/** @param {string} name @param {string | undefined} text */
function rule(name, text) {
  return text ? h("p", {}, h("strong", { text: name }), h("br"), text) : "";
}

/**
 * A button that is an icon, named by what it asks for.
 * @param {"about" | "meanings" | "deselect" | "fold"} action @param {string} text
 * @param {import("../common/dom.js").Attributes} [more]
 */
export function tool(action, text, more = {}) {
  const classes = `entraide-button entraide-quiet entraide-${action}`;
  return button(action, "", { iconName: action, class: classes, "aria-label": text, title: text, ...more });
}

/**
 * @param {HTMLElement} item
 * @param {{ pressed: string, shown: boolean, best: boolean, open: boolean, current: boolean }} code
 */
export function drawCode(item, { pressed, shown, best, open, current }) {
  const [apply, about, meaning] = parts(item);
  const tabindex = current ? "0" : "-1";
  patch(item, { hidden: !shown, "data-best": best, "data-open": open });
  patch(apply, { "aria-pressed": pressed, tabindex });
  patch(about, { "aria-expanded": String(open), tabindex });
  patch(meaning, { hidden: !open });
}
