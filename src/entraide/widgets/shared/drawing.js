/**
 * An element of a drawing, with its attributes; null leaves one out.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Record<string, string | number | null>} [attributes] @param {Array<Node | string>} children
 */
export function shape(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}
