// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a routine file. Whatever they are: an error is said or there is a routine, never
 * both; what is said is safe for the terminal; a routine keeps the promises that the rooms above
 * build on. */
#include "fuzz.h"

#include "routine/library.h"
#include "routine/reader.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static Library *library;

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    char path[4096];
    const char *source = getenv("LIMBER_SOURCE");
    setlocale(LC_ALL, "C.UTF-8");
    snprintf(path, sizeof path, "%s/tests/unit/bad/exercises", source ? source : ".");
    library = library_new(NULL, path);
    return 0;
}

static void check_said(const Diagnostics *found)
{
    fuzz_check_said(found);
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        assert(item->place.line >= 0);
        assert(item->place.line == 0 || (item->place.column >= 1 && item->place.width >= 1));
    }
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diagnostics_print(found, out);
    fclose(out);
    free(text);
}

static void check_work(const Step *step)
{
    bool waits = step->work.form == WORK_SELF_PACED || step->work.form == WORK_READY;
    Ns length = work_length(&step->work, step->release);
    assert(waits ? length == 0 : length >= NS_PER_S && length <= 3600 * NS_PER_S);
    assert(step->sets >= 1 && step->sets <= ROUTINE_MAX_SETS);
    assert(step->work.form != WORK_READY || (step->side == SIDES_BOTH && step->sets == 1));
    assert(step->side != SIDES_ALTERNATE || step->work.form != WORK_HOLD);
    assert(step->prepare >= 0 && step->rest >= 0 && step->switch_gap >= 0 && step->release >= 0);
}

static void check_step(const Step *step)
{
    check_work(step);
    assert(step->name && *step->name);
    fuzz_check_text(step->name);
    fuzz_check_text(step->note);
    assert(!step->voice || !strpbrk(step->voice, "/\\"));
    assert(step->cue_count <= ROUTINE_MAX_CUES);
    for (size_t i = 0; i < step->cue_count; i++) {
        fuzz_check_text(step->cues[i].say);
        assert(step->cues[i].offset >= 0);
    }
    for (size_t i = 0; i < step->stage_count; i++) {
        const Stage *stage = &step->stages[i];
        assert(stage->after_days > (i > 0 ? stage[-1].after_days : 0));
        assert(stage->step->stage_count == 0 && stage->step->side == step->side);
        check_step(stage->step);
    }
}

static void check_routine(const Routine *routine)
{
    size_t segments, steps = 0;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    assert(segments >= 1 && segments <= ROUTINE_MAX_SEGMENTS);
    assert(total >= 0 && total <= ROUTINE_MAX_TOTAL);
    fuzz_check_text(routine->title);
    fuzz_check_text(routine->summary);
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        assert(block->rounds >= 1 && block->count >= 1);
        for (size_t j = 0; j < block->count; j++, steps++)
            check_step(&block->steps[j]);
    }
    assert(steps >= 1 && steps <= ROUTINE_MAX_STEPS);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_parse("fuzz.yaml", (const char *)bytes, size, library, found);
    assert((routine == NULL) == (diagnostics_count(found, SEVERITY_ERROR) > 0));
    check_said(found);
    if (routine)
        check_routine(routine);
    routine_free(routine);
    diagnostics_free(found);
    return 0;
}
