// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which answers to a gate still count, what they come to in a page that Limber wrote, and how they are
 * handed back, on standard output. The page and its own source files are named on the command line. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const [path, ...files] = process.argv.slice(2);
const source = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
const page = new Function(`"use strict";${source}\nreturn { gateKnown, gateVerdict, gateRecords, planFor, planOpen, recordLines };`)();
const data = JSON.parse(fs.readFileSync(path, "utf8").match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);
const now = Date.parse("2026-11-30T08:00:00+01:00");
const no = { yes: false, side: 0 };

assert.deepEqual(data.gates.map(({ id }) => id), ["heel-bone", "one-side", "bone-pain", "swollen-calf", "Is it a Monday?"]);
const said = (question, at, yes = false, side = null) => ({ type: "gate", question, yes, side, at });
const known = (...answers) => page.gateKnown(data.gates, answers, now);
assert.deepEqual(known(), [null, null, null, null, null]);
assert.deepEqual(known(said("heel-bone", "2026-11-24T08:00:00+01:00", true))[0], { yes: true, side: 0 }, "six days ago");
assert.equal(known(said("heel-bone", "2026-11-23T08:00:00+01:00", true))[0], null, "a week ago");
assert.deepEqual(known(said("one-side", "2026-11-28T08:00:00+01:00"), said("one-side", "2026-11-29T08:00:00+01:00", true, "right"))[1],
    { yes: true, side: 2 }, "the last answer counts");
assert.equal(known(said("swollen-calf", "2026-11-30T07:00:00+01:00"))[3], null, "what is asked each time");

const verdict = (...answers) => page.gateVerdict(data, answers.map((side) => (side === null ? no : { yes: true, side })), "Call");
const names = ({ way }) => {
    const { plan } = page.planFor(data, 0, 20000, [], "", way.narrowing);
    return [...new Set(page.planOpen(data, plan).segments.map(({ kind, step, side }) => (kind === 1 ? `${data.steps[step].name} ${side}` : ""))
        .filter(Boolean))];
};
const texts = ({ lines }) => lines.map(({ text }) => text);
assert.deepEqual(names(verdict(null, null, null, null, null)), ["Heel drop 1", "Heel drop 2", "Wall sit 0"]);
const heel = verdict(0, null, null, null, null);
assert.equal(heel.heading, "Today without some of it");
assert.deepEqual(texts(heel).slice(-2), ["Call", "Left out today: Heel drop."]);
assert.deepEqual(names(heel), ["Wall sit 0"]);
const alone = verdict(null, 2, null, null, null);
assert.deepEqual(names(alone), ["Heel drop 2", "Wall sit 0"], "one side alone");
assert.ok(!texts(alone).includes("Call"), "a wish is no reason to call anybody");
assert.ok(texts(verdict(0, 2, null, null, null)).includes("Call"));
assert.deepEqual(names(verdict(null, null, 1, null, null)), ["Heel drop 2"], "nothing for the left leg");
assert.equal(verdict(0, null, 1, null, null).heading, "No session today. Here is who to call.", "nothing would be left");
assert.equal(verdict(null, null, null, 0, null).heading, "Get help first. No session today.");
const late = page.gateVerdict(data, [{ yes: true, side: 0 }, no, no, no, no], "Call",
    ({ narrowing }) => page.planFor(data, 14, 20000, [], "", narrowing).closed);
assert.equal(late.heading, "No session today. Here is who to call.", "nothing is left of the day");
const own = verdict(null, null, null, null, 0);
assert.deepEqual([own.heading, ...texts(own)], ["Before you start", "Is it a Monday?", "Begin gently."], "it is for the person to read");

const answers = page.gateRecords(data.gates, [{ yes: true, side: 0 }, { yes: true, side: 2 }, no, no, no], "2026-11-30T08:00:00+01:00");
process.stdout.write(page.recordLines(answers, data, new Date(now)));
