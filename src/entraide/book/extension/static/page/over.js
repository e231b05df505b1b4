/** What is opened over the page takes all else out of reach, but for leaving quickly, which comes with it. */

export function leaveFromOver() {
  const leave = document.querySelector(".book-leave");
  if (!leave) return;
  const follow = (/** @type {MutationRecord[]} */ changes) => {
    const opened = changes.map(({ target }) => /** @type {Element} */ (target)).filter((one) => one.matches(":modal"));
    const over = opened.at(-1) ?? document.querySelector("dialog:modal") ?? document.body;
    // What opened has given its own control the focus by now; it keeps it.
    if (leave.parentElement !== over) over.prepend(leave);
  };
  new MutationObserver(follow).observe(document.body, { subtree: true, attributeFilter: ["open"] });
}
