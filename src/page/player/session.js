// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session under way: joins the player, the sound's clock and what is kept of it, as play/live.c
 * does. Sounds and words are handed over well ahead, so that a page that the phone has put to the back
 * goes on sounding; a command takes back what it made void. */

const AHEAD = 90 * SECOND;
const SOONEST = 50; /* what is said begins no sooner than so long from now */

/* number: of its plan. */
function sessionNew(number, data, sound, options) {
    const plan = planOpen(data, number), timeline = timelineOpen(plan), now = soundNow(sound);
    const session = {
        data, sound, timeline, options,
        planned: timelineOpen(plan), /* as it was, for the places of what is said */
        player: playerNew(timeline, now),
        speech: {
            own: speechOpen(plan.speech), eased: speechOpen(plan.easedSpeech), announced: speechOpen(plan.announced),
        },
        revision: -1, plannedUntil: now - 1, spoken: [], said: new Set(), busy: 0,
        ouches: new Map(), listeners: [], repsSaid: new Map(),
    };
    return session;
}

/* ---- what is heard ---- */

/* The segments that begin from now on, with their instants: the one under way first. */
function segmentsAhead(session, now, until) {
    const { player } = session, ahead = { ...player, results: null, announcements: player.announcements.slice() };
    const list = [{ segment: player.segment, begun: now - playerPosition(player, now) }];
    let finished = null;
    for (let event = playerPoll(ahead, until); event; event = playerPoll(ahead, until)) {
        if (event.kind === EVENT.SEGMENT) list.push({ segment: event.segment, begun: event.at });
        if (event.kind === EVENT.FINISHED && event.completed) finished = event.at;
    }
    return { list, finished };
}

function linesOf(session, segment) {
    const planned = session.timeline.segments[segment.index];
    return speechFollow(speechOf(session.speech, session.timeline, segment), segment, planned);
}

/* Has the voice say what comes. What was heard of the segment under way is not said again. */
function planSpeech(session, now, until) {
    const moves = session.player.state === STATE.RUNNING || session.player.state === STATE.WAITING;
    const placed = { lines: [], busy: session.busy }, clips = session.data.clips;
    if (!moves || !session.options.words) return;
    const { list, finished } = segmentsAhead(session, now, until);
    list.forEach(({ segment, begun }, i) => {
        const said = i === 0 ? session.said : new Set();
        placeLines(linesOf(session, segment), begun, now + SOONEST, clips, said, placed);
    });
    if (finished !== null)
        placeLines(endLines(session), finished, now + SOONEST, clips, new Set(), placed);
    session.spoken = placed.lines.filter((line) => line.at <= until);
    for (const line of session.spoken)
        soundPlan(session.sound, line.clip, line.at, line.side, session.data.lean);
}

function endLines(session) {
    const lines = session.speech.own.get(session.timeline.segments.length) ?? [];
    return lines.map((line, number) => ({ ...line, number }));
}

/* What has begun to be said is said, and what follows waits for its end. */
function noteSaid(session, now) {
    for (const line of session.spoken)
        if (line.at <= now) {
            if (line.segment === session.player.index) session.said.add(line.number);
            session.busy = Math.max(session.busy, line.end);
        }
}

/* Hands over what comes; again after a command, or when half of it has gone by. */
function sessionPlan(session, now, ringsOn) {
    const changed = session.player.revision !== session.revision;
    if (!changed && session.plannedUntil > now + AHEAD / 2) return;
    noteSaid(session, now);
    if (!ringsOn) session.busy = Math.min(session.busy, now);
    soundCancel(session.sound, now, ringsOn || !changed);
    session.revision = session.player.revision;
    session.plannedUntil = now + AHEAD;
    const from = changed && !ringsOn ? now - 1 : now;
    for (const event of playerUpcoming(session.player, from, session.plannedUntil))
        soundPlan(session.sound, session.data.sounds[event.sound], event.at, event.side, session.data.lean);
    planSpeech(session, now, session.plannedUntil);
}

/* ---- time and commands ---- */

/* Delivers what is due; to be called often. */
function sessionPoll(session) {
    const now = soundNow(session.sound);
    sessionPlan(session, now, true);
    for (let event = playerPoll(session.player, now); event; event = playerPoll(session.player, now)) {
        if (event.kind === EVENT.SEGMENT) session.said = new Set();
        for (const listener of session.listeners) listener(event);
        if (event.kind === EVENT.SEGMENT) noteSaid(session, now);
    }
    return now;
}

function sessionCommand(session, command) {
    const now = sessionPoll(session);
    playerCommand(session.player, command, now);
    if (session.player.announcements.some((event) => event.kind === EVENT.JUMPED)) {
        session.said = new Set();
        session.spoken = [];
    }
    sessionPlan(session, now, command === COMMAND.LONGER || command === COMMAND.SHORTER);
    sessionPoll(session);
}

/* The answer to an ouch: what comes changes. Returns what was done about it. */
function sessionOuch(session, ouch) {
    const view = playerView(session.player, soundNow(session.sound)), step = view.segment.stepIndex;
    const before = session.ouches.get(step) ?? 0, bands = session.data.pain;
    const action = ouchJudge(bands, ouch, before);
    session.ouches.set(step, before + 1);
    timelineOuch(session.timeline, view.index, action);
    return { action, grave: ouchIsGrave(bands, ouch), view };
}

/* The sum of what was done: of work, in milliseconds, and of steps. */
function sessionSums(session) {
    const sums = { held: 0, planned: 0, steps: 0, stepsDone: 0 }, visits = new Map();
    session.timeline.segments.forEach((segment, i) => {
        const result = session.player.results[i];
        if (!segmentIsWork(segment)) return;
        const whole = result.reached && !result.skipped && !segment.isEased;
        sums.held += result.done;
        sums.planned += segment.planned;
        visits.set(segment.visit, (visits.get(segment.visit) ?? true) && whole);
    });
    sums.steps = visits.size;
    sums.stepsDone = [...visits.values()].filter(Boolean).length;
    return sums;
}
