// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Ten seconds more or less: lays what is left of a segment out again, by the rules of
 * session/timeline_extend.c and session/marks.c. What has come once does not come again, but for
 * what counts from the end. */

const PIPS = 3;
const PIPS_FROM = 5 * SECOND;
const ONE_PIP_ABOVE = SECOND;
const HALFWAY_FROM = 20 * SECOND;

const mark = (values) =>
    ({ sound: SOUND.NONE, side: SIDE.NONE, number: 0, phase: 0, length: 0, cue: -1, ...values });

/* ---- spans ---- */

function repLength(segment) {
    return segment.lay.rep.reduce((sum, [, length]) => sum + length, 0);
}

function repSide(segment, rep) {
    const first = segment.lay.first;
    if (first === SIDE.NONE) return segment.side;
    return rep % 2 === 1 ? first : sideOther(first);
}

/* Paced work of so many reps, each the lay's pattern of phases. */
function layReps(segment, reps) {
    segment.marks = [];
    segment.length = 0;
    segment.reps = reps;
    for (let rep = 1; rep <= reps; rep++)
        segment.lay.rep.forEach(([phase, length], i) => {
            const kind = i === 0 ? MARK.REP : MARK.PHASE;
            const sound = kind === MARK.REP ? SOUND.BEAT : SOUND.TICK;
            const opens = segment.marks.length === 0;
            segment.marks.push(mark({
                at: segment.length, kind, sound: opens ? SOUND.NONE : sound,
                side: repSide(segment, rep), number: rep, phase, length,
            }));
            segment.length += length;
        });
}

/* Repeated holds: the one under way longer, those after it later. */
function layHolds(segment, old, elapsed, more) {
    const underWay = spanAt(old, elapsed);
    let after = false;
    segment.marks = old.marks.filter(markIsSpan).map((span) => {
        const longer = span === underWay;
        const moved = { ...span, at: span.at + (after ? more : 0), length: span.length + (longer ? more : 0) };
        after ||= longer;
        return moved;
    });
    segment.length = old.length + more;
}

/* ---- what hangs on them ---- */

function addPips(segment, start, length, side) {
    const count = length >= PIPS_FROM ? PIPS : length > ONE_PIP_ABOVE ? 1 : 0;
    for (let number = count; number >= 1; number--)
        segment.marks.push(mark({
            at: start + length - number * SECOND, kind: MARK.PIP, sound: SOUND.PIP, side, number,
        }));
}

function layPips(segment, spans) {
    if (segment.lay.form === LAID.TIMED) addPips(segment, 0, segment.length, segment.side);
    if (segment.lay.form === LAID.HOLDS)
        for (const span of spans) addPips(segment, span.at, span.length, span.side);
}

function halfwayAt(segment, spans) {
    const middle = Math.floor(segment.reps / 2) + 1;
    const rep = spans.find((span) => span.kind === MARK.REP && span.number === middle);
    return rep ? rep.at : Math.floor(segment.length / 2);
}

function layHalfway(segment) {
    const timed = segment.kind === SEGMENT.WORK && segment.lay.form === LAID.TIMED;
    if (timed && segment.length >= HALFWAY_FROM)
        segment.marks.push(mark({
            at: halfwayAt(segment, []), kind: MARK.HALFWAY, sound: SOUND.HALFWAY, side: segment.side,
        }));
}

function lastSpan(spans, at) {
    return spans.findLastIndex((span) => span.at <= at);
}

/* Where a cue for one side of alternating reps comes; NEVER: nowhere. */
function moveToSide(spans, side, at) {
    const index = lastSpan(spans, at);
    if (index < 0 || (spans[index].side === side && spans[index].kind !== MARK.RELEASE)) return at;
    const next = spans.slice(index + 1).find((span) => span.kind === MARK.REP && span.side === side);
    return next ? next.at : NEVER;
}

function cueTime(segment, cue, spans) {
    switch (cue.at) {
    case CUE_AT.OFFSET: return cue.offset;
    case CUE_AT.HALFWAY: return halfwayAt(segment, spans);
    case CUE_AT.LAST: return segment.length - cue.offset;
    default: return 0;
    }
}

/* Where a cue comes; NEVER: it does not fit any more. */
function placeCue(segment, cue, spans) {
    const at = cueTime(segment, cue, spans);
    if (at < 0 || at >= segment.length || (at === 0 && cue.at === CUE_AT.LAST)) return NEVER;
    const anySide = cue.side === SIDE.NONE || segment.lay.first === SIDE.NONE;
    return anySide ? at : moveToSide(spans, cue.side, at);
}

function layCues(segment, spans) {
    segment.lay.cues.forEach((cue, index) => {
        const at = placeCue(segment, cue, spans);
        if (at === NEVER) return;
        const span = spans[lastSpan(spans, at)];
        segment.marks.push(mark({
            at, kind: MARK.CUE, side: span ? span.side : segment.side, cue: index,
        }));
    });
}

function layDetails(segment) {
    const spans = segment.marks.slice();
    layPips(segment, spans);
    layCues(segment, spans);
    layHalfway(segment);
    segment.marks.sort((a, b) => a.at - b.at || a.kind - b.kind || a.cue - b.cue);
}

/* ---- together ---- */

/* Did this come before the moment, so that it does not come again? */
function hadItsTurn(segment, past, candidate) {
    const once = candidate.kind === MARK.HALFWAY ||
        (candidate.kind === MARK.CUE && segment.lay.cues[candidate.cue].at !== CUE_AT.LAST);
    return once && past.some((m) => m.kind === candidate.kind && m.cue === candidate.cue);
}

/* The old marks up to the moment (the span under way with its new length), then the new ones. */
function joinMarks(segment, old, elapsed) {
    const past = old.marks.filter((m) => m.at <= elapsed).map((m) => ({ ...m }));
    const coming = segment.marks.filter((m) => m.at > elapsed && !hadItsTurn(segment, past, m));
    const underWay = spanAt(segment, elapsed), last = past.findLast(markIsSpan);
    if (underWay && last) last.length = underWay.length;
    segment.marks = [...past, ...coming];
}

function layAgain(segment, old, elapsed, more, reps) {
    if (segment.lay.form === LAID.PACED) layReps(segment, old.reps + reps);
    else if (segment.lay.form === LAID.HOLDS) layHolds(segment, old, elapsed, more);
    else {
        segment.marks = [];
        segment.reps = 0;
        segment.length += more;
    }
    layDetails(segment);
    joinMarks(segment, old, elapsed);
    return segment;
}

/* Paced reps: as many as fit, one at least. */
function repsIn(segment, time) {
    const rep = repLength(segment);
    return rep > 0 && rep < time ? Math.floor(time / rep) : 1;
}

/* A segment whose end is later by `more`, `elapsed` after its start. */
function segmentExtend(segment, elapsed, more) {
    if (segment.kind === SEGMENT.WAIT) return { ...segment };
    const reps = segment.lay.form === LAID.PACED ? repsIn(segment, more) : 0;
    return layAgain({ ...segment }, segment, elapsed, more, reps);
}

/* Whose end is nearer by `less`, or by what leaves `least`; null: there is nothing that could go. */
function segmentShorten(segment, elapsed, less, least) {
    if (segment.kind === SEGMENT.WAIT) return null;
    const span = segment.lay.form === LAID.HOLDS ? spanAt(segment, elapsed) : null;
    const left = (span ? span.at + span.length : segment.length) - elapsed;
    const most = Math.min(less, left - least);
    let reps = 0;
    if (segment.lay.form === LAID.PACED) {
        reps = repsIn(segment, less);
        while (reps > 0 && left - reps * repLength(segment) < least) reps--;
        if (reps === 0) return null;
    } else if (most <= 0) {
        return null;
    }
    return layAgain({ ...segment }, segment, elapsed, -most, -reps);
}
