// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a figure is at a moment: between its first pose (0) and its last (1), which side works, and
 * how full the chest is. The rules of figure/figure_moment.c. Pure. */

const SHOW_AFTER = SECOND / 2;
const ENTER_LENGTH = 1500;
const LEAVE_LENGTH = SECOND;
const SHOWN_HOLD = 8 * SECOND;
const CALM_PERIOD = 2 * SECOND;
const BREATH_IN = 4 * SECOND;
const BREATH = 10 * SECOND;

function easePart(part) {
    return (1 - Math.cos(part * Math.PI)) / 2;
}

function turnPlace(figure, turn) {
    if (figure.alternates && figure.motion === "swing") return Math.sin(turn * Math.PI);
    return easePart(turn < 0.5 ? turn * 2 : (1 - turn) * 2);
}

function moving(from, to, since, length) {
    return easePart(from + (to - from) * clamp(since / length, 0, 1));
}

function breathAt(elapsed) {
    const at = elapsed % BREATH;
    return at < BREATH_IN ? easePart(at / BREATH_IN) : 1 - easePart((at - BREATH_IN) / (BREATH - BREATH_IN));
}

function ownPeriod(figure) {
    return figure.period > 0 ? figure.period : 3 * SECOND;
}

/* Is a pose held? One breathes in it, or moves with the breath. */
function isHeld(step, figure) {
    return step.still && (!step.beat || figure.motion === "hold");
}

/* Before work: a held pose is entered, a movement shown once. */
function placePreparing(view, figure) {
    const since = view.elapsed - SHOW_AFTER, period = Math.max(ownPeriod(figure), CALM_PERIOD);
    if (isHeld(view.segment.step, figure)) return moving(0, 1, since, ENTER_LENGTH);
    if (since < 0 || since >= period || since + view.remaining < period) return 0;
    return turnPlace(figure, since / period);
}

/* Between sets: a held pose is left at once and entered again as the rest ends. */
function placeResting(view, figure) {
    return isHeld(view.segment.step, figure) ? moving(0, 1, ENTER_LENGTH - view.remaining, ENTER_LENGTH) : 0;
}

/* Between repeated holds the pose is left, and entered again. */
function placeHeld(view) {
    if (view.inRelease) return moving(1, 0, view.spanElapsed, LEAVE_LENGTH);
    return view.rep > 1 ? moving(0, 1, view.spanElapsed, LEAVE_LENGTH) : 1;
}

function placeMoving(view, figure) {
    if (view.spanLength > 0) return turnPlace(figure, view.spanElapsed / view.spanLength);
    if (view.segment.kind === SEGMENT.WAIT && figure.motion === "hold") return 1;
    return turnPlace(figure, (view.elapsed % ownPeriod(figure)) / ownPeriod(figure));
}

/* Breathing to a beat: how full the chest is. */
function chestAt(view, phase) {
    const part = view.spanLength > 0 ? view.spanElapsed / view.spanLength : 0;
    return { in: part, full: 1, out: 1 - part, empty: 0 }[phase] ?? 0;
}

/* Of an exercise that begins with the raising the first pose is the low one, else the high one. */
function placeWorking(view, figure, phase) {
    const high = view.segment.step.beginsUp ? 1 : 0, low = 1 - high;
    switch (phase) {
    case "lower": return moving(high, low, view.spanElapsed, view.spanLength);
    case "raise": return moving(low, high, view.spanElapsed, view.spanLength);
    case "high": return high;
    case "low": return low;
    case "move": return placeMoving(view, figure);
    case "hold": return placeHeld(view);
    default: return isHeld(view.segment.step, figure) ? 1 : chestAt(view, phase);
    }
}

function placeAt(view, figure, phase) {
    switch (view.segment.kind) {
    case SEGMENT.PREPARE:
    case SEGMENT.SWITCH: return placePreparing(view, figure);
    case SEGMENT.REST: return placeResting(view, figure);
    default: return placeWorking(view, figure, phase);
    }
}

/* The side that works; moving time that alternates counts the movements. */
function sideAt(view, figure) {
    const step = view.segment.step;
    if (view.side !== SIDE.NONE || step.sides !== 2 || !figure.alternates) return view.side;
    const movements = Math.floor(view.elapsed / ownPeriod(figure));
    return segmentIsWork(view.segment) && movements % 2 === 1 ? sideOther(step.first) : step.first;
}

/* The figure of the moment; phase: what the phase under way is called. */
function figureMoment(view, figure, phase) {
    const left = sideAt(view, figure) === SIDE.LEFT, place = placeAt(view, figure, phase);
    const breathes = place === 1 && segmentIsWork(view.segment) && isHeld(view.segment.step, figure);
    const breath = phase === "hold" || phase === "move" ? breathAt(view.elapsed) : chestAt(view, phase);
    return {
        place,
        breath: breathes ? breath : 0,
        mirrored: left && !figure.both && !figure.alternates,
        swapped: left && figure.alternates,
    };
}

/* The same of an exercise that nobody is doing, `elapsed` after it was first shown. */
function figureShown(figure, elapsed) {
    const holds = figure.motion === "hold", period = holds ? SHOWN_HOLD : ownPeriod(figure);
    const at = elapsed % period;
    return {
        place: holds ? moving(0, 1, at, ENTER_LENGTH) : turnPlace(figure, at / period),
        breath: 0,
        mirrored: false,
        swapped: figure.alternates && Math.floor(elapsed / period) % 2 === 1,
    };
}
