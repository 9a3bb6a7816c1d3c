// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Adds up the results of a session by step and side. Pure. */
#include "play/summary.h"

#include "routine/duration.h"

#include <stdio.h>

/* The row of this step and side, made if it is new. Rows of a visit stand close together. */
static SummaryRow *row_of(Arena *arena, Summary *summary, const Segment *segment)
{
    for (size_t i = summary->count; i > 0; i--) {
        SummaryRow *row = &summary->rows[i - 1];
        if (row->visit != segment->visit)
            break;
        if (row->side == segment->side && row->form == segment->form)
            return row;
    }
    summary->rows = arena_grow(arena, summary->rows, summary->count, sizeof *summary->rows);
    SummaryRow *row = &summary->rows[summary->count++];
    *row = (SummaryRow){
        .step = segment->step,
        .visit = segment->visit,
        .side = segment->side,
        .form = segment->form,
        .left_out = true,
    };
    return row;
}

static void add_segment(SummaryRow *row, const Segment *segment, const SegmentResult *result)
{
    row->sets++;
    row->planned += segment->planned;
    row->eased = row->eased || segment->eased;
    row->done += result->done;
    if (result->reached && !result->skipped)
        row->sets_done++;
    if (result->reached && (!result->skipped || result->done >= NS_PER_S))
        row->left_out = false;
}

static void count_steps(Summary *summary)
{
    for (size_t i = 0; i < summary->count;) {
        int visit = summary->rows[i].visit;
        bool whole = true;
        for (; i < summary->count && summary->rows[i].visit == visit; i++)
            whole = whole && !summary->rows[i].eased &&
                    summary->rows[i].sets_done == summary->rows[i].sets;
        summary->steps++;
        summary->steps_done += whole;
    }
}

Summary summary_build(Arena *arena, const Timeline *timeline, const SegmentResult *results)
{
    Summary summary = {0};
    for (size_t i = 0; i < timeline->count; i++) {
        summary.total += results[i].done;
        if (!segment_is_work(&timeline->segments[i]))
            continue;
        summary.work_done += results[i].done;
        summary.work_planned += timeline->segments[i].planned;
        add_segment(row_of(arena, &summary, &timeline->segments[i]), &timeline->segments[i],
                    &results[i]);
    }
    count_steps(&summary);
    return summary;
}

char *summary_describe(const SummaryRow *row, char *out, size_t capacity)
{
    char done[32], planned[32], sets[48] = "";
    if (row->left_out) {
        snprintf(out, capacity, "left out");
        return out;
    }
    if (row->sets > 1 && row->sets_done < row->sets)
        snprintf(sets, sizeof sets, "%d of %d sets, ", row->sets_done, row->sets);
    else if (row->sets > 1)
        snprintf(sets, sizeof sets, "%d sets, ", row->sets);
    Ns whole_seconds = row->done / NS_PER_S * NS_PER_S;
    duration_format(row->done == row->planned ? row->done : whole_seconds, done, sizeof done);
    duration_format(row->planned, planned, sizeof planned);
    if (row->done < row->planned)
        snprintf(out, capacity, "%s%s of %s", sets, done, planned);
    else
        snprintf(out, capacity, "%s%s", sets, done);
    return out;
}

const char *summary_farewell(const Summary *summary, When when)
{
    static const char *const lines[WHEN_COUNT] = {
        [WHEN_PRE_RUN] = "Done. Start slower than you want.",
        [WHEN_POST_RUN] = "Done. Walk for a minute.",
        [WHEN_REST_DAY] = "Done. Rest as long as you like.",
        [WHEN_REHAB] = "Done. Notice how it feels tomorrow morning.",
        [WHEN_ANY] = "Done. Rest as long as you like.",
    };
    if (summary->work_done < NS_PER_S && summary->steps_done == 0)
        return "Nothing this time, and that is all right.";
    if (summary->steps_done * 2 < summary->steps && summary->work_done * 2 < summary->work_planned)
        return "Stopped early, and that is all right.";
    return lines[when];
}
