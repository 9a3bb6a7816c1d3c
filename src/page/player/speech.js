// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the voice says, and when: the lines come with their windows from the program
 * (session/speech.h); here they are placed, one after another, never over a sound that leads to a
 * change, and dropped rather than late. Pure. */

const SPEECH = { NEXT: 0, CHANGE: 1, CUE: 2, HALFWAY: 3, REST: 4 };
const AFTER_TONE = 350;
const BEFORE_PIP = 100;
const AFTER_HALFWAY = 1500;
const LONG_NAME = 4 * SECOND;
const LATE_LIMIT = 1500;

/* From rows of numbers for each segment: a list of utterances for each. */
function speechOpen(said) {
    const lineOf = (segment) => ([kind, from, until, side, clip, shorter]) =>
        ({ kind, segment, from, until: until < 0 ? NEVER : until, side, clip, shorter });
    return new Map(said.map((rows, segment) => [segment, rows.map(lineOf(segment))]));
}

/* The lines of a segment as it stands: eased ones after an ouch, and where that brings another
 * exercise, the gap before it names it. */
function speechOf(speech, timeline, segment) {
    if (!segment.isEased) return speech.own.get(segment.index) ?? [];
    const before = timeline.segments[segment.index - 1];
    const announces = !segmentIsWork(segment) && before && !before.isEased;
    const lines = announces ? speech.announced : speech.eased;
    return lines.get(segment.index) ?? [];
}

/* The first sound after `at` that speech must not cover, or the segment's end. */
function quietUntil(segment, at) {
    if (segment.kind === SEGMENT.WAIT) return NEVER;
    const loud = segment.marks.find((m) =>
        m.at > at && (m.kind === MARK.PIP || m.kind === MARK.HALFWAY));
    return loud ? loud.at - BEFORE_PIP : segment.length;
}

/* The mark that a cue or "halfway" belongs to in the segment as it was planned: the same one of
 * those that are said, counted in order. */
function marksSaid(segment) {
    return segment.marks.filter((m) => m.kind === MARK.CUE || m.kind === MARK.HALFWAY);
}

/* Where a line comes in a segment that has become longer or shorter. */
function moveLine(line, segment, planned, turn) {
    if (line.kind === SPEECH.CUE || line.kind === SPEECH.HALFWAY) {
        const was = marksSaid(planned)[turn];
        const is = was && segment.marks.find((m) => m.kind === was.kind && m.cue === was.cue);
        if (!is) return { ...line, until: line.from };
        const from = is.kind === MARK.CUE ? Math.max(is.at, AFTER_TONE) : is.at + AFTER_TONE;
        return { ...line, from, until: quietUntil(segment, from) };
    }
    if (line.kind === SPEECH.NEXT && segment.kind === SEGMENT.WORK) {
        const middle = Math.floor(segment.length / 2) + AFTER_HALFWAY;
        const from = quietUntil(segment, middle) - LONG_NAME;
        return { ...line, from, until: quietUntil(segment, from) };
    }
    return { ...line, until: quietUntil(segment, line.from) };
}

/* Ends windows where something that matters more begins. */
function yieldLines(lines) {
    lines.sort((a, b) => a.from - b.from);
    lines.forEach((line, i) => {
        for (const other of lines.slice(i + 1))
            if (other.kind < line.kind && other.from < line.until) line.until = other.from;
    });
    return lines;
}

/* The lines of the segment under way, each with its place in the program's list. */
function speechFollow(lines, segment, planned) {
    let turn = 0;
    const numbered = lines.map((line, number) => {
        const spoken = line.kind === SPEECH.CUE || line.kind === SPEECH.HALFWAY;
        const moved = segment === planned ? { ...line } : moveLine(line, segment, planned, turn);
        turn += spoken ? 1 : 0;
        return { ...moved, number };
    });
    return segment === planned ? numbered : yieldLines(numbered);
}

/* Which clip of a line fits its window, the long one or the short one. */
function clipFor(line, clips) {
    const room = line.until - line.from;
    if (line.clip >= 0 && (clips[line.clip].length <= room || line.shorter < 0)) return line.clip;
    return line.shorter >= 0 ? line.shorter : line.clip;
}

/* Places lines of a segment that begins at `begun` into `placed`, behind what was said before
 * (placed.busy); `soonest`: nothing can be heard before. said: numbers that were heard already. */
function placeLines(lines, begun, soonest, clips, said, placed) {
    for (const line of lines) {
        const clip = clipFor(line, clips);
        if (clip < 0 || said.has(line.number)) continue;
        const queued = Math.max(placed.busy, begun + line.from), at = Math.max(queued, soonest);
        const end = at + clips[clip].length;
        const stale = line.kind !== SPEECH.NEXT && at - queued > LATE_LIMIT;
        if (stale || end > begun + line.until) continue;
        placed.lines.push({ at, end, clip, side: line.side, segment: line.segment, number: line.number });
        placed.busy = end;
    }
}
