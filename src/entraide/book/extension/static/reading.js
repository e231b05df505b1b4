/** What an exercise asks, which stands in its place to be read (book/extension/reading.py) and not in its state again. */

/** Where the texts are, in the order in which the place shows them. @param {Record<string, any>} state @returns {Generator<[Record<string, any>, string]>} */
function* slots(state) {
  for (const excerpt of state.excerpts ?? []) {
    yield [excerpt, "context"];
    for (const unit of excerpt.units) yield [unit, "text"];
  }
  if (typeof state.question?.prompt === "string") {
    yield [state.question, "prompt"];
    for (const option of state.question.options ?? []) yield [option, "text"];
  }
  if ("prompt" in state) yield [state, "prompt"];
}

/** Takes the texts of a state from where they stand, and its title, which it has as "" where there is none. @param {Element} place @param {Record<string, any>} state */
export function takeRead(place, state) {
  const texts = place.querySelectorAll(".entraide-exercise-read [data-text]");
  let n = 0;
  state.title ??= place.querySelector("strong")?.textContent;
  for (const [holder, key] of slots(state)) holder[key] ||= texts[n++]?.textContent ?? "";
}
