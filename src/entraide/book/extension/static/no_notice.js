/** A page of the book never has to wait for a notebook's program: stands in for the line that would say why nothing can be answered. */

export function openNotice() {
  return { line: null, show() {} };
}
