// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What every look of the log says in the same words: totals, streak, sides, pain, sessions. */
#include "page/log_private.h"

#include "routine/duration.h"

#include <string.h>

static void print_streak(const LogPage *page, FILE *out)
{
    const Streak *streak = &page->history->streak;
    const char *unit = streak->unit == STREAK_WEEKS ? "week" : "day";
    char since[MOMENT_BYTES];
    if (streak->best == 0)
        return;
    if (streak->current > 0)
        fprintf(out, "Streak: %d %s%s since %s", streak->current, unit,
                streak->current == 1 ? "" : "s", day_format(streak->since, since, sizeof since));
    else
        fputs("Streak: a new one can begin today", out);
    fprintf(out, "; the longest was %d %s%s.\n", streak->best, unit, streak->best == 1 ? "" : "s");
}

static void print_adherence(const LogPage *page, FILE *out)
{
    const History *history = page->history;
    double owed = 0, credited = 0;
    for (size_t i = 0; i < history->adherence_count; i++) {
        owed += history->adherence[i].owed;
        credited += history->adherence[i].credited;
    }
    if (owed >= 0.5)
        fprintf(out, "As often as asked: %d of %d sessions (%d %%).\n", (int)(credited + 0.5),
                (int)(owed + 0.5), (int)(100 * credited / owed + 0.5));
}

/* "1 session, done", "3 sessions, 2 of them done". */
static void print_sessions(const HistoryTotals *totals, FILE *out)
{
    bool one = totals->sessions == 1;
    fprintf(out, "%zu session%s, ", totals->sessions, one ? "" : "s");
    if (totals->done == totals->sessions)
        fputs(one ? "done" : "all done", out);
    else if (totals->done == 0)
        fputs(one ? "not done" : "none of them done", out);
    else
        fprintf(out, "%zu of them done", totals->done);
}

void log_page_totals(const LogPage *page, FILE *out)
{
    const HistoryTotals *totals = &page->history->totals;
    char held[32], day[MOMENT_BYTES];
    if (page->title)
        fprintf(out, "%s\n", page->title);
    fputs(day_format(totals->first, day, sizeof day), out);
    if (totals->last != totals->first)
        fprintf(out, " to %s", day_format(totals->last, day, sizeof day));
    fputs(": ", out);
    print_sessions(totals, out);
    if (totals->days > 1)
        fprintf(out, ", on %d days", totals->days);
    fprintf(out, "; %s of work", log_words_minutes(totals->held, held, sizeof held));
    if (totals->planned > 0)
        fprintf(out, ", %d %% of what was planned",
                log_words_percent(totals->held, totals->planned));
    fputs(".\n", out);
    if (totals->to_come > 0)
        fprintf(out, "Not counted: %zu session%s of days to come, from a clock that was wrong.\n",
                totals->to_come, totals->to_come == 1 ? "" : "s");
    print_streak(page, out);
    print_adherence(page, out);
}

static void print_step(const HistoryStep *step, FILE *out)
{
    static const char *const sides[] = {"", " left", " right"};
    const char *separator = ":";
    fprintf(out, "  %s", step->step);
    for (int side = 0; side < 3; side++) {
        char held[32], planned[32];
        if (step->planned[side] == 0)
            continue;
        fprintf(out, "%s%s %s of %s", separator, sides[side],
                clock_format(step->held[side], held, sizeof held),
                clock_format(step->planned[side], planned, sizeof planned));
        separator = ",";
    }
    if (step->left_out > 0)
        fprintf(out, ", %d set%s left out", step->left_out, step->left_out == 1 ? "" : "s");
    fputc('\n', out);
}

/* The sides in sum; of one routine each step too. */
void log_print_sides(const LogPage *page, FILE *out)
{
    const History *history = page->history;
    bool sides = history->planned[SIDE_LEFT] > 0 || history->planned[SIDE_RIGHT] > 0;
    if (!sides && !(page->title && history->step_count > 0))
        return;
    fputs("\nHeld of what was planned\n", out);
    for (Side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        char held[80];
        if (history->planned[side] == 0)
            continue;
        fprintf(out, "  %s: %s, %d %%\n", side == SIDE_LEFT ? "Left" : "Right",
                log_words_held_of(history->held[side], history->planned[side], held, sizeof held),
                log_words_percent(history->held[side], history->planned[side]));
    }
    for (size_t i = 0; page->title && i < history->step_count; i++)
        print_step(&history->steps[i], out);
}

static void print_level(const char *when, int level, bool *first, FILE *out)
{
    if (level < 0)
        return;
    fprintf(out, "%s %s %d", *first ? "" : ",", when, level);
    *first = false;
}

void log_print_pains(const LogPage *page, FILE *out)
{
    const History *history = page->history;
    if (history->pain_count == 0)
        return;
    fputs("\nPain, out of 10, the latest\n", out);
    size_t from = history->pain_count > LATEST_PAINS ? history->pain_count - LATEST_PAINS : 0;
    for (size_t i = history->pain_count; i > from; i--) {
        const PainPoint *point = &history->pains[i - 1];
        char day[MOMENT_BYTES];
        bool first = true;
        fprintf(out, "  %s:", day_format(point->day, day, sizeof day));
        print_level("before", point->before, &first, out);
        print_level("after", point->after, &first, out);
        print_level("the morning after", point->morning, &first, out);
        fputc('\n', out);
    }
}

/* "How hard are stairs, going down?: 7, since 2026-11-02; now 4". */
void log_print_scales(const LogPage *page, FILE *out)
{
    const History *history = page->history;
    if (history->scale_count > 0)
        fputs("\nAsked, out of 10\n", out);
    for (size_t i = 0; i < history->scale_count; i++) {
        const ScaleSeries *scale = &history->scales[i];
        const TightnessPoint *first = &scale->points[0], *last = first + scale->count - 1;
        char day[MOMENT_BYTES];
        fprintf(out, "  %s %d", scale->region, last->before);
        if (scale->count > 1)
            fprintf(out, " (%d on %s, %zu answers)", first->before,
                    day_format(first->day, day, sizeof day), scale->count);
        fputc('\n', out);
    }
}

/* "Calf raise 14 kg (10 kg on 2026-11-02, 9 sessions)". */
void log_print_loads(const LogPage *page, FILE *out)
{
    const History *history = page->history;
    if (history->load_count > 0)
        fputs("\nLoad, the heaviest set of a session\n", out);
    for (size_t i = 0; i < history->load_count; i++) {
        const LoadSeries *load = &history->loads[i];
        size_t count = load->heaviest.count;
        const TightnessPoint *first = &load->heaviest.points[0], *last = first + count - 1;
        char day[MOMENT_BYTES], now[32], then[32];
        fprintf(out, "  %s %s", load->heaviest.region,
                log_words_load(last->before, load->in_pounds, now, sizeof now));
        if (count > 1)
            fprintf(out, " (%s on %s, %zu sessions)",
                    log_words_load(first->before, load->in_pounds, then, sizeof then),
                    day_format(first->day, day, sizeof day), count);
        fputc('\n', out);
    }
}

void log_page_line(const SessionRecord *session, FILE *out)
{
    char when[MOMENT_BYTES], held[32];
    fprintf(out, "%s  %.8s  %s, %s", moment_format_minute(session->started, when, sizeof when),
            session->id, session->title, log_words_minutes(session->work_held, held, sizeof held));
    if (session->state == SESSION_RUNNING)
        fputs(", not ended", out);
    if (session->steps_done < session->steps)
        fprintf(out, ", %d of %d steps", session->steps_done, session->steps);
    fputc('\n', out);
}

void log_print_latest(const LogPage *page, FILE *out)
{
    fputs("\nThe latest sessions\n", out);
    size_t from = page->count > LATEST_SESSIONS ? page->count - LATEST_SESSIONS : 0;
    for (size_t i = page->count; i > from; i--) {
        fputs("  ", out);
        log_page_line(&page->sessions[i - 1].session, out);
    }
    fputs("\n'limber log show ID' prints one of them.\n", out);
}
