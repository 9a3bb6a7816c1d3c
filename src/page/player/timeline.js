// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The timeline as Limber laid it out, made ready to be played: segments that an ouch may change,
 * and in each the marks at exact offsets. Mirrors session/timeline.h; the layout itself is the
 * program's, and comes in as data (plan_json.c). */

/* A plan with all that it is made of; said: what is said in each segment, and last at the end. */
function planOpen(data, number) {
    const { segments, end } = data.plans[number];
    const said = (way) => [...segments.map((row) => row.slice(3)), end].map((numbers) => data.lines[numbers[way]] ?? []);
    return {
        lays: data.lays, steps: data.steps, phases: data.phases,
        segments: segments.map(([segment, stepIndex, visit]) => ({ ...data.segments[segment], stepIndex, visit })),
        speech: said(0), easedSpeech: said(1), announced: said(2),
    };
}

/* The marks of a lay, from rows of numbers. */
function unpackMarks(lay) {
    return lay.marks.map(([at, kind, sound, side, number, phase, length, cue]) =>
        ({ at, kind, sound, side, number, phase, length, cue }));
}

/* Gives a segment what happens in it. */
function segmentTake(segment, lay, step) {
    segment.lay = lay;
    segment.step = step;
    segment.length = lay.length;
    segment.reps = lay.reps;
    segment.marks = lay.ready;
}

/* A timeline of its own, for one session. */
function timelineOpen(plan) {
    for (const lay of plan.lays) lay.ready ??= unpackMarks(lay);
    const segments = plan.segments.map((row, index) => {
        const segment = { ...row, index, leftOut: false, isEased: false, closed: false };
        segmentTake(segment, plan.lays[row.lay], plan.steps[row.step]);
        segment.planned = segment.length;
        segment.repsPlanned = segment.reps;
        return segment;
    });
    const timeline = { plan, segments, total: 0 };
    timelineSettle(timeline);
    return timeline;
}

/* Gives the segments their starts again, after lengths have changed. */
function timelineSettle(timeline) {
    timeline.total = 0;
    for (const segment of timeline.segments) {
        segment.start = timeline.total;
        timeline.total += segment.length;
    }
}

/* The first segment from index on that is not left out; their count where there is none. */
function timelineNextOpen(timeline, index) {
    while (index < timeline.segments.length && timeline.segments[index].leftOut) index++;
    return index;
}

function segmentIsWork(segment) {
    return segment.kind === SEGMENT.WORK || segment.kind === SEGMENT.WAIT;
}

function markIsSpan(mark) {
    return mark.kind <= MARK.RELEASE;
}

/* The rep, phase or release under way at an offset; null where the segment has none. */
function spanAt(segment, at) {
    for (let i = segment.marks.length - 1; i >= 0; i--)
        if (segment.marks[i].at <= at && markIsSpan(segment.marks[i])) return segment.marks[i];
    return null;
}

/* What a cue says, its sides filled in. */
function cueText(segment, mark) {
    const say = segment.lay.cues[mark.cue].say;
    return typeof say === "string" ? say : say[mark.side];
}

/* ---- an ouch ---- */

function leaveOut(segment) {
    segment.length = segment.reps = 0;
    segment.marks = [];
    segment.leftOut = true;
}

function easeSegment(timeline, segment) {
    const { lay, step } = segment.eased;
    segmentTake(segment, timeline.plan.lays[lay], timeline.plan.steps[step]);
    segment.isEased = true;
}

/* Is there work in the round that follows the rest between rounds at index? */
function roundHasWork(timeline, index) {
    const rest = timeline.segments[index];
    for (const segment of timeline.segments.slice(index + 1)) {
        if (segment.between || segment.round !== rest.round || segment.rounds !== rest.rounds)
            return false;
        if (segmentIsWork(segment) && !segment.leftOut) return true;
    }
    return false;
}

/* Changes what lies ahead after an ouch in the segment at index, as session/ouch.h says. */
function timelineOuch(timeline, index, action) {
    if (action === OUCH.NOTED) return;
    const segments = timeline.segments;
    const remains = index + (segmentIsWork(segments[index]) ? 1 : 0);
    for (const segment of segments) {
        const other = segment.stepIndex !== segments[index].stepIndex;
        if (other || segment.between || segment.rests || segment.leftOut) continue;
        if (segment.index < remains) segment.closed = true;
        else if (action === OUCH.LEFT_OUT) leaveOut(segment);
        else easeSegment(timeline, segment);
    }
    for (let i = index; i < segments.length; i++)
        if (segments[i].between && !roundHasWork(timeline, i)) leaveOut(segments[i]);
    timelineSettle(timeline);
}

/* What to do about it, by the file's own bands; before: ouches in this step before this one. */
function ouchJudge(bands, ouch, before) {
    if (ouch.level < 0 || ouch.alarm || before > 0 || ouch.level >= bands.stop) return OUCH.LEFT_OUT;
    return ouch.level >= bands.ease ? OUCH.EASED : OUCH.NOTED;
}

/* Is it a reason to stop for today? */
function ouchIsGrave(bands, ouch) {
    return ouch.alarm || ouch.level >= bands.stop;
}
