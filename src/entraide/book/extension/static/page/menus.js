/** What opens over the page: the menu and the page's contents where there is no room beside it, and the search. */

const WIDE = "(min-width: 992px)";

export function openMenus() {
  for (const side of ["primary", "secondary"]) {
    const bar = document.getElementById(`pst-${side}-sidebar`);
    const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById(`pst-${side}-sidebar-modal`));
    const button = document.querySelector(`.${side}-toggle`);
    if (!bar || !dialog || !button) continue;
    button.addEventListener("click", () => {
      if (side === "primary" && matchMedia(WIDE).matches) {
        bar.classList.toggle("pst-sidebar-hidden");
        return;
      }
      if (side === "secondary") showHere(bar);
      move(bar, dialog);
      dialog.showModal();
    });
    dialog.addEventListener("close", () => move(dialog, bar));
    closeOutside(dialog);
    dialog.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      // A link to this same page leads to what the dialog hides.
      if (target.closest("a[href^='#'], [data-entraide-close]")) dialog.close();
    });
  }
}

/** Marks the section being read among those of the page. @param {Element} list */
function showHere(list) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a")]);
  const begun = links.filter(({ hash }) => {
    const section = document.getElementById(decodeURIComponent(hash.slice(1)));
    return section && section.getBoundingClientRect().top < innerHeight / 2;
  });
  for (const link of links) {
    if (link === begun.at(-1)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Opens the search by its buttons and by Ctrl+K (⌘K); on the page of results, goes to its field. */
export function openSearch() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("pst-search-dialog"));
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("main form[role=search] input"));
  if (!dialog) return;
  const open = () => {
    if (field) field.select();
    else if (dialog.open) dialog.close();
    else dialog.showModal();
  };
  for (const button of document.querySelectorAll(".search-button__button")) button.addEventListener("click", open);
  closeOutside(dialog);
  const apple = /^(Mac|iP)/.test(navigator.platform);
  if (apple) for (const key of document.querySelectorAll(".kbd-shortcut__modifier")) key.textContent = "⌘";
  window.addEventListener("keydown", (event) => {
    const control = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!control || event.shiftKey || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
}

/** A click beside a dialog closes it. @param {HTMLDialogElement} dialog */
function closeOutside(dialog) {
  dialog.addEventListener("click", ({ clientX, clientY, target }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) dialog.close();
  });
}

/** Moves all that a box holds, and the classes it is dressed by. @param {Element} from @param {Element} to */
function move(from, to) {
  to.append(...from.childNodes);
  to.classList.add(...from.classList);
  from.removeAttribute("class");
}
