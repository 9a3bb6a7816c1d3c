// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which plan is right for a day: by the day of the plan, the weekday, and whether pain has settled.
 * The page's own source files are named on the command line. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const source = process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join("\n");
const page = new Function(`"use strict";${source}\nreturn { planFor, planDay, planWords, hasSettled, dayOfText, worseSide, isOwed, owedNow };`)();

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
    data.plans[page.planFor(data, page.planDay(data, records, today), today, records, worse).plan];
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

/* Done as soon as it is owed, from a Monday on: the days of the first two weeks. */
const followed = (rhythm, first, days = 14) => {
    const done = [];
    for (let day = first; day < first + days; day++) while (page.isOwed(rhythm, done, day, first)) done.push(day);
    return done.map((day) => day - first);
};
const rhythm = (times, period) => ({ times, period });
assert.deepEqual(followed(rhythm(2, 1), monday, 2), [0, 0, 1, 1], "twice a day");
assert.deepEqual(followed(rhythm(1, 2), monday, 6), [0, 2, 4]);
assert.deepEqual(followed(rhythm(1, 3), monday, 8), [0, 3, 6]);
assert.deepEqual(followed(rhythm(3, 7), monday), [0, 2, 4, 7, 9, 11]);
assert.deepEqual(followed(rhythm(2, 7), monday), [0, 3, 7, 10]);
assert.deepEqual(followed(rhythm(3, 7), monday + 3, 4), [0, 2], "a week in which it begins asks for its share");
assert.equal(page.isOwed(rhythm(3, 7), [monday], monday + 5, monday), true, "on the last days there is no rest");
assert.equal(page.isOwed(rhythm(1, 2), [monday + 1], monday + 2, monday), false, "a day late moves the next");

const segment = (step, more) => ({ step, exercise: null, left_out: false, held_s: 9, skipped: false, ...more });
const own = {
    ...data, from: "2026-11-30", plans: ["none", "a", "b", "both"],
    rhythms: [{ ...rhythm(1, 2), steps: ["A", "Long A"], exercises: ["heel-drop"] }, { ...rhythm(1, 3), steps: ["B"], exercises: [] }],
    days: [3, 2, 1, 0].map((owed) => ({ first: 0, weekday: -1, unsettled: false, owed, plan: owed })),
};
const day = (started, ...segments) => ({ started, pains: [], segments });
const ownPlan = (later, ...records) => own.plans[page.planFor(own, later, monday + later, records, "").plan];
const both = day("2026-11-30T08:00:00+01:00", segment("A"), segment("B"));
assert.equal(ownPlan(0), "both");
assert.equal(ownPlan(0, both), "none");
assert.equal(ownPlan(1, both), "none");
assert.equal(ownPlan(2, both), "a");
assert.equal(ownPlan(3, both, day("2026-12-02T23:50:00+01:00", segment("Long A"))), "b", "known in its later form");
assert.equal(ownPlan(3, both, day("2026-12-02T08:00:00+01:00", segment("As it was", { exercise: "heel-drop" }))), "b");
assert.equal(ownPlan(0, day("2026-11-30T08:00:00+01:00", segment("A", { skipped: true, held_s: 0 }))), "both", "skipped");
assert.equal(ownPlan(0, day("2026-11-30T08:00:00+01:00", segment("A", { left_out: true }))), "both", "left out");
console.log("each day has its plan");
