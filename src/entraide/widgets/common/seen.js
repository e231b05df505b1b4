/**
 * What a reader has seen of an exercise, kept on a page of the book beside her answer: where she was, what she checked.
 * In a notebook nothing of it is kept.
 *
 * @typedef {{ saved_at?: string } & Record<string, any>} Seen {} when nothing is to be kept
 */

/**
 * @param {{ model: import("./frame.js").Model<any>, signal: AbortSignal, take: (seen: Seen) => void }} options
 *   `take` shows what another tab, a file or the erasing of everything has made of it
 */
export function openSeen({ model, signal, take }) {
  const here = model.host === "page";
  /** What was checked can be shown, and what is seen be kept over it, once it is known what a check says. */
  const whole = () => model.whole !== false;
  const found = () => {
    /** @type {Seen} */
    const seen = (here && model.get("seen")) || {};
    return whole() ? seen : { place: seen.place };
  };
  let last = contentOf(found());
  const receive = () => {
    if (contentOf(found()) === last) return;
    last = contentOf(found());
    take(found());
  };
  for (const name of here ? ["change:seen", "change:feedback"] : []) {
    model.on(name, receive);
    signal.addEventListener("abort", () => model.off?.(name, receive));
  }

  return {
    found,
    /** Keeps what is other than before; until it is known what a check says, only where she is now. @param {Seen} seen without its moment */
    keep(seen) {
      const before = model.get("seen") ?? {};
      const place = { place: seen.place };
      const now = whole() ? seen : { ...before, ...place };
      if (!here || contentOf(now) === contentOf(before)) return;
      last = contentOf(whole() ? now : place);
      model.set("seen", contentOf(now) === "{}" ? {} : { ...now, saved_at: new Date().toISOString() });
      model.save_changes();
    },
  };
}

/** @param {Seen} seen */
function contentOf({ saved_at: _, ...content }) {
  return JSON.stringify(content);
}
