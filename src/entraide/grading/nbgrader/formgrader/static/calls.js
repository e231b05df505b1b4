// Formgrader's lists name a function in an attribute where nbgrader has a handler, which the page's policy forbids.

/** @type {Record<string, () => void>} These functions are in nbgrader's own scripts, and only some pages have them. */
const CALLS = {
  // @ts-expect-error
  createAssignmentModal: () => createAssignmentModal(),
  // @ts-expect-error
  createStudentModal: () => createStudentModal(),
  // @ts-expect-error
  toggleAllNames: () => toggleAllNames(),
};

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-calls]") : null;
  const name = button?.getAttribute("data-calls") ?? "";
  if (Object.hasOwn(CALLS, name)) {
    event.preventDefault();
    CALLS[name]();
  }
});
