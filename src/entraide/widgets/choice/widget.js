/** The choice exercise: one question, one right answer or several, and for practice why each option is right or not. */

import { button, openExercise } from "../common/answering.js";
import { h, patch } from "../common/dom.js";
import { openSeen } from "../common/seen.js";
import { createItem } from "./item.js";
import { cleanChoice, judged, shuffled, tally } from "./options.js";

/**
 * What Python gives. @typedef {import("../common/keeper.js").Answering & {
 *   question: import("./options.js").Question, feedback: import("./options.js").Feedback }} Choice
 */

/** @param {import("../common/frame.js").Host<Choice>} host */
function render(host) {
  const { prompt, several, options, ordered } = host.model.get("question");
  // On a page this browser knows the reader's seed; in a notebook its id does.
  const seed = host.model.seed ?? host.model.get("saved")?.notebook ?? "";
  const shown = ordered ? options : shuffled(options, `${seed} ${host.model.get("exercise")}`);
  const clean = (/** @type {unknown} */ value) => cleanChoice(value, options, several);
  const ui = openExercise(host, { kind: "choice", name: "choice.exercise", clean });
  const { t, body, keeper, on } = ui;
  const items = shown.map((option) => createItem(ui, option, several));
  const check = createCheck(ui, several, () => host.model.get("feedback") ?? {});
  const seen = openSeen({
    model: host.model,
    signal: ui.signal,
    take(found) {
      check.recall(found, clean);
      draw();
    },
  });
  check.recall(seen.found(), clean);
  /** @type {string[]} */
  let cleared = [];
  body.append(
    h(
      "fieldset",
      { class: "entraide-question" },
      h("legend", { text: prompt }),
      several ? h("p", { class: "entraide-hint", text: t("choice.several") }) : null,
      ...items.map(({ node }) => node),
    ),
    ...(ui.practice ? check.nodes : []),
  );

  function draw() {
    const value = keeper.value();
    for (const { option, draw: drawItem } of items) drawItem(value.includes(option), check.judgement(option));
    check.draw(value);
    seen.keep(check.seen());
  }

  /** @param {string[]} value */
  function take(value) {
    keeper.keep(value);
    draw();
  }

  on(body, "change", () => {
    ui.settle();
    take(items.filter((item) => item.isChosen()).map(({ option }) => option));
  });
  on(body, "click", (event) => {
    if (!check.holds(event)) return;
    ui.whenWhole(
      () => check.pressed(event, keeper.value()) && draw(),
      () => check.say(t("coding.not-whole")),
    );
  });
  ui.start({
    take: draw,
    clear() {
      cleared = keeper.value();
      check.forget();
      take([]);
    },
    restore: () => take(cleared),
  });
  draw();
  return ui.close;
}

/**
 * What a check of the answer says, and the buttons that ask for it.
 * @param {import("../common/answering.js").Ui} ui @param {boolean} several
 * @param {() => import("./options.js").Feedback} feedback
 */
function createCheck({ t, uid, announce }, several, feedback) {
  /** What was chosen when it was last checked. @type {string[] | null} */
  let checked = null;
  let all = false; // whether the options not chosen are explained too
  const summary = h("p", { class: "entraide-summary", id: `${uid}-summary` });
  const check = button("check", t("choice.check"), { class: "entraide-button entraide-main" });
  const reveal = button("reveal", "");

  /** @param {string[]} chosen */
  function result(chosen) {
    const { found, missed, extra } = tally(chosen, feedback());
    if (!several) return t(found ? "choice.is-right" : "choice.try-again");
    if (!found) return t("choice.none-right");
    const said = [
      t("choice.count-right", { n: found }),
      missed ? t("choice.count-left", { n: missed }) : "",
      extra ? t("choice.count-wrong", { n: extra }) : "",
      missed + extra ? "" : t("choice.has-all"),
    ];
    return said.filter(Boolean).join(" ");
  }

  return {
    nodes: [h("div", { class: "entraide-row" }, check, reveal), summary],

    /** @param {string} option */
    judgement: (option) => checked && judged(option, checked, feedback()[option], all),

    forget() {
      checked = null;
      all = false;
    },

    /** @returns {import("../common/seen.js").Seen} */
    seen() {
      const { missed, extra } = tally(checked ?? [], feedback());
      return checked ? { checked, ...(missed + extra ? {} : { solved: true }), ...(all ? { all } : {}) } : {};
    },

    /** @param {import("../common/seen.js").Seen} seen as it was kept @param {(value: unknown) => string[]} clean */
    recall(seen, clean) {
      checked = Array.isArray(seen.checked) ? clean(seen.checked) : null;
      all = checked !== null && seen.all === true;
    },

    /** Whether a click was on one of the buttons. @param {Event} event */
    holds: ({ target }) => target === check || target === reveal,

    /** @param {string} text */
    say(text) {
      patch(summary, { text });
      announce(text);
    },

    /** What a click asks for. @param {Event} event @param {string[]} chosen @returns {boolean} whether to draw anew */
    pressed({ target }, chosen) {
      if (target === reveal) all = !all;
      else if (target !== check) return false;
      else if (chosen.length) {
        checked = chosen;
        announce(result(chosen));
      } else {
        this.say(t("choice.choose-first"));
        return false;
      }
      return true;
    },

    /** @param {string[]} value */
    draw(value) {
      const outdated = checked !== null && String(checked) !== String(value);
      patch(summary, { text: checked ? (outdated ? t("choice.changed") : result(checked)) : "" });
      summary.classList.toggle("entraide-outdated", outdated);
      const text = t(all ? "choice.hide-others" : "choice.show-all");
      patch(reveal, { hidden: !checked, text, "aria-expanded": String(all) });
    },
  };
}

export default { render };
