/** Her own meeting in the coding exercise, which believes that it stands alone. */

import { renderCoding } from "../coding/exercise.js";
import { newRecord } from "../common/record.js";
import { asCoded, asCodings, referenceOf, stretchesOf } from "./own_coding.js";
import { peopleOf } from "./people.js";

/**
 * Draws it in its place, until it is stopped.
 * @param {{ t: import("../common/texts.js").Say, leading: import("./leading.js").Leading, model: any, keep: () => void }} page
 * @param {HTMLElement} el @param {import("./debrief.js").Told} told
 * @returns {() => void} what stops it
 */
export function codeOwn({ t, leading, model, keep }, el, told) {
  const { kept } = leading;
  const tables = kept && leading.tables(kept.meeting);
  if (!kept || !tables) return () => {};
  const people = peopleOf(t, tables);
  const written = (/** @type {string} */ speaker, /** @type {string} */ to, /** @type {string} */ text) =>
    `${t("lead.says", { who: people.says(speaker, to) })} ${text}`;
  const { excerpts, ids } = stretchesOf(kept, tables, written);
  const exercise = `${model.get("exercise")}~${kept.id}`;
  const codings = asCodings(ids, kept.codings ?? []);
  const record = newRecord(exercise, "coding", model.get("lang"), codings);
  const stop = new AbortController();
  /** @type {Record<string, any>} */
  const own = {
    exercise,
    excerpts,
    themes: told.themes ?? [],
    feedback: referenceOf(ids, told.codings ?? []),
    layout_of_units: "sentences",
    mode: model.get("mode"),
    texts: { ...model.get("texts"), ...ofStretches(model.get("texts")) },
    title: "",
    answer: codings.length ? record : {},
    saved: {},
    seen: ofThese(model.get("seen"), ids, true),
  };
  const listeners = new Map();
  const tell = (/** @type {string} */ name) => listeners.get(`change:${name}`)?.();
  const standIn = {
    host: model.host,
    whole: true,
    get: (/** @type {string} */ name) => (name in own ? own[name] : model.get(name)),
    set(/** @type {string} */ name, /** @type {any} */ value) {
      own[name] = value;
      if (name === "answer") {
        const codings = value.value ?? [];
        leading.code(asCoded(ids, codings), new Set(codings.map((/** @type {any} */ one) => one.excerpt)).size);
      }
      if (name === "seen") {
        const { checks } = ofThese(model.get("seen"), ids, false);
        const all = { ...checks, ...value.checks };
        model.set("seen", Object.keys(all).length ? { saved_at: new Date().toISOString(), checks: all } : {});
      }
    },
    save_changes() {
      keep();
      model.save_changes();
    },
    send() {},
    on: (/** @type {string} */ name, /** @type {() => void} */ act) => void listeners.set(name, act),
    off: (/** @type {string} */ name) => void listeners.delete(name),
  };
  // Where her codings are, is where the meeting is.
  const saved = () => {
    own.saved = own.answer.saved_at ? { ...model.get("saved"), saved_at: own.answer.saved_at } : {};
    tell("saved");
  };
  model.on("change:saved", saved);
  stop.signal.addEventListener("abort", () => model.off?.("change:saved", saved));
  el.replaceChildren();
  renderCoding({ model: /** @type {any} */ (standIn), el, signal: stop.signal });
  saved();
  return () => stop.abort();
}

/**
 * What the coding exercise says of excerpts, said of stretches: a unit is what somebody said, in one sentence or in several.
 * @param {Record<string, import("../common/texts.js").Text>} texts
 */
const ofStretches = (texts) => ({
  "coding.hint": texts["lead.code-each"],
  "coding.excerpt": texts["lead.stretch"],
  "coding.excerpts": texts["lead.stretches"],
  "coding.excerpt-of": texts["lead.stretch-of"],
  "coding.progress": texts["lead.stretches-coded"],
  "coding.check": texts["lead.stretch-check"],
  "coding.units": texts["lead.stretch-units"],
  "coding.shortcut-turn": texts["lead.stretch-turn"],
});

/** Of what was seen the checks of these stretches, or of all others. @param {any} seen @param {Map<string, string[]>} ids @param {boolean} these */
function ofThese(seen, ids, these) {
  const checks = Object.entries(seen?.checks ?? {}).filter(([excerpt]) => ids.has(excerpt) === these);
  return checks.length ? { checks: Object.fromEntries(checks) } : {};
}
