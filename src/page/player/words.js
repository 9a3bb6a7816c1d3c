// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words and limits that the page's player shares with the one in C: the same numbers as the
 * enumerations of session/timeline.h and session/player.h. Times are whole milliseconds. */

const NEVER = Infinity;
const SECOND = 1000;

const SEGMENT = { PREPARE: 0, WORK: 1, SWITCH: 2, REST: 3, WAIT: 4 };
const MARK = { REP: 0, PHASE: 1, RELEASE: 2, CUE: 3, PIP: 4, HALFWAY: 5 };
const SOUND = {
    NONE: 0, PIP: 1, HALFWAY: 2, START: 3, SWITCH: 4, REST: 5, DONE: 6, FINISH: 7, BEAT: 8, TICK: 9,
};
const SIDE = { NONE: 0, LEFT: 1, RIGHT: 2 };
const CUE_AT = { START: 0, OFFSET: 1, HALFWAY: 2, LAST: 3 };

/* How a segment's time is laid out (session/marks.h): freely until a key, up to an end, in reps one
 * after another, or in holds that each have an end. */
const LAID = { FREE: 0, TIMED: 1, PACED: 2, HOLDS: 3 };

const STATE = { RUNNING: 0, WAITING: 1, PAUSED: 2, COUNTING_IN: 3, FINISHED: 4 };
const EVENT = {
    SEGMENT: 0, MARK: 1, COUNT_IN: 2, PAUSED: 3, RESUMED: 4, JUMPED: 5, EXTENDED: 6, SHORTENED: 7,
    OUCH: 8, FINISHED: 9,
};
const COMMAND = { PAUSE: 0, NEXT: 1, BACK: 2, LONGER: 3, SHORTER: 4, OUCH: 5, FINISH: 6 };
const OUCH = { NOTED: 0, EASED: 1, LEFT_OUT: 2 };

function clamp(value, low, high) {
    return Math.min(Math.max(value, low), high);
}

function sideOther(side) {
    return side === SIDE.NONE ? SIDE.NONE : SIDE.LEFT + SIDE.RIGHT - side;
}
