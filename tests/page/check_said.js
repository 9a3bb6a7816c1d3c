// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked and said around a session on the page: which of a routine's own questions are due, and how
 * the answers and the reps at one's own pace get into what is handed back, which is written to standard
 * output for the log to take in, and as the text for people into the file LIMBER_PAGE_TEXT. The page and its own source files are named on the command line. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const [path, ...files] = process.argv.slice(2);
const source = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
const page = new Function(`"use strict";${source}\nreturn { scalesDue, morningScales, recordNew, recordScales, recordSaid,
    recordLines, recordsText, recordPain, keepSegment, timelineOpen, planOpen, dayOfText, hasSettled, sessionSums: null };`);
globalThis.sessionSums = () => ({ planned: 0, held: 5000, steps: 1, stepsDone: 1 });
const made = page();
const data = JSON.parse(fs.readFileSync(path, "utf8").match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);

assert.deepEqual(data.scales.map(({ when }) => when), ["weekly", "before", "after", "morning"]);
const [stairs, , after, morning] = data.scales;
const today = made.dayOfText("2026-11-30");
const answered = (at, scale, level) => ({ started: at, work_held_s: 9, pains: [], scales: [{ ...scale, level, at }] });
const due = (records, moment) => made.scalesDue(data, records, today, moment).map(({ when }) => when);
assert.deepEqual(due([], "before"), ["weekly", "before"]);
assert.deepEqual(due([], "after"), ["after"]);
assert.deepEqual(due([answered("2026-11-24T08:00:00+01:00", stairs, 3)], "before"), ["before"], "six days ago");
assert.deepEqual(due([answered("2026-11-23T08:00:00+01:00", stairs, 3)], "before"), ["weekly", "before"], "a week ago");
assert.deepEqual(due([answered("2026-11-30T08:00:00+01:00", stairs, null)], "before"), ["before"], "skipped today");
assert.deepEqual(due([answered("2026-11-29T08:00:00+01:00", stairs, null)], "before"), ["weekly", "before"], "skipped");

const yesterday = answered("2026-11-29T08:00:00+01:00", after, 2);
assert.equal(made.morningScales(data, [], today), null);
assert.deepEqual(made.morningScales(data, [yesterday], today), { record: yesterday, scales: [morning] });
assert.equal(made.morningScales(data, [answered("2026-11-29T08:00:00+01:00", morning, null)], today), null, "asked");
assert.equal(made.morningScales(data, [answered("2026-11-28T08:00:00+01:00", after, 1)], today), null, "too late");

const timeline = made.timelineOpen(made.planOpen(data, 0));
const waits = timeline.segments.filter(({ ownReps }) => ownReps !== undefined);
assert.deepEqual(waits.map(({ ownReps }) => ownReps), [12, 0], "what the file says is offered, and nothing for max");
const session = {
    data, timeline, repsSaid: new Map([[waits[0].index, 11], [waits[1].index, 7]]),
    player: { results: timeline.segments.map(() => ({ reached: true, skipped: false, done: 2500, reps: 0, longer: 0, shorter: 0 })) },
};
const now = new Date("2026-11-30T08:00:00Z"), record = made.recordNew(session, now);
record.state = "done";
timeline.segments.forEach((_, index) => made.keepSegment(record, session, index, now));
made.recordScales(record, made.scalesDue(data, [], today, "before"), [4, -1], now);
made.recordScales(record, made.scalesDue(data, [], today, "after"), [6], now);
assert.deepEqual(record.segments.map((segment) => segment.reps_said), [11, 7]);
assert.deepEqual(made.recordSaid(record), ["Walk: 11, 7 reps", "How hard are stairs? 4", "How hard was it? 6"]);
["before", "after", "morning"].forEach((when, i) => made.recordPain(record, when, 2 + i, now));
fs.writeFileSync(process.env.LIMBER_PAGE_TEXT, made.recordsText([record], { ...data, client: "Jo Runner" }));
process.stdout.write(made.recordLines([record], data, now));
