/**
 * The figures of a reader's agreement, on the page: with each of the others, and code by code with one of them.
 *
 * @typedef {import("./sentences.js").Other & import("./comparison.js").Compared} Beside one of the others, compared
 */

import { h, patch } from "../common/dom.js";
import { chooser } from "../common/simulation.js";
import { tableOf } from "../common/told.js";
import { alphaOf, compareCodings } from "./comparison.js";
import { AgreementWords } from "./sentences.js";

/**
 * @param {import("../common/simulation.js").Simulation} ui @param {import("./sentences.js").Payload} payload
 * @param {() => void} onChange when the reader looks closer with another one
 */
export function openFigures(ui, payload, onChange) {
  const { t, locale } = ui;
  const words = new AgreementWords(locale, t, payload);
  const others = words.others();
  const codes = payload.codes.map(({ code }) => code);
  const over = h("p", { class: "entraide-hint" });
  const [each, byCode] = [h("div"), h("div")];
  const together = h("p", { class: "entraide-hint" });
  const says = h("ul", { class: "entraide-points" });
  const withWhom = chooser(ui, {
    name: "with",
    label: t("agreement.with"),
    value: others[0].coder,
    options: others.map(({ coder, name }) => ({ value: coder, label: name })),
    onChange,
  });
  const card = h("div", { class: "entraide-card" }, says);
  const how = h("p", { class: "entraide-hint", text: t("agreement.how") });
  return {
    node: h("div", {}, over, each, together, withWhom.node, card, byCode, how),
    /**
     * @param {import("./comparison.js").Place[]} places at least one @param {import("./comparison.js").Applied[]} mine
     * @returns {string} what to read aloud
     */
    draw(places, mine) {
      const compared = others.map((one) => ({ ...one, ...compareCodings(places, codes, mine, one.codings) }));
      const chosen = compared.find(({ coder }) => coder === withWhom.select.value) ?? compared[0];
      const { name, decisions, differences } = chosen;
      const all = alphaOf(places, codes, [...payload.coders.map(({ codings }) => codings), mine]);
      patch(over, { text: t("agreement.over", { n: places.length, codes: codes.length, decisions }) });
      each.replaceChildren(eachTable(words, compared, places.length));
      patch(together, { text: t("agreement.together", { alpha: words.figure(all) }) });
      says.replaceChildren(...words.sentences(chosen, places, mine).map((text) => h("li", { text })));
      byCode.replaceChildren(codeTable(words, chosen, places.length));
      const [same, alpha] = [decisions - differences, words.figure(chosen.alpha)];
      return t("agreement.aloud", { name, same, all: decisions, alpha });
    },
  };
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
