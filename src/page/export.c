// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of forms, and what each of them has no place for. */
#include "page/export.h"

#include "base/array.h"
#include "page/export_laps.h"
#include "page/export_private.h"

/* What a routine may have that a form may lack, in the order in which it is said. */
typedef enum {
    PART_STEPS,
    PART_CUES,
    PART_MOMENTS,
    PART_NOTES,
    PART_FIGURES,
    PART_PRECAUTIONS,
    PART_QUESTIONS,
    PART_RATINGS,
    PART_PLAN,
    PART_PACE,
    PART_WAITS,
    PART_MANY,
    PARTS
} Part;

static const char *const part_words[PARTS] = {
    [PART_STEPS] = "the steps",
    [PART_CUES] = "cues",
    [PART_MOMENTS] = "the moments of cues",
    [PART_NOTES] = "notes",
    [PART_FIGURES] = "figures",
    [PART_PRECAUTIONS] = "precautions",
    [PART_QUESTIONS] = "questions before",
    [PART_RATINGS] = "ratings before and after",
    [PART_PLAN] = "the plan by days",
    [PART_PACE] = "the pace of reps",
    [PART_WAITS] = "waiting for a key (half a minute instead)",
    [PART_MANY] = "room on a watch (many take 50 steps)",
};

#define BIT(part) (1u << (part))
#define PAPER (BIT(PART_FIGURES) | BIT(PART_RATINGS) | BIT(PART_PLAN))
#define TIMER (PAPER | BIT(PART_PRECAUTIONS) | BIT(PART_QUESTIONS))
#define MOST_LAPS 50 /* that watches are known to take */

static const struct {
    const char *ending;
    void (*print)(const Export *export, FILE *out);
    unsigned lacks;
} forms[EXPORT_COUNT] = {
    [EXPORT_MARKDOWN] = {".md", export_markdown, PAPER},
    [EXPORT_CSV] = {".csv", export_csv, TIMER | BIT(PART_CUES)},
    [EXPORT_ICS] = {".ics", export_ics, BIT(PART_STEPS)},
    [EXPORT_JAWT] = {".json", export_jawt,
                     TIMER | BIT(PART_CUES) | BIT(PART_NOTES) | BIT(PART_PACE) | BIT(PART_WAITS)},
    [EXPORT_FIT] = {".fit", export_fit, TIMER | BIT(PART_MOMENTS) | BIT(PART_MANY)},
    [EXPORT_INTERVALS] = {".txt", export_intervals,
                          TIMER | BIT(PART_CUES) | BIT(PART_NOTES) | BIT(PART_PACE)},
};

const char *const export_names[] = {
    [EXPORT_MARKDOWN] = "markdown", [EXPORT_CSV] = "csv", [EXPORT_ICS] = "ics",
    [EXPORT_JAWT] = "jawt",         [EXPORT_FIT] = "fit", [EXPORT_INTERVALS] = "intervals",
    [EXPORT_COUNT] = NULL,
};

void export_print(const Export *export, ExportForm form, FILE *out)
{
    forms[form].print(export, out);
}

const char *export_ending(ExportForm form)
{
    return forms[form].ending;
}

static unsigned parts_of_step(const Step *step)
{
    bool paced = work_row(step->work.form)->has_beat;
    bool planned = step->stage_count > 0 || step->due.first_day > 0 || step->due.last_day > 0 ||
                   step->due.weekdays != 0 || step->due.times.times > 0;
    return (step->cue_count > 0 ? BIT(PART_CUES) | BIT(PART_MOMENTS) : 0) |
           (step->note ? BIT(PART_NOTES) : 0) | (step->drawn ? BIT(PART_FIGURES) : 0) |
           (paced ? BIT(PART_PACE) : 0) | (planned ? BIT(PART_PLAN) : 0);
}

static unsigned parts_of_routine(const Routine *routine)
{
    return BIT(PART_STEPS) | (routine->precaution_count > 0 ? BIT(PART_PRECAUTIONS) : 0) |
           (routine->gate_count > 0 ? BIT(PART_QUESTIONS) : 0) |
           (routine->check_in_count > 0 || routine->scale_count > 0 ? BIT(PART_RATINGS) : 0) |
           (routine->prescription.schedule_count > 0 ? BIT(PART_PLAN) : 0);
}

static unsigned parts_of(const Timeline *timeline, Arena *arena)
{
    Laps laps = export_laps(timeline, arena);
    unsigned parts = parts_of_routine(timeline->routine);
    for (size_t i = 0; i < timeline->count; i++) {
        parts |= parts_of_step(timeline->segments[i].step);
        parts |= timeline->segments[i].kind == SEGMENT_WAIT ? BIT(PART_WAITS) : 0;
    }
    return parts | (export_laps_steps(&laps) > MOST_LAPS ? BIT(PART_MANY) : 0);
}

static const char *words_of(unsigned parts, Arena *arena)
{
    const char *line = NULL;
    for (int part = 0; part < PARTS; part++)
        if (parts & BIT(part))
            line = line ? arena_printf(arena, "%s, %s", line, part_words[part]) : part_words[part];
    return line;
}

const char *export_lost(const Export *export, ExportForm form, Arena *arena)
{
    return words_of(parts_of(export->timeline, arena) & forms[form].lacks, arena);
}

const char *export_lacks(ExportForm form, Arena *arena)
{
    return words_of(forms[form].lacks, arena);
}
