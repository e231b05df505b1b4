/** An exercise that does not come: its place says so, shows what it asks, and offers to try again. */

const PATIENCE = 8000; // ms: on a slow line it may come later all the same, and is then drawn

/**
 * @param {HTMLElement} place @param {unknown} error
 * @param {() => void} tryAgain what the offer does; a page on which nothing is drawn loads again
 */
export function showLost(place, error, tryAgain) {
  console.error(error);
  place.dataset.lost = "";
  const text = place.querySelector(".entraide-exercise-failed");
  text?.setAttribute("role", "alert");
  const again = (/** @type {Event} */ event) => {
    event.preventDefault();
    delete place.dataset.lost;
    tryAgain();
  };
  text?.querySelector("a")?.addEventListener("click", again, { once: true });
}

/** Says that it does not come once that takes long. @template T @param {HTMLElement} place @param {Promise<T>} coming @returns {Promise<T>} */
export async function waited(place, coming) {
  const timer = setTimeout(() => {
    place.dataset.lost = "";
  }, PATIENCE);
  try {
    return await coming;
  } finally {
    clearTimeout(timer);
    delete place.dataset.lost;
  }
}
