/** Nothing: no code, option or letter, and no part that has any. @param {any} value @returns {boolean} */
export function isEmpty(value) {
  return value && typeof value === "object" && !value.length ? Object.values(value).every(isEmpty) : !value;
}
