// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routine bar: one mark for each turn of a step, as long as its planned time. What was done is
 * a heavy line, what was left out or cut short a dotted one, the step under way has a dot at the
 * place where it is, what is to come is a thin line. A click finds its turn by the same layout. */
#include "screen/coach/coach.h"

#define MOST_MARKS 128

typedef struct {
    int from[MOST_MARKS], to[MOST_MARKS]; /* cells, from the bar's left end */
    int count;                            /* 0: too many for marks of their own */
    double inside;                        /* 0 … 1: how far the turn under way is */
} Marks;

static double weight_of(const Segment *segment)
{
    return (double)(segment->length + NS_PER_S);
}

/* How far a turn is: what lies behind `index` and what has passed in it, out of the whole. */
static double part_inside(const Timeline *timeline, const PlayerView *view)
{
    double whole = 0, inside = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->visit != view->segment->visit)
            continue;
        whole += weight_of(segment);
        inside += i < view->index ? weight_of(segment) : 0;
    }
    inside += (double)(view->segment->kind == SEGMENT_WAIT ? 0 : coach_elapsed(view));
    return whole <= 0 ? 0 : inside < whole ? inside / whole : 1;
}

static Marks lay_out(const Timeline *timeline, int cells)
{
    Marks marks = {0};
    double weights[MOST_MARKS] = {0}, total = 0, before = 0;
    if (timeline->visits > MOST_MARKS || timeline->visits * 2 > cells)
        return marks;
    for (size_t i = 0; i < timeline->count; i++) {
        weights[timeline->segments[i].visit] += weight_of(&timeline->segments[i]);
        total += weight_of(&timeline->segments[i]);
    }
    marks.count = timeline->visits;
    for (int i = 0, least = 0; i < marks.count; i++) {
        int from = (int)(before / total * (cells + 1));
        before += weights[i];
        int to = (int)(before / total * (cells + 1)) - 1;
        marks.from[i] = from > least ? from : least;
        marks.to[i] = to > marks.from[i] ? to : marks.from[i] + 1;
        least = marks.to[i] + 1;
    }
    return marks;
}

/* Was all the work of a turn done to its end? */
static bool is_whole(const Timeline *timeline, const SegmentResult *results, int visit)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        bool works = segment->kind == SEGMENT_WORK || segment->kind == SEGMENT_WAIT;
        if (segment->visit == visit && works && (results[i].skipped || !results[i].reached))
            return false;
    }
    return true;
}

typedef enum { PART_DONE, PART_LEFT_OUT, PART_NOW, PART_TO_COME } PartKind;

static void put_part(int row, int column, int cells, PartKind kind)
{
    static const char *const unicode[] = {"━", "╌", "●", "─"};
    static const char *const ascii[] = {"=", ".", "O", "-"};
    static const Style styles[] = {STYLE_BAR, STYLE_DIM, STYLE_CLOCK, STYLE_TRACK};
    style_set(styles[kind]);
    for (int i = 0; i < cells; i++)
        put_text(row, column + i, 1, terminal_unicode() ? unicode[kind] : ascii[kind]);
}

static void draw_now(int row, int column, int cells, double part)
{
    int at = (int)(part * cells);
    at = at < cells ? at : cells - 1;
    put_part(row, column, at, PART_DONE);
    put_part(row, column + at, 1, PART_NOW);
    put_part(row, column + at + 1, cells - at - 1, PART_TO_COME);
}

void coach_bar_draw(const CoachLayout *at, const Live *live, const PlayerView *view)
{
    const Timeline *timeline = live_timeline(live);
    const SegmentResult *results = player_results(live_player(live));
    int cells = terminal_columns() - 2, now = view->segment->visit;
    Marks marks = lay_out(timeline, cells);
    double inside = part_inside(timeline, view);
    if (marks.count == 0)
        draw_now(at->bar, 1, cells, (now + inside) / (timeline->visits > 0 ? timeline->visits : 1));
    for (int i = 0; i < marks.count; i++) {
        int column = 1 + marks.from[i], length = marks.to[i] - marks.from[i];
        if (i == now)
            draw_now(at->bar, column, length, inside);
        else if (is_whole(timeline, results, i))
            put_part(at->bar, column, length, PART_DONE);
        else
            put_part(at->bar, column, length, i < now ? PART_LEFT_OUT : PART_TO_COME);
    }
    style_set(STYLE_TEXT);
}

int coach_bar_at(const Timeline *timeline, int column)
{
    int cells = terminal_columns() - 2, at = column - 1;
    Marks marks = lay_out(timeline, cells);
    if (at < 0 || at >= cells)
        return -1;
    if (marks.count == 0)
        return (int)((long)at * timeline->visits / cells);
    for (int i = 0; i < marks.count; i++)
        if (at < marks.to[i])
            return i;
    return marks.count - 1;
}
