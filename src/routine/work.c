// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows, and what follows from them: how long work lasts. */
#include "routine/work.h"

#include "routine/duration.h"
#include "routine/step_parts.h"

#include <stdio.h>
#include <string.h>

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

static size_t breath_parts(const Work *work, WorkPart parts[WORK_MOST_PARTS])
{
    size_t count = 0;
    for (int i = 0; i < TEMPO_PHASES; i++)
        if (work->tempo[i] > 0)
            parts[count++] = (WorkPart){(Phase)(PHASE_IN + i), work->tempo[i]};
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

static void describe_hold(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work;
    snprintf(out, capacity, "hold %s", text->duration);
}

static void describe_time(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work;
    snprintf(out, capacity, "%s", text->duration);
}

static const char *plural(const DoseText *text)
{
    return strcmp(text->reps, "1") == 0 ? "" : "s";
}

static void describe_tempo(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    char part[TEMPO_PHASES][24];
    for (int phase = 0; phase < TEMPO_PHASES; phase++)
        clock_seconds(work->tempo[phase], part[phase], sizeof part[phase]);
    bool has_top = work->tempo[PHASE_TOP] > 0;
    snprintf(out, capacity, "%s rep%s at %s-%s-%s%s%s", text->reps, plural(text), part[0], part[1],
             part[2], has_top ? "-" : "", has_top ? part[3] : "");
}

static void describe_every(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    char length[24];
    clock_seconds(work->every, length, sizeof length);
    snprintf(out, capacity, "%s rep%s, one every %s s", text->reps, plural(text), length);
}

static void describe_holds(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work;
    snprintf(out, capacity, "%s hold%s of %s", text->reps, plural(text), text->duration);
}

static void describe_breaths(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    static const char *const words[TEMPO_PHASES] = {"in", "hold", "out", "hold"};
    snprintf(out, capacity, "%s breath%s", text->reps, plural(text));
    for (int i = 0; i < TEMPO_PHASES; i++) {
        char length[24];
        size_t used = strlen(out);
        clock_seconds(work->tempo[i], length, sizeof length);
        if (work->tempo[i] > 0)
            snprintf(out + used, capacity - used, ", %s %s s", words[i], length);
    }
}

static void describe_self_paced(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work;
    const char *max = strstr(text->reps, ", max");
    if (strcmp(text->reps, "max") == 0)
        snprintf(out, capacity, "as many reps as you can");
    else if (max && strcmp(max, ", max") == 0)
        snprintf(out, capacity, "%.*s reps, then as many as you can", (int)(max - text->reps),
                 text->reps);
    else
        snprintf(out, capacity, "%s rep%s at your own pace", text->reps, plural(text));
}

static void describe_ready(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work, (void)text;
    snprintf(out, capacity, "until you are ready");
}

static void describe_rest(const Work *work, const DoseText *text, char *out, size_t capacity)
{
    (void)work;
    snprintf(out, capacity, "rest %s", text->duration);
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
    [WORK_BREATHS] = {.keys = KEY(BREATHS),
                      .may = KEY(BREATH),
                      .never = KEY(RELEASE) | KEY(BEGINS),
                      .is_timed = true,
                      .has_reps = true,
                      .has_beat = true,
                      .is_still = true,
                      .phase = PHASE_IN,
                      .rep = "breath",
                      .head = "Breath",
                      .parts = breath_parts,
                      .describe = describe_breaths},
    [WORK_SELF_PACED] = {.keys = KEY(REPS),
                         .has_reps = true,
                         .phase = PHASE_MOVE,
                         .rep = "rep",
                         .head = "Rep",
                         .describe = describe_self_paced},
    [WORK_READY] = {.keys = KEY(UNTIL),
                    .never = KEY(SETS) | KEY(SIDE),
                    .phase = PHASE_MOVE,
                    .rep = "rep",
                    .head = "Rep",
                    .describe = describe_ready},
    [WORK_REST] = {.is_timed = true,
                   .phase = PHASE_MOVE,
                   .rep = "rep",
                   .head = "Rep",
                   .describe = describe_rest},
};

const WorkRow *work_row(WorkForm form)
{
    return &rows[form];
}

char *work_describe(const Work *work, char *out, size_t capacity)
{
    DoseText text;
    snprintf(text.reps, sizeof text.reps, work->reps == REPS_MAX ? "max" : "%d", work->reps);
    duration_format(work->duration, text.duration, sizeof text.duration);
    work_row(work->form)->describe(work, &text, out, capacity);
    return out;
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
        [PHASE_IN] = {"in", "Breathe in", "IN"},
        [PHASE_FULL] = {"hold", "Hold your breath", "HOLD"},
        [PHASE_OUT] = {"out", "Breathe out", "OUT"},
        [PHASE_EMPTY] = {"hold", "Stay empty", "HOLD"},
        [PHASE_HOLD] = {"hold", "Hold", "HOLD"},
        [PHASE_RELEASE] = {"release", "Release", "LET GO"},
        [PHASE_MOVE] = {"move", "Move", "MOVE"},
    };
    return &words[phase];
}
