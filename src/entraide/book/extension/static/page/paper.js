/**
 * A page as it is printed: it says its address, what is folded is open, and of an exercise all excerpts are there, with her
 * codes and notes. What is done for paper is taken back afterwards.
 *
 * @typedef {{ excerpt: string, unit: number, code: string, memo?: string }} Coding
 * @typedef {{ codings: Coding[], labelOf: (code: string) => string }} Answered what she gave in one exercise
 */

export function preparePaper() {
  /** @type {Array<() => void>} */
  let undo = [];
  const takeBack = () => {
    for (const one of undo) one();
    undo = [];
  };
  window.addEventListener("beforeprint", () => {
    takeBack();
    for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll("main details:not([open])")
    )) {
      fold.open = true;
      undo.push(() => {
        fold.open = false;
      });
    }
    // Where the site does not know its own, the one at which it is read: of a file it says nothing.
    const address = document.querySelector("[data-entraide-address]:empty");
    if (address && location.origin !== "null") address.textContent = location.origin + location.pathname;
    /** @type {Map<string, import("../host.js").Model>} */
    const exercises = Reflect.get(globalThis, "entraide")?.exercises ?? new Map();
    for (const [name, model] of exercises) {
      const place = document.getElementById(name);
      if (place) undo.push(...writeOut(place, model));
    }
    undo.push(...writtenWhole());
  });
  window.addEventListener("afterprint", takeBack);
}

/** The excerpts that an exercise does not show now, each unit with its codes in words, and all her notes. @param {HTMLElement} place @param {import("../host.js").Model} model */
function writeOut(place, model) {
  model.writeNow();
  const given = answered(model);
  const text = place.querySelector(".entraide-units")?.textContent ?? "";
  /** @type {Array<{ excerpt: string, units: Array<{ text: string }> }>} */
  const excerpts = model.get("excerpts") ?? [];
  const shown = excerpts.find(({ units }) => units.every((unit) => text.includes(unit.text)))?.excerpt;
  const parts = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[data-excerpt]")]);
  if (parts.length > 1) {
    for (const part of parts) {
      part.hidden = part.dataset.excerpt === shown;
      writeCodes(part, given);
    }
    place.dataset.paper = "";
  }
  return notesOn(place, shown, given);
}

/** @param {import("../host.js").Model} model @returns {Answered} */
function answered(model) {
  const value = model.get("answer")?.value;
  // Codes of her own are in the answer, and the course's in themes.
  const own = Array.isArray(value?.codes) ? value.codes : [];
  const codes = [...(model.get("themes") ?? []).flatMap((/** @type {any} */ theme) => theme.codes), ...own];
  const labels = new Map(codes.map(({ code, label }) => [code, label]));
  const codings = Array.isArray(value) ? value : value?.codings;
  return { codings: Array.isArray(codings) ? codings : [], labelOf: (code) => labels.get(code) ?? code };
}

/** @param {HTMLElement} part an excerpt @param {Answered} given */
function writeCodes(part, { codings, labelOf }) {
  // Its context comes first.
  const [, ...units] = part.querySelectorAll("[data-text]");
  for (const [n, unit] of units.entries()) {
    for (const before of unit.querySelectorAll("b, i")) before.remove();
    const on = codings.filter((one) => one.excerpt === part.dataset.excerpt && one.unit === n + 1);
    for (const [place, { code, memo }] of on.entries()) {
      const label = labelOf(code) + (place < on.length - 1 && !memo ? "," : "");
      unit.append(written("b", ` ${label}`), ...(memo ? [written("i", ` ${memo}`)] : []));
    }
  }
}

/** Her notes beside the codes that they are on, but for one that lies open. @param {HTMLElement} place @param {string | undefined} excerpt @param {Answered} given */
function notesOn(place, excerpt, { codings }) {
  const chips = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".entraide-chip[aria-expanded=false]"));
  return [...chips].map((chip) => {
    const unit = Number(/** @type {HTMLElement | null} */ (chip.closest("[data-unit]"))?.dataset.unit);
    const isOn = (/** @type {Coding} */ one) => one.unit === unit && one.code === chip.dataset.code;
    const note = written("i", ` ${codings.find((one) => one.excerpt === excerpt && isOn(one))?.memo ?? ""}`);
    chip.after(note);
    return () => note.remove();
  });
}

/** A field is as tall as it was on the screen: what is written in it stands in its place. */
function writtenWhole() {
  const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (document.querySelectorAll("main textarea"));
  return [...fields].flatMap((field) => {
    if (!field.value.trim() || field.hidden) return [];
    const text = written("p", field.value);
    field.after(text);
    field.hidden = true;
    return [
      () => {
        text.remove();
        field.hidden = false;
      },
    ];
  });
}

/** @param {"b" | "i" | "p"} tag @param {string} text */
function written(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  node.style.whiteSpace = "pre-wrap";
  return node;
}
