/** Leaving quickly: the page disappears at once, even if the next one is slow to come, and is not in the history. */

export function leaveQuickly() {
  const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-entraide-exit]"));
  if (!exit) return;
  const leave = (/** @type {Event} */ event) => {
    event.preventDefault();
    document.title = " ";
    document.documentElement.style.display = "none";
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  /** @type {number[]} */
  let pressed = [];
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      pressed = event.key === "Escape" ? [...pressed, event.timeStamp].slice(-3) : [];
      if (pressed.length === 3 && pressed[2] - pressed[0] < 1000) leave(event);
    },
    true, // Before an open dialog or an exercise takes the key.
  );
}
