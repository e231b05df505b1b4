/** A few small tools to make and patch elements. Patching keeps focus, scrolling and text selection where they are. */

/**
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 * @typedef {Node | string | null | undefined | false | 0} Child what is nothing is left out
 */

/**
 * An element. `text` sets its text, `class` its classes, any other name an attribute (null and false leave it out).
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {Child[]} children
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  patch(node, attributes);
  node.append(.../** @type {Array<Node | string>} */ (children.filter((child) => child || child === "")));
  return node;
}

/** Set what differs, and nothing else. @param {Element} node @param {Attributes} attributes */
export function patch(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") {
      const text = String(value ?? "");
      if (node.textContent !== text) node.textContent = text;
    } else if (value === null || value === undefined || value === false) {
      node.removeAttribute(name);
    } else if (node.getAttribute(name) !== String(value === true ? "" : value)) {
      node.setAttribute(name, String(value === true ? "" : value));
    }
  }
}

/**
 * Make the children of `parent` one per item, in order, keeping the elements of items that were there before.
 * @template T
 * @param {HTMLElement} parent
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => HTMLElement} make
 * @param {(node: HTMLElement, item: T) => void} [update]
 */
export function keyed(parent, items, keyOf, make, update = () => {}) {
  const there = /** @type {HTMLElement[]} */ ([...parent.children]);
  const before = new Map(there.map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const key = keyOf(item);
    const node = before.get(key) ?? make(item);
    node.dataset.key = key;
    before.delete(key);
    update(node, item);
    return node;
  });
  for (const node of before.values()) node.remove();
  // Moving a node takes its focus away, so one that is in its place is left alone.
  nodes.forEach((node, place) => {
    if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] ?? null);
  });
}

/** The element of `root` that has the focus, or null; also right inside a shadow root. @param {HTMLElement} root */
export function focusedIn(root) {
  const active = /** @type {Document} */ (root.getRootNode()).activeElement ?? null;
  return active && root.contains(active) ? active : null;
}

/** The element that an event came from, or the nearest one above it, that fits. @param {Event} event @param {string} selector */
export function above({ target }, selector) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;
}

/** The elements in an element. @param {Element} node */
export function parts(node) {
  return /** @type {HTMLElement[]} */ ([...node.children]);
}
