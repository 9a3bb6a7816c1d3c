// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows, and what follows from them: how long work lasts. */
#include "routine/work.h"

#include "routine/duration.h"
#include "routine/step_parts.h"

#include <stdio.h>

/* ---- the parts of a rep ---- */

static size_t tempo_parts(const Work *work, WorkPart parts[WORK_MOST_PARTS])
{
    static const Phase orders[2][TEMPO_PHASES] = {
        {PHASE_LOWER, PHASE_BOTTOM, PHASE_RAISE, PHASE_TOP},
        {PHASE_RAISE, PHASE_TOP, PHASE_LOWER, PHASE_BOTTOM},
    };
    size_t count = 0;
    for (int i = 0; i < TEMPO_PHASES; i++) {
        Phase phase = orders[work->begins_up][i];
        if (work->tempo[phase] > 0)
            parts[count++] = (WorkPart){phase, work->tempo[phase]};
    }
    return count;
}

static size_t every_parts(const Work *work, WorkPart parts[WORK_MOST_PARTS])
{
    parts[0] = (WorkPart){PHASE_MOVE, work->every};
    return 1;
}

static size_t hold_parts(const Work *work, WorkPart parts[WORK_MOST_PARTS])
{
    parts[0] = (WorkPart){PHASE_HOLD, work->duration};
    return 1;
}

/* ---- in a few words ---- */

static void describe_hold(const Work *work, char *out, size_t capacity)
{
    char length[32];
    snprintf(out, capacity, "hold %s", duration_format(work->duration, length, sizeof length));
}

static void describe_time(const Work *work, char *out, size_t capacity)
{
    duration_format(work->duration, out, capacity);
}

static void describe_tempo(const Work *work, char *out, size_t capacity)
{
    char part[TEMPO_PHASES][24];
    for (int phase = 0; phase < TEMPO_PHASES; phase++)
        clock_seconds(work->tempo[phase], part[phase], sizeof part[phase]);
    bool has_top = work->tempo[PHASE_TOP] > 0;
    snprintf(out, capacity, "%d reps at %s-%s-%s%s%s", work->reps, part[0], part[1], part[2],
             has_top ? "-" : "", has_top ? part[3] : "");
}

static void describe_every(const Work *work, char *out, size_t capacity)
{
    char length[24];
    clock_seconds(work->every, length, sizeof length);
    snprintf(out, capacity, "%d reps, one every %s s", work->reps, length);
}

static void describe_holds(const Work *work, char *out, size_t capacity)
{
    char length[32];
    snprintf(out, capacity, "%d holds of %s", work->reps,
             duration_format(work->duration, length, sizeof length));
}

static void describe_self_paced(const Work *work, char *out, size_t capacity)
{
    snprintf(out, capacity, "%d rep%s at your own pace", work->reps, work->reps == 1 ? "" : "s");
}

static void describe_ready(const Work *work, char *out, size_t capacity)
{
    (void)work;
    snprintf(out, capacity, "until you are ready");
}

/* ---- the rows ---- */

#define KEY(name) (UINT64_C(1) << STEP_##name)

static const WorkRow rows[WORK_FORMS] = {
    [WORK_HOLD] = {.keys = KEY(HOLD),
                   .is_timed = true,
                   .has_duration = true,
                   .is_still = true,
                   .phase = PHASE_HOLD,
                   .rep = "rep",
                   .head = "Rep",
                   .describe = describe_hold},
    [WORK_TIME] = {.keys = KEY(TIME),
                   .is_timed = true,
                   .has_duration = true,
                   .phase = PHASE_MOVE,
                   .rep = "rep",
                   .head = "Rep",
                   .describe = describe_time},
    [WORK_TEMPO] = {.keys = KEY(REPS) | KEY(TEMPO),
                    .is_timed = true,
                    .has_reps = true,
                    .has_beat = true,
                    .phase = PHASE_MOVE,
                    .rep = "rep",
                    .head = "Rep",
                    .parts = tempo_parts,
                    .describe = describe_tempo},
    [WORK_EVERY] = {.keys = KEY(REPS) | KEY(EVERY),
                    .is_timed = true,
                    .has_reps = true,
                    .has_beat = true,
                    .phase = PHASE_MOVE,
                    .rep = "rep",
                    .head = "Rep",
                    .parts = every_parts,
                    .describe = describe_every},
    [WORK_HOLDS] = {.keys = KEY(REPS) | KEY(HOLD),
                    .is_timed = true,
                    .has_reps = true,
                    .has_duration = true,
                    .has_release = true,
                    .is_still = true,
                    .phase = PHASE_HOLD,
                    .rep = "hold",
                    .head = "Hold",
                    .parts = hold_parts,
                    .describe = describe_holds},
    [WORK_SELF_PACED] = {.keys = KEY(REPS),
                         .has_reps = true,
                         .phase = PHASE_MOVE,
                         .rep = "rep",
                         .head = "Rep",
                         .describe = describe_self_paced},
    [WORK_READY] = {.keys = KEY(UNTIL),
                    .phase = PHASE_MOVE,
                    .rep = "rep",
                    .head = "Rep",
                    .describe = describe_ready},
};

const WorkRow *work_row(WorkForm form)
{
    return &rows[form];
}

/* ---- lengths ---- */

Ns work_rep_length(const Work *work)
{
    WorkPart parts[WORK_MOST_PARTS];
    const WorkRow *row = work_row(work->form);
    size_t count = row->parts ? row->parts(work, parts) : 0;
    Ns length = 0;
    for (size_t i = 0; i < count; i++)
        length += parts[i].length;
    return length;
}

Ns work_length(const Work *work, Ns release)
{
    const WorkRow *row = work_row(work->form);
    if (!row->is_timed)
        return 0;
    if (!row->parts)
        return work->duration;
    Ns gaps = row->has_release ? (work->reps - 1) * release : 0;
    return work->reps * work_rep_length(work) + gaps;
}

/* ---- phases ---- */

const PhaseWords *phase_words(Phase phase)
{
    static const PhaseWords words[PHASE_COUNT] = {
        [PHASE_LOWER] = {"lower", "Lower", "LOWER"},
        [PHASE_BOTTOM] = {"pause", "Hold", "HOLD"},
        [PHASE_RAISE] = {"raise", "Raise", "RAISE"},
        [PHASE_TOP] = {"top", "Hold", "HOLD"},
        [PHASE_HOLD] = {"hold", "Hold", "HOLD"},
        [PHASE_RELEASE] = {"release", "Release", "LET GO"},
        [PHASE_MOVE] = {"move", "Move", "GO"},
    };
    return &words[phase];
}
