// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/export_laps.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/words.h"

#define LONGEST_RUN 40 /* laps; what is longer is no repeat that a person would see as one */

int64_t export_whole_seconds(const Segment *segment)
{
    Ns up = NS_PER_S - 1;
    return (segment->start + segment->length + up) / NS_PER_S - (segment->start + up) / NS_PER_S;
}

/* ---- one lap ---- */

static const char *with_side(Arena *arena, const Segment *segment)
{
    if (segment->side == SIDE_NONE)
        return segment->step->name;
    return arena_printf(arena, "%s, %s", segment->step->name,
                        word_side(segment->routine->language, segment->side));
}

static const char *lap_name(Arena *arena, const Segment *segment)
{
    switch (segment->kind) {
    case SEGMENT_PREPARE:
        return arena_printf(arena, "Get ready: %s", with_side(arena, segment));
    case SEGMENT_SWITCH:
        return arena_printf(arena, "Change sides: %s", with_side(arena, segment));
    case SEGMENT_REST:
        return segment->rest_step ? segment->rest_step->name : "Rest";
    case SEGMENT_WORK:
    case SEGMENT_WAIT:
        break;
    }
    return with_side(arena, segment);
}

static const char *join(Arena *arena, const char *before, const char *text)
{
    if (!text || !*text)
        return before;
    return *before ? arena_printf(arena, "%s. %s", before, text) : text;
}

/* What the clock alone does not say: reps and their pace, the load, the note, the cues. */
static const char *lap_notes(Arena *arena, const Segment *segment)
{
    const Step *step = segment->step;
    const char *language = segment->routine->language, *notes = "";
    char words[DOSE_BYTES];
    Work work = segment_work(segment);
    if (!segment_is_work(segment))
        return notes;
    if (work_row(work.form)->has_reps || work_row(work.form)->has_beat)
        notes = arena_string(arena, work_describe(&work, words, sizeof words));
    notes = join(arena, notes, segment_load(segment));
    if (step->note)
        notes = join(arena, notes, words_fill(arena, step->note, segment->side, language));
    for (size_t i = 0; i < segment->mark_count; i++)
        if (segment->marks[i].kind == MARK_CUE)
            notes = join(arena, notes, segment->marks[i].text);
    return arena_copy(arena, notes, text_fit(notes, LAP_NOTE_CELLS));
}

/* ---- what comes several times ---- */

static bool is_same(const Lap *a, const Lap *b)
{
    return a->kind == b->kind && a->length == b->length && strcmp(a->name, b->name) == 0 &&
           strcmp(a->notes, b->notes) == 0;
}

static int times_at(const Laps *laps, size_t first, size_t length)
{
    size_t at = first + length;
    while (at < laps->count && is_same(&laps->laps[at], &laps->laps[at - length]))
        at++;
    return (int)((at - first) / length);
}

/* The run at first that saves most of what would be written out. */
static LapRun best_run(const Laps *laps, size_t first)
{
    LapRun best = {first, 1, 1};
    size_t saved = 1; /* the repeat itself is a step, too */
    for (size_t length = 1; length <= LONGEST_RUN && first + 2 * length <= laps->count; length++) {
        int times = times_at(laps, first, length);
        if (times > 1 && length * (size_t)(times - 1) > saved) {
            saved = length * (size_t)(times - 1);
            best = (LapRun){first, length, times};
        }
    }
    return best;
}

static void add_run(Laps *laps, Arena *arena, LapRun run)
{
    LapRun *last = laps->run_count > 0 ? &laps->runs[laps->run_count - 1] : NULL;
    if (last && last->times == 1 && run.times == 1) {
        last->count += run.count;
        return;
    }
    laps->runs = arena_grow(arena, laps->runs, laps->run_count, sizeof *laps->runs);
    laps->runs[laps->run_count++] = run;
}

Laps export_laps(const Timeline *timeline, Arena *arena)
{
    Laps laps = {arena_alloc(arena, timeline->count * sizeof(Lap)), 0, NULL, 0};
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->length > 0 || segment->kind == SEGMENT_WAIT)
            laps.laps[laps.count++] = (Lap){lap_name(arena, segment), lap_notes(arena, segment),
                                            segment->kind, segment->length};
    }
    for (size_t first = 0; first < laps.count;) {
        LapRun run = best_run(&laps, first);
        add_run(&laps, arena, run);
        first += run.count * (size_t)run.times;
    }
    return laps;
}

size_t export_laps_steps(const Laps *laps)
{
    size_t steps = 0;
    for (size_t i = 0; i < laps->run_count; i++)
        steps += laps->runs[i].count + (laps->runs[i].times > 1);
    return steps;
}
