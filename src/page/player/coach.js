// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The session on the screen: one large thing at a time, in the words of the terminal's coach
 * (screen/coach/coach_words.c). Reads the player's view and changes nothing. */

const SIDE_WORDS = ["", "left", "right"];
const CUES_SHOWN = 3;
const NOTICE_LENGTH = 4 * SECOND;

function clockText(milliseconds, minutes) {
    const seconds = Math.ceil(milliseconds / SECOND);
    return minutes ? `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}` : String(seconds);
}

/* What the phase under way is called, and its word on the screen. */
function phaseName(view) {
    return view.phases[view.phase][0];
}

/* Does the clock follow the parts of the work (each hold, each phase) and not the whole? */
function countsParts(view) {
    return view.segment.kind === SEGMENT.WORK && view.spanLength > 0 && phaseName(view) !== "move";
}

function wordOf(view) {
    if (view.state === STATE.PAUSED) return "Paused";
    if (view.state === STATE.COUNTING_IN) return "Going on";
    const { kind } = view.segment;
    if (kind === SEGMENT.PREPARE) return "Ready";
    if (kind === SEGMENT.SWITCH) return "Switch";
    if (kind === SEGMENT.REST) return view.segment.name || "Rest";
    if (kind === SEGMENT.WAIT) return "";
    return view.phases[view.phase][1];
}

/* The large digits and the small ones beside them: reps are large where they set the pace. */
function digitsOf(view) {
    if (view.state === STATE.COUNTING_IN) return [String(view.countIn), ""];
    const waits = view.segment.kind === SEGMENT.WAIT;
    const left = countsParts(view) ? view.spanLength - view.spanElapsed : waits ? view.elapsed : view.remaining;
    const whole = countsParts(view) ? view.spanLength : view.segment.length;
    const text = waits ? clockText(Math.floor(left / SECOND) * SECOND, true) : clockText(left, whole >= 60 * SECOND);
    const paced = view.segment.kind === SEGMENT.WORK && view.segment.lay.form === LAID.PACED;
    return paced ? [String(Math.max(view.rep, 1)), text] : [text, ""];
}

function countWords(view) {
    const { segment } = view, words = [];
    if (segment.kind === SEGMENT.WORK && segment.reps > 0) words.push(`${segment.step.rep} ${Math.max(view.rep, 1)} of ${segment.reps}`);
    if (segment.sets > 1) words.push(`set ${segment.set} of ${segment.sets}`);
    if (segment.rounds > 1) words.push(`round ${segment.round} of ${segment.rounds}`);
    return words.join(", ");
}

/* "Standing quad stretch, left": what a segment of work or before it is called. */
function segmentWords(segment) {
    const side = SIDE_WORDS[segment.side] ? `, ${SIDE_WORDS[segment.side]}` : "";
    switch (segment.kind) {
    case SEGMENT.SWITCH: return `Switch to the ${SIDE_WORDS[segment.side]} side`;
    case SEGMENT.REST: return `Rest ${clockText(segment.length, segment.length >= 60 * SECOND)}${segment.length < 60 * SECOND ? " s" : ""}`;
    default: return segment.step.name + side;
    }
}

/* What is news: while one gets set or switches sides, the work itself is on the screen already. */
function comingWords(timeline, view) {
    const leadsIn = view.segment.kind === SEGMENT.PREPARE || view.segment.kind === SEGMENT.SWITCH;
    let next = timelineNextOpen(timeline, view.index + 1);
    if (leadsIn) next = timelineNextOpen(timeline, next + 1);
    const segment = timeline.segments[next];
    if (!segment) return "Then you are done";
    const news = segment.kind === SEGMENT.SWITCH || segment.kind === SEGMENT.REST;
    const words = segmentWords(segment);
    return news ? `Then ${words[0].toLowerCase()}${words.slice(1)}` : `Next: ${words}`;
}

/* The step's note and, once it works, the cues that were said; before it, those that it opens with. */
function cueWords(timeline, view) {
    const { segment } = view, note = segment.step.note?.[view.side];
    if (segment.kind === SEGMENT.REST) return ["Breathe."];
    const work = segmentIsWork(segment) ? segment : timeline.segments[timelineNextOpen(timeline, view.index + 1)];
    const until = work === segment ? view.elapsed : 0;
    const cues = !work ? [] : work.marks.filter((m) => m.kind === MARK.CUE && m.at <= until).map((m) => cueText(work, m));
    const newest = cues.slice(-CUES_SHOWN);
    return note && newest.length < CUES_SHOWN ? [note, ...newest] : newest;
}

/* The words on the large button. */
function pauseWord(view) {
    if (view.state === STATE.PAUSED || view.state === STATE.COUNTING_IN) return view.state === STATE.PAUSED ? "Go on" : "Pause";
    return view.segment.kind === SEGMENT.WAIT ? "Done" : "Pause";
}

/* ---- drawing ---- */

const shown = { texts: new Map(), figure: -1, reps: -1, draw: null, notice: "", noticeUntil: 0 };

/* Writes a text where it changed. */
function put(id, text) {
    if (shown.texts.get(id) === text) return;
    shown.texts.set(id, text);
    byId(id).textContent = text;
}

function notice(text, now) {
    shown.notice = text;
    shown.noticeUntil = now + NOTICE_LENGTH;
    sayAloud(text);
}

/* A part for each step, as long as it lasts. */
function drawTrack(session, view) {
    const { segments, total } = session.timeline, parts = [];
    for (const segment of segments) {
        const last = parts.at(-1);
        if (last?.visit === segment.visit) last.length += segment.length;
        else parts.push({ visit: segment.visit, start: segment.start, length: segment.length });
    }
    const track = byId("track");
    if (track.childElementCount !== parts.length)
        track.replaceChildren(...parts.map(() => document.createElement("i")));
    const behind = view.segment.start + (view.segment.kind === SEGMENT.WAIT ? 0 : view.elapsed);
    parts.forEach((part, i) => {
        const done = part.length > 0 ? clamp((behind - part.start) / part.length, 0, 1) : Number(part.visit < view.segment.visit);
        track.children[i].style.flexGrow = String(Math.max(part.length, total / 60));
        track.children[i].style.setProperty("--done", done.toFixed(3));
    });
    track.setAttribute("aria-valuenow", String(Math.round(100 * view.sessionElapsed / Math.max(view.sessionTotal, 1))));
    put("where", `${view.segment.visit + 1} of ${parts.length}`);
    put("time", `${clockText(view.sessionElapsed, true)} / ${clockText(view.sessionTotal, true)}`);
}

function drawFigure(session, view) {
    const number = view.segment.step.figure, figure = session.data.figures[number];
    if (shown.figure !== number) {
        shown.figure = number;
        shown.draw = figure ? figureOpen(figure, byId("picture")) : null;
        byId("picture").hidden = !figure;
    }
    if (!shown.draw) return;
    const moment = figureMoment(view, figure, phaseName(view));
    shown.draw(session.options.still ? { ...moment, place: 1, breath: 0 } : moment);
}

/* Reps at one's own pace: how many is asked where they are done; what the file says is offered. */
function drawReps(view) {
    const { ownReps, index } = view.segment, asks = view.state === STATE.WAITING && ownReps !== undefined;
    if (shown.reps === (asks ? index : -1)) return;
    shown.reps = asks ? index : -1;
    byId("did").hidden = !asks;
    byId("reps").value = asks && ownReps > 0 ? String(ownReps) : "";
}

function drawCoach(session, now) {
    const view = playerView(session.player, now), [digits, small] = digitsOf(view), { segment } = view;
    const coach = byId("coach");
    coach.dataset.state = ["running", "waiting", "paused", "counting", "finished"][view.state];
    coach.dataset.kind = ["prepare", "work", "switch", "rest", "wait"][segment.kind];
    drawTrack(session, view);
    drawFigure(session, view);
    put("step", [segment.step.name, segment.load].filter(Boolean).join(", "));
    put("counts", countWords(view));
    put("word", wordOf(view));
    put("side", ["", "◂ left", "right ▸"][view.side]);
    put("digits", digits);
    put("small", small);
    byId("digits").dataset.size = String(digits.length);
    const part = segment.length > 0 ? view.elapsed / segment.length : 0;
    byId("pass").style.setProperty("--done", part.toFixed(3));
    put("cues", now < shown.noticeUntil ? shown.notice : cueWords(session.timeline, view).join("\n"));
    put("next", comingWords(session.timeline, view));
    put("pause", pauseWord(view));
    drawReps(view);
}

/* What a screen reader is told of an event. */
function tellEvent(session, event) {
    if (event.kind === EVENT.SEGMENT) {
        const { segment } = event, dose = segment.kind === SEGMENT.PREPARE ? `. ${segment.step.dose}` : "";
        sayAloud(segmentWords(segment) + dose);
    } else if (event.kind === EVENT.MARK && event.mark.kind === MARK.CUE && !session.options.words) {
        sayAloud(cueText(event.segment, event.mark));
    } else if (event.kind === EVENT.PAUSED) {
        sayAloud("Paused");
    } else if (event.kind === EVENT.EXTENDED) {
        notice("Ten seconds more", event.at);
    }
}
