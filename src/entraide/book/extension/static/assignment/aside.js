/** Answers that were put aside on an assignment's page, and can be brought back: one set for each time, by exercise. */

/** @typedef {Record<string, import("./handed_in.js").AnswerRecord>} Answers */

/** @param {Pick<import("../common/store.js").Store, "read" | "write">} store @param {string} name */
export function openAside(store, name) {
  /** All of them, where the browser did not keep them: as long as the page is open. @type {Answers[] | null} */
  let unkept = null;

  /** Read each time, as another tab may have put some aside too. @returns {Answers[]} */
  function sets() {
    if (unkept) return [...unkept];
    const found = store.read(name)?.sets;
    return Array.isArray(found) ? found : [];
  }

  /** @param {Answers[]} now */
  function keep(now) {
    unkept = store.write(name, now.length ? { sets: now } : null) ? null : now;
  }

  return {
    any: () => sets().length > 0,
    /** @param {Answers[]} more the last of them comes back first @returns {boolean} whether the browser keeps them */
    put(...more) {
      keep([...sets(), ...more]);
      return unkept === null;
    },
    /** Takes out what was put aside last; what it takes the place of has its turn after all the others. @param {Answers} here */
    turn(here) {
      const all = sets();
      const back = all.pop() ?? {};
      keep(Object.keys(here).length ? [here, ...all] : all);
      return back;
    },
  };
}
