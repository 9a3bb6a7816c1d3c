// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One session in lines of text: each set with what was held of it, then what was felt. */
#include "page/log_private.h"
#include "routine/duration.h"
#include "store/record_fields.h"

#include <string.h>

static void print_head(const SessionRecord *session, FILE *out)
{
    char when[MOMENT_BYTES], held[32], planned[32];
    fprintf(out, "%s\n", session->title);
    fprintf(out, "Session %s, of the routine %s", session->id, session->routine);
    if (session->version > 0)
        fprintf(out, ", version %d", session->version);
    fputs(session->core_only ? ", the starred steps alone" : "", out);
    if (session->minutes > 0)
        fprintf(out, ", cut to %d min", session->minutes);
    fputc('\n', out);
    fprintf(out, "Began %s", moment_format_minute(session->started, when, sizeof when));
    if (session->ended.utc_s != 0)
        fprintf(out, ", ended %s", moment_format_minute(session->ended, when, sizeof when));
    fprintf(out, "%s\n",
            session->state == SESSION_DONE      ? ", played to its end"
            : session->state == SESSION_STOPPED ? ", finished early"
                                                : ", not ended");
    fprintf(out, "%d of %d steps; held %s of %s", session->steps_done, session->steps,
            clock_format(session->work_held, held, sizeof held),
            clock_format(session->work_planned, planned, sizeof planned));
    if (session->pauses > 0)
        fprintf(out, "; %d pause%s, %s in all", session->pauses, session->pauses == 1 ? "" : "s",
                clock_format(session->paused, held, sizeof held));
    fputc('\n', out);
    if (session->note)
        fprintf(out, "Note: %s\n", session->note);
}

static void print_segment(const SegmentRecord *segment, FILE *out)
{
    char held[32], planned[32];
    fprintf(out, "  %s", segment->step);
    if (segment->side != SIDE_NONE)
        fprintf(out, ", %s", side_name(segment->side));
    if (segment->sets > 1)
        fprintf(out, ", set %d of %d", segment->set, segment->sets);
    if (segment->round > 1)
        fprintf(out, ", round %d", segment->round);
    fprintf(out, ": %s", clock_format(segment->held, held, sizeof held));
    if (segment->planned > 0)
        fprintf(out, " of %s", clock_format(segment->planned, planned, sizeof planned));
    if (segment->reps_planned > 0)
        fprintf(out, ", %d of %d reps", segment->reps, segment->reps_planned);
    if (segment->reps_said > 0)
        fprintf(out, ", %d reps", segment->reps_said);
    if (segment->load)
        fprintf(out, ", %s", segment->load);
    if (segment->longer > 0)
        fprintf(out, ", %d s added", segment->longer * 10);
    fputs(segment->shorter > 0 ? ", made shorter" : "", out);
    if (segment->form != FORM_OWN)
        fprintf(out, ", the %s form", step_forms[segment->form]);
    fputs(segment->eased ? ", eased" : "", out);
    fputs(segment->left_out ? ", left out" : segment->skipped ? ", ended early" : "", out);
    fputc('\n', out);
}

/* Before and after of one place stand side by side in the records, and in a line. */
static void print_ratings(const LoggedSession *logged, FILE *out)
{
    const RatingRecord *last = NULL;
    if (logged->rating_count > 0)
        fputs("\nTightness, out of 10", out);
    for (size_t i = 0; i < logged->rating_count; i++) {
        const RatingRecord *rating = &logged->ratings[i];
        bool same = last && last->side == rating->side && strcmp(last->region, rating->region) == 0;
        if (same)
            fputs(", ", out);
        else
            fprintf(out, "\n  %s%s%s: ", region_label(rating->region), rating->side ? ", " : "",
                    side_name(rating->side));
        fputs(rating->when == RATING_BEFORE ? "before " : "after ", out);
        if (rating->tightness >= 0)
            fprintf(out, "%d", rating->tightness);
        else
            fputs("skipped", out);
        last = rating;
    }
    if (last)
        fputc('\n', out);
}

static void print_pains(const LoggedSession *logged, FILE *out)
{
    static const char *const when[] = {"before", "after", "on the morning after"};
    if (logged->pain_count > 0)
        fputs("\nPain, out of 10\n", out);
    for (size_t i = 0; i < logged->pain_count; i++) {
        fprintf(out, "  %s: ", when[logged->pains[i].when]);
        if (logged->pains[i].level >= 0)
            fprintf(out, "%d\n", logged->pains[i].level);
        else
            fputs("skipped\n", out);
    }
}

static void print_scales(const LoggedSession *logged, FILE *out)
{
    static const char *const when[] = {"before", "after", "on the morning after", "this week"};
    if (logged->scale_count > 0)
        fputs("\nAsked, out of 10\n", out);
    for (size_t i = 0; i < logged->scale_count; i++) {
        const ScaleRecord *scale = &logged->scales[i];
        fprintf(out, "  %s %s: ", scale->ask, when[scale->when]);
        if (scale->level < 0)
            fputs("skipped\n", out);
        else if (scale->low && scale->high)
            fprintf(out, "%d (0 %s, 10 %s)\n", scale->level, scale->low, scale->high);
        else
            fprintf(out, "%d\n", scale->level);
    }
}

static void print_ouches(const LoggedSession *logged, FILE *out)
{
    static const char *const actions[] = {"the set was ended", "the step was eased",
                                          "the step was left out"};
    if (logged->ouch_count > 0)
        fputs("\nOuches\n", out);
    for (size_t i = 0; i < logged->ouch_count; i++) {
        const OuchRecord *ouch = &logged->ouches[i];
        fprintf(out, "  %s", ouch->step);
        if (ouch->side != SIDE_NONE)
            fprintf(out, ", %s", side_name(ouch->side));
        if (ouch->region)
            fprintf(out, ", %s", region_label(ouch->region));
        if (ouch->level >= 0)
            fprintf(out, ", %d out of 10", ouch->level);
        fputs(ouch->alarm ? ", sharp, numb or electric" : "", out);
        fprintf(out, ": %s\n", actions[ouch->action]);
    }
}

void log_page_session(const LoggedSession *logged, FILE *out)
{
    print_head(&logged->session, out);
    if (logged->segment_count > 0)
        fputs("\nHeld of what was planned\n", out);
    for (size_t i = 0; i < logged->segment_count; i++)
        print_segment(&logged->segments[i], out);
    print_ratings(logged, out);
    print_pains(logged, out);
    print_scales(logged, out);
    print_ouches(logged, out);
}
