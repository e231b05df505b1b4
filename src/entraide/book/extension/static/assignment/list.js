/** The list of what is complete in an assignment and what is not, with how far each exercise is. */

/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Text a text of the page */

/** @param {Progress & { exercise: string }} progress @param {Text} text */
export function entryOf({ exercise, title, done, may, ...counted }, text) {
  const entry = document.createElement("li");
  entry.className = done ? "book-done" : "book-open";
  const more = moreOf(counted, text);
  const how = text(done ? (more ? "done" : "answered") : may ? "mayLeave" : "open");
  const link = document.createElement("a");
  link.href = `#${exercise}`;
  link.textContent = title;
  entry.append(link, ["", how, more].filter((said, n) => !n || said).join("\u00a0– "));
  return entry;
}

/** How far an exercise is that is more than answered or not. @param {Pick<Progress, "coded" | "words" | "led">} progress @param {Text} text */
function moreOf({ coded, words, led }, text) {
  if (led) return led.ended ? text("led", { n: led.n, of: led.of }) : text("notLed");
  // Before anything was done, nothing is counted.
  if (coded?.n) return text("coded", coded);
  if (!words?.n) return "";
  return text(!words.max ? "words" : words.n > words.max ? "wordsOver" : "wordsOf", words);
}
