/** Light, dark, or as the system has it: the choice is kept where it can be, and holds on this page where it cannot. */

import { attempt } from "./attempt.js";

export function chooseColours() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (/** @type {string} */ mode) => {
    root.dataset.mode = mode;
    root.dataset.theme = mode !== "auto" ? mode : dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", () => show(root.dataset.mode ?? "auto"));
  for (const button of document.querySelectorAll(".theme-switch-button")) {
    button.addEventListener("click", () => {
      // What differs from the system's colours comes first: a click is always seen.
      const modes = dark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
      const next = modes[(modes.indexOf(root.dataset.mode ?? "auto") + 1) % modes.length];
      show(next);
      attempt(() => localStorage.setItem("mode", next));
    });
  }
}
