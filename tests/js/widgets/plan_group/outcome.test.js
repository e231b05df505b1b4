/** What a plan does to members, with few enough of them to be read at a glance. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { changed } from "#widgets/plan_group/outcome.js";

test("a change names who comes now and who no longer does", () => {
  /** @param {import("#widgets/plan_group/outcome.js").Row["way"][]} ways */
  const rows = (...ways) =>
    ways.map((way, place) => ({ member: `M${place}`, way, km: 0, minutes: 0, driver: "", why: [] }));
  assert.deepEqual(changed(rows("drive", "walk", ""), rows("", "online", "taxi")), { more: ["M2"], fewer: ["M0"] });
});
