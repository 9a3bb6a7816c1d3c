// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Copies a routine's blocks and steps, growing, leaving out, easing and lengthening as asked, and
 * writes down what a person would notice. */
#include "session/fit.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/duration.h"
#include "routine/reader.h"
#include "routine/work.h"
#include "session/minutes.h"
#include "session/rest_steps.h"

#include <string.h>

#define GLANCE_CELLS 160
#define BRIEF_CELLS 60

/* How much is let through: the next one where nothing is left. */
typedef enum { WIDTH_ASKED, WIDTH_NOT_CORE_ALONE, WIDTH_JARRING_TOO, WIDTHS } Width;

typedef struct {
    const Routine *routine;
    const Fit *fit;
    Width width;
    Arena *arena;
    FitReport report;
    PlanDay day;          /* whose steps are there: where the day has none, the nearest */
    DueLevel level;       /* how much of the days counts */
    size_t block, step;   /* under way, in the file */
    const char *left_out; /* names, or NULL; between them no comma, which they have themselves */
    const char *away;     /* the same, for the day */
    bool turned;          /* the sore side begins where the other one would have */
} Fitter;

static void say(Fitter *fitter, const char *line)
{
    FitReport *report = &fitter->report;
    report->lines = arena_grow(fitter->arena, report->lines, report->count, sizeof *report->lines);
    report->lines[report->count++] = line;
}

static void say_left_out(Fitter *fitter, const Step *step)
{
    const char *before = fitter->left_out;
    fitter->left_out =
        arena_printf(fitter->arena, "%s%s%s", before ? before : "", before ? "; " : "", step->name);
}

/* ---- progress ---- */

/* The step on the day of the plan; *waiting is the stage that would be there had pain settled. */
static const Step *step_of_day(const Fit *fit, const Step *step, const Step **waiting)
{
    const Step *now = step;
    *waiting = NULL;
    for (size_t i = 0; i < step->stage_count && step->stages[i].after_days <= fit->day.day; i++) {
        const Step *stage = step->stages[i].step;
        if (*waiting || (step->stages[i].if_settled && fit->unsettled))
            *waiting = stage;
        else if (!stage->exercise || gate_keeps_exercise(fit->gate, stage->exercise->id))
            now = stage;
    }
    return now;
}

static const char *length_words(Arena *arena, Ns length)
{
    char text[32];
    return arena_string(arena, duration_format(length, text, sizeof text));
}

/* The whole of it, where sets differ. */
static const char *describe_sets(Arena *arena, const Step *before, const Step *now)
{
    char was[DOSE_BYTES], is[DOSE_BYTES];
    dose_format(before, was, sizeof was);
    dose_format(now, is, sizeof is);
    return strcmp(was, is) == 0 ? "" : arena_printf(arena, ", %s", is);
}

/* "3 sets, 40 s": what differs of two doses. */
static const char *describe_dose(Arena *arena, const Step *before, const Step *now)
{
    const char *text = "";
    if (before->set_doses || now->set_doses)
        return describe_sets(arena, before, now);
    const Work *was = &before->work, *is = &now->work;
    if (now->sets != before->sets)
        text = arena_printf(arena, ", %d set%s", now->sets, now->sets == 1 ? "" : "s");
    if (is->reps != was->reps)
        text = arena_printf(arena, "%s, %d rep%s", text, is->reps, is->reps == 1 ? "" : "s");
    if (is->duration != was->duration)
        text = arena_printf(arena, "%s, %s", text, length_words(arena, is->duration));
    if (is->form == WORK_TEMPO && memcmp(is->tempo, was->tempo, sizeof is->tempo) != 0)
        text =
            arena_printf(arena, "%s, a rep in %s", text, length_words(arena, work_rep_length(is)));
    if (is->form == WORK_BREATHS && memcmp(is->tempo, was->tempo, sizeof is->tempo) != 0)
        text = arena_printf(arena, "%s, a breath in %s", text,
                            length_words(arena, work_rep_length(is)));
    if (is->form == WORK_EVERY && is->every != was->every)
        text = arena_printf(arena, "%s, one every %s", text, length_words(arena, is->every));
    if (work_row(is->form)->has_release && now->release != before->release)
        text = arena_printf(arena, "%s, %s between holds", text, length_words(arena, now->release));
    if (now->sets > 1 && now->rest != before->rest)
        text = arena_printf(arena, "%s, %s of rest", text, length_words(arena, now->rest));
    if (now->load && (!before->load || strcmp(now->load, before->load) != 0))
        text = arena_printf(arena, "%s, with %s", text, now->load);
    return text;
}

/* "Day 15: Single-leg calf raise in place of Calf raise, 3 sets now" */
static void say_growth(Fitter *fitter, const Step *step, const Step *now)
{
    Arena *arena = fitter->arena;
    const char *dose = describe_dose(arena, step, now), *swap = "";
    if (strcmp(step->name, now->name) != 0)
        swap = arena_printf(arena, " in place of %s", step->name);
    if (*dose || *swap)
        say(fitter, arena_printf(arena, "Day %lld: %s%s%s now", (long long)fitter->fit->day.day + 1,
                                 now->name, swap, dose));
}

/* "Calf raise: 3 sets only once pain has settled (no answer about pain in a week)" */
static void say_waiting(Fitter *fitter, const Step *now, const Step *waiting)
{
    Arena *arena = fitter->arena;
    const char *dose = describe_dose(arena, now, waiting);
    const char *swap =
        strcmp(now->name, waiting->name) != 0 ? arena_printf(arena, ", %s", waiting->name) : "";
    const char *what =
        *swap || *dose ? arena_printf(arena, "%s%s", swap, dose) + 2 : "the next step";
    say(fitter, arena_printf(arena, "%s: %s only once pain has settled (%s)", now->name, what,
                             fitter->fit->unsettled));
}

/* ---- days ---- */

/* What is not there today, with its days. False: it is. */
static bool is_away(Fitter *fitter, const DueDays *due, bool owed, const char *name)
{
    const char *why = due_absence(fitter->arena, due, fitter->day, owed, fitter->level);
    if (!why)
        return false;
    fitter->away = arena_printf(fitter->arena, "%s%s%s (%s)", fitter->away ? fitter->away : "",
                                fitter->away ? "; " : "", name, why);
    return true;
}

/* ---- one step ---- */

static bool apply_gate(Fitter *fitter, Step *step)
{
    Sides side;
    if (!gate_keeps_step(fitter->fit->gate, step, &side)) {
        say_left_out(fitter, step);
        return false;
    }
    step->side = side;
    return true;
}

static bool apply_easing(Fitter *fitter, Step *step)
{
    Easing easing = {fitter->fit->library, fitter->fit->gate};
    Step eased = ease_step(fitter->arena, fitter->routine, step, &easing);
    if (form_is_jarring(eased.exercise) && fitter->width < WIDTH_JARRING_TOO) {
        say_left_out(fitter, step);
        return false;
    }
    *step = eased;
    return true;
}

/* Is a side named as its first? Moving time that alternates names none. */
static bool has_first_side(const Step *step)
{
    return step->side == SIDES_EACH ||
           (step->side == SIDES_ALTERNATE && work_row(step->work.form)->has_reps);
}

/* Whoever stops early has then done the side that it is for; and once it is said that one side
 * comes first, no step may begin with the other. */
static void begin_with_sore(Fitter *fitter, Step *step)
{
    Side sore = fitter->fit->sore;
    if (sore == SIDE_NONE || !has_first_side(step) || step->first == sore ||
        step->from[VALUE_FIRST] != FROM_BUILT_IN)
        return;
    step->first = sore;
    fitter->turned = true;
}

/* False: the step is left out. */
static bool fit_step(Fitter *fitter, const Step *step, Step *fitted)
{
    const Fit *fit = fitter->fit;
    const Step *waiting;
    bool owed = !fit->owed || fit->owed->steps[fitter->step];
    *fitted = *step_of_day(fit, step, &waiting);
    if (is_away(fitter, &step->due, owed, fitted->name))
        return false;
    if (step_is_rest(step))
        return true;
    if ((fit->extent.core_only || fit->eased) && fitter->width == WIDTH_ASKED &&
        fitter->routine->has_core && !step->core)
        return false;
    if (!apply_gate(fitter, fitted))
        return false;
    begin_with_sore(fitter, fitted);
    say_growth(fitter, step, fitted);
    if (waiting)
        say_waiting(fitter, fitted, waiting);
    if (fit->eased && !apply_easing(fitter, fitted))
        return false;
    if (fitted->prepare < fit->prepare_least)
        fitted->prepare = fit->prepare_least;
    if (fitted->switch_gap < fit->switch_least)
        fitted->switch_gap = fit->switch_least;
    return true;
}

/* ---- together ---- */

/* Its own name, else those of its steps: "Run and Walk", "Run and 3 more". */
static const char *name_of_block(Arena *arena, const Block *block)
{
    const char *first = block->steps[0].name;
    if (block->name || block->count == 1)
        return block->name ? block->name : first;
    return block->count == 2 ? arena_printf(arena, "%s and %s", first, block->steps[1].name)
                             : arena_printf(arena, "%s and %zu more", first, block->count - 1);
}

static Block fit_block(Fitter *fitter, const Block *block)
{
    Block fitted = *block;
    const Fit *fit = fitter->fit;
    bool owed = !fit->owed || fit->owed->blocks[fitter->block];
    if (block->by_side && fitted.switch_gap < fit->switch_least)
        fitted.switch_gap = fit->switch_least;
    fitted.steps = arena_alloc(fitter->arena, (block->count + 1) * sizeof *fitted.steps);
    fitted.count = 0;
    if (is_away(fitter, &block->due, owed, name_of_block(fitter->arena, block))) {
        fitter->step += block->count;
        return fitted;
    }
    for (size_t i = 0; i < block->count; i++, fitter->step++)
        if (fit_step(fitter, &block->steps[i], &fitted.steps[fitted.count]))
            fitted.count++;
    return fitted;
}

static void say_whole(Fitter *fitter)
{
    const GateVerdict *gate = fitter->fit->gate;
    if (fitter->fit->eased)
        say(fitter, "Half dose today, easier forms.");
    if (gate && gate->spared != SIDE_NONE)
        say(fitter, gate->spared == SIDE_LEFT ? "Nothing for the left leg today."
                                              : "Nothing for the right leg today.");
    if (gate && gate->alone != SIDE_NONE && gate->spared == SIDE_NONE)
        say(fitter, gate->alone == SIDE_LEFT ? "The left side alone today."
                                             : "The right side alone today.");
    if (fitter->turned)
        say(fitter, fitter->fit->sore == SIDE_LEFT ? "The left side first: it is the worse one."
                                                   : "The right side first: it is the worse one.");
    if (fitter->day.day != fitter->fit->day.day)
        say(fitter, arena_printf(fitter->arena, "Nothing is due today: this is what day %lld has.",
                                 (long long)fitter->day.day + 1));
    else if (fitter->level > DUE_ALL)
        say(fitter, "Nothing is due today: this is what another day has.");
    if (fitter->away)
        say(fitter, arena_printf(fitter->arena, "Not today: %s", fitter->away));
    if (fitter->left_out)
        say(fitter, arena_printf(fitter->arena, "Left out: %s", fitter->left_out));
}

static void cut_to_minutes(Fitter *fitter, Routine *fitted)
{
    MinutesReport cut;
    minutes_cut(fitted, fitter->fit->extent.minutes, &cut);
    for (size_t i = 0; i < cut.count; i++)
        say(fitter, cut.lines[i]);
    fitter->report.cut = cut.count > 0;
    fitter->report.brief = cut.brief;
}

/* Four rows beside a clock are read while one gets set, and more are not. */
static void say_briefly(FitReport *report)
{
    int cells = 0;
    for (size_t i = 0; i < report->count; i++)
        cells += text_width(report->lines[i]);
    if (cells > GLANCE_CELLS && !report->brief)
        report->brief = text_width(report->lines[0]) <= BRIEF_CELLS ? report->lines[0]
                                                                    : "Today is not as written";
}

static size_t count_steps(const Routine *routine)
{
    size_t count = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        count += routine->blocks[i].count;
    return count;
}

/* Where a day has no step, those of the nearest one are there. */
static void choose_day(Fitter *fitter)
{
    const Routine *routine = fitter->routine;
    fitter->day = fitter->fit->day;
    fitter->level = due_level(routine, fitter->day, fitter->fit->owed);
    Day nearest = due_nearest(routine, fitter->day.day);
    if (fitter->level < DUE_ANY_DAY || nearest < 0)
        return;
    fitter->day.day = nearest;
    fitter->level = DUE_DAYS_ALONE;
}

static Routine *fit_at(Width width, const Routine *routine, const Fit *fit, FitReport *report)
{
    Arena *arena = arena_new();
    Fitter fitter = {.routine = routine, .fit = fit, .width = width, .arena = arena};
    choose_day(&fitter);
    Routine *fitted = arena_alloc(arena, sizeof *fitted);
    *fitted = *routine;
    fitted->arena = arena;
    fitted->blocks = arena_alloc(arena, (routine->block_count + 1) * sizeof *fitted->blocks);
    fitted->block_count = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        fitter.block = i;
        Block block = fit_block(&fitter, &routine->blocks[i]);
        if (block.count > 0)
            fitted->blocks[fitted->block_count++] = block;
    }
    if (count_steps(fitted) < count_steps(routine))
        rest_steps_settle(fitted);
    say_whole(&fitter);
    if (fit->extent.minutes > 0)
        cut_to_minutes(&fitter, fitted);
    say_briefly(&fitter.report);
    *report = fitter.report;
    return fitted;
}

Routine *routine_fit(const Routine *routine, const Fit *fit, FitReport *report)
{
    FitReport unread;
    if (!report)
        report = &unread;
    Routine *fitted = fit_at(WIDTH_ASKED, routine, fit, report);
    for (Width width = WIDTH_ASKED + 1; width < WIDTHS && fitted->block_count == 0; width++) {
        routine_free(fitted);
        fitted = fit_at(width, routine, fit, report);
    }
    return fitted;
}

/* Is there more in it than waits and breathing? */
static bool has_work(const Routine *routine, const Fit *fit)
{
    bool works = false;
    Routine *fitted = routine_fit(routine, fit, NULL);
    for (size_t i = 0; i < fitted->block_count; i++)
        for (size_t j = 0; j < fitted->blocks[i].count; j++)
            works = works || !gate_step_is_idle(&fitted->blocks[i].steps[j]);
    routine_free(fitted);
    return works;
}

bool fit_gate_takes_day(const Routine *routine, const Fit *fit)
{
    Fit open = *fit;
    open.gate = NULL;
    return !has_work(routine, fit) && has_work(routine, &open);
}

/* Puts a day in its place, once. */
static Day *add_day(Arena *arena, Day *days, size_t *count, Day day)
{
    size_t place = 0;
    while (place < *count && days[place] < day)
        place++;
    if (place < *count && days[place] == day)
        return days;
    days = arena_grow(arena, days, *count, sizeof *days);
    memmove(days + place + 1, days + place, (*count - place) * sizeof *days);
    days[place] = day;
    ++*count;
    return days;
}

/* Where it begins and is over. */
static Day *add_ends(Arena *arena, Day *days, size_t *count, const DueDays *due)
{
    if (due->first_day > 0)
        days = add_day(arena, days, count, due->first_day - 1);
    if (due->last_day > 0)
        days = add_day(arena, days, count, due->last_day);
    return days;
}

const Day *fit_stage_days(Arena *arena, const Routine *routine, size_t *count)
{
    Day *days = arena_grow(arena, NULL, 0, sizeof *days); /* the first day of all */
    days[0] = 0;
    *count = 1;
    for (size_t i = 0; i < routine->block_count; i++) {
        days = add_ends(arena, days, count, &routine->blocks[i].due);
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            days = add_ends(arena, days, count, &step->due);
            for (size_t k = 0; k < step->stage_count; k++)
                days = add_day(arena, days, count, step->stages[k].after_days);
        }
    }
    return days;
}

Ns fit_longest_day(const Routine *routine)
{
    Arena *arena = arena_new();
    Ns longest = 0;
    size_t segments, count = 0;
    const Day *days = due_differs(routine, false) ? fit_stage_days(arena, routine, &count) : NULL;
    if (count == 0)
        routine_measure(routine, false, &segments, &longest);
    for (size_t i = 0; i < count; i++) {
        Ns length;
        Routine *fitted = routine_fit(routine, &(Fit){.day = {days[i], -1}}, NULL);
        routine_measure(fitted, false, &segments, &length);
        longest = length > longest ? length : longest;
        routine_free(fitted);
    }
    arena_free(arena);
    return longest;
}

bool fit_differs_by_weekday(const Routine *routine)
{
    bool differs = false;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        differs = differs || block->due.weekdays != 0;
        for (size_t j = 0; j < block->count; j++)
            differs = differs || block->steps[j].due.weekdays != 0;
    }
    return differs;
}

bool fit_waits_for_pain(const Routine *routine)
{
    bool waits = false;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            for (size_t k = 0; k < step->stage_count; k++)
                waits = waits || step->stages[k].if_settled;
        }
    return waits;
}

PlanDay fit_plan_day(const Routine *routine, Day today, bool first_known, Day first)
{
    if (routine->prescription.from.year != 0)
        first = day_of_date(routine->prescription.from);
    else if (!first_known)
        first = today;
    return (PlanDay){today >= first ? today - first : 0, today};
}
