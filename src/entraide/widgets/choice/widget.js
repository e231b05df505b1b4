/** The choice exercise: one question, one right answer or several, and for practice why each option is right or not. */

import { button, openExercise } from "../shared/answering.js";
import { h, patch } from "../shared/dom.js";
import { icon } from "../shared/marks.js";
import { cleanChoice, judged, tally } from "./options.js";

const WORDS = { right: "choice.right", wrong: "choice.wrong", missed: "choice.missed", other: "choice.wrong" };

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const { prompt = "", several = false, options = [] } = host.model.get("question") ?? {};
  const feedback = host.model.get("feedback") ?? {};
  const ui = openExercise(host, {
    kind: "choice",
    name: "choice.exercise",
    clean: (value) => cleanChoice(value, options, several),
  });
  const { t, body, keeper, announce, on, uid, practice } = ui;
  let cleared = [];
  let checked = null; // what was chosen when it was last checked
  let all = false; // whether the options not chosen are explained too

  const items = options.map(({ option, text }) => optionItem(option, text));
  const summary = h("p", { class: "entraide-summary", id: `${uid}-summary` });
  const check = button("check", t("choice.check"), { class: "entraide-button entraide-main" });
  const reveal = button("reveal", "");
  body.append(
    h(
      "fieldset",
      { class: "entraide-question" },
      h("legend", { text: prompt }),
      several ? h("p", { class: "entraide-hint", text: t("choice.several") }) : null,
      ...items,
    ),
    ...(practice ? [h("div", { class: "entraide-row" }, check, reveal), summary] : []),
  );

  function optionItem(option, text) {
    const [id, why] = [`${uid}-${option}`, `${uid}-${option}-why`];
    return h(
      "div",
      { class: "entraide-option", "data-option": option },
      h("input", { type: several ? "checkbox" : "radio", name: uid, id, value: option, "aria-describedby": why }),
      h("label", { for: id, text }),
      h("div", { class: "entraide-verdict", id: why }),
    );
  }

  const chosen = () =>
    items
      .map((item) => item.firstChild)
      .filter((input) => input.checked)
      .map((input) => input.value);

  function draw() {
    const value = keeper.value();
    for (const item of items) {
      item.firstChild.checked = value.includes(item.dataset.option);
      drawVerdict(item.lastChild, item.dataset.option);
    }
    const outdated = checked && String(checked) !== String(value);
    patch(summary, { text: checked ? (outdated ? t("choice.changed") : result()) : "" });
    summary.classList.toggle("entraide-outdated", Boolean(outdated));
    patch(reveal, {
      hidden: !checked,
      text: t(all ? "choice.hide-others" : "choice.show-all"),
      "aria-expanded": String(all),
    });
  }

  function drawVerdict(node, option) {
    const verdict = checked && judged(option, checked, feedback[option], all);
    const words = verdict && t(several && verdict.word === "missed" ? "choice.missed-one" : WORDS[verdict.word]);
    const kind = { right: "hit", missed: "miss", wrong: "extra", other: "other" }[verdict?.word];
    node.replaceChildren(
      ...(verdict
        ? [
            h(
              "p",
              { class: `entraide-finding entraide-${kind}` },
              icon(kind),
              h("span", {}, h("strong", { text: words }), h("span", { class: "entraide-why", text: verdict.why })),
            ),
          ]
        : []),
    );
  }

  function result() {
    const { right, missed, wrong } = tally(checked, feedback);
    if (!several) return t(right ? "choice.is-right" : "choice.try-again");
    const counts = [
      t("coding.count-found", { n: right }),
      t("coding.count-missed", { n: missed }),
      t("coding.count-extra", { n: wrong }),
    ].join(", ");
    return missed + wrong ? `${counts}.` : `${counts}. ${t("choice.has-all")}`;
  }

  function take(value) {
    keeper.keep(value);
    draw();
  }

  on(body, "change", () => {
    ui.settle();
    take(chosen());
  });
  on(check, "click", () => {
    if (!chosen().length)
      return (patch(summary, { text: t("choice.choose-first") }), announce(t("choice.choose-first")));
    checked = chosen();
    draw();
    announce(result());
  });
  on(reveal, "click", () => {
    all = !all;
    draw();
  });
  ui.start({
    take: draw,
    clear() {
      cleared = keeper.value();
      checked = null;
      all = false;
      take([]);
    },
    restore: () => take(cleared),
  });
  draw();
  return ui.close;
}

export default { render };
