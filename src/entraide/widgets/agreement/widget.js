/**
 * The reader's own agreement, live: her coding of an exercise beside the reference coding and the simulated coders.
 *
 * The figures wait until she has checked an excerpt, which asks that she has coded in it; from then on they follow
 * every change she makes.
 *
 * @typedef {import("./sentences.js").Other & import("./comparison.js").Compared} Beside one of the others, compared
 */

import { h, patch } from "../shared/dom.js";
import { hearOf } from "../shared/neighbours.js";
import { chooser, openSimulation, tableOf } from "../shared/simulation.js";
import { alphaOf, compareCodings, placesIn } from "./comparison.js";
import { AgreementWords } from "./sentences.js";

/** @typedef {import("../shared/simulation.js").Simulated<import("./sentences.js").Payload>} Given */

/** @param {import("../shared/frame.js").Host<Given>} host */
function render(host) {
  const ui = openSimulation(host, "agreement");
  const { t, locale, body } = ui;
  const payload = host.model.get("payload");
  const words = new AgreementWords(locale, t, payload);
  const others = words.others();
  const codes = payload.codes.map(({ code }) => code);
  /** @type {{ codings: import("./comparison.js").Applied[], checked: string[] }} */
  let state = { codings: [], checked: [] };

  const wait = h("p", { text: t("agreement.wait") });
  const over = h("p", { class: "entraide-hint" });
  const [each, byCode] = [h("div"), h("div")];
  const together = h("p", { class: "entraide-hint" });
  const says = h("ul", { class: "entraide-points" });
  const withWhom = chooser(ui, {
    name: "with",
    label: t("agreement.with"),
    value: others[0].coder,
    options: others.map(({ coder, name }) => ({ value: coder, label: name })),
    onChange: () => ui.announceSoon(draw()),
  });
  const figures = h(
    "div",
    { hidden: true },
    over,
    each,
    together,
    withWhom.node,
    h("div", { class: "entraide-card" }, says),
    byCode,
    h("p", { class: "entraide-hint", text: t("agreement.how") }),
  );
  body.append(wait, figures);

  /** @returns {string} what to read aloud, empty while there is nothing to measure */
  function draw() {
    const { codings, checked } = state;
    const places = placesIn(payload.excerpts, checked);
    patch(wait, { hidden: places.length > 0 });
    patch(figures, { hidden: places.length === 0 });
    if (!places.length) return "";
    const compared = others.map((one) => ({ ...one, ...compareCodings(places, codes, codings, one.codings) }));
    const chosen = compared.find(({ coder }) => coder === withWhom.select.value) ?? compared[0];
    const { name, decisions, differences } = chosen;
    const all = alphaOf(places, codes, [...payload.coders.map((one) => one.codings), codings]);
    patch(over, { text: t("agreement.over", { n: places.length, codes: codes.length, decisions }) });
    each.replaceChildren(eachTable(words, compared, places.length));
    patch(together, { text: t("agreement.together", { alpha: words.figure(all) }) });
    says.replaceChildren(...words.sentences(chosen, places, codings).map((text) => h("li", { text })));
    byCode.replaceChildren(codeTable(words, chosen, places.length));
    const [same, alpha] = [decisions - differences, words.figure(chosen.alpha)];
    return t("agreement.aloud", { name, same, all: decisions, alpha });
  }

  const hear = (/** @type {import("../shared/neighbours.js").Desktop} */ told) => {
    const codings = told.codings.map(({ excerpt, unit, code }) => ({ excerpt, unit, code }));
    const news = { codings, checked: told.checked };
    // The exercise tells of itself whenever it is drawn; a selection or a memo changes nothing here.
    if (JSON.stringify(news) === JSON.stringify(state)) return;
    state = news;
    ui.announceSoon(draw());
  };
  hearOf(payload.exercise, hear, ui.signal);
  return ui.close;
}

/** A row for each of the others. @param {AgreementWords} words @param {Beside[]} compared @param {number} units */
function eachTable(words, compared, units) {
  const { t } = words;
  return tableOf(
    t("agreement.each"),
    [t("agreement.who"), t("agreement.decision"), t("agreement.set"), t("agreement.alpha")],
    compared.map(({ short, decisions, differences, sameSets, alpha }) => [
      short,
      words.share(decisions - differences, decisions),
      words.share(sameSets, units),
      words.figure(alpha),
    ]),
  );
}

/** A row for each code. @param {AgreementWords} words @param {Beside} chosen @param {number} units */
function codeTable(words, { above, codes }, units) {
  const { t } = words;
  const [code, you, both] = [t("agreement.code"), t("agreement.you"), t("agreement.both")];
  return tableOf(
    t("agreement.by-code", { n: units }),
    [code, you, above, both, t("agreement.percent-head"), t("agreement.kappa")],
    codes.map((one) => [
      words.label(one.code),
      ...[one.mine, one.theirs, one.both, Math.round(100 * one.percent)].map(String),
      words.figure(one.kappa),
    ]),
  );
}

export default { render };
