/**
 * Tables that readers sort by a column, and of which they keep only some rows. Without this script they stay as they are.
 *
 * @typedef {{ keep: string, all: string, shown: string }} Words what stands above the menus, in them, and after them
 */

/** What separates the things that one cell lists. */
const AND = "|";
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** How a column is sorted, and how it is when its button was pressed. @type {Record<string, string>} */
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/** @param {HTMLElement} box the place where a table scrolls, whose `data-entraide-sift` holds our words */
function enhance(box) {
  const table = /** @type {HTMLTableElement} */ (box.querySelector("table"));
  const [body] = table.tBodies;
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  makeSortable(body, heads);
  box.before(menusFor([...body.rows], heads, JSON.parse(box.dataset.entraideSift ?? "{}")));
}

/**
 * Make a button of each head: the first press sorts from A to Z, the second from Z to A, the third as it was.
 * @param {HTMLTableSectionElement} body @param {HTMLTableCellElement[]} heads
 */
function makeSortable(body, heads) {
  const rows = [...body.rows];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "book-sort";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const order = NEXT[head.getAttribute("aria-sort") ?? "none"];
      for (const other of heads) other.setAttribute("aria-sort", other === head ? order : "none");
      const sign = order === "descending" ? -1 : 1;
      const text = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].textContent ?? "";
      const sorted = order === "none" ? rows : [...rows].sort((a, b) => sign * collator.compare(text(a), text(b)));
      body.append(...sorted);
    });
  }
}

/**
 * A menu for each column whose cells are lists, to keep the rows that have one of its things; the count is said aloud.
 * @param {HTMLTableRowElement[]} rows @param {HTMLTableCellElement[]} heads @param {Words} words
 */
function menusFor(rows, heads, words) {
  const menus = document.createElement("div");
  menus.className = "book-sift";
  menus.setAttribute("role", "group");
  menus.setAttribute("aria-label", words.keep);
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  /** @type {Map<number, HTMLSelectElement>} */
  const chosen = new Map();

  function sift() {
    for (const row of rows) {
      row.hidden = ![...chosen].every(([column, menu]) => !menu.value || listed(row, column).includes(menu.value));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.shown.replace("{shown}", String(shown)).replace("{all}", String(rows.length));
  }

  for (const [column, head] of heads.entries()) {
    const things = [...new Set(rows.flatMap((row) => listed(row, column)))].sort(collator.compare);
    if (!things.length) continue;
    const menu = document.createElement("select");
    menu.append(new Option(words.all, ""), ...things.map((thing) => new Option(thing, thing)));
    menu.addEventListener("change", sift);
    const label = document.createElement("label");
    label.append(head.textContent ?? "", menu);
    menus.append(label);
    chosen.set(column, menu);
  }
  sift();
  menus.append(count);
  return menus;
}

/** The things that a cell lists. @param {HTMLTableRowElement} row @param {number} column @returns {string[]} */
function listed(row, column) {
  return row.cells[column].dataset.listed?.split(AND) ?? [];
}

for (const box of document.querySelectorAll("[data-entraide-sift]")) enhance(/** @type {HTMLElement} */ (box));
