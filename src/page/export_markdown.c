// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routine as Markdown: for a wiki, a note, a mail. Signs that mean something there are escaped.
 */
#include "page/export_private.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/duration.h"
#include "routine/words.h"
#include "session/check_in.h"

#include <string.h>

typedef struct {
    const Routine *routine;
    FILE *out;
    Arena *arena;
} Sheet;

/* A text of the file, as a text. */
static void put(const Sheet *sheet, const char *text)
{
    char *safe = arena_alloc(sheet->arena, 3 * strlen(text) + 1);
    for (text_safe(text, safe, 3 * strlen(text) + 1); *safe; safe++) {
        if (strchr("\\`*_{}[]<>#|!&", *safe))
            fputc('\\', sheet->out);
        fputc(*safe, sheet->out);
    }
}

static void put_line(const Sheet *sheet, const char *before, const char *text, const char *after)
{
    if (!text || !*text)
        return;
    fputs(before, sheet->out);
    put(sheet, text);
    fputs(after, sheet->out);
}

static void print_step(const Sheet *sheet, int number, const Step *step)
{
    char dose[DOSE_BYTES];
    Side side = step->side == SIDES_RIGHT ? SIDE_RIGHT : step->first;
    fprintf(sheet->out, "%d. **", number);
    put(sheet, step->name);
    fputs("**", sheet->out);
    put_line(sheet, ": ", dose_format(step, dose, sizeof dose), "\n");
    if (step->note)
        put_line(sheet, "   - ",
                 words_fill(sheet->arena, step->note, side, sheet->routine->language), "\n");
    for (size_t i = 0; i < step->cue_count; i++) {
        const Cue *cue = &step->cues[i];
        put_line(sheet, "   - ",
                 words_of_cue(sheet->arena, cue, cue->side != SIDE_NONE ? cue->side : side,
                              sheet->routine->language),
                 "\n");
    }
}

static void print_block(const Sheet *sheet, const Block *block, int *number)
{
    if (block->is_repeat)
        fprintf(sheet->out, "\n*%d rounds%s of the next %zu:*\n\n", block->rounds,
                block->by_side ? " on one side, then on the other," : "", block->count);
    for (size_t i = 0; i < block->count; i++)
        print_step(sheet, ++*number, &block->steps[i]);
    if (block->is_repeat)
        fputs("\n*To here.*\n\n", sheet->out);
}

static void print_list(const Sheet *sheet, const char *heading, const char *const *texts,
                       size_t count)
{
    if (count > 0)
        fprintf(sheet->out, "\n## %s\n\n", heading);
    for (size_t i = 0; i < count; i++)
        put_line(sheet, "- ", texts[i], "\n");
}

static void print_questions(const Sheet *sheet)
{
    const Routine *routine = sheet->routine;
    if (routine->gate_count > 0)
        fputs("\n## Before you start\n\n", sheet->out);
    for (size_t i = 0; i < routine->gate_count; i++) {
        put_line(sheet, "- ", routine->gates[i].ask, " ");
        put_line(sheet, "**", routine->gates[i].then, "**\n");
    }
}

void export_markdown(const Export *export, FILE *out)
{
    const Routine *routine = export->timeline->routine;
    Sheet sheet = {routine, out, arena_new()};
    char total[32];
    int number = 0;
    put_line(&sheet, "# ", routine->title, "\n");
    put_line(&sheet, "\n", routine->summary, "\n");
    for (size_t i = 0; i < routine->goal_count; i++)
        put_line(&sheet, "\nGoal: ", routine->goals[i], "\n");
    put_line(&sheet, "\nTakes ", duration_format(export->timeline->total, total, sizeof total),
             ".\n");
    put_line(&sheet, "\nHow often: ", routine->frequency, "\n");
    print_list(&sheet, "Take care", routine->precautions, routine->precaution_count);
    print_questions(&sheet);
    fputs("\n## Steps\n\n", out);
    for (size_t i = 0; i < routine->block_count; i++)
        print_block(&sheet, &routine->blocks[i], &number);
    print_list(&sheet, "Sources", routine->sources, routine->source_count);
    arena_free(sheet.arena);
}
