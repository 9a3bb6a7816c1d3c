// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A row a step, for a spreadsheet. */
#include "page/export_private.h"

#include "page/csv.h"
#include "routine/dose.h"
#include "routine/words.h"

static const char *const names[] = {"step", "group",  "rounds", "name", "exercise", "sets",
                                    "reps", "hold_s", "rest_s", "side", "dose",     "note"};

/* note: with its side filled in. */
static void print_step(Csv *csv, int number, const Block *block, const Step *step, const char *note)
{
    char dose[DOSE_BYTES];
    bool timed = work_row(step->work.form)->has_duration;
    csv_whole(csv, number);
    csv_text(csv, block->name);
    csv_whole(csv, block->rounds);
    csv_text(csv, step->name);
    csv_text(csv, step->exercise ? step->exercise->id : NULL);
    csv_whole(csv, step->sets);
    if (step->work.reps > 0)
        csv_whole(csv, step->work.reps);
    else
        csv_empty(csv, 1);
    if (timed)
        csv_seconds(csv, step->work.duration);
    else
        csv_empty(csv, 1);
    csv_seconds(csv, step_is_rest(step) ? step->work.duration : step->rest);
    csv_text(csv, sides_name(step->side));
    csv_text(csv, dose_format(step, dose, sizeof dose));
    csv_text(csv, note);
    csv_end_row(csv);
}

void export_csv(const Export *export, FILE *out)
{
    const Routine *routine = export->timeline->routine;
    int number = 0;
    Arena *arena = arena_new();
    Csv csv;
    csv_start(&csv, out);
    csv_head(&csv, names, sizeof names / sizeof *names);
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            print_step(&csv, ++number, &routine->blocks[i], step,
                       words_of_note(arena, step, routine->language));
        }
    arena_free(arena);
}
