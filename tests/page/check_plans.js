// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which plan is right for a day: by the day of the plan, the weekday, and whether pain has settled.
 * The page's own source files are named on the command line. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const source = process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join("\n");
const page = new Function(`"use strict";${source}\nreturn { planFor, planDay, planWords, hasSettled, dayOfText, worseSide };`)();

const monday = page.dayOfText("2026-11-30");
const data = {
    pain: { ease: 4, stop: 6 }, from: "2026-11-20", plans: ["first", "mondays", "other days", "waits", "right first"],
    days: [
        { first: 0, weekday: -1, unsettled: false, plan: 0 },
        ...[0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ first: 7, weekday, unsettled: false, plan: weekday === 0 ? 1 : 2 })),
        { first: 7, weekday: 0, unsettled: true, rightFirst: false, plan: 3 },
        { first: 7, weekday: 0, unsettled: true, rightFirst: true, plan: 4 },
    ],
};
const session = (started, before, morning) => ({
    started, pains: [{ when: "before", level: before }, { when: "morning", level: morning }],
});
const plan = (today, records, worse = "") =>
    page.planFor(data, page.planDay(data, records, today), today, records, worse).plan;
const calm = [session("2026-11-29T10:00:00+00:00", 1, 2)];

assert.equal(plan(monday - 20, []), "first", "before the plan begins");
assert.equal(plan(monday - 4, []), "first", "before the second stage");
assert.equal(plan(monday, calm), "mondays");
assert.equal(plan(monday + 1, calm), "other days");
assert.equal(plan(monday, []), "waits", "nothing was said about pain");
assert.equal(plan(monday, [session("2026-11-29T10:00:00+00:00", 4, null)]), "waits", "pain reached the band");
assert.equal(plan(monday, [session("2026-11-29T10:00:00+00:00", 1, 3)]), "waits", "a morning was worse by two");
assert.equal(plan(monday, [session("2026-11-20T10:00:00+00:00", 1, 1)]), "waits", "the answer is older than a week");
assert.equal(plan(monday, [], "right"), "right first", "the right side is the worse one");
assert.equal(plan(monday, [], "left"), "waits", "the left one begins anyway");
assert.equal(plan(monday, calm, "right"), "mondays", "there is no other order");
const sides = [{ side: "left" }, { side: "right" }, { side: "left" }, { side: "right" }, { side: "centre" }];
assert.equal(page.worseSide(sides, [-1, -1, -1, -1, 9]), "");
assert.equal(page.worseSide(sides, [0, -1, -1, -1]), "", "nothing is not worse than not said");
assert.equal(page.worseSide(sides, [3, 5, 4, 2]), "right");
assert.equal(page.worseSide(sides, [3, 5, 6, 2]), "left");
assert.equal(page.planWords(data, 10, monday), "Day 11 of the plan");
assert.match(page.planWords(data, -3, monday - 13), /^The plan begins on /);
assert.match(page.planWords({ ...data, until: "2026-11-29" }, 10, monday), /^The plan ended on /);
console.log("each day has its plan");
