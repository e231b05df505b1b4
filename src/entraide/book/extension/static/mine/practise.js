/** Practising again: a session is chosen, drawn by the exercise that chapters use, and what came of it is kept. */

import { h } from "../../../../widgets/common/dom.js";
import { dueAt, isDue, sessionsIn } from "./schedule.js";
import { chosen, readIn, resultOf, shown } from "./session.js";
import { askHowSure } from "./sure.js";

/**
 * @typedef {import("./mine.js").Mine} Mine @typedef {import("./session.js").Practice} Practice
 * @typedef {import("./confusions.js").Confusion} Confusion
 * @typedef {import("../host.js").Model} Model
 */

/** Under which name the session is kept that is not done yet; its answers stay out of the exercises' and of the file. */
const NOW = "session/now";

/** @param {Mine} mine */
export function openPractise(mine) {
  const { store, t, part, label, day, material, redraw } = mine;
  /** Its answer and its checks are kept as long as it lasts. */
  const apart = {
    read: (/** @type {string} */ name) => store.read(`session/${name}`),
    write: (/** @type {string} */ name, /** @type {any} */ thing) => store.write(`session/${name}`, thing),
  };
  /** @type {Practice | null} What one without a storage practises is here alone. */
  let practice = /** @type {Practice | null} */ (store.read(NOW));
  let kept = practice !== null;
  let drawn = "";
  let stop = new AbortController();

  const labels = (/** @type {{ pair: string }} */ { pair }) => {
    const [one, other] = pair.split("~").map(label);
    return t("mine.pair", { one, other });
  };

  /** @param {Confusion} confusion */
  async function begin({ pair, codes }) {
    const all = await material();
    const practised = sessionsIn(store.read(`practice/${pair}`)).flatMap(({ excerpts }) => excerpts ?? []);
    const met = [...readIn(store.all("seen")), ...practised];
    forget();
    practice = { at: new Date().toISOString(), pair, ...chosen(codes, all, met) };
    kept = store.write(NOW, { saved_at: practice.at, ...practice });
    await show();
  }

  function forget() {
    for (const name of ["answer/practise", "seen/practise"]) apart.write(name, null);
    store.write(NOW, null);
    practice = null;
    kept = false;
    drawn = "";
    stop.abort();
    part("session").hidden = true;
    part("session-place").replaceChildren();
  }

  async function show() {
    const [now, all] = [practice, await material()];
    if (!now) return;
    if (drawn === now.at) return toTop();
    drawn = now.at;
    part("session").hidden = false;
    part("session-about").textContent = t("mine.session-about", { n: now.excerpts.length, pair: labels(now) });
    part("session-said").textContent = "";
    const place = h("div", { class: "entraide-exercise" });
    part("session-place").replaceChildren(place);
    const about = { _esm: "#coding", exercise: "practise", mode: "practice", title: labels(now) };
    stop = new AbortController();
    /** @type {{ draw: import("../host.js").Draw }} */
    const { draw } = Reflect.get(globalThis, "entraide");
    const model = draw(place, { ...about, ...mine.language, ...shown(now, all) }, stop.signal, apart);
    askHowSure(mine, place, model, now);
    model.on("change:seen", () => finish(now, model));
    toTop();
  }

  function toTop() {
    part("session-title").focus({ preventScroll: true });
    part("session-title").scrollIntoView({ block: "start" });
  }

  /** @param {Practice} now @param {Model} model */
  async function finish(now, model) {
    const result = resultOf(now, (await material()).reference, model.get("seen")?.checks);
    const name = `practice/${now.pair}`;
    const before = sessionsIn(store.read(name));
    if (!result || before.some(({ at }) => at === now.at)) return;
    const sessions = [...before, result];
    const kept = store.write(name, { saved_at: new Date().toISOString(), sessions });
    const again = day(dueAt(sessions) ?? 0);
    const found = result.right
      ? t("mine.session-result", { n: result.right, of: result.of, day: again })
      : t("mine.session-other", { pair: labels(now), day: again });
    // Nothing comes back on a day that nobody has noted.
    part("session-said").textContent = kept ? found : t("mine.keeps-nothing");
    redraw();
  }

  const isDone = (/** @type {Practice} */ { pair, at }) =>
    sessionsIn(store.read(`practice/${pair}`)).some((session) => session.at === at);
  if (practice && isDone(practice)) forget();
  part("session-end").addEventListener("click", () => {
    forget();
    redraw();
    part("differently-title").focus();
  });

  return {
    /** When a pair was practised and is to be again, and the button that begins. @param {Confusion} confusion */
    offer(confusion) {
      const sessions = sessionsIn(store.read(`practice/${confusion.pair}`));
      const going = practice?.pair === confusion.pair && !isDone(practice);
      const text = t(going ? "mine.practise-on" : "mine.practise");
      const which = `${text} ${labels(confusion)}`;
      const button = h("button", { type: "button", class: "book-button d-print-none", text, "aria-label": which });
      const said = h("p", { role: "status" });
      button.addEventListener("click", () => {
        said.textContent = "";
        (going ? show() : begin(confusion)).catch((error) => {
          console.debug(error);
          said.textContent = t("mine.not-here");
        });
      });
      return [sessions.length ? h("p", { text: told(sessions) }) : null, h("p", {}, button), said];
    },
    /** Leaves no session on the page whose traces were erased. */
    check() {
      if (kept && !store.read(NOW)) forget();
    },
  };

  /** @param {import("./schedule.js").Session[]} sessions */
  function told(sessions) {
    const again = isDue(sessions, Date.now())
      ? t("mine.again-now")
      : t("mine.again-on", { day: day(dueAt(sessions) ?? 0) });
    return `${t("mine.practised", { n: sessions.length })} ${again}`;
  }
}
