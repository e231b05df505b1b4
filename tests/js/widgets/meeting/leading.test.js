/** What a reader does with meetings: begin, choose, go back, stop, keep, compare; and what is read back of it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isEmpty } from "#widgets/common/empty.js";
import { cleanMeetings, MOST, NO_MEETINGS } from "#widgets/meeting/kept.js";
import { Leading, movesBefore, takenOver } from "#widgets/meeting/leading.js";
import { asCoded, asCodings, referenceOf, stretchesOf } from "#widgets/meeting/own_coding.js";
import { parting, readable } from "#widgets/meeting/transcript.js";

const CASES = JSON.parse(readFileSync(new URL("../../../cases/meeting.json", import.meta.url), "utf8"));
const PLAY = { ...CASES.meeting, release: "one" };
const WHOLE = CASES.recipes.find((/** @type {any} */ one) => one.ending).recipe;

/** @param {any} [play] @param {any} [recipe] */
function led(play = PLAY, recipe = WHOLE) {
  const leading = new Leading(NO_MEETINGS);
  leading.begin(play, recipe.evening, recipe.sets);
  for (const move of recipe.moves) assert.ok(leading.choose(move), move);
  return leading;
}
/** @param {Leading} leading */
const now = (leading) => /** @type {import("#widgets/meeting/kept.js").Kept} */ (leading.kept);
/** Through a file or another tab. @param {Leading} leading */
const kept = (leading) => cleanMeetings(JSON.parse(JSON.stringify(leading.value)));

test("what another tab made of a meeting that is being coded is told first, or the codings here would be kept over it", () => {
  const leading = led();
  const elsewhere = kept(leading);
  leading.stage = "coding";
  leading.receive({
    ...elsewhere,
    meetings: elsewhere.meetings.map((one) => ({ ...one, memos: ["We, not I.", "", ""] })),
  });
  assert.equal(leading.stage, "debrief");
  leading.receive(elsewhere);
  assert.equal(leading.stage, "debrief");
  leading.receive({ ...elsewhere, open: "" });
  assert.equal(leading.stage, "begin");
  leading.receive(elsewhere);
  assert.equal(leading.stage, "debrief"); // It came to its end.
});

test("nobody is told of an answer before a meeting began", () => {
  assert.ok(isEmpty(NO_MEETINGS));
  assert.ok(!isEmpty(led().value));
});

test("a meeting that was led to its end is kept in less than two thousand characters, and comes back as it was", () => {
  const leading = led();
  assert.ok(now(leading).ended);
  assert.ok(JSON.stringify(now(leading)).length < 2000);
  assert.deepEqual(kept(leading), leading.value);
  const again = new Leading(kept(leading));
  assert.equal(again.stage, "debrief");
  again.have(PLAY);
  assert.equal(again.isOld, false);
  assert.deepEqual(again.played?.turns, leading.played?.turns);
});

test("what is not on offer is not done", () => {
  const leading = led(PLAY, { ...WHOLE, moves: [] });
  const before = leading.value;
  assert.equal(leading.choose("no-such-move"), false);
  assert.equal(leading.choose("pass"), false);
  assert.equal(leading.value, before);
  assert.equal(led().choose("silence"), false, "after the end there is nothing");
});

test("going back begins another meeting at that turn, and leaves the first as it was", () => {
  const leading = led();
  const first = now(leading);
  leading.goBack(2);
  assert.deepEqual(leading.value.meetings[0], first);
  assert.equal(now(leading).id, "meeting-2");
  assert.equal(now(leading).said.length, 2);
  assert.deepEqual(now(leading).moves, first.moves.slice(0, movesBefore(first.moves, 2)));
  assert.equal(leading.stage, "turns");
});

test("a look belongs to its turn, and goes back with it", () => {
  assert.equal(movesBefore(["a", "look", "b", "c"], 1), 0);
  assert.equal(movesBefore(["a", "look", "b", "c"], 2), 1);
  assert.equal(movesBefore(["a", "look", "b", "c"], 3), 3);
});

test("six meetings are kept; a seventh is refused aloud until one is let go", () => {
  const leading = led();
  for (let n = 1; n < MOST; n += 1) assert.ok(leading.goBack(1));
  const before = leading.value;
  assert.equal(leading.goBack(1), false);
  assert.equal(leading.notice, "lead.full");
  assert.equal(leading.value, before);
  leading.letGo("meeting-3");
  leading.bringBack();
  assert.equal(leading.value, before, "what is deleted by mistake comes back");
  leading.letGo("meeting-3");
  assert.equal(leading.begin(PLAY, "plain"), true);
  assert.equal(now(leading).id, "meeting-7", "no number comes twice");
});

test("whoever stops is told of what was played, and may go on", () => {
  const leading = led(PLAY, { ...WHOLE, moves: WHOLE.moves.slice(0, 1) });
  leading.stop();
  assert.equal(leading.stage, "debrief");
  assert.equal(leading.choose("silence"), false);
  leading.goOn();
  assert.equal(leading.choose("silence"), true);
  assert.equal(now(leading).stopped, undefined);
});

test("a time out is taken once, and what is written in it and afterward is kept", () => {
  const leading = led(PLAY, { ...WHOLE, moves: WHOLE.moves.slice(0, 2) });
  leading.pause();
  leading.write("pause", 1, "Bo is silent.");
  leading.write("memos", 2, "I would begin with a round.");
  assert.deepEqual(now(leading).pause?.notes, ["", "Bo is silent.", ""]);
  assert.deepEqual(kept(leading), leading.value);
  leading.write("memos", 2, "");
  assert.equal(now(leading).memos, undefined);
});

test("a meeting of older tables is read with what is gone, and does not go on", () => {
  const leading = led();
  const { said } = now(leading);
  const gone = PLAY.lines.find((/** @type {any} */ one) => said.join(" ").split(" ").includes(one.line)).line;
  const lines = PLAY.lines.filter((/** @type {any} */ one) => one.line !== gone);
  const later = new Leading(kept(leading));
  later.have({ ...PLAY, lines, release: "two" });
  assert.equal(later.isOld, true);
  const before = later.value;
  assert.equal(later.goBack(2), false);
  assert.equal(later.choose("silence"), false);
  assert.equal(later.value, before);
  const read = readable(/** @type {any} */ (later.tables("kettle")), said).flatMap(({ spoken }) => spoken);
  assert.deepEqual([...new Set(read.filter(({ sort }) => sort === "gone").map(({ id }) => id))], [gone]);
  assert.ok(read.some(({ sort, text }) => sort === "line" && text));
});

test("tables that changed elsewhere leave a meeting as it was", () => {
  const leading = new Leading(kept(led(PLAY, { ...WHOLE, moves: WHOLE.moves.slice(0, 2) })));
  const beats = [...PLAY.beats, { beat: "new", phase: "close", when: "said:never", label: "New." }];
  leading.have({ ...PLAY, beats, release: "two" });
  assert.equal(leading.isOld, false);
  assert.equal(leading.choose("silence"), true);
});

test("two meetings are compared from where they part", () => {
  const leading = led();
  const { said } = now(leading);
  leading.goBack(2);
  leading.choose(leading.played?.offer.find(({ move }) => move !== WHOLE.moves[1])?.move ?? "");
  assert.equal(parting(said, now(leading).said), 2);
  assert.equal(parting(said, said.slice(0, 3)), 0);
});

test("a later meeting takes along what it carries itself, and nothing else", () => {
  const one = { ...now(led()), carried: "web=4 bo.trust=2 safety=3 said:known" };
  assert.equal(takenOver({ carried: ["web", "said:known"] }, one), "web=4 said:known");
  assert.equal(takenOver({}, one), "");
});

for (const value of [
  null,
  3,
  "x",
  [],
  { meetings: {} },
  { meetings: [null, { id: "meeting-0" }, { id: "meeting-1" }] },
])
  test(`of ${JSON.stringify(value)} there are no meetings`, () => {
    assert.deepEqual(cleanMeetings(value), NO_MEETINGS);
  });

test("what is badly formed in a meeting is left out, and the meeting stays", () => {
  const odd = {
    id: "meeting-1",
    meeting: "m",
    evening: "e",
    moves: [3, "a"],
    said: "x",
    pause: { turn: "2" },
    memos: 4,
    codings: [{}],
  };
  assert.deepEqual(cleanMeetings({ meetings: [odd, odd], open: "meeting-9" }), {
    meetings: [{ id: "meeting-1", meeting: "m", evening: "e", moves: ["", "a"], said: [], release: "" }],
    open: "",
  });
});

test("her meeting is cut into stretches of lines that somebody said, which keep their ids", () => {
  const leading = led();
  const tables = /** @type {any} */ (leading.tables("kettle"));
  const { excerpts, ids } = stretchesOf(now(leading), tables, (speaker, to, text) => `${speaker}>${to}: ${text}`);
  assert.ok(excerpts.every(({ units }) => units.length <= 15 && units.length > 0));
  const lines = [...ids.values()].flat();
  assert.equal(new Set(lines).size, lines.length, "one line, one unit");
  assert.ok(!lines.some((id) => /^room/.test(id)));
  const [name, [first, second]] = [...ids][0];
  const coded = [
    { text: second, code: "common-goal", memo: "Both." },
    { text: "gone", code: "common-goal" },
  ];
  const codings = asCodings(ids, coded);
  assert.deepEqual(codings, [{ excerpt: name, unit: 2, code: "common-goal", memo: "Both." }]);
  assert.deepEqual(asCoded(ids, codings), [coded[0]]);
  const said = [{ text: first, code: "common-goal", status: "required", rationale: "So." }, { text: second }];
  assert.deepEqual(referenceOf(ids, said), { [name]: { 1: { "common-goal": { status: "required", why: "So." } } } });
});

test("of a graded exercise, the meeting that is handed in is one that came to its end, until she says otherwise", () => {
  const leading = new Leading(NO_MEETINGS, true);
  const handed = () => leading.value.handed_in;
  leading.begin(PLAY, WHOLE.evening, WHOLE.sets);
  assert.equal(handed(), "meeting-1", "the first that is begun");
  leading.leave();
  leading.begin(PLAY, WHOLE.evening, WHOLE.sets);
  assert.equal(handed(), "meeting-1");
  for (const move of WHOLE.moves) leading.choose(move);
  assert.equal(handed(), "meeting-2", "the first that is ended");
  leading.leave();
  leading.begin(PLAY, WHOLE.evening, WHOLE.sets);
  for (const move of WHOLE.moves) leading.choose(move);
  assert.equal(handed(), "meeting-2", "another that is ended changes nothing");
  leading.handIn();
  assert.equal(handed(), "meeting-3");
  assert.equal(kept(leading).handed_in, "meeting-3", "it comes back with the rest");
  leading.letGo("meeting-1");
  assert.equal(handed(), "meeting-3");
  leading.letGo("meeting-3");
  assert.equal(handed(), "meeting-2", "what is deleted is not handed in");
  leading.letGo("meeting-2");
  assert.equal(handed(), undefined);
  leading.bringBack();
  assert.equal(handed(), "meeting-2");
});

test("a meeting that nobody grades is handed in by nobody", () => {
  assert.ok(!("handed_in" in led().value));
  assert.ok(!("handed_in" in cleanMeetings({ meetings: [], handed_in: "meeting-1" })));
});

test("how many stretches are coded is kept with the codings, and goes with them", () => {
  const leading = led();
  leading.code([{ text: "a", code: "common-goal" }], 1);
  assert.equal(now(leading).coded, 1);
  assert.deepEqual(kept(leading), leading.value);
  leading.code([], 0);
  assert.ok(!("coded" in now(leading)));
  const [one] = leading.value.meetings;
  assert.ok(!("coded" in cleanMeetings({ meetings: [{ ...one, coded: 2 }] }).meetings[0]), "without codings");
});
