/** What a plan does to each member, and what others may learn. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, coming, outcome } from "#widgets/plan_group/outcome.js";
import { PLAN, VALUES, WORLD } from "./small.js";

/** @param {Partial<import("./small.js").Plan>} [change] @param {Record<string, number>} [values] */
const made = (change, values) => outcome(WORLD, { ...PLAN, ...change }, { ...VALUES, ...values });

/** How each comes, or why she cannot. @param {ReturnType<typeof made>} result */
const fates = ({ rows }) => rows.map(({ way, why }) => way || why.join());

/** @param {ReturnType<typeof made>} result @param {string} kind */
const found = ({ privacy }, kind) => privacy.find((one) => one.kind === kind);

test("who has a car drives, who lives near walks, and the others have a reason", () => {
  assert.deepEqual(fates(made()), ["drive", "car", "walk", "time"]);
  assert.deepEqual(fates(made({ season: "winter" })), ["drive", "car", "snow", "time"]);
});

test("a passenger takes the seat of who makes the shortest detour, and the drive grows by it", () => {
  const result = made({ help: "rides" });
  assert.deepEqual(fates(result), ["drive", "ride", "walk", "time"]);
  assert.equal(result.rows[1].driver, "M01");
  assert.deepEqual(found(result, "ride")?.members, ["M02", "M01"]);
  assert.equal(found(result, "tie")?.oneCar, true);
  const [driver] = result.rows;
  assert.ok(Math.abs(driver.km - 40) < 0.1 && Math.abs(driver.minutes - 30) < 0.1, "on her way there is no detour");
});

test("without a seat or beyond the detour nobody rides", () => {
  assert.deepEqual(fates(made({ help: "rides" }, { seats: 0 }))[1], "car,ride");
  const aside = { ...WORLD.members[1], at: /** @type {[number, number]} */ ([48.2, -78.3]) };
  const world = { ...WORLD, members: [WORLD.members[0], aside] };
  assert.deepEqual(fates(outcome(world, { ...PLAN, help: "rides" }, VALUES)), ["drive", "car,ride"]);
});

test("a taxi goes no farther than it says, and the organisation pays it there and back", () => {
  assert.deepEqual(fates(made({ help: "taxi" })), ["drive", "car,taxi", "walk", "time"]);
  const result = made({ help: "taxi" }, { taxi_reach_km: 35 });
  assert.deepEqual(fates(result), ["drive", "taxi", "walk", "time"]);
  assert.ok(Math.abs(result.totals.forOrganisation - 2 * 30 * 2) < 0.1);
});

test("online, who could be heard or cut off stays out", () => {
  const result = made({ mode: "online" });
  assert.deepEqual(fates(result), ["online", "poor", "unsafe", "time"]);
  assert.deepEqual(found(result, "unsafe")?.members, ["M03"]);
  assert.deepEqual(found(result, "homes")?.members, ["M01"]);
  assert.equal(result.totals.km, 0);
  assert.equal(result.totals.farthest, null);
});

test("who lives close to a door with a name on it may be seen, at a rented one nobody is", () => {
  assert.deepEqual(found(made(), "seen")?.members, ["M03"]);
  assert.equal(found(made({ room: "shared" }), "seen"), undefined);
  assert.ok(found(made({ room: "shared" }), "doors"));
  assert.equal(made({ room: "shared" }).totals.forOrganisation, VALUES.room);
});

test("the longest way is told over all meetings", () => {
  const { farthest } = made().totals;
  assert.equal(farthest?.member, "M01");
  assert.equal(farthest?.group, 14);
  assert.ok(Math.abs(farthest.road - 7) < 0.01, "half an hour, twice, seven times");
});

test("a change names who comes now and who no longer does", () => {
  const [before, after] = [made(), made({ mode: "online" })];
  assert.deepEqual([coming(before.rows), coming(after.rows)], [["M01", "M03"], ["M01"]]);
  assert.deepEqual(changed(before.rows, after.rows), { more: [], fewer: ["M03"] });
  assert.deepEqual(changed(after.rows, before.rows), { more: ["M03"], fewer: [] });
});
