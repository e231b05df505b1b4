/**
 * What comes after a page, since nobody needs it to read and to code: what a check says, once somebody answers, and a
 * simulation, once it is near. The build has put it into a script beside the page.
 *
 * @typedef {{ state: Record<string, Record<string, any>>, texts: Record<string, any> }} Later by model, as on the page
 */

import { bringFrom } from "./common/bring.js";

/** How far below the screen something is that is near. */
const NEAR = "150% 0px";

/** @param {string} address of the script from the page @returns {() => Promise<Later>} */
export function openLater(address) {
  return async () => {
    await bringFrom(new URL(address, document.baseURI).href);
    return Reflect.get(globalThis, "entraide").later;
  };
}

/** Waits until a place is near what is read, or is what was asked for. @param {HTMLElement} place @returns {Promise<void>} */
export function near(place) {
  return new Promise((resolve) => {
    const watching = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watching.disconnect();
        resolve();
      },
      { rootMargin: NEAR },
    );
    watching.observe(place);
    // On paper, all of the page is near.
    window.addEventListener("beforeprint", () => resolve(), { once: true });
  });
}

/** Adds stylesheets; what is drawn waits for them. @param {string[]} addresses */
export function dress(addresses) {
  return Promise.all(
    addresses.map(
      (address) =>
        new Promise((resolve) => {
          const link = document.createElement("link");
          link.rel = "stylesheet";
          link.href = address;
          // Without its own, what is drawn is plain, and works.
          for (const ended of ["load", "error"]) link.addEventListener(ended, resolve);
          document.head.append(link);
        }),
    ),
  );
}
