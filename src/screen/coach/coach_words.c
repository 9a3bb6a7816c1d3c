// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the coach, made from the moment alone: what to do, how long, which turn, what comes
 * next. Calm and short, as docs/sources.md asks of them. */
#include "routine/duration.h"
#include "screen/coach/coach.h"
#include "screen/coach/coach_face.h"

#include <stdio.h>
#include <string.h>

#define MINUTE (60 * NS_PER_S)

/* Does the clock follow the parts of the work (each hold, each phase) and not the whole? */
static bool counts_parts(const PlayerView *view)
{
    return view->segment->kind == SEGMENT_WORK && view->mark_length > 0 &&
           view->phase != PHASE_MOVE;
}

static Ns time_left(const PlayerView *view)
{
    return counts_parts(view) ? view->mark_length - view->mark_elapsed : view->remaining;
}

int coach_seconds(const PlayerView *view)
{
    if (view->state == PLAYER_WAITING || view->segment->kind == SEGMENT_WAIT)
        return (int)(view->elapsed / NS_PER_S);
    return (int)((time_left(view) + NS_PER_S - 1) / NS_PER_S);
}

Ns coach_elapsed(const PlayerView *view)
{
    Ns left = (view->remaining + NS_PER_S - 1) / NS_PER_S * NS_PER_S;
    Ns whole = view->elapsed + view->remaining;
    return left < whole ? whole - left : 0;
}

/* Segments under a minute show seconds alone: the digits are twice as large. */
static bool shows_minutes(const PlayerView *view)
{
    if (view->segment->kind == SEGMENT_WAIT)
        return true;
    if (counts_parts(view))
        return view->mark_length >= MINUTE;
    return view->elapsed + view->remaining >= MINUTE;
}

void coach_clock_text(const PlayerView *view, char *out, size_t capacity)
{
    if (view->state == PLAYER_COUNTING_IN)
        snprintf(out, capacity, "%d", view->count_in);
    else if (shows_minutes(view))
        clock_format((Ns)coach_seconds(view) * NS_PER_S, out, capacity);
    else
        snprintf(out, capacity, "%d", coach_seconds(view));
}

static void clock_widest(const PlayerView *view, char *out, size_t capacity)
{
    Ns whole = counts_parts(view) ? view->mark_length : view->elapsed + view->remaining;
    if (!shows_minutes(view))
        snprintf(out, capacity, "00");
    else
        clock_format(whole > 10 * MINUTE ? whole : 5 * MINUTE, out, capacity);
}

const char *coach_caption(const PlayerView *view)
{
    static const char *const captions[] = {
        [SEGMENT_PREPARE] = "Get set",
        [SEGMENT_SWITCH] = "Switch sides",
        [SEGMENT_REST] = "Rest",
        [SEGMENT_WAIT] = "Press Enter when ready",
    };
    if (view->state == PLAYER_PAUSED)
        return "Paused";
    if (view->state == PLAYER_COUNTING_IN)
        return "Going on";
    if (view->segment->rest_step)
        return view->segment->rest_step->name;
    return view->segment->kind == SEGMENT_WORK ? phase_words(view->phase)->caption
                                               : captions[view->segment->kind];
}

/* ---- in large letters ---- */

#define WIDEST_WORD "SWITCH"

static bool counts_reps(const PlayerView *view)
{
    return view->segment->kind == SEGMENT_WORK && view->state != PLAYER_COUNTING_IN &&
           work_row(view->segment->step->work.form)->has_beat && view->reps > 0 &&
           !phase_breathes(view->phase);
}

static const char *word_of(const PlayerView *view)
{
    static const char *const words[] = {[SEGMENT_PREPARE] = "READY",
                                        [SEGMENT_SWITCH] = "SWITCH",
                                        [SEGMENT_REST] = "REST",
                                        [SEGMENT_WAIT] = ""};
    if (view->state == PLAYER_PAUSED)
        return "PAUSE";
    if (view->state == PLAYER_COUNTING_IN)
        return "READY";
    return view->segment->kind == SEGMENT_WORK ? phase_words(view->phase)->large
                                               : words[view->segment->kind];
}

void coach_face_texts(const PlayerView *view, FaceTexts *texts)
{
    static const char *const sides[] = {"", "<LEFT", "RIGHT>"};
    char seconds[16];
    coach_clock_text(view, seconds, sizeof seconds);
    *texts = (FaceTexts){.word = word_of(view), .side = sides[view->side]};
    if (counts_reps(view))
        snprintf(texts->digits, sizeof texts->digits, "%d", view->rep > 0 ? view->rep : 1);
    snprintf(counts_reps(view) ? texts->small : texts->digits, sizeof texts->digits, "%s", seconds);
}

void coach_face_widest(const Timeline *timeline, const PlayerView *view, FaceTexts *widest)
{
    *widest = (FaceTexts){.word = WIDEST_WORD, .side = ""};
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->side != SIDE_NONE || segment->step->side == SIDES_ALTERNATE)
            widest->side = "RIGHT>";
        if (segment->kind == SEGMENT_WORK && work_row(segment->step->work.form)->has_beat)
            snprintf(widest->small, sizeof widest->small, "00");
    }
    clock_widest(view, widest->digits, sizeof widest->digits);
    if (counts_reps(view)) {
        snprintf(widest->small, sizeof widest->small, "%s", widest->digits);
        snprintf(widest->digits, sizeof widest->digits, view->reps > 99 ? "000" : "00");
    }
}

static void add_words(char *out, size_t capacity, const char *words)
{
    size_t used = strlen(out);
    if (*words)
        snprintf(out + used, capacity - used, "%s%s", used > 0 ? ", " : "", words);
}

static void add_count(char *out, size_t capacity, const char *word, int turn, int turns)
{
    char words[64];
    snprintf(words, sizeof words, "%s %d of %d", word, turn, turns);
    if (turns > 0)
        add_words(out, capacity, words);
}

void coach_counts(const PlayerView *view, char *out, size_t capacity)
{
    const Segment *segment = view->segment;
    Work work = segment_work(segment);
    const WorkRow *row = work_row(work.form);
    char reps[32] = "max reps";
    if (work.reps != REPS_MAX)
        snprintf(reps, sizeof reps, "%d rep%s", work.reps, work.reps == 1 ? "" : "s");
    out[0] = '\0';
    add_words(out, capacity, side_name(view->side));
    if (row->has_reps && segment->kind == SEGMENT_WAIT)
        add_words(out, capacity, reps);
    add_count(out, capacity, row->rep, view->rep > 0 ? view->rep : 1, view->reps);
    add_count(out, capacity, "set", segment->set, segment->sets > 1 ? segment->sets : 0);
    add_count(out, capacity, "round", segment->round, segment->rounds > 1 ? segment->rounds : 0);
}

const Segment *coach_coming(const Timeline *timeline, size_t index)
{
    size_t next = timeline_next_open(timeline, index + 1);
    while (next < timeline->count && timeline->segments[next].kind == SEGMENT_REST)
        next = timeline_next_open(timeline, next + 1);
    return next < timeline->count ? &timeline->segments[next] : NULL;
}

/* What is news: while one gets set or switches sides, the work itself is on the screen already. */
static const Segment *coming(const Timeline *timeline, const PlayerView *view)
{
    size_t next = timeline_next_open(timeline, view->index + 1);
    bool leads_in = view->segment->kind == SEGMENT_PREPARE || view->segment->kind == SEGMENT_SWITCH;
    if (leads_in && next < timeline->count)
        next = timeline_next_open(timeline, next + 1);
    return next < timeline->count ? &timeline->segments[next] : NULL;
}

void coach_next(const Timeline *timeline, const PlayerView *view, char *out, size_t capacity)
{
    const Segment *next = coming(timeline, view);
    char text[256];
    if (!next) {
        snprintf(out, capacity, "Then you are done");
    } else if (next->kind == SEGMENT_REST) {
        duration_format(next->length, text, sizeof text);
        snprintf(out, capacity, "Then rest %s", text);
    } else {
        timeline_describe(next, NULL, text, sizeof text);
        snprintf(out, capacity, "%s%s",
                 next->kind == SEGMENT_SWITCH ? "Then switch " : "Next: ", text);
    }
}
