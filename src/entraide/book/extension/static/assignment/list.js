/** The list of what is complete in an assignment and what is not, with how far each exercise is. */

/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Text a text of the page */

/** What is complete is named, what is not can be gone to. @param {Progress & { exercise: string }} progress @param {Text} text */
export function entryOf({ exercise, title, done, ...counted }, text) {
  const entry = document.createElement("li");
  entry.className = done ? "book-done" : "book-open";
  const more = moreOf(counted, text);
  const how = text(done ? (more ? "done" : "answered") : "open");
  const link = document.createElement("a");
  link.href = `#${exercise}`;
  link.textContent = title;
  entry.append(done ? title : link, ["", how, more].filter((said, n) => !n || said).join(" – "));
  return entry;
}

/** How far an exercise is that is more than answered or not. @param {Pick<Progress, "coded" | "words" | "led">} progress @param {Text} text */
function moreOf({ coded, words, led }, text) {
  if (led) return led.ended ? text("led", { n: led.n, of: led.of }) : text("notLed");
  // Before anything was done, nothing is counted.
  if (coded?.n) return text("coded", coded);
  return words?.n ? text(words.max ? "wordsOf" : "words", words) : "";
}
