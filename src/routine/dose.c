// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a step's work, sets and sides into the few words that people use for them. Pure; called by
 * whatever shows a step (show, the preview on home) or an exercise by itself. */
#include "routine/dose.h"

#include "base/text.h"
#include "routine/duration.h"

#include <stdio.h>
#include <string.h>

static const char *const worked_sides[] = {
    [SIDES_BOTH] = "",
    [SIDES_EACH] = ", each side",
    [SIDES_LEFT] = ", left side",
    [SIDES_RIGHT] = ", right side",
    [SIDES_ALTERNATE] = ", side to side",
};

/* That a walk goes from side to side goes without saying. */
static const char *sides_words(const Step *step)
{
    bool by_itself = step->exercise && step->exercise->side == SIDES_ALTERNATE;
    bool timed = step->work.form == WORK_TIME;
    return by_itself && timed ? "" : worked_sides[step->side];
}

/* One after another, with commas between them: what does not fit is left out. */
static void list(char *out, size_t capacity, const char *item)
{
    size_t used = strlen(out);
    snprintf(out + used, capacity - used, "%s%s", used > 0 ? ", " : "", item);
}

/* Does the value differ from set to set? One that does not is written once. */
static bool reps_differ(const Step *step)
{
    for (int set = 2; set <= step->sets; set++)
        if (step_work(step, set).reps != step_work(step, 1).reps)
            return true;
    return false;
}

static bool durations_differ(const Step *step)
{
    for (int set = 2; set <= step->sets; set++)
        if (step_work(step, set).duration != step_work(step, 1).duration)
            return true;
    return false;
}

static bool loads_differ(const Step *step)
{
    for (int set = 2; set <= step->sets; set++) {
        const char *load = step_load(step, set), *first = step_load(step, 1);
        if (load != first && (!load || !first || strcmp(load, first) != 0))
            return true;
    }
    return false;
}

/* Puts the values of all sets into words. True: they differ. */
static bool write_values(const Step *step, DoseText *text)
{
    bool reps = reps_differ(step), durations = durations_differ(step);
    text->reps[0] = text->duration[0] = '\0';
    for (int set = 1; set <= (reps || durations ? step->sets : 1); set++) {
        char count[16], length[32];
        Work work = step_work(step, set);
        snprintf(count, sizeof count, work.reps == REPS_MAX ? "max" : "%d", work.reps);
        if (set == 1 || reps)
            list(text->reps, sizeof text->reps, count);
        if (set == 1 || durations)
            list(text->duration, sizeof text->duration,
                 duration_format(work.duration, length, sizeof length));
    }
    return reps || durations;
}

static void write_loads(const Step *step, char *out, size_t capacity)
{
    bool differ = loads_differ(step);
    out[0] = '\0';
    for (int set = 1; set <= (differ ? step->sets : 1); set++)
        if (step_load(step, set))
            list(out, capacity, step_load(step, set));
}

char *dose_format(const Step *step, char *out, size_t capacity)
{
    char work[320], sets[24] = "", loads[160];
    DoseText text;
    bool differ = write_values(step, &text);
    work_row(step->work.form)->describe(&step->work, &text, work, sizeof work);
    if (step->sets > 1 && !differ)
        snprintf(sets, sizeof sets, "%d x ", step->sets);
    write_loads(step, loads, sizeof loads);
    snprintf(out, capacity, "%s%s%s%s%s", sets, work, sides_words(step), *loads ? ", with " : "",
             loads);
    return out;
}

/* Where a rep begins with the raising, "pause" alone would not say which one. */
static const char *phase_said(const Work *work, Phase phase)
{
    return phase == PHASE_TOP                         ? "pause at the top"
           : phase == PHASE_BOTTOM && work->begins_up ? "pause at the bottom"
                                                      : phase_words(phase)->name;
}

char *dose_phases(const Work *work, char *out, size_t capacity)
{
    WorkPart parts[WORK_MOST_PARTS];
    const WorkRow *row = work_row(work->form);
    size_t count = row->parts ? row->parts(work, parts) : 0, used = 0;
    *out = '\0';
    for (size_t i = 0; count > 1 && i < count && used < capacity; i++) {
        char length[32];
        used += (size_t)snprintf(out + used, capacity - used, "%s%s %s", i > 0 ? ", " : "",
                                 phase_said(work, parts[i].phase),
                                 duration_format(parts[i].length, length, sizeof length));
    }
    return out;
}

static void add_time(char *out, size_t capacity, Ns length, const char *what)
{
    char text[32];
    size_t used = strlen(out);
    if (length > 0)
        snprintf(out + used, capacity - used, ", %s %s", duration_format(length, text, sizeof text),
                 what);
}

char *dose_of_group(const Block *block, char *out, size_t capacity)
{
    const char *sides = !block->by_side              ? ""
                        : block->first == SIDE_RIGHT ? ", right, then left"
                                                     : ", left, then right";
    *out = '\0';
    if (block->rounds == 1 && !block->by_side)
        return out;
    snprintf(out, capacity, "%d round%s%s", block->rounds, block->rounds == 1 ? "" : "s", sides);
    if (block->by_side)
        add_time(out, capacity, block->switch_gap, "to change sides");
    if (block->rounds > 1)
        add_time(out, capacity, block->rest, "rest between them");
    return out;
}

char *dose_of_exercise(const Exercise *exercise, char *out, size_t capacity)
{
    if (exercise->typical) {
        Step step = *exercise->typical;
        step.exercise = exercise;
        return dose_format(&step, out, capacity);
    }
    snprintf(out, capacity, "%s", exercise->dose ? exercise->dose : "");
    return out;
}

#define MOST_LOAD 10000 /* in its unit: what is more is no load */

bool dose_weight(const char *load, double *kilograms, bool *pounds)
{
    double number = 0, unit = 1;
    const char *at = load;
    for (; *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (*at - '0');
    if (at > load && *at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++)
            number += (*at - '0') * (unit /= 10);
    size_t digits = (size_t)(at - load);
    at += strspn(at, " ");
    *pounds = text_equal(at, "lb") || text_equal(at, "lbs");
    *kilograms = *pounds ? number * KG_OF_LB : number;
    return digits > 0 && number < MOST_LOAD && (*pounds || text_equal(at, "kg"));
}
