/** When something was, in milliseconds; 0 where that is no moment, however malformed. @param {unknown} at */
export function momentOf(at) {
  return (typeof at === "string" && Date.parse(at)) || 0;
}
