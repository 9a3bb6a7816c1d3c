// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The player: session/player.c once more, in the page. Time and commands go in, events come out; it
 * reads no clock, draws and plays nothing. What time brings comes out of dueAt and takeDue, whoever
 * asks however late; commands leave announcements, which are delivered first. Looking ahead is the
 * same run on a copy. A test holds the two players against each other. */

const BACK_TWICE = 2 * SECOND;
const TEN_SECONDS = 10 * SECOND;
const LEAST_LEFT = 5 * SECOND;
const COUNT_IN_PIPS = 3;

function playerNew(timeline, now) {
    const player = {
        timeline, state: STATE.RUNNING, index: 0, segment: null, nextMark: 0, origin: now, position: 0,
        countStart: 0, countNext: 0, hurt: false, latest: now, lastBack: -NEVER, addedBehind: 0,
        added: timeline.segments.map(() => 0),
        results: timeline.segments.map(() => newResult(false)),
        announcements: [], revision: 0,
    };
    player.announcements.push(enterSegment(player, 0, now));
    return player;
}

function newResult(reached) {
    return { reached, skipped: true, done: 0, reps: 0, longer: 0, shorter: 0 };
}

function eventOf(player, kind, at) {
    return {
        kind, at, sound: SOUND.NONE, side: SIDE.NONE, segment: player.segment, mark: null, number: 0,
        completed: false,
    };
}

/* ---- moving ---- */

function isStill(player) {
    return player.state === STATE.PAUSED || player.state === STATE.COUNTING_IN;
}

function movingState(player) {
    return player.segment.kind === SEGMENT.WAIT ? STATE.WAITING : STATE.RUNNING;
}

/* The time spent in the segment under way, pauses left out. */
function playerPosition(player, now) {
    if (player.state === STATE.RUNNING) return clamp(now - player.origin, 0, player.segment.length);
    if (player.state === STATE.WAITING) return Math.max(now - player.origin, 0);
    return player.position;
}

function leaveSegment(player, done, skipped) {
    if (!player.results) return;
    player.results[player.index].done = done;
    player.results[player.index].skipped = skipped;
}

/* Begins a segment at an instant and returns its event; while paused it stands at its beginning. */
function enterSegment(player, index, at) {
    player.index = index;
    player.segment = player.timeline.segments[index];
    player.nextMark = 0;
    player.origin = at;
    player.position = 0;
    if (!isStill(player)) player.state = movingState(player);
    if (player.results) player.results[index] = newResult(true);
    const event = eventOf(player, EVENT.SEGMENT, at);
    event.sound = isStill(player) ? SOUND.NONE : player.segment.sound;
    event.side = player.segment.side;
    return event;
}

function finishPlayer(player, at, position, completed) {
    player.state = STATE.FINISHED;
    player.position = position;
    return { ...eventOf(player, EVENT.FINISHED, at), sound: SOUND.FINISH, completed };
}

function advance(player, at) {
    const next = timelineNextOpen(player.timeline, player.index + 1);
    if (next === player.timeline.segments.length)
        return finishPlayer(player, at, playerPosition(player, at), true);
    player.addedBehind += player.added[player.index];
    return enterSegment(player, next, at);
}

/* ---- what time brings ---- */

function dueAt(player) {
    const marks = player.segment.marks;
    switch (player.state) {
    case STATE.COUNTING_IN:
        return player.countStart + (COUNT_IN_PIPS - player.countNext) * SECOND;
    case STATE.RUNNING:
    case STATE.WAITING:
        if (player.nextMark < marks.length) return player.origin + marks[player.nextMark].at;
        return player.state === STATE.RUNNING ? player.origin + player.segment.length : NEVER;
    default:
        return NEVER;
    }
}

function takeMark(player, at) {
    const mark = player.segment.marks[player.nextMark++];
    if (mark.kind === MARK.REP && player.results) player.results[player.index].reps = mark.number;
    return { ...eventOf(player, EVENT.MARK, at), mark, sound: mark.sound, side: mark.side };
}

function takeCountIn(player, at) {
    const event = eventOf(player, EVENT.COUNT_IN, at);
    event.number = player.countNext--;
    event.sound = SOUND.PIP;
    event.side = playerView(player, at).side;
    return event;
}

function resumePlayer(player, at) {
    player.origin = at - player.position;
    player.state = movingState(player);
    const event = eventOf(player, EVENT.RESUMED, at);
    event.sound = player.segment.sound;
    event.side = playerView(player, at).side;
    return event;
}

function takeDue(player, at) {
    if (player.state === STATE.COUNTING_IN)
        return player.countNext > 0 ? takeCountIn(player, at) : resumePlayer(player, at);
    if (player.nextMark < player.segment.marks.length) return takeMark(player, at);
    leaveSegment(player, player.segment.length, false);
    return advance(player, at);
}

/* When the next event is due; NEVER while nothing will come by itself. */
function playerDeadline(player) {
    return player.announcements.length > 0 ? player.announcements[0].at : dueAt(player);
}

/* The next event due by now, or null. */
function playerPoll(player, now) {
    const at = playerDeadline(player);
    if (at === NEVER || at > now) return null;
    player.latest = Math.max(player.latest, at);
    return player.announcements.length > 0 ? player.announcements.shift() : takeDue(player, at);
}

/* The sounding events after `from` and up to `until`, if no command comes; changes nothing. */
function playerUpcoming(player, from, until) {
    const ahead = { ...player, results: null, announcements: player.announcements.slice() };
    const events = [];
    for (let event = playerPoll(ahead, until); event; event = playerPoll(ahead, until))
        if (event.sound !== SOUND.NONE && event.at > from) events.push(event);
    return events;
}

/* ---- commands ---- */

function jump(player, index, now) {
    const jumped = eventOf(player, EVENT.JUMPED, now);
    const begun = enterSegment(player, index, now);
    jumped.segment = player.segment;
    player.announcements.push(jumped, begun);
}

function countIn(player, now) {
    player.state = STATE.COUNTING_IN;
    player.countStart = now;
    player.countNext = COUNT_IN_PIPS;
}

/* The pause of an ouch is over; work is counted in. */
function endOuch(player, target, now) {
    player.hurt = false;
    if (player.timeline.segments[target].kind === SEGMENT.WORK) countIn(player, now);
    else player.state = STATE.RUNNING;
}

/* After an ouch: begins the gap under way again, which may have become another, or what is next. */
function goOnFromOuch(player, now) {
    const wasWork = segmentIsWork(player.segment);
    const next = timelineNextOpen(player.timeline, player.index + (wasWork ? 1 : 0));
    player.lastBack = -NEVER;
    if (!wasWork) {
        player.segment = player.timeline.segments[player.index];
        player.position = player.added[player.index] = 0;
    }
    if (next === player.timeline.segments.length) {
        player.hurt = false;
        player.announcements.push(finishPlayer(player, now, player.position, true));
        return true;
    }
    if (next > player.index) player.addedBehind += player.added[player.index];
    endOuch(player, next, now);
    jump(player, next, now);
    return true;
}

function commandPause(player, now) {
    if (player.hurt) return goOnFromOuch(player, now);
    if (player.state === STATE.PAUSED) {
        countIn(player, now);
        return true;
    }
    player.position = playerPosition(player, now);
    player.state = STATE.PAUSED;
    player.announcements.push(eventOf(player, EVENT.PAUSED, now));
    return true;
}

function commandNext(player, now) {
    if (player.hurt) return goOnFromOuch(player, now);
    leaveSegment(player, playerPosition(player, now), player.segment.kind !== SEGMENT.WAIT);
    player.lastBack = -NEVER;
    const next = timelineNextOpen(player.timeline, player.index + 1);
    if (next === player.timeline.segments.length) {
        player.announcements.push(advance(player, now));
        return true;
    }
    player.addedBehind += player.added[player.index];
    jump(player, next, now);
    return true;
}

function isOpen(segment) {
    return !segment.leftOut && !segment.closed;
}

/* The first segment of the step's turn that back goes to; twice: of the turn before it. */
function backTarget(player, twice) {
    const segments = player.timeline.segments;
    let target = player.index, visit = segments[target].visit, before = false;
    for (let i = player.index - 1; i >= 0; i--) {
        if (segments[i].visit < visit && (!twice || before)) break;
        if (!isOpen(segments[i])) continue;
        before ||= segments[i].visit < visit;
        visit = segments[i].visit;
        target = i;
    }
    return target;
}

/* What is done again has its planned length again. */
function forgetAdded(player, from) {
    player.added.fill(0, from, player.index + 1);
    player.addedBehind = player.added.slice(0, from).reduce((sum, more) => sum + more, 0);
}

function commandBack(player, now) {
    if (player.hurt && !isOpen(player.timeline.segments[player.index])) return goOnFromOuch(player, now);
    const target = backTarget(player, now - player.lastBack <= BACK_TWICE);
    leaveSegment(player, playerPosition(player, now), true);
    forgetAdded(player, target);
    player.lastBack = now;
    if (player.hurt) endOuch(player, target, now);
    jump(player, target, now);
    return true;
}

function takeExtension(player, segment) {
    player.added[player.index] += segment.length - player.segment.length;
    player.segment = segment;
}

function commandLonger(player, now) {
    if (player.segment.kind === SEGMENT.WAIT || player.hurt) return false;
    takeExtension(player, segmentExtend(player.segment, playerPosition(player, now), TEN_SECONDS));
    player.results[player.index].longer++;
    player.announcements.push(eventOf(player, EVENT.EXTENDED, now));
    return true;
}

function commandShorter(player, now) {
    if (player.segment.kind === SEGMENT.WAIT || player.hurt) return false;
    const before = player.segment.length;
    const shorter = segmentShorten(player.segment, playerPosition(player, now), TEN_SECONDS, LEAST_LEFT);
    if (!shorter) return false;
    takeExtension(player, shorter);
    player.results[player.index].shorter++;
    const event = eventOf(player, EVENT.SHORTENED, now);
    event.number = Math.floor((before - shorter.length + SECOND / 2) / SECOND);
    player.announcements.push(event);
    return true;
}

function commandOuch(player, now) {
    if (player.hurt) return false;
    player.position = playerPosition(player, now);
    leaveSegment(player, player.position, true);
    player.state = STATE.PAUSED;
    player.hurt = true;
    player.announcements.push(eventOf(player, EVENT.OUCH, now));
    return true;
}

function commandFinish(player, now) {
    const position = playerPosition(player, now);
    player.hurt = false;
    leaveSegment(player, position, true);
    player.announcements.push(finishPlayer(player, now, position, false));
    return true;
}

const COMMANDS = [
    commandPause, commandNext, commandBack, commandLonger, commandShorter, commandOuch, commandFinish,
];

/* Carries out a command at now; what is due comes first. */
function playerCommand(player, command, now) {
    now = Math.max(now, player.latest);
    player.latest = now;
    for (let at = dueAt(player); at <= now; at = dueAt(player))
        player.announcements.push(takeDue(player, at));
    if (player.state !== STATE.FINISHED && COMMANDS[command](player, now)) player.revision++;
}

/* ---- the moment ---- */

function countInShown(player, now) {
    const passed = clamp(now - player.countStart, 0, (COUNT_IN_PIPS - 1) * SECOND);
    return COUNT_IN_PIPS - Math.floor(passed / SECOND);
}

/* What a screen shows of now; changes nothing. */
function playerView(player, now) {
    const { timeline, segment } = player;
    const finished = player.state === STATE.FINISHED, timed = segment.kind !== SEGMENT.WAIT;
    const elapsed = playerPosition(player, now), span = spanAt(segment, elapsed);
    const next = timelineNextOpen(timeline, player.index + 1);
    return {
        state: player.state,
        segment,
        phases: timeline.plan.phases,
        index: player.index,
        next: finished ? null : timeline.segments[next] ?? null,
        elapsed,
        remaining: timed && !finished ? segment.length - elapsed : 0,
        sessionElapsed: timeline.segments[player.index].start + player.addedBehind + (timed ? elapsed : 0),
        sessionTotal: timeline.total + player.addedBehind + player.added[player.index],
        rep: span ? span.number : 0,
        reps: span ? segment.reps : 0,
        side: span ? span.side : segment.side,
        inRelease: span !== null && span.kind === MARK.RELEASE,
        phase: span ? span.phase : segment.step.phase,
        spanElapsed: span ? clamp(elapsed - span.at, 0, span.length) : 0,
        spanLength: span ? span.length : 0,
        countIn: player.state === STATE.COUNTING_IN ? countInShown(player, now) : 0,
        hurt: player.hurt,
    };
}
