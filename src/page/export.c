// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of forms, and what each of them has no place for. */
#include "page/export.h"

#include "base/array.h"
#include "page/export_private.h"

/* What a routine may have that a form may lack, in the order in which it is said. */
typedef enum { PART_CUES, PART_FIGURES, PART_QUESTIONS, PART_PACE, PART_WAITS, PARTS } Part;

static const char *const part_words[PARTS] = {
    [PART_CUES] = "cues and notes",
    [PART_FIGURES] = "figures",
    [PART_QUESTIONS] = "questions before and after",
    [PART_PACE] = "the pace of reps",
    [PART_WAITS] = "waiting for a key (half a minute instead)",
};

#define BIT(part) (1u << (part))

static const struct {
    const char *ending;
    void (*print)(const Export *export, FILE *out);
    unsigned lacks;
} forms[EXPORT_COUNT] = {
    [EXPORT_MARKDOWN] = {".md", export_markdown, BIT(PART_FIGURES)},
    [EXPORT_CSV] = {".csv", export_csv, BIT(PART_CUES) | BIT(PART_FIGURES) | BIT(PART_QUESTIONS)},
    [EXPORT_ICS] = {".ics", export_ics, 0},
    [EXPORT_JAWT] = {".json", export_jawt,
                     BIT(PART_CUES) | BIT(PART_FIGURES) | BIT(PART_QUESTIONS) | BIT(PART_PACE) |
                         BIT(PART_WAITS)},
};

const char *const export_names[] = {[EXPORT_MARKDOWN] = "markdown",
                                    [EXPORT_CSV] = "csv",
                                    [EXPORT_ICS] = "ics",
                                    [EXPORT_JAWT] = "jawt",
                                    [EXPORT_COUNT] = NULL};

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
    return (step->cue_count > 0 || step->note ? BIT(PART_CUES) : 0) |
           (step->drawn ? BIT(PART_FIGURES) : 0) | (paced ? BIT(PART_PACE) : 0);
}

static unsigned parts_of(const Timeline *timeline)
{
    const Routine *routine = timeline->routine;
    unsigned parts =
        routine->gate_count > 0 || routine->check_in_count > 0 ? BIT(PART_QUESTIONS) : 0;
    for (size_t i = 0; i < timeline->count; i++) {
        parts |= parts_of_step(timeline->segments[i].step);
        parts |= timeline->segments[i].kind == SEGMENT_WAIT ? BIT(PART_WAITS) : 0;
    }
    return parts;
}

const char *export_lost(const Export *export, ExportForm form, Arena *arena)
{
    unsigned lost = parts_of(export->timeline) & forms[form].lacks;
    const char *line = NULL;
    for (int part = 0; part < PARTS; part++)
        if (lost & BIT(part))
            line = line ? arena_printf(arena, "%s, %s", line, part_words[part]) : part_words[part];
    return line;
}
