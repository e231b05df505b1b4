/** The meeting under way: the transcript, the circle beside or above it, and what may be done now. */

import { button } from "../common/answering.js";
import { h, keyed, patch } from "../common/dom.js";
import { circleOf } from "./circle.js";
import { noticeOf, offerOf, pauseOf } from "./offer_view.js";
import { labelled, peopleOf } from "./people.js";
import { GROUP, WORKER } from "./tables.js";
import { readable } from "./transcript.js";
import { turnItem } from "./turn_view.js";

/** Where the circle has a place beside the transcript, in px. */
const WIDE = 620;

/** Who sits in the circle. @param {import("../common/texts.js").Say} t @param {import("./tables.js").Tables} tables */
function castOf(t, { members }) {
  return members
    .filter(({ about }) => about)
    .map(({ name, about = "" }) => h("li", {}, ...labelled(t("lead.says", { who: name }), about)));
}

/** @param {import("./offer_view.js").Page & { root: HTMLElement }} page */
export function createTurnsView({ t, uid, leading, root }) {
  const list = h("ol", { class: "entraide-turns" });
  const log = h("div", { role: "log", "aria-live": "off", "aria-label": t("lead.transcript") }, list);
  const [circle, told, now] = [h("div"), h("p", { class: "entraide-hint" }), h("summary", { text: t("lead.circle") })];
  const cast = h("ul", { class: "entraide-cast" });
  const around = h("details", { class: "entraide-around" }, now, circle, told, cast);
  const offer = h("div", { class: "entraide-offer" });
  const pause = h("div", { class: "entraide-pause" });
  const node = h("div", { class: "entraide-evening-led" }, around, h("div", {}, log, pause, offer));
  let drawnFor = "";
  /** @type {string} what is drawn of the pause: a text field that is typed in stays */
  let pausedFor = "";

  /** @param {{ entered: Set<string>, withHeadings: boolean }} how */
  function draw({ entered, withHeadings }) {
    const { kept, played } = leading;
    const tables = kept && leading.tables(kept.meeting);
    if (!kept || !tables || !played) return;
    if (drawnFor !== kept.id) {
      list.replaceChildren();
      around.open = root.clientWidth >= WIDE;
      cast.replaceChildren(...castOf(t, tables));
    }
    drawnFor = kept.id;
    const people = peopleOf(t, tables);
    const turns = readable(tables, kept.said);
    const isLed = !leading.isOld && !played.isOver && !kept.stopped;
    const drawn = { t, people, total: tables.play.turns, canGoBack: !leading.isOld };
    const hidden = (/** @type {number} */ turn) =>
      isLed && turn === turns.length && Boolean(turns[turn - 1].care) && !entered.has(`${kept.id} ${turn}`);
    // A turn is drawn again once something was said in it.
    const keyOf = (/** @type {import("./transcript.js").TurnRead} */ one) =>
      [one.turn, kept.said[one.turn - 1], hidden(one.turn), isLed && one.turn === turns.length].join(" ");
    keyed(list, turns, keyOf, (one) =>
      turnItem(drawn, one, { isNow: isLed && one.turn === turns.length, isHidden: hidden(one.turn) }),
    );
    drawCircle(turns, tables, people);
    const paused = kept.pause ? `${kept.id} ${kept.pause.turn}` : "";
    if (paused !== pausedFor) pause.replaceChildren(...pauseOf({ t, uid, leading }));
    pausedFor = paused;
    const shown = isLed ? (hidden(turns.length) ? [] : offerOf({ t, uid, leading }, withHeadings)) : endOf();
    offer.replaceChildren(...noticeOf({ t, leading }), ...shown);
  }

  /** What stands where nothing more can be done. */
  function endOf() {
    const why = leading.isOld ? t("lead.older") : leading.kept?.stopped ? t("lead.stopped") : t("lead.over");
    return [
      h("p", { class: "entraide-notice", text: why }),
      h(
        "div",
        { class: "entraide-row" },
        leading.isOld ? null : button("debrief", t("lead.to-debrief"), { class: "entraide-button entraide-main" }),
        button("leave", t("lead.leave")),
      ),
    ];
  }

  /** Who spoke last and to whom. @param {import("./transcript.js").TurnRead[]} turns @param {import("./tables.js").Tables} tables @param {ReturnType<typeof peopleOf>} people */
  function drawCircle(turns, { members }, people) {
    const last = turns
      .flatMap(({ spoken }) => spoken)
      .filter(({ sort }) => sort === "line" || sort === "yours")
      .pop();
    const said = last ? t("lead.last", { who: people.says(last.speaker, last.to) }) : t("lead.nobody-yet");
    const names = [
      ...members.map(({ member, name }) => /** @type {[string, string]} */ ([member, name])),
      /** @type {[string, string]} */ ([WORKER, t("lead.you")]),
    ];
    const ways = last ? [{ from: last.speaker, to: last.to || GROUP, width: 1.75, points: true }] : [];
    const label = t("lead.circle-label", { names: members.map(({ name }) => name), said });
    circle.replaceChildren(circleOf({ label, names, lit: last ? [last.speaker] : [], ways }));
    patch(told, { text: said });
  }

  return {
    node,
    draw,
    /** Where reading goes on: what she just did, else the turn's heading. @param {number} turn @param {boolean} [looked] */
    focusOn(turn, looked = false) {
      const item = list.querySelector(`[data-turn="${turn}"]`);
      const made = item?.querySelectorAll(looked ? ".entraide-yours[data-kind=look] h4" : ".entraide-yours h4") ?? [];
      // What was passed is folded, and nothing in it can be read on from.
      const open = [...made].filter((one) => !one.closest("details"));
      const heading = open.pop() ?? item?.querySelector("h3");
      /** @type {HTMLElement | null | undefined} */ (heading)?.focus();
    },
    focusPause: () => /** @type {HTMLElement | null} */ (pause.querySelector("h3"))?.focus(),
  };
}
