/** The page of a coding exercise: how far one is, the two sides, the tools under them. */

import { button, MOD } from "../common/answering.js";
import { above, focusedIn, h, patch } from "../common/dom.js";
import { createReading } from "./reading.js";
import { createSheet } from "./sheet.js";
import { shortcutList } from "./shortcut_list.js";

/** @typedef {ReturnType<typeof createView<import("./palette.js").Palette>>} View */

/**
 * @template {{ node: HTMLElement, draw(): void }} P
 * @param {import("../common/answering.js").Ui} ui
 * @param {import("./desk.js").Desk} desk
 * @param {{ palette: P, onDrag: (from: number, to: number) => void, drawn: () => void }} parts
 */
export function createView(ui, desk, { palette, onDrag, drawn }) {
  const { body, feet, root } = ui;
  root.classList.toggle("entraide-words", desk.inWords);
  root.classList.toggle("entraide-one", desk.isOne);
  const reading = createReading(ui, desk, onDrag);
  const progress = createProgress(ui, desk);
  const shortcuts = shortcutList(ui);
  const tools = createTools(ui, desk, shortcuts.node);
  body.before(progress.node);
  // Closing it returns to the unit.
  const sheet = createSheet(ui, desk, palette.node, () => reading.textOf(desk.current)?.focus());
  body.append(reading.node, ...sheet.nodes, palette.node);
  if (!desk.isOne) feet.append(...tools.nodes);
  feet.before(shortcuts.node);

  function draw() {
    const focused = focusedIn(root);
    progress.draw();
    tools.draw();
    reading.draw();
    palette.draw();
    sheet.draw();
    // What the course answers of one unit comes under the codes, which stay where the finger is.
    if (desk.isOne && palette.node.parentElement === body) reading.textOf(desk.current)?.after(palette.node);
    // What had the focus may be gone: a removed code, a closed memo. Its unit takes over.
    if (focused && !focusedIn(root)) reading.textOf(desk.current)?.focus({ preventScroll: true });
    stayClear();
    drawn();
  }

  let sheetHeight = "0px";
  /** What is docked at the bottom of the screen must not lie over the unit in hand. */
  const stayClear = atNextFrame(() => {
    const docked = [sheet.line, palette.node].find(isDocked);
    const height = docked ? `${docked.offsetHeight}px` : "0px";
    if (height !== sheetHeight) root.style.setProperty("--entraide-sheet", height);
    sheetHeight = height;
    if (!docked || root.querySelector(".entraide-dragging")) return;
    const inHand = focusedIn(reading.node) ?? reading.textOf(desk.current);
    if (!inHand) return;
    // A unit with its codes, memo and feedback; anything else by itself.
    const item = inHand.closest(".entraide-item") ?? inHand;
    const [over, { top, bottom }] = [docked.getBoundingClientRect(), item.getBoundingClientRect()];
    // One that the reader scrolled out of sight is left where it is. What has the focus matters most, so it comes last.
    if (top > over.bottom || bottom < over.top) return;
    item.scrollIntoView({ block: "nearest" });
    inHand.scrollIntoView({ block: "nearest" });
  });
  // An attribute, and no :has() in the stylesheet, which looks at thousands of units each time.
  ui.on(reading.node, "focusin", (event) =>
    palette.node.toggleAttribute("data-noting", Boolean(above(event, ".entraide-panel"))),
  );
  ui.on(reading.node, "focusout", () => palette.node.removeAttribute("data-noting"));
  // The palette is back from where a note had sent it (palette.css).
  ui.on(palette.node, "transitionend", stayClear);

  return { draw, stayClear, reading, palette, sheet, shortcuts };
}

/** @param {HTMLElement} node */
function isDocked(node) {
  const { position, insetBlockEnd } = getComputedStyle(node);
  return position === "sticky" && insetBlockEnd !== "auto" && node.offsetHeight > 0;
}

/**
 * Something that measures the page, done when the browser is about to lay it out: asked for earlier, the browser would
 * have to do it twice.
 * @param {() => void} act
 */
function atNextFrame(act) {
  let asked = false;
  return () => {
    if (!asked)
      requestAnimationFrame(() => {
        asked = false;
        act();
      });
    asked = true;
  };
}

/** How many excerpts are begun, and a dot for each: filled once begun, lit where the reader is. @param {import("../common/answering.js").Ui} ui @param {import("./desk.js").Desk} desk */
function createProgress({ t }, desk) {
  const total = desk.excerpts.length;
  const dots = desk.excerpts.map(() => h("span", {}));
  const said = h("span", {});
  function draw() {
    const { begun, place } = desk;
    patch(said, { text: t("coding.progress", { n: begun.filter(Boolean).length, total }) });
    for (const [n, dot] of dots.entries()) {
      dot.classList.toggle("entraide-begun", begun[n]);
      dot.classList.toggle("entraide-here", n === place);
    }
  }
  const row = h("span", { class: "entraide-dots" }, ...dots);
  return { node: h("p", { class: "entraide-progress", hidden: total < 2 }, said, row), draw };
}

/**
 * Undo, redo, and the list of shortcuts.
 * @param {import("../common/answering.js").Ui} ui @param {import("./desk.js").Desk} desk @param {HTMLElement} shortcuts
 */
function createTools({ t }, desk, shortcuts) {
  /** @param {"undo" | "redo"} action @param {string} name @param {string} letter */
  const step = (action, name, letter) =>
    button(action, "", {
      iconName: action,
      class: "entraide-button entraide-quiet",
      "aria-label": name,
      title: `${name} (${MOD}+${letter})`,
    });
  const [undo, redo] = [step("undo", t("coding.undo"), "Z"), step("redo", t("coding.redo"), "Y")];
  const list = button("shortcuts", t("coding.shortcuts"), {
    class: "entraide-button entraide-quiet",
    "aria-controls": shortcuts.id,
    "aria-keyshortcuts": "?",
  });
  function draw() {
    patch(undo, { "aria-disabled": desk.canUndo ? null : "true" });
    patch(redo, { "aria-disabled": desk.canRedo ? null : "true" });
    patch(list, { "aria-expanded": String(!shortcuts.hidden) });
  }
  return { nodes: [undo, redo, list], draw };
}
