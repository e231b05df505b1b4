/** What an exercise keeps of an answer that was found somewhere. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanCodings } from "#widgets/coding/codings.js";
import { codes, excerpts } from "./small.js";

for (const value of [null, 3, "text", {}, [null, 1, "x", []], [{ excerpt: {}, unit: [], code: 1 }]]) {
  test(`a malformed answer is an empty one: ${JSON.stringify(value)}`, () => {
    assert.deepEqual(cleanCodings(value, excerpts, codes), []);
  });
}

test("an answer of an older course keeps what is still known", () => {
  const good = { excerpt: "A", unit: 1, code: "one", memo: "Why" };
  const unknown = [{ code: "gone" }, { unit: 9 }, { unit: "2" }, { excerpt: "Z" }].map((one) => ({ ...good, ...one }));
  const odd = { excerpt: "B", unit: 2, code: "two", memo: 7, more: true };
  assert.deepEqual(cleanCodings([good, good, ...unknown, odd], excerpts, codes), [
    good,
    { excerpt: "B", unit: 2, code: "two", memo: "" },
  ]);
});

test("a coding keeps how its text was cut, and one that was made before there was such a thing has nothing of it", () => {
  const one = { excerpt: "A", unit: 1, code: "one", memo: "" };
  assert.deepEqual(cleanCodings([{ ...one, cut: "1f2e3d" }], excerpts, codes), [{ ...one, cut: "1f2e3d" }]);
  for (const cut of [undefined, null, 7, {}]) assert.deepEqual(cleanCodings([{ ...one, cut }], excerpts, codes), [one]);
});
