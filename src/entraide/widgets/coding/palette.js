/** The palette of a coding exercise: the codes, what they mean, and a field to find one by typing. */

import { button } from "../common/answering.js";
import { above, focusedIn, h, parts, patch } from "../common/dom.js";
import { drawCode, meaningOf, themeGroup, tool } from "./code_list.js";
import { searched } from "./search.js";

/** So many codes are seen at a glance. */
const FEW = 4;

export class Palette {
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();
  /** The codes whose meaning is read. @type {Set<string>} */
  #open = new Set();
  /** @type {{ matches: import("./desk.js").Code[], best: import("./desk.js").Code | null }} */
  #found;
  /** The code that the Tab key leads to. @type {string | undefined} */
  #current;
  // A narrow page has no room for everything. With a selection, the first two are the reader's wish; without one, the
  // palette is there to look codes up, closed at first.
  #folded = false;
  #withMeanings = false;
  #lookedUp = false;
  #hasMeanings = false;

  /** @param {import("../common/answering.js").Ui} ui @param {import("./desk.js").Desk} desk */
  constructor({ t, uid, on, announce, whenWhole }, desk) {
    this.t = t;
    this.whenWhole = whenWhole;
    this.desk = desk;
    this.search = searchField(t("coding.find"), desk.codes.length <= FEW);
    this.count = h("p", { class: "entraide-count", "data-idle": t("coding.codes-meaning") });
    this.tools = {
      meanings: tool("meanings", t("coding.codes-meaning")),
      deselect: tool("deselect", t("coding.deselect")),
      fold: tool("fold", t("coding.codes"), { "aria-controls": `${uid}-codes` }),
    };
    const all = button("show-all", t("coding.show-all"), { class: "entraide-button entraide-quiet" });
    this.none = h("p", { class: "entraide-none" }, t("coding.no-match"), " ", all);
    const groups = desk.themes.map((theme, place) => themeGroup({ t, uid, desk }, theme, place));
    this.node = h(
      "div",
      { class: "entraide-palette", "data-themes": desk.themes.length, role: "group", "aria-label": t("coding.codes") },
      h("div", { class: "entraide-palette-head" }, this.count, ...Object.values(this.tools)),
      h("div", { class: "entraide-codes", id: `${uid}-codes` }, this.search, ...groups, this.none),
    );
    const items = /** @type {NodeListOf<HTMLElement>} */ (this.node.querySelectorAll(".entraide-code"));
    for (const item of items) this.#items.set(item.dataset.code ?? "", item);
    this.#found = searched(desk.codes, "");
    on(this.search, "input", () => {
      const n = this.#find().length;
      if (this.search.value.trim()) announce(n ? t("coding.matches", { n }) : t("coding.no-match"));
    });
    // Codes are found by what they mean, too.
    on(this.search, "focus", () => this.#bringMeanings(() => this.#find()));
    on(this.node, "focusin", (event) => {
      const code = this.codeAt(event);
      if (!code || code === this.#current) return;
      this.#current = code;
      this.draw();
    });
  }

  get isOpen() {
    return this.desk.selection.units.length ? !this.#folded : this.#lookedUp;
  }

  /** The likeliest of the codes found. */
  get best() {
    return this.#found.best?.code;
  }

  /** @param {Event} event */
  codeAt(event) {
    return above(event, ".entraide-code")?.dataset.code;
  }

  draw() {
    const { t, desk, tools } = this;
    const n = desk.selection.units.length;
    const asked = desk.notice === "coding.select-first";
    const text = asked ? t("coding.select-first") : n ? t("coding.selected", { n }) : t("coding.none-selected");
    patch(this.count, { text, "data-asked": asked });
    patch(tools.deselect, { hidden: !n });
    patch(this.node, { "data-selected": n > 0, "data-open": this.isOpen, "data-meanings": this.#withMeanings });
    patch(tools.meanings, { "aria-pressed": String(this.#withMeanings) });
    patch(tools.fold, {
      "aria-expanded": String(this.isOpen),
      "aria-label": n ? t("coding.codes") : t("coding.codes-meaning"),
    });
    this.#drawCodes();
  }

  #drawCodes() {
    const shown = this.#shown();
    if (!this.#current || !shown.includes(this.#current)) this.#current = shown[0] ?? this.#current;
    patch(this.none, { hidden: shown.length > 0 });
    for (const [code, item] of this.#items) {
      drawCode(item, {
        pressed: this.desk.pressed(code),
        shown: shown.includes(code),
        best: this.best === code,
        open: this.#open.has(code),
        current: this.#current === code,
      });
    }
  }

  /** Go to the field, or where there is none to the codes. */
  find() {
    if (!this.isOpen) this.fold();
    if (this.search.hidden) return this.enter();
    this.search.focus();
    this.search.select();
  }

  empty() {
    this.search.value = "";
    this.#find();
  }

  fold() {
    if (this.desk.selection.units.length) this.#folded = !this.#folded;
    else this.#lookedUp = !this.#lookedUp;
    this.draw();
    if (this.#lookedUp) this.#bringMeanings();
  }

  meanings() {
    this.#withMeanings = !this.#withMeanings;
    this.#folded = false;
    this.draw();
    this.#bringMeanings();
  }

  /** Read what a code means, or close it. @param {string} code */
  about(code) {
    if (!this.#open.delete(code)) this.#open.add(code);
    this.draw();
    this.#bringMeanings(() => {
      if (this.#open.has(code)) this.#items.get(code)?.scrollIntoView({ block: "nearest" });
    });
  }

  /** Put in what the codes mean, once somebody wants to read it: on a page of the book it comes then. @param {() => void} [then] */
  #bringMeanings(then = () => {}) {
    const tell = (/** @type {(one: import("./desk.js").Code) => Array<Node | string>} */ told) => {
      for (const one of this.desk.codes)
        parts(/** @type {HTMLElement} */ (this.#items.get(one.code)))[2].replaceChildren(...told(one));
    };
    this.whenWhole(
      () => {
        if (!this.#hasMeanings) tell((one) => meaningOf(this.t, one));
        this.#hasMeanings = true;
        then();
      },
      () => tell(() => [this.t("coding.not-here")]),
    );
  }

  enter() {
    this.#focus(this.#current);
  }

  /** Up from the first code goes back to the field. @param {number} by */
  move(by) {
    const shown = this.#shown();
    const place = shown.indexOf(this.#current ?? "") + by;
    if (place === -1 && focusedIn(this.node)) return this.search.focus();
    this.#focus(shown[Math.min(shown.length - 1, Math.max(0, place))]);
  }

  #find() {
    this.#found = searched(this.desk.codes, this.search.value);
    this.draw();
    return this.#found.matches;
  }

  #shown() {
    return this.#found.matches.map(({ code }) => code);
  }

  /** @param {string | undefined} code */
  #focus(code) {
    const apply = code && this.#items.get(code)?.querySelector(".entraide-apply");
    /** @type {HTMLElement} */ (apply)?.focus();
  }
}

/** @param {string} name @param {boolean} hidden */
function searchField(name, hidden) {
  return h("input", {
    type: "search",
    hidden,
    class: "entraide-search",
    "aria-label": name,
    placeholder: name,
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
  });
}
