// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What was done, as Limber's log knows it (docs/log.md): kept in this browser alone, and handed back
 * as lines that `limber log import` takes, or as a few words for people. Times in them are seconds. */

const STATES = { RUNNING: "running", DONE: "done", STOPPED: "stopped" };
const SIDES = [null, "left", "right"];
const ACTIONS = ["noted", "eased", "left-out"];

function twoDigits(number) {
    return String(number).padStart(2, "0");
}

/* 2026-11-25T18:05:00+01:00, on the clock of where the phone is. */
function momentText(date) {
    const ahead = -date.getTimezoneOffset(), minutes = Math.abs(ahead);
    const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");
    const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":");
    const zone = twoDigits(Math.floor(minutes / 60)) + ":" + twoDigits(minutes % 60);
    return `${day}T${time}${ahead < 0 ? "-" : "+"}${zone}`;
}

function newId() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* A session that begins now. */
function recordNew(session, now) {
    const { data, timeline } = session, sums = sessionSums(session);
    return {
        type: "session", id: newId(), started: momentText(now), ended: momentText(now), state: STATES.STOPPED,
        routine: data.file.name, title: data.title, sha256: data.file.sha256, version: data.file.version || null,
        core_only: false, minutes: null, planned_s: timeline.total / SECOND, work_planned_s: sums.planned / SECOND,
        work_held_s: 0, steps: sums.steps, steps_done: 0, pauses: 0, paused_s: 0, note: null,
        segments: [], ratings: [], pains: [], ouches: [], scales: [],
    };
}

function recordSegment(session, index, now) {
    const segment = session.timeline.segments[index], result = session.player.results[index];
    return {
        position: index, step_index: segment.stepIndex, step: segment.step.name,
        exercise: segment.step.exercise ?? null, side: SIDES[segment.side], set: segment.set, sets: segment.sets,
        round: segment.round, planned_s: segment.planned / SECOND, held_s: Math.round(result.done) / SECOND,
        reps_planned: segment.repsPlanned, reps: result.reps, reps_said: session.repsSaid.get(index) ?? null, load: segment.load ?? null, skipped: result.skipped,
        left_out: segment.leftOut, form: null, eased: segment.isEased,
        longer: result.longer, shorter: result.shorter, ended: momentText(now),
    };
}

/* The segment takes the place of what stood there. */
function keepSegment(record, session, index, now) {
    if (!segmentIsWork(session.timeline.segments[index])) return;
    record.segments = record.segments.filter((other) => other.position !== index);
    record.segments.push(recordSegment(session, index, now));
    record.segments.sort((a, b) => a.position - b.position);
}

function keepSums(record, session, now) {
    const sums = sessionSums(session);
    record.work_held_s = Math.round(sums.held) / SECOND;
    record.steps_done = sums.stepsDone;
    record.ended = momentText(now);
}

/* Follows a session's events into its record. changed is called as often as a step ends. */
function recordFollow(record, session, changed) {
    let under = session.player.index, pausedAt = null, written = false;
    const leave = (now) => {
        if (!written) keepSegment(record, session, under, now);
        written = false;
    };
    const endPause = (at) => {
        if (pausedAt !== null) record.paused_s = Math.round(record.paused_s * SECOND + at - pausedAt) / SECOND;
        pausedAt = null;
    };
    session.listeners.push((event) => {
        const now = new Date();
        if (event.kind === EVENT.SEGMENT && event.segment.index === under) {
            written = false; /* it is done again */
        } else if (event.kind === EVENT.SEGMENT) {
            leave(now);
            keepSums(record, session, now);
            if (event.segment.visit !== session.timeline.segments[under].visit) changed();
            under = event.segment.index;
        } else if (event.kind === EVENT.PAUSED && pausedAt === null) {
            pausedAt = event.at;
            record.pauses++;
        } else if (event.kind === EVENT.RESUMED) {
            endPause(event.at);
        } else if (event.kind === EVENT.OUCH) {
            endPause(event.at);
            leave(now);
            written = true;
        } else if (event.kind === EVENT.FINISHED) {
            endPause(event.at);
            leave(now);
            finishRecord(record, session, event.completed, now);
            changed();
        }
    });
}

/* What was never reached was planned all the same. */
function finishRecord(record, session, completed, now) {
    record.state = completed ? STATES.DONE : STATES.STOPPED;
    session.player.results.forEach((result, index) => {
        const leftOut = session.timeline.segments[index].leftOut;
        if (!result.reached && (leftOut || !completed)) keepSegment(record, session, index, now);
    });
    keepSums(record, session, now);
}

function recordOuch(record, session, ouch, { action, view }, now) {
    const segment = view.segment;
    record.ouches.push({
        position: view.index, step_index: segment.stepIndex, step: segment.step.name,
        exercise: segment.step.exercise ?? null, side: SIDES[view.side], region: null,
        level: ouch.level < 0 ? null : ouch.level, alarm: ouch.alarm, action: ACTIONS[action], at: momentText(now),
    });
}

function recordPain(record, when, level, now) {
    record.pains = record.pains.filter((pain) => pain.when !== when);
    record.pains.push({ when, level: level < 0 ? null : level, at: momentText(now) });
}

function recordRating(record, question, when, level) {
    record.ratings.push({
        region: question.region, side: question.side, when, tightness: level < 0 ? null : level,
    });
}

function recordScales(record, scales, levels, now) {
    const answers = scales.map(({ ask, low, high, when }, i) =>
        ({ ask, low, high, when, level: levels[i] < 0 ? null : levels[i], at: momentText(now) }));
    record.scales = [...(record.scales ?? []), ...answers];
}

/* What was said of a session: "Clamshell, left: 15, 12 reps", "How hard are stairs? 4". */
function recordSaid(record) {
    const counts = new Map();
    for (const { step, side, reps_said: reps } of record.segments) {
        const name = side ? `${step}, ${side}` : step;
        if (reps !== null) counts.set(name, [...(counts.get(name) ?? []), reps]);
    }
    const answers = (record.scales ?? []).filter((answer) => answer.level !== null);
    return [
        ...[...counts].map(([name, reps]) => `${name}: ${reps.join(", ")} reps`),
        ...answers.map((answer) => `${answer.ask} ${answer.level}`),
    ];
}

/* ---- on this phone ---- */

/* Some browsers keep nothing for a page that was opened from a file; then it is kept until the page
 * is closed. */
function storeOpen(name) {
    let rest = {};
    const key = `limber:${name}`;
    const read = () => {
        try {
            return JSON.parse(localStorage.getItem(key)) ?? rest;
        } catch {
            return rest;
        }
    };
    const write = (value) => {
        rest = value;
        try {
            localStorage.setItem(key, JSON.stringify(value));
            return true;
        } catch {
            return false;
        }
    };
    return { read, write };
}

/* ---- handed back ---- */

/* Lines for `limber log import`. */
function recordLines(records, data, now) {
    const { name, sha256, version, text } = data.file;
    const lines = [
        { "limber-log": 1, exported: momentText(now) },
        { type: "routine", sha256, name, title: data.title, version: version || null, text },
        ...records,
    ];
    return lines.map((line) => JSON.stringify(line) + "\n").join("");
}

function minutesText(seconds) {
    return `${Math.floor(seconds / 60)}:${twoDigits(Math.round(seconds) % 60)}`;
}

function painText(record, when, word) {
    const pain = record.pains.find((other) => other.when === when);
    return pain && pain.level !== null ? [`pain ${word} ${pain.level}`] : [];
}

/* One session in a line: "2026-11-25 18:05: done, 12 of 12 steps, 9:40 of 10:20 min, pain before 2". */
function recordText(record) {
    const ouches = record.ouches.map((ouch) =>
        `ouch at ${ouch.step}${ouch.level === null ? "" : ` ${ouch.level}`}${ouch.alarm ? ", sharp" : ""}`);
    const parts = [
        record.state === STATES.DONE ? "done" : "stopped early",
        `${record.steps_done} of ${record.steps} steps`,
        `${minutesText(record.work_held_s)} of ${minutesText(record.work_planned_s)} min`,
        ...painText(record, "before", "before"), ...painText(record, "after", "after"),
        ...painText(record, "morning", "next morning"), ...ouches,
    ];
    const note = record.note ? `. ${record.note}` : "";
    return `${record.started.slice(0, 10)} ${record.started.slice(11, 16)}: ${parts.join(", ")}${note}`;
}

/* A few lines for a message; `limber clinic` reads them too. */
function recordsText(records, data) {
    const version = data.file.version ? `, version ${data.file.version}` : "";
    const whom = data.client ? `, for ${data.client}` : "";
    return [`${data.title}${version}${whom}`, ...records.map(recordText)].join("\n") + "\n";
}
