/** Leads who was here before to where she was, from the first page. */

import { h } from "../../../../widgets/common/dom.js";
import { bringFrom } from "../common/bring.js";
import { siteStore } from "../common/store.js";
import { leftOff, progressOn } from "./progress.js";

const KINDS = ["answer", "seen", "read"];

const place = /** @type {HTMLElement} */ (document.querySelector("[data-entraide-begin]"));
const store = siteStore();

/** What is kept of the course, as far as where she was follows from it. @returns {import("./progress.js").Done} */
function done() {
  const kept = Object.fromEntries(KINDS.map((kind) => [kind, store.all(kind)]));
  return /** @type {import("./progress.js").Done} */ (kept);
}

async function leadOn() {
  if (!store.all("read").size) return;
  await bringFrom(new URL("course.js", document.baseURI).href);
  const [course, now] = [Reflect.get(globalThis, "entraide").course, done()];
  const left = leftOff(course, now);
  if (!left || left.page.page === document.documentElement.dataset.entraidePage) return;
  const { page, section, exercise } = left;
  const { read, sections } = progressOn(page, now);
  const [anchor = ""] = page.sections[section - 1] ?? [];
  const values = { page: page.title, n: String(read), of: String(sections) };
  const text = (place.dataset[read ? "where" : "page"] ?? "").replace(
    /\{(\w+)\}/g,
    (_, name) => Reflect.get(values, name) ?? "",
  );
  const href = `${page.page}.html#${exercise?.exercise || anchor}`;
  place.append(" ", h("a", { class: "book-button", href, text }));
}

leadOn().catch((error) => console.error(error));
