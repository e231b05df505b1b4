/** What the board says of piles and of pairs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Board, NEW } from "#widgets/theme_board/board.js";
import { nearestSaid, pairsCounted, pairsSaid, told } from "#widgets/theme_board/sentences.js";

/** The key, and its values. @type {import("#widgets/common/texts.js").Say} */
const t = (key, values) => `${key} ${JSON.stringify(values)}`;
const label = (/** @type {string} */ card) => card.toUpperCase();

test("a pile is called by its name, and by its number for want of one", () => {
  const board = new Board([{ code: "a", label: "A", text: "" }]);
  const message = board.move("a", NEW);
  assert.match(told(t, board, message), /board\.pile \{\\"n\\":1\}/);
  board.write("pile-1", "name", " Road ");
  assert.match(told(t, board, message), /"pile":"Road"/);
  assert.match(told(t, board, board.undo()), /^coding\.undone .*board\.named/);
});

test("pairs are told in three sentences, and what is not there in none", () => {
  /** @type {import("#widgets/theme_board/pairs.js").Compared} */
  const all = { both: [["a", "b"]], hers: [["a", "c"]], theirs: [["b", "c"]] };
  assert.deepEqual(
    pairsSaid(t, all, label).map((text) => text.split(" ")[0]),
    ["board.both", "board.only-yours", "board.only-there"],
  );
  assert.match(pairsSaid(t, all, label)[0], /A.*B/);
  assert.deepEqual(pairsSaid(t, { both: [], hers: [], theirs: [] }, label), ["board.both-none undefined"]);
});

test("pairs are counted by sort, and a sort without any is not said", () => {
  /** @type {import("#widgets/common/texts.js").Say} */
  const counted = (key, values) => (key === "board.pairs" ? String(values?.list) : `${key} ${values?.n}`);
  assert.equal(
    pairsCounted(counted, { both: [["a", "b"]], hers: [["a", "c"]], theirs: [["b", "c"]] }),
    "board.count-both 1,board.count-yours 1,board.count-here 1",
  );
  assert.equal(pairsCounted(counted, { both: [["a", "b"]], hers: [], theirs: [] }), "board.count-both 1");
});

test("the nearest grouping is told with what that rests on", () => {
  /** @type {import("#widgets/theme_board/pairs.js").Compared} */
  const compared = { both: [["a", "b"]], hers: [["a", "c"]], theirs: [] };
  assert.equal(nearestSaid(t, [{ name: "By time", compared }]), 'board.nearest {"n":1,"all":2,"list":["By time"]}');
  assert.match(
    nearestSaid(t, [
      { name: "One", compared },
      { name: "Two", compared },
    ]),
    /^board.nearest-several/,
  );
  assert.match(nearestSaid(t, []), /^board.nearest-none/);
});
