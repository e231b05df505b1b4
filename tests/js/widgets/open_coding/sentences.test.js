/** The comparison in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { besideSaid, neitherSaid } from "#widgets/open_coding/sentences.js";

/** The key, and its values. @type {import("#widgets/common/texts.js").Say} */
const t = (key, values) => `${key} ${JSON.stringify(values)}`;
const own = () => "Sink";
const course = (/** @type {string} */ code) => code.toUpperCase();

test("a code is told by where it meets the course's, and asked about the one that it meets most", () => {
  const meets = [
    { code: "bus", both: 3, hers: 2, theirs: 0 },
    { code: "calm", both: 1, hers: 4, theirs: 2 },
  ];
  const { said, ask } = besideSaid(t, { code: "own-1", n: 5, meets }, own, course);
  assert.deepEqual(
    said.map((text) => text.split(" ")[0]),
    ["open.meet-yours-more", "open.meet-both-more"],
  );
  assert.match(said[0], /"n":3,"own":"Sink","course":"BUS","more":2/);
  assert.equal(ask, 'open.ask {"own":"Sink","course":"BUS"}');
});

test("a code that meets none is asked what it sees; one that stands nowhere is asked nothing", () => {
  const alone = besideSaid(t, { code: "own-1", n: 2, meets: [] }, own, course);
  assert.deepEqual([alone.said[0].split(" ")[0], alone.ask.split(" ")[0]], ["open.alone", "open.ask-alone"]);
  assert.equal(besideSaid(t, { code: "own-1", n: 0, meets: [] }, own, course).ask, "");
});

test("units that nobody coded are named by excerpt, where there are several", () => {
  const places = [
    { excerpt: "A", unit: 2 },
    { excerpt: "A", unit: 3 },
    { excerpt: "B", unit: 1 },
  ];
  assert.match(neitherSaid(t, places, ["A", "B"]), /^open.neither \{"n":3,.*open.units-of.*open.units-of/);
  assert.match(neitherSaid(t, places.slice(0, 2), ["A"]), /open.units /);
  assert.match(neitherSaid(t, [], ["A"]), /^open.neither-none/);
});
