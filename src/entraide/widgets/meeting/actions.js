/** What can be asked for by a press or a key, each done, kept, drawn, and read on from where something new stands. */

/** @typedef {import("./widget.js").Exercise} Exercise */

/** @param {Exercise} exercise */
export function createLeadActions(exercise) {
  const { ui, leading, screen, pieces, keep } = exercise;

  /** Brings what the stage needs, and draws. @returns {Promise<void>} */
  async function whole() {
    screen.draw();
    const { meeting } = leading;
    if (!meeting || leading.stage === "begin") return;
    if (await pieces.bring("play", meeting)) leading.have(pieces.get("play", meeting));
    if (leading.stage === "debrief" || leading.stage === "coding") await pieces.bring("feedback", meeting);
    screen.draw();
  }

  function draw() {
    whole().catch((error) => console.error("entraide:", error));
  }

  /** Another stage is shown, and read from its beginning. */
  async function turned() {
    ui.settle();
    keep();
    await whole();
    screen.focusFirst();
  }

  /** The turn in hand is read on from. @param {number} turn @param {boolean} [looked] */
  async function readOn(turn, looked = false) {
    ui.settle();
    keep();
    await whole();
    screen.turns.focusOn(turn, looked);
    // What is told afterward comes before the line may be gone.
    if (leading.isNearEnd) pieces.bring("feedback", leading.meeting);
  }

  /** @param {HTMLElement} pressed */
  async function begin(pressed) {
    const start = /** @type {HTMLElement} */ (pressed.closest("[data-meeting]"));
    const meeting = start.dataset.meeting ?? "";
    const chosen = /** @type {HTMLInputElement} */ (start.querySelector("input:checked"));
    if (!(await pieces.bring("play", meeting))) {
      leading.notice = "lead.not-here";
      return turned();
    }
    if (leading.begin(pieces.get("play", meeting), chosen.value, chosen.dataset.sets)) return readOn(1);
    return turned();
  }

  /** @type {Record<string, (pressed: HTMLElement) => unknown>} */
  const actions = {
    begin,
    choose(pressed) {
      const turn = leading.kept?.said.length ?? 0;
      const word = pressed.dataset.word ?? "";
      if (leading.choose(word)) readOn(turn, word === "look");
    },
    pass: (pressed) => actions.choose(pressed),
    enter() {
      const { kept } = leading;
      if (!kept) return;
      screen.how.entered.add(`${kept.id} ${kept.said.length}`);
      screen.draw();
      screen.turns.focusOn(kept.said.length);
    },
    back(pressed) {
      if (leading.goBack(Number(pressed.dataset.turn))) readOn(leading.kept?.said.length ?? 1);
      else screen.draw();
    },
    pause() {
      leading.pause();
      keep();
      screen.draw();
      screen.turns.focusPause();
    },
    stop() {
      leading.stop();
      turned();
    },
    headings() {
      screen.how.withHeadings = !screen.how.withHeadings;
      screen.draw();
      /** @type {HTMLElement | null} */ (ui.body.querySelector("[data-do=headings]"))?.focus();
    },
    debrief() {
      leading.stage = "debrief";
      turned();
    },
    code() {
      leading.stage = "coding";
      turned();
    },
    read() {
      leading.stage = "turns";
      readOn(1);
    },
    "go-on"() {
      leading.goOn();
      readOn(leading.kept?.said.length ?? 1);
    },
    "hand-in"() {
      leading.handIn();
      turned();
    },
    leave() {
      leading.leave();
      turned();
    },
    open(pressed) {
      leading.open(/** @type {HTMLElement} */ (pressed.closest("[data-kept]")).dataset.kept ?? "");
      if (leading.stage === "turns") readOn(leading.kept?.said.length ?? 1);
      else turned();
    },
    "let-go"(pressed) {
      leading.letGo(/** @type {HTMLElement} */ (pressed.closest("[data-kept]")).dataset.kept ?? "");
      turned();
    },
    "bring-back"() {
      leading.bringBack();
      turned();
    },
    async beside() {
      const ids = [...ui.body.querySelectorAll("[data-beside]")].map(
        (one) => /** @type {HTMLSelectElement} */ (one).value,
      );
      const [one, other] = ids.map((id) => leading.value.meetings.find((kept) => kept.id === id));
      if (!one || !other || one === other || one.meeting !== other.meeting) {
        leading.notice = "lead.two-of-one";
        return turned();
      }
      leading.compare(ids[0], ids[1]);
      return turned();
    },
    again: draw,
  };

  return {
    draw,
    /** @param {string} action @param {HTMLElement} pressed */
    act: (action, pressed) => void actions[action]?.(pressed),
  };
}
