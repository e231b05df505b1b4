/** How many words a text has. They have a letter or a digit: a dash on its own is none. @param {string} text */
export function countWords(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
