/**
 * The reader's own agreement, live: her coding of an exercise beside the reference coding and the simulated coders.
 *
 * The figures wait until she has checked an excerpt, which asks that she has coded in it; from then on they follow
 * every change she makes.
 */

import { alphaOf, compareCodings, placesIn } from "./comparison.js";
import { h, patch } from "../shared/dom.js";
import { hearOf } from "../shared/neighbours.js";
import { listed, number, percent } from "../shared/numbers.js";
import { chooser, openSimulation, tableOf } from "../shared/simulation.js";

/** @param {{ model: any, el: HTMLElement, signal?: AbortSignal }} host */
function render(host) {
  const ui = openSimulation(host, "agreement");
  const { t, locale, body } = ui;
  const { exercise, excerpts, codes, reference, fits, coders } = host.model.get("payload");
  const names = codes.map(({ code }) => code);
  const label = (code) => codes.find((one) => one.code === code).label;
  const others = [
    {
      coder: "reference",
      codings: reference,
      name: t("agreement.reference"),
      short: t("agreement.reference-short"),
      above: t("agreement.reference-above"),
      inText: t("agreement.reference-in"),
    },
    ...coders.map((one) => ({ ...one, name: one.coder, short: one.coder, above: one.coder, inText: one.coder })),
  ];
  /** @type {import("../shared/neighbours.js").Desktop} */
  let state = { exercise, codings: [], checked: [] };
  let heard = "";

  const wait = h("p", { text: t("agreement.wait") });
  const figures = h("div", { hidden: true });
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
  figures.append(
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
    const places = placesIn({ excerpts, codes: names }, state.checked);
    patch(wait, { hidden: places.length > 0 });
    patch(figures, { hidden: places.length === 0 });
    if (!places.length) return "";
    const compared = others.map((one) => ({ ...one, ...compareCodings(places, names, state.codings, one.codings) }));
    const chosen = compared.find(({ coder }) => coder === withWhom.select.value);
    const four = [...coders.map(({ codings }) => codings), state.codings];
    patch(over, { text: t("agreement.over", { n: places.length, codes: names.length, decisions: chosen.decisions }) });
    each.replaceChildren(eachTable(compared, places.length));
    patch(together, { text: t("agreement.together", { alpha: figure(alphaOf(places, names, four)) }) });
    says.replaceChildren(...sentences(chosen, places).map((text) => h("li", { text })));
    byCode.replaceChildren(codeTable(chosen, places.length));
    return t("agreement.aloud", {
      name: chosen.name,
      same: chosen.decisions - chosen.differences,
      all: chosen.decisions,
      alpha: figure(chosen.alpha),
    });
  }

  const figure = (value) => (value === null ? t("agreement.undefined") : number(locale, value, 2, 2));
  const share = (same, all) => t("agreement.share", { same, all, percent: percent(locale, same / all) });

  function eachTable(compared, units) {
    return tableOf(
      t("agreement.each"),
      [t("agreement.who"), t("agreement.decision"), t("agreement.set"), t("agreement.alpha")],
      compared.map((one) => [
        one.short,
        share(one.decisions - one.differences, one.decisions),
        share(one.sameSets, units),
        figure(one.alpha),
      ]),
    );
  }

  function codeTable({ above, codes: onCodes }, units) {
    const heads = [
      t("agreement.code"),
      t("agreement.you"),
      above,
      t("agreement.both"),
      t("agreement.percent-head"),
      t("agreement.kappa"),
    ];
    return tableOf(
      t("agreement.by-code", { n: units }),
      heads,
      onCodes.map((one) => [
        label(one.code),
        ...[one.mine, one.theirs, one.both, Math.round(100 * one.percent)].map(String),
        figure(one.kappa),
      ]),
    );
  }

  /** What the figures say, and where to look. */
  function sentences({ coder, inText, differences, codes: onCodes, most }, places) {
    const list = (found) =>
      listed(
        locale,
        found.map(({ code }) => t("agreement.quoted", { code: label(code) })),
      );
    const undefinedOn = onCodes.filter(({ kappa }) => kappa === null);
    const oneSided = onCodes.filter(({ mine, theirs }) => !mine !== !theirs);
    const accepted =
      coder !== "reference"
        ? []
        : fits.filter(
            ({ excerpt, unit, code }) =>
              state.codings.some((one) => one.excerpt === excerpt && one.unit === unit && one.code === code) &&
              places.some((place) => place.excerpt === excerpt && place.unit === unit),
          );
    return [
      most
        ? t("agreement.look", {
            ...most,
            name: inText,
            n: differences,
            code: label(most.code),
            where: whereIn(most.differ),
          })
        : t("agreement.alike", { n: places.length }),
      accepted.length && t("agreement.accepted", { n: accepted.length }),
      oneSided.length && t("agreement.one-sided", { list: list(oneSided), n: oneSided.length }),
      undefinedOn.length && t("agreement.no-figure", { list: list(undefinedOn), n: undefinedOn.length }),
    ].filter(Boolean);
  }

  /** "unit 3 of excerpt 1 and units 2 and 5 of excerpt 2" */
  function whereIn(differ) {
    return listed(
      locale,
      excerpts.flatMap(({ excerpt }, place) => {
        const units = differ.filter((one) => one.excerpt === excerpt).map(({ unit }) => unit);
        return units.length ? [t("agreement.where", { n: units.length, units, excerpt: place + 1 })] : [];
      }),
    );
  }

  hearOf(
    exercise,
    (told) => {
      const [codings, checked] = [
        told.codings.map(({ excerpt, unit, code }) => ({ excerpt, unit, code })),
        told.checked,
      ];
      // The exercise tells of itself whenever it is drawn; a selection or a memo changes nothing here.
      const news = JSON.stringify([codings, checked]);
      if (news === heard) return;
      heard = news;
      state = { exercise, codings, checked };
      ui.announceSoon(draw());
    },
    ui.signal,
  );
  return ui.close;
}

export default { render };
