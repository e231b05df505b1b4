/** The reader's own codes: a field to make one, the list of them, and under each what changes it. */

import { tool } from "../coding/code_list.js";
import { button } from "../common/answering.js";
import { above, focusedIn, h, keyed, parts, patch } from "../common/dom.js";
import { drawn } from "../common/drawing.js";
import { codeIcon } from "../common/icons.js";
import { LONGEST, MOST } from "./own_codes.js";

/** @typedef {import("./own_codes.js").OwnCode} OwnCode */

const PENCIL = "M11.4 1.2 14.8 4.6 5.4 14H2v-3.4zM11.4 3.2 3.4 11.2v1.4h1.4l8-8z";
/** What is said beside the field, where something is missing for what was asked. */
const NOTICES = ["open.name-first", "open.known", "open.no-more", "open.taken"];

export class OwnPalette {
  /** The code that is being changed. */
  changing = "";
  #folded = false;

  /** @param {import("../common/answering.js").Ui} ui @param {import("./own_desk.js").OwnDesk} desk */
  constructor({ t, uid }, desk) {
    this.t = t;
    this.uid = uid;
    this.desk = desk;
    this.field = h("input", {
      type: "text",
      class: "entraide-field entraide-search",
      id: `${uid}-new`,
      maxlength: LONGEST,
      autocomplete: "off",
      enterkeyhint: "done",
      "aria-describedby": `${uid}-notice`,
      "aria-keyshortcuts": "/",
    });
    this.count = h("p", { class: "entraide-count", "data-idle": t("open.codes") });
    this.notice = h("p", { class: "entraide-notice", id: `${uid}-notice` });
    this.tools = {
      deselect: tool("deselect", t("coding.deselect")),
      fold: tool("fold", t("open.codes"), { "aria-controls": `${uid}-codes` }),
    };
    this.list = h("ul", { class: "entraide-list", "aria-label": t("open.codes") });
    this.node = h(
      "div",
      { class: "entraide-palette entraide-own", "data-themes": 1, role: "group", "aria-label": t("open.codes") },
      h("div", { class: "entraide-palette-head" }, this.count, ...Object.values(this.tools)),
      h(
        "div",
        { class: "entraide-codes", id: `${uid}-codes` },
        h("label", { for: this.field.id, text: t("open.new") }),
        h("div", { class: "entraide-making" }, this.field, button("make", t("open.make"))),
        this.notice,
        h("div", { class: "entraide-theme" }, this.list),
      ),
    );
  }

  /** @param {Event} event */
  codeAt(event) {
    return above(event, ".entraide-code")?.dataset.code ?? "";
  }

  draw() {
    const { t, desk, tools } = this;
    const n = desk.selection.units.length;
    const said = NOTICES.includes(desk.notice);
    const asked = desk.notice === "coding.select-first";
    const text = asked ? t("coding.select-first") : n ? t("coding.selected", { n }) : t("coding.none-selected");
    patch(this.count, { text, "data-asked": asked });
    patch(this.notice, { text: said ? t(desk.notice, { most: MOST }) : "" });
    patch(tools.deselect, { hidden: !n });
    // What a finger needs no more in the coding exercise, the field to find a code by typing, is what this one is for.
    patch(this.node, { "data-selected": n > 0, "data-open": !this.#folded, "data-meanings": true });
    patch(tools.fold, { "aria-expanded": String(!this.#folded) });
    if (!desk.codes.some(({ code }) => code === this.changing)) this.changing = "";
    const codes = desk.codes.map((one, place) => ({ ...one, place }));
    keyed(
      this.list,
      codes,
      ({ code }) => code,
      (one) => this.#item(one),
      (item, one) => this.#drawItem(item, one),
    );
  }

  /** Go to the field. */
  find() {
    if (this.#folded) this.fold();
    this.field.focus();
  }

  fold() {
    this.#folded = !this.#folded;
    this.draw();
  }

  /** Show what changes a code, or hide it. @param {string} code */
  change(code) {
    this.changing = this.changing === code ? "" : code;
    this.draw();
    if (this.changing) this.renaming(code)?.select();
    else this.pencil(code)?.focus();
  }

  /** The field that renames a code. @param {string} code */
  renaming(code) {
    return /** @type {HTMLInputElement | null | undefined} */ (this.#at(code)?.querySelector("input"));
  }

  /** The one that the reader chose to merge a code into. @param {string} code */
  into(code) {
    return this.#at(code)?.querySelector("select")?.value ?? "";
  }

  /** @param {string} code */
  pencil(code) {
    return /** @type {HTMLElement | null | undefined} */ (this.#at(code)?.querySelector("[data-do=change]"));
  }

  /** To the first code, and among them; up from the first leads back to the field. @param {number} by */
  move(by) {
    const all = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll(".entraide-apply"));
    const at = [...all].findIndex((one) => one.parentElement?.contains(focusedIn(this.node)));
    if (at + by < 0) this.field.focus();
    else all[Math.min(all.length - 1, at + by)]?.focus();
  }

  /** @param {string} code */
  #at(code) {
    return parts(this.list).find((item) => item.dataset.code === code);
  }

  /** @param {OwnCode} code */
  #item({ code }) {
    return h(
      "li",
      { class: "entraide-code", "data-code": code },
      h(
        "button",
        { type: "button", class: "entraide-apply", "data-do": "apply" },
        h("kbd", { class: "entraide-key", "aria-hidden": "true" }),
        codeIcon(this.desk.placeOf(code)),
        h("span", {}),
      ),
      h(
        "button",
        { type: "button", class: "entraide-button entraide-quiet entraide-pencil", "data-do": "change" },
        drawn(PENCIL),
      ),
      h("div", { class: "entraide-change", role: "group" }),
    );
  }

  /** @param {HTMLElement} item @param {OwnCode & { place: number }} code */
  #drawItem(item, { code, label, place }) {
    const [apply, pencil, change] = parts(item);
    const digit = place < 10 ? String((place + 1) % 10) : "";
    const open = this.changing === code;
    patch(apply, { "aria-pressed": this.desk.pressed(code), "aria-keyshortcuts": digit || null });
    patch(parts(apply)[0], { text: digit });
    patch(parts(apply)[2], { text: label });
    const name = this.t("open.change", { code: label });
    patch(pencil, { "aria-label": name, title: name, "aria-expanded": String(open) });
    patch(change, { hidden: !open, "aria-label": name });
    patch(item, { "data-open": open });
    // What she may merge it into changes with every code.
    const state = open ? JSON.stringify(this.desk.codes) : "";
    if (change.dataset.state === state) return;
    change.dataset.state = state;
    change.replaceChildren(...(open ? this.#changes(code, label) : []));
  }

  /** @param {string} code @param {string} label */
  #changes(code, label) {
    const { t, uid, desk } = this;
    const [field, select] = [`${uid}-rename`, `${uid}-merge`];
    const name = h("input", {
      type: "text",
      class: "entraide-field",
      id: field,
      maxlength: LONGEST,
      autocomplete: "off",
    });
    name.value = label;
    const others = desk.codes.filter((one) => one.code !== code);
    const options = others.map((one) => h("option", { value: one.code, text: one.label }));
    return [
      h("label", { for: field, text: t("open.rename-to") }),
      h("div", { class: "entraide-making" }, name, button("rename", t("open.rename"))),
      ...(others.length
        ? [
            h("label", { for: select, text: t("open.merge-into") }),
            h(
              "div",
              { class: "entraide-making" },
              h("select", { id: select, class: "entraide-field" }, ...options),
              button("merge", t("open.merge")),
            ),
          ]
        : []),
      button("discard", t("open.discard"), { class: "entraide-button entraide-quiet" }),
    ];
  }
}
