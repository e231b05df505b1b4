// What the page's scripts say: the page brings its texts, in its language.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById("texts")?.textContent ?? "{}");
const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });

/** @param {string} key @param {Record<string, string | number>} [values] @returns {string} The text under a key. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => {
    const value = values[name] ?? hole;
    return typeof value === "number" ? numbers.format(value) : value;
  });
}
