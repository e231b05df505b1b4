/** Drawings made of shapes. */

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

/** An icon from a path drawn on a 16 × 16 field; it says nothing to a screen reader. @param {string} path */
export function drawn(path, className = "entraide-icon") {
  return shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", class: className }, shape("path", { d: path }));
}
