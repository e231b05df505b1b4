/**
 * Before anything is drawn, so that a page never flashes in the other colours: the reader's choice, or her system's. And
 * where the scripts that draw exercises do not come, the page says so: at once when one fails, else after a while. Who
 * must leave need not wait for them either.
 */

import { leaveQuickly } from "../../leaving/leave.js";

{
  const root = document.documentElement;
  const late = () => {
    root.dataset.late = "";
  };
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && late(), true);
  setTimeout(late, 8000);
  let mode = "auto";
  try {
    mode = localStorage.getItem("mode") ?? mode;
  } catch {
    // No storage: the system's colours.
  }
  if (mode !== "light" && mode !== "dark") mode = "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mode = mode;
  root.dataset.theme = mode !== "auto" ? mode : dark ? "dark" : "light";
}

leaveQuickly();
