/** What a reader does on a theme board: moving, naming, taking apart, undoing, comparing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isEmpty } from "#widgets/common/empty.js";
import { Board, FLOOR, NEW } from "#widgets/theme_board/board.js";
import { cleanPiles, MOST, NO_PILES } from "#widgets/theme_board/piles.js";

const CARDS = ["a", "b", "c"].map((code) => ({ code, label: code.toUpperCase(), text: `Sentence ${code}.` }));
/** @param {Board} board */
const lying = (board) => board.piles.map(({ pile, cards }) => `${pile}: ${cards.join(" ")}`.trim());
/** @param {Board} board */
const floor = (board) => board.cardsIn(FLOOR).map(({ code }) => code);

test("all cards lie on the floor, and go to a new pile, to another, and back", () => {
  const board = new Board(CARDS);
  assert.deepEqual(floor(board), ["a", "b", "c"]);
  assert.deepEqual(board.move("b", NEW), ["board.moved", { card: "B", pile: "pile-1" }]);
  board.move("a", "pile-1");
  assert.deepEqual([lying(board), floor(board)], [["pile-1: b a"], ["c"]]);
  board.move("b", NEW);
  assert.deepEqual(lying(board), ["pile-1: a", "pile-2: b"]);
  assert.equal(board.move("a", FLOOR)[0], "board.moved-back");
  assert.deepEqual(floor(board), ["a", "c"]);
  assert.deepEqual(board.move("a", FLOOR), ["board.stays", { card: "A" }]);
});

test("arrow keys push a card from pile to pile, and no further than the last", () => {
  const board = new Board(CARDS);
  board.add();
  board.add();
  board.push("a", 1);
  assert.equal(board.pileOf("a"), "pile-1");
  board.push("a", 1);
  assert.equal(board.push("a", 1)[0], "board.stays");
  assert.equal(board.pileOf("a"), "pile-2");
  board.push("a", -1);
  board.push("a", -1);
  assert.equal(board.pileOf("a"), FLOOR);
});

test("a pile that is taken apart leaves its cards on the floor, and comes back with them", () => {
  const board = new Board(CARDS);
  board.move("a", NEW);
  board.write("pile-1", "name", "R");
  board.write("pile-1", "name", "Road");
  board.discard("pile-1");
  assert.deepEqual([board.piles, floor(board)], [[], ["a", "b", "c"]]);
  const [key, told] = board.undo();
  assert.deepEqual([key, told?.what[0]], ["coding.undone", "board.discarded"]);
  assert.equal(board.piles[0].name, "Road");
  board.undo();
  assert.equal(board.piles[0].name, "", "a name that was typed in one go is one step");
  board.redo();
  assert.equal(board.piles[0].name, "Road");
});

test("nothing is compared before two cards lie together", () => {
  const board = new Board(CARDS);
  board.move("a", NEW);
  assert.deepEqual(board.compare(), ["board.sort-first"]);
  assert.deepEqual(board.seen, {});
  board.move("b", "pile-1");
  assert.deepEqual(board.compare(), ["board.compared"]);
  assert.deepEqual(board.seen, { compared: true });
  board.clear();
  assert.deepEqual([board.compared, board.value], [false, NO_PILES]);
});

test("what was kept is taken up again, each card once, and what is malformed left out", () => {
  const kept = { piles: [{ pile: "pile-3", name: "Road", cards: ["c", "a"], counter: "She likes it." }], memo: "All" };
  const names = CARDS.map(({ code }) => code);
  assert.deepEqual(cleanPiles(JSON.parse(JSON.stringify(kept)), names), kept);
  const spoilt = {
    piles: [
      ...kept.piles,
      { pile: "pile-3" },
      { pile: "x" },
      { pile: ["pile-5"] },
      null,
      { pile: "pile-4", cards: ["a", "b", "z"], name: 3 },
    ],
    memo: [],
  };
  assert.deepEqual(cleanPiles(spoilt, names), {
    piles: [...kept.piles, { pile: "pile-4", name: "", cards: ["b"], counter: "" }],
    memo: "",
  });
  for (const nothing of [undefined, null, "text", [], 5]) assert.deepEqual(cleanPiles(nothing, names), NO_PILES);
  assert.equal(new Board(CARDS, cleanPiles(kept, names)).add()[1]?.pile, "pile-4");
});

test("no pile is no answer", () => {
  assert.equal(isEmpty(NO_PILES), true);
  assert.equal(isEmpty({ ...NO_PILES, memo: "All" }), false);
});

test("at fifty piles one more is refused, in one line, and nothing of what is kept is lost", () => {
  const names = CARDS.map(({ code }) => code);
  const board = new Board(CARDS);
  for (let n = 1; n <= MOST; n += 1) board.add();
  board.move("a", `pile-${MOST}`);
  for (const refused of [board.add(), board.move("b", NEW)])
    assert.deepEqual(refused, ["board.no-more", { most: MOST }]);
  assert.deepEqual([board.notice, board.piles.length, floor(board)], ["board.no-more", MOST, ["b", "c"]]);
  assert.deepEqual(cleanPiles(JSON.parse(JSON.stringify(board.value)), names), board.value);
  board.discard("pile-1");
  assert.deepEqual([board.notice, board.move("b", NEW)[0]], ["", "board.moved"]);
  board.add();
  board.undo();
  assert.equal(board.notice, "");

  // As an earlier version of this page kept them.
  const piles = Array.from({ length: 60 }, (_, n) => ({ pile: `pile-${n + 1}`, name: "", cards: [], counter: "But" }));
  assert.deepEqual(cleanPiles({ piles, memo: "" }, names), { piles, memo: "" });
});

test("after the highest name that there can be, a new pile takes the lowest that is free", () => {
  const names = CARDS.map(({ code }) => code);
  const board = new Board(CARDS, cleanPiles({ piles: [{ pile: "pile-99999" }, { pile: "pile-1" }] }, names));
  assert.equal(board.add()[1]?.pile, "pile-2");
  assert.deepEqual(cleanPiles(JSON.parse(JSON.stringify(board.value)), names), board.value);
});
