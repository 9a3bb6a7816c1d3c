// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Plays each story that `stories` told once more with the page's player, and compares every event,
 * every view and every result. Reads them on standard input; the page's own source files are named
 * on the command line, as the page has them. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const names = "gateVerdict planOpen timelineOpen timelineOuch cueText playerNew playerPoll playerCommand playerView playerUpcoming COMMAND OUCH";
const source = process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join("\n");
const page = new Function(`"use strict";${source}\nreturn { ${names.split(" ")} };`)();
const HURT = page.COMMAND.FINISH + 1;

function eventRow(event) {
    const { segment, mark } = event;
    return [event.kind, event.at, event.sound, event.side, event.number, Number(event.completed),
        segment.visit, segment.kind, segment.set, segment.length, mark ? mark.kind : -1,
        mark ? mark.number : 0, mark ? mark.length : 0,
        mark && mark.cue >= 0 ? page.cueText(segment, mark) : ""];
}

function viewRow(view) {
    return [view.state, view.index, view.elapsed, view.remaining, view.sessionElapsed, view.sessionTotal,
        view.rep, view.reps, view.side, Number(view.inRelease), view.phase, view.spanElapsed,
        view.spanLength, view.countIn, Number(view.hurt)];
}

function perform(player, timeline, [at, what, action]) {
    if (what === HURT) {
        page.playerCommand(player, page.COMMAND.OUCH, at);
        const view = page.playerView(player, at);
        if (view.hurt) page.timelineOuch(timeline, view.index, action);
        what = page.COMMAND.PAUSE;
    }
    page.playerCommand(player, what, at);
}

/* Sounds that are told ahead are those that come. */
function takeDue(player, from, now, rows) {
    const promised = page.playerUpcoming(player, from - 1, now).map((e) => [e.at, e.sound]);
    const heard = [];
    for (let event = page.playerPoll(player, now); event; event = page.playerPoll(player, now)) {
        rows.push(eventRow(event));
        if (event.sound && event.at > from - 1) heard.push([event.at, event.sound]);
    }
    if (String(promised) !== String(heard)) throw new Error(`promised ${promised}, heard ${heard}`);
}

/* The gate's answers mean the same, in the same words. */
function said(story, { way, heading, lines }) {
    const plain = (text) => text.replace(/^Urgent: /, "");
    assert.equal(way === undefined, story.closed);
    assert.equal(Boolean(way?.narrows), story.narrowed);
    assert.equal(heading, story.heading);
    assert.deepEqual(lines.map(({ text }) => plain(text)), story.lines.map(plain));
}

function play(story) {
    const verdict = page.gateVerdict(story.page, story.answers, "Call the clinic.");
    said(story, verdict);
    if (story.closed) return { rows: [], results: [] };
    const { plan } = story.page.days.find(({ narrowing }) => narrowing === verdict.way.narrowing);
    const timeline = page.timelineOpen(page.planOpen(story.page, plan)), player = page.playerNew(timeline, 0), rows = [];
    let now = 0;
    for (const act of story.acts) {
        const middle = now + Math.floor((act[0] - now) / 2);
        takeDue(player, now, middle, rows);
        takeDue(player, middle, act[0], rows);
        perform(player, timeline, act);
        rows.push(viewRow(page.playerView(player, act[0])));
        now = act[0];
    }
    takeDue(player, now, story.end, rows);
    const results = player.results.map((r) =>
        [Number(r.reached), Number(r.skipped), r.done, r.reps, r.longer, r.shorter]);
    return { rows, results };
}

function compare(what, number, story, wanted, got) {
    for (let i = 0; i < Math.max(wanted.length, got.length); i++) {
        if (JSON.stringify(wanted[i]) === JSON.stringify(got[i])) continue;
        console.log(`story ${number}, ${what} ${i}:\n  limber ${JSON.stringify(wanted[i])}\n` +
            `  page   ${JSON.stringify(got[i])}\n  acts ${JSON.stringify(story.acts)}`);
        process.exit(1);
    }
}

const [seed, ...lines] = fs.readFileSync(0, "utf8").trim().split("\n");
let events = 0, narrowed = 0;
lines.forEach((line, number) => {
    const story = JSON.parse(line), played = play(story);
    compare("event", number, story, story.events ?? [], played.rows);
    compare("result", number, story, story.results ?? [], played.results);
    events += played.rows.length;
    narrowed += story.narrowed;
});
console.log(`${seed}\n${lines.length} sessions, ${narrowed} of them narrowed by a gate, ${events} events and views: both players tell the same`);
if (narrowed * 10 < lines.length) throw new Error("hardly a session is narrowed: that shows nothing");
