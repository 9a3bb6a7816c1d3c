// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as a page that plays: every stage of its plan is fitted and laid out, and the page
 * chooses by its date. */
#include "command/render_page.h"

#include "base/text.h"
#include "base/whole_file.h"
#include "command/command.h"
#include "page/player_page.h"
#include "play/clips.h"
#include "routine/duration.h"
#include "routine/reader.h"
#include "session/fit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Arena *arena;
    const Routine *routine;
    PageRhythm rhythms[PAGE_MOST_RHYTHMS];
    size_t rhythm_count; /* 0 where there are more: then all is owed on each day */
    const LiveOptions *live;
    Library *library;
    Ways ways;
    PagePlan *plans;
    size_t count;
    Routine **fitted;
    size_t fitted_count;
} Pages;

/* ---- plans ---- */

#define A_MONDAY 4     /* 1970-01-05, in days since 1970 */
#define MOST_PLANS 512 /* that a page carries, before those that are alike are one */
#define UNSETTLED "no calm answers on this phone yet"

/* The page's own days have a weekday and no date. */
static PlanDay plan_day(const PagePlan *plan)
{
    bool any = plan->weekday == ANY_WEEKDAY;
    return (PlanDay){plan->first, any ? -1 : A_MONDAY + plan->weekday};
}

/* Is what is at a place owed by the plan? */
static bool is_owed(const Pages *pages, const PagePlan *plan, const Block *block, const Step *step)
{
    for (size_t i = 0; i < pages->rhythm_count; i++)
        if (pages->rhythms[i].block == block && pages->rhythms[i].step == step)
            return plan->owed >> i & 1;
    return true;
}

static const Owed *owed_by(const Pages *pages, const PagePlan *plan)
{
    const Routine *routine = pages->routine;
    size_t steps = 0, number = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        steps += routine->blocks[i].count;
    bool *of_steps = arena_alloc(pages->arena, steps + 1);
    bool *of_blocks = arena_alloc(pages->arena, routine->block_count + 1);
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        of_blocks[i] = is_owed(pages, plan, block, NULL);
        for (size_t j = 0; j < block->count; j++)
            of_steps[number++] = is_owed(pages, plan, block, &block->steps[j]);
    }
    Owed *owed = arena_alloc(pages->arena, sizeof *owed);
    *owed = (Owed){of_steps, of_blocks};
    return owed;
}

static Fit fit_of(Pages *pages, const PagePlan *plan)
{
    const LiveOptions *live = pages->live;
    return (Fit){.extent = live->extent,
                 .day = plan_day(plan),
                 .owed = owed_by(pages, plan),
                 .gate = plan->gate,
                 .unsettled = plan->unsettled ? UNSETTLED : NULL,
                 .sore = plan->right_first ? SIDE_RIGHT : SIDE_NONE,
                 .library = pages->library,
                 .prepare_least = live->settings->prepare,
                 .switch_least = live->settings->switch_gap};
}

static Timeline *lay_out(Pages *pages, Fit fit, bool eased, FitReport *report)
{
    fit.eased = eased;
    Routine *fitted = routine_fit(pages->routine, &fit, report);
    pages->fitted =
        arena_grow(pages->arena, pages->fitted, pages->fitted_count, sizeof *pages->fitted);
    pages->fitted[pages->fitted_count++] = fitted;
    return timeline_build(fitted);
}

static void add_plan(Pages *pages, PagePlan plan)
{
    FitReport *report = arena_alloc(pages->arena, sizeof *report), unread;
    Fit fit = fit_of(pages, &plan);
    plan.closed = plan.narrowing > 0 && fit_gate_takes_day(pages->routine, &fit);
    plan.timeline = plan.closed ? NULL : lay_out(pages, fit, false, report);
    plan.eased = plan.closed ? NULL : lay_out(pages, fit, true, &unread);
    plan.report = report;
    pages->plans = arena_grow(pages->arena, pages->plans, pages->count, sizeof *pages->plans);
    pages->plans[pages->count++] = plan;
}

/* Does the check-in tell which side is the worse one? */
static bool rates_sides(const Routine *routine)
{
    bool sides = false;
    for (size_t i = 0; i < routine->check_in_count; i++)
        sides = sides || routine->check_in[i].paired;
    return sides;
}

/* What is right on one day, whichever side is the worse one. */
static void add_plans(Pages *pages, PagePlan plan)
{
    add_plan(pages, plan);
    plan.right_first = true;
    if (rates_sides(pages->routine))
        add_plan(pages, plan);
}

/* The same for each set of steps with rhythms of their own that may be owed, all of them first. */
static void add_owed(Pages *pages, PagePlan plan)
{
    for (unsigned sets = 1U << pages->rhythm_count; sets-- > 0;) {
        plan.owed = sets;
        add_plans(pages, plan);
    }
}

static void find_rhythms(Pages *pages)
{
    pages->rhythm_count = page_rhythms(pages->routine, pages->rhythms);
    if (pages->rhythm_count <= PAGE_MOST_RHYTHMS)
        return;
    print_line(print_err(),
               "limber: warning: %zu steps have 'times' of their own, and a page can follow %d: it "
               "has all of them on each day",
               pages->rhythm_count, PAGE_MOST_RHYTHMS);
    pages->rhythm_count = 0;
}

/* What is asked of the days, whatever a gate leaves of them. */
typedef struct {
    const Day *days;
    size_t count;
    int moods;    /* settled or not */
    int weekdays; /* 0: each is like the others */
} Stages;

static Stages find_stages(const Pages *pages)
{
    Stages stages;
    const Routine *routine = pages->routine;
    stages.days = fit_stage_days(pages->arena, routine, &stages.count);
    stages.moods = fit_waits_for_pain(routine) ? 2 : 1;
    stages.weekdays = fit_differs_by_weekday(routine) ? WEEKDAYS : 0;
    return stages;
}

static void lay_out_stages(Pages *pages, const Stages *stages, PagePlan plan)
{
    for (size_t i = 0; i < stages->count; i++)
        for (int weekday = stages->weekdays > 0 ? 0 : ANY_WEEKDAY; weekday < stages->weekdays;
             weekday++)
            for (int unsettled = 0; unsettled < stages->moods; unsettled++) {
                plan.first = stages->days[i];
                plan.weekday = weekday;
                plan.unsettled = unsettled == 1;
                add_owed(pages, plan);
            }
}

/* How many plans a page has for one thing that its gate may leave. */
static size_t plans_of(const Pages *pages, const Stages *stages)
{
    size_t weekdays = stages->weekdays > 0 ? (size_t)stages->weekdays : 1;
    size_t sides = rates_sides(pages->routine) ? 2 : 1;
    return (stages->count * weekdays * (size_t)stages->moods * sides) << pages->rhythm_count;
}

static void find_ways(Pages *pages, const Stages *stages)
{
    size_t most = MOST_PLANS / plans_of(pages, stages);
    pages->ways = ways_find(pages->arena, pages->routine, most < 1 ? 1 : (int)most);
    size_t without = 0;
    for (size_t i = 0; i < pages->ways.count; i++)
        without += pages->ways.ways[i].narrowing < 0;
    if (without > 0)
        print_line(
            print_err(),
            "limber: warning: of %zu ways in which the gate's answers leave some of it, this "
            "page can follow %zu: after the others it has no session",
            pages->ways.count, pages->ways.count - without);
}

static void lay_out_plans(Pages *pages)
{
    Stages stages = find_stages(pages);
    find_ways(pages, &stages);
    for (int narrowing = 0; narrowing < pages->ways.narrowings; narrowing++)
        lay_out_stages(
            pages, &stages,
            (PagePlan){.narrowing = narrowing, .gate = ways_verdict(&pages->ways, narrowing)});
}

static void free_plans(Pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        timeline_free((Timeline *)pages->plans[i].timeline);
        timeline_free((Timeline *)pages->plans[i].eased);
    }
    for (size_t i = 0; i < pages->fitted_count; i++)
        routine_free(pages->fitted[i]);
}

/* ---- clips ---- */

static int of_sound(void *clips, Sound sound)
{
    return clips_of_sound(clips, sound);
}

static int of_words(void *clips, const Utterance *utterance, bool shorter)
{
    return clips_of_words(clips, utterance, shorter);
}

static size_t clip_count(void *clips)
{
    size_t count;
    clips_all(clips, &count);
    return count;
}

static PageClip clip_at(void *clips, size_t number)
{
    size_t count;
    const Clip *clip = &clips_all(clips, &count)[number];
    return (PageClip){clip->type, clip->bytes, clip->size, clip->length};
}

/* ---- the file ---- */

static bool write_bytes(const char *path, const char *bytes, size_t size)
{
    WholeFile *file = whole_file_new(path, true, WHOLE_FILE_SHARED);
    if (!file)
        return false;
    if (whole_file_write(whole_file_fd(file), bytes, size))
        return whole_file_finish(file);
    int why = errno;
    whole_file_abandon(file);
    errno = why;
    return false;
}

static int write_page(const char *path, const PlayerPage *page)
{
    char *text = NULL, length[32];
    size_t size;
    FILE *memory = open_memstream(&text, &size);
    if (!memory)
        memory_fail();
    print_over(RENDER_SPEAKS);
    player_page_write(page, memory);
    print_over("");
    if (fclose(memory) != 0)
        memory_fail();
    bool written = write_bytes(path, text, size);
    Ns total = page->plan_count > 0 ? page->plans[0].timeline->total : 0;
    int code = EXIT_FINE;
    if (!written)
        code = command_problem("%s: %s", path, whole_file_why(errno));
    else
        print_line(print_out(), "Written: %s, %s, %zu kB: open it in the browser of a phone", path,
                   clock_format(total, length, sizeof length), (size + 999) / 1000);
    free(text);
    return code;
}

static void say_unspoken(const Clips *clips)
{
    const char *why;
    size_t unspoken = clips_unspoken(clips, &why);
    if (unspoken > 0)
        print_line(print_err(), "limber: warning: %zu of the voice's lines are missing: %s",
                   unspoken, why);
}

static int render_pages(Pages *pages, const Bank *bank, const char *path)
{
    const LiveOptions *live = pages->live;
    Clips *clips = clips_new(pages->routine, bank, live->settings);
    const PageClips links = {clips, of_sound, of_words, clip_count, clip_at};
    const PlayerPage page = {.routine = pages->routine,
                             .plans = pages->plans,
                             .plan_count = pages->count,
                             .ways = &pages->ways,
                             .library = pages->library,
                             .speech = live->speech,
                             .clips = &links,
                             .lean = live->settings->lean,
                             .help_line = live->settings->help_line};
    int code = write_page(path, &page);
    say_unspoken(clips);
    clips_free(clips);
    return code;
}

bool render_page_is_asked(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && (text_equal(dot, ".html") || text_equal(dot, ".htm"));
}

int render_page(const Routine *routine, Library *library, const LiveOptions *live, const Bank *bank,
                const char *path)
{
    Pages pages = {.arena = arena_new(), .routine = routine, .live = live, .library = library};
    find_rhythms(&pages);
    lay_out_plans(&pages);
    int code = render_pages(&pages, bank, path);
    free_plans(&pages);
    arena_free(pages.arena);
    return code;
}
