// What this browser keeps for the instructor: comments to use again.

const COMMENTS = "entraide.formgrader.comments";
const MOST = 20;

/** @param {string} key @returns {any} What is kept under a key, or null; also where a browser keeps nothing. */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value @returns {boolean} Whether it is kept: it was read back. */
function write(key, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    return localStorage.getItem(key) === text;
  } catch {
    return false;
  }
}

/** @returns {string[]} The kept comments, the newest first. */
export function comments() {
  const kept = read(COMMENTS);
  return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
}

/** @param {string} text @returns {boolean} Keep a comment; the oldest goes where there are too many. */
export const keep = (text) => write(COMMENTS, [text, ...comments().filter((one) => one !== text)].slice(0, MOST));

/** @param {string} text @returns {boolean} Keep a comment no longer. */
export const drop = (text) =>
  write(
    COMMENTS,
    comments().filter((one) => one !== text),
  );
