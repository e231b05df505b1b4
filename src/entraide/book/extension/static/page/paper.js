/** A page as it is printed: it says its address, what is folded is open, and of an exercise all excerpts are there with her codes. */

/** @typedef {{ excerpt: string, unit: number, code: string }} Coding */

export function preparePaper() {
  /** What was folded before. @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details:not([open])"))];
    for (const fold of folded) fold.open = true;
    // Where the site does not know its own, the one at which it is read: of a file it says nothing.
    const address = document.querySelector("[data-entraide-address]:empty");
    if (address && location.origin !== "null") address.textContent = location.origin + location.pathname;
    /** @type {Map<string, import("../host.js").Model>} */
    const exercises = Reflect.get(globalThis, "entraide")?.exercises ?? new Map();
    for (const [name, model] of exercises) writeOut(document.getElementById(name), model);
  });
  window.addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}

/** The excerpts that the exercise does not show now, each unit with its codes in words. @param {HTMLElement | null} place @param {import("../host.js").Model} model */
function writeOut(place, model) {
  const excerpts = /** @type {HTMLElement[]} */ ([...(place?.querySelectorAll("[data-excerpt]") ?? [])]);
  if (!place || excerpts.length < 2) return;
  const shown = place.querySelector(".entraide-units")?.textContent ?? "";
  model.writeNow();
  /** @type {Coding[]} */
  const codings = model.get("answer")?.value ?? [];
  const labels = new Map(
    (model.get("themes") ?? []).flatMap((/** @type {any} */ { codes }) =>
      codes.map((/** @type {any} */ { code, label }) => [code, label]),
    ),
  );
  for (const part of excerpts) {
    // Its context comes first.
    const [, ...units] = part.querySelectorAll("[data-text]");
    part.hidden = units.every(({ firstChild }) => shown.includes(firstChild?.textContent ?? ""));
    for (const [n, unit] of units.entries()) {
      unit.querySelector("b")?.remove();
      const codes = codings.filter((one) => one.excerpt === part.dataset.excerpt && one.unit === n + 1);
      if (!codes.length) continue;
      const said = document.createElement("b");
      said.textContent = ` ${codes.map(({ code }) => labels.get(code) ?? code).join(", ")}`;
      unit.append(said);
    }
  }
  place.dataset.paper = "";
}
