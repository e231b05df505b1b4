/**
 * Shows a page anew when the book was built anew, and says why it was not. Only `entraide serve` adds this to a page:
 * no published page has it.
 */

/** The version of the book that this page was served from. */
const version = new URL(import.meta.url).search.slice(1);
const PAUSE = 1000;

const box = document.createElement("pre");
box.setAttribute("role", "alert");
box.style.cssText =
  "position: fixed; inset: auto 0 0; z-index: 9999; max-height: 50vh; overflow: auto; margin: 0; padding: 1rem; " +
  "white-space: pre-wrap; font: 1rem/1.5 ui-monospace, monospace; background: var(--e-ink); color: var(--e-paper); border: 0";

async function look() {
  try {
    const state = await (await fetch("/live.json", { cache: "no-store" })).json();
    if (state.version !== version) return location.reload();
    if (box.textContent !== state.trouble) {
      box.textContent = state.trouble;
      if (state.trouble) document.body.append(box);
      else box.remove();
    }
  } catch {
    // The server has stopped, or the book is being written: the page stays as it is.
  }
  setTimeout(look, PAUSE);
}

look();
