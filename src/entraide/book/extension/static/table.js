/** Tables that readers sort by a column, and of which they keep only some rows. Without this script they stay as they are. */

/** What separates the things that one cell lists. */
const AND = "|";
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** The attribute that says how a column is sorted, and what comes after it when its button is pressed. */
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/** @param {HTMLElement} box the place where a table scrolls, whose `data-entraide-sift` holds our words */
export function enhance(box) {
  const words = JSON.parse(box.dataset.entraideSift ?? "{}");
  const table = /** @type {HTMLTableElement} */ (box.querySelector("table"));
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  /* Sorting: the first press from A to Z, the second from Z to A, the third as it was. */
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "book-sort";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const order = NEXT[/** @type {keyof NEXT} */ (head.getAttribute("aria-sort"))];
      for (const other of heads) other.setAttribute("aria-sort", other === head ? order : "none");
      const sign = order === "descending" ? -1 : 1;
      const text = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].textContent ?? "";
      const sorted = order === "none" ? rows : [...rows].sort((a, b) => sign * collator.compare(text(a), text(b)));
      body.append(...sorted);
    });
  }

  /* Keeping some rows: a menu for each column whose cells are lists, and the count said aloud. */
  const menus = document.createElement("div");
  menus.className = "book-sift";
  menus.setAttribute("role", "group");
  menus.setAttribute("aria-label", words.keep);
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  const listed = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ column) =>
    row.cells[column].dataset.listed?.split(AND) ?? [];
  /** @type {Map<number, HTMLSelectElement>} */
  const chosen = new Map();
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
  function sift() {
    for (const row of rows) {
      row.hidden = ![...chosen].every(([column, menu]) => !menu.value || listed(row, column).includes(menu.value));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }
  sift();
  menus.append(count);
  box.before(menus);
}
