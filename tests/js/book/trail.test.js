/** The pages before this one, where a reader asked for Back to show none of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { trailIn } from "#book/extension/static/page/trail.js";

const SITE = "https://site.example/course/";
const HERE = { address: `${SITE}en/welcome.html`, title: "Welcome" };
const named = (/** @type {unknown} */ discreet) => trailIn(JSON.stringify({ discreet }), SITE);

test("pages that were read are led back to, and nobody is where she did not ask for it", () => {
  assert.deepEqual(named([HERE]), [HERE]);
  assert.deepEqual(named([]), []);
  for (const name of ["", "main", "{}", "null", "[]", '{"discreet": null}', '{"discreet": "x"}']) {
    assert.equal(trailIn(name, SITE), null, name);
  }
});

test("a name that somebody else gave to the tab leads to no other site, and runs nothing", () => {
  for (const address of [
    "javascript:alert(1)",
    "https://other.example/",
    "//other.example/",
    undefined,
    { toString: null },
  ]) {
    assert.deepEqual(named([HERE, { address, title: "x" }, null]), [HERE]);
  }
});
