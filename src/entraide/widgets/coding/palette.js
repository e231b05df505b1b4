/** The palette of a coding exercise: the codes by theme, what they mean, and a field to find one by typing. */

import { button } from "../shared/answering.js";
import { focusedIn, h, patch } from "../shared/dom.js";
import { mark } from "../shared/marks.js";
import { searched } from "./search.js";

/** @param {any} ui @param {import("./desk.js").Desk} desk */
export function createPalette({ t, uid, on, announce }, desk) {
  const open = new Set();
  let shown = { matches: desk.codes, best: null };
  let current = desk.codes[0]?.code;
  // A narrow page has no room for everything. With a selection, `folded` and `withMeanings` are the reader's wish;
  // without one, the palette is there to look codes up, closed at first.
  let folded = false;
  let withMeanings = false;
  let lookedUp = false;
  const isOpen = () => (desk.selection.units.length ? !folded : lookedUp);

  const search = h("input", {
    type: "search",
    class: "entraide-search",
    "aria-label": t("coding.find"),
    placeholder: t("coding.find"),
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
  });
  const count = h("p", { class: "entraide-count", "data-idle": t("coding.codes-meaning") });
  const tool = (action, text, more = {}) =>
    button(action, "", {
      iconName: action,
      class: `entraide-button entraide-quiet entraide-${action}`,
      "aria-label": text,
      title: text,
      ...more,
    });
  const meanings = tool("meanings", t("coding.codes-meaning"));
  const deselect = tool("deselect", t("coding.deselect"));
  const fold = tool("fold", t("coding.codes"), { "aria-controls": `${uid}-codes` });
  const none = h("p", { class: "entraide-none", text: t("coding.no-match") });
  const groups = desk.themes.map((theme, place) => themeGroup(theme, `${uid}-theme-${place}`));
  const content = h("div", { class: "entraide-codes", id: `${uid}-codes` }, search, ...groups, none);
  const node = h(
    "div",
    { class: "entraide-palette", "data-themes": desk.themes.length, role: "group", "aria-label": t("coding.codes") },
    h("div", { class: "entraide-palette-head" }, count, meanings, deselect, fold),
    content,
  );

  function themeGroup({ label, codes }, id) {
    return h(
      "div",
      { class: "entraide-theme", role: "group", "aria-labelledby": id },
      h("p", { class: "entraide-theme-label", id, text: label }),
      h("ul", { class: "entraide-list" }, ...codes.map(codeItem)),
    );
  }

  function codeItem({ code, label, definition, include, exclude }) {
    const place = desk.codes.findIndex((one) => one.code === code);
    const digit = place < 10 ? String((place + 1) % 10) : null;
    const meaning = `${uid}-meaning-${place}`;
    return h(
      "li",
      { class: "entraide-code", "data-code": code },
      h(
        "button",
        { type: "button", class: "entraide-apply", "data-do": "apply", "aria-keyshortcuts": digit },
        h("kbd", { class: "entraide-key", "aria-hidden": "true", text: digit ?? "" }),
        mark(place),
        h("span", { text: label }),
      ),
      tool("about", t("coding.about", { code: label }), { "aria-keyshortcuts": "i", "aria-controls": meaning }),
      h(
        "div",
        { class: "entraide-meaning", id: meaning },
        h("p", { text: definition }),
        rule(t("code.include"), include),
        rule(t("code.exclude"), exclude),
      ),
    );
  }

  function rule(name, text) {
    return text ? h("p", {}, h("strong", { text: name }), h("br"), text) : null;
  }

  const items = () => [...content.querySelectorAll(".entraide-code")];
  const item = (code) => items().find((one) => one.dataset.code === code);
  const applyOf = (code) => item(code).querySelector(".entraide-apply");

  function draw() {
    const n = desk.selection.units.length;
    const asked = desk.notice === "coding.select-first";
    patch(count, {
      text: asked ? t("coding.select-first") : n ? t("coding.selected", { n }) : t("coding.none-selected"),
      "data-asked": asked,
    });
    patch(deselect, { hidden: !n });
    patch(node, { "data-selected": n > 0, "data-open": isOpen(), "data-meanings": withMeanings });
    patch(meanings, { "aria-pressed": String(withMeanings) });
    patch(fold, { "aria-expanded": String(isOpen()), "aria-label": n ? t("coding.codes") : t("coding.codes-meaning") });
    patch(none, { hidden: shown.matches.length > 0 });
    const visible = shown.matches.map(({ code }) => code);
    if (!visible.includes(current)) current = visible[0] ?? current;
    for (const one of items()) drawCode(one, one.dataset.code, visible);
  }

  function drawCode(one, code, visible) {
    const [apply, about, meaning] = one.children;
    patch(one, {
      hidden: !visible.includes(code),
      "data-best": shown.best?.code === code,
      "data-open": open.has(code),
    });
    patch(apply, { "aria-pressed": desk.pressed(code), tabindex: code === current ? "0" : "-1" });
    patch(about, { "aria-expanded": String(open.has(code)), tabindex: code === current ? "0" : "-1" });
    patch(meaning, { hidden: !open.has(code) });
  }

  on(search, "input", () => {
    shown = searched(desk.codes, search.value);
    draw();
    if (search.value.trim())
      announce(shown.matches.length ? t("coding.matches", { n: shown.matches.length }) : t("coding.no-match"));
  });
  on(node, "focusin", (event) => {
    const code = event.target.closest(".entraide-code")?.dataset.code;
    if (!code || code === current) return;
    current = code;
    draw();
  });
  return {
    node,
    draw,
    search,
    best: () => shown.best?.code,
    codeAt: (target) => target.closest(".entraide-code")?.dataset.code,
    find() {
      if (!isOpen()) this.fold();
      search.focus();
      search.select();
    },
    empty() {
      search.value = "";
      shown = searched(desk.codes, "");
      draw();
    },
    fold() {
      if (desk.selection.units.length) folded = !folded;
      else lookedUp = !lookedUp;
      draw();
    },
    meanings() {
      withMeanings = !withMeanings;
      folded = false;
      draw();
    },
    about(code) {
      if (!open.delete(code)) open.add(code);
      draw();
      if (open.has(code)) item(code).scrollIntoView({ block: "nearest" });
    },
    enter: () => applyOf(current).focus(),
    /** Up from the first code goes back to the field. */
    move(by) {
      const visible = shown.matches.map(({ code }) => code);
      const place = visible.indexOf(current) + by;
      if (place === -1 && focusedIn(node)) return search.focus();
      applyOf(visible[Math.min(visible.length - 1, Math.max(0, place))]).focus();
    },
  };
}
