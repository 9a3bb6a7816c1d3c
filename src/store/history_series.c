// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Series over sessions: tightness of each region and side, pain, and what was held of each step. */
#include "store/history_private.h"

#include "routine/dose.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS 128

/* ---- tightness ---- */

static TightnessSeries *series_of(Arena *arena, History *history, const RatingRecord *rating)
{
    for (size_t i = 0; i < history->tightness_count; i++) {
        TightnessSeries *series = &history->tightness[i];
        if (series->side == rating->side &&
            (series->region == rating->region || strcmp(series->region, rating->region) == 0))
            return series;
    }
    history->tightness =
        arena_grow(arena, history->tightness, history->tightness_count, sizeof *history->tightness);
    TightnessSeries *series = &history->tightness[history->tightness_count++];
    *series = (TightnessSeries){.region = rating->region, .side = rating->side};
    return series;
}

/* The point of the session under way: the one added last, unless this session has none yet. */
static TightnessPoint *point_of(Arena *arena, TightnessSeries *series, size_t had, Day day)
{
    if (series->count == had) {
        series->points = arena_grow(arena, series->points, series->count, sizeof *series->points);
        series->points[series->count++] = (TightnessPoint){day, -1, -1};
    }
    return &series->points[series->count - 1];
}

void history_add_ratings(Arena *arena, History *history, const LoggedSession *logged, Day day)
{
    for (size_t i = 0; i < logged->rating_count; i++) {
        const RatingRecord *rating = &logged->ratings[i];
        if (rating->tightness < 0)
            continue;
        TightnessSeries *series = series_of(arena, history, rating);
        bool met = false; /* earlier in this session */
        for (size_t j = 0; j < i && !met; j++)
            met = logged->ratings[j].tightness >= 0 && logged->ratings[j].side == rating->side &&
                  strcmp(logged->ratings[j].region, rating->region) == 0;
        TightnessPoint *point = point_of(arena, series, series->count - met, day);
        *(rating->when == RATING_BEFORE ? &point->before : &point->after) = rating->tightness;
    }
}

double history_mean(const TightnessSeries *series, RatingWhen when, Day from, Day to)
{
    int sum = 0, said = 0;
    for (size_t i = 0; i < series->count; i++) {
        const TightnessPoint *point = &series->points[i];
        int level = when == RATING_BEFORE ? point->before : point->after;
        if (point->day < from || point->day > to || level < 0)
            continue;
        sum += level;
        said++;
    }
    return said > 0 ? (double)sum / said : -1;
}

void history_order_series(History *history)
{
    TightnessSeries *all = history->tightness;
    size_t placed = 0;
    while (placed < history->tightness_count) {
        const char *region = all[placed].region;
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            size_t at = placed;
            while (at < history->tightness_count &&
                   !((int)all[at].side == side && strcmp(all[at].region, region) == 0))
                at++;
            if (at == history->tightness_count)
                continue;
            TightnessSeries found = all[at];
            memmove(&all[placed + 1], &all[placed], (at - placed) * sizeof *all);
            all[placed++] = found;
        }
    }
}

/* ---- pain ---- */

void history_add_pain(Arena *arena, History *history, const LoggedSession *logged, Day day)
{
    PainPoint point = {day, logged->session.routine, -1, -1, -1};
    int *const levels[] = {&point.before, &point.after, &point.morning};
    bool said = false;
    for (size_t i = 0; i < logged->pain_count; i++) {
        *levels[logged->pains[i].when] = logged->pains[i].level;
        said = said || logged->pains[i].level >= 0;
    }
    if (!said)
        return;
    history->pains = arena_grow(arena, history->pains, history->pain_count, sizeof *history->pains);
    history->pains[history->pain_count++] = point;
}

/* ---- scales ---- */

static ScaleSeries *scale_of(Arena *arena, History *history, const char *ask)
{
    for (size_t i = 0; i < history->scale_count; i++)
        if (strcmp(history->scales[i].region, ask) == 0)
            return &history->scales[i];
    history->scales =
        arena_grow(arena, history->scales, history->scale_count, sizeof *history->scales);
    ScaleSeries *series = &history->scales[history->scale_count++];
    *series = (ScaleSeries){.region = ask};
    return series;
}

void history_add_scales(Arena *arena, History *history, const LoggedSession *logged, Day day)
{
    for (size_t i = 0; i < logged->scale_count; i++) {
        const ScaleRecord *scale = &logged->scales[i];
        if (scale->level < 0)
            continue;
        ScaleSeries *series = scale_of(arena, history, scale->ask);
        series->points = arena_grow(arena, series->points, series->count, sizeof *series->points);
        series->points[series->count++] = (TightnessPoint){day, scale->level, -1};
    }
}

/* ---- loads ---- */

static LoadSeries *load_of(Arena *arena, History *history, const char *step)
{
    for (size_t i = 0; i < history->load_count; i++)
        if (strcmp(history->loads[i].heaviest.region, step) == 0)
            return &history->loads[i];
    history->loads = arena_grow(arena, history->loads, history->load_count, sizeof *history->loads);
    LoadSeries *series = &history->loads[history->load_count++];
    *series = (LoadSeries){.heaviest.region = step};
    return series;
}

/* Was the step lifted in an earlier set of the session? */
static bool was_lifted(const LoggedSession *logged, size_t before, const char *step)
{
    double kilograms;
    bool pounds, found = false;
    for (size_t i = 0; i < before && !found; i++) {
        const SegmentRecord *segment = &logged->segments[i];
        found = segment->load && !segment->left_out && segment->held > 0 &&
                strcmp(segment->step, step) == 0 && dose_weight(segment->load, &kilograms, &pounds);
    }
    return found;
}

void history_add_loads(Arena *arena, History *history, const LoggedSession *logged, Day day)
{
    for (size_t i = 0; i < logged->segment_count; i++) {
        const SegmentRecord *segment = &logged->segments[i];
        double kilograms;
        bool pounds;
        if (!segment->load || segment->left_out || segment->held <= 0 ||
            !dose_weight(segment->load, &kilograms, &pounds))
            continue;
        LoadSeries *series = load_of(arena, history, segment->step);
        bool met = was_lifted(logged, i, segment->step);
        TightnessPoint *point =
            point_of(arena, &series->heaviest, series->heaviest.count - met, day);
        int load = (int)(kilograms * LOADS_A_KG + 0.5);
        point->before = load > point->before ? load : point->before;
        series->in_pounds = pounds;
    }
}

/* ---- steps ---- */

static uint32_t hash_of(const char *text, uint32_t hash)
{
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT32_C(16777619); /* FNV-1a */
    return hash;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static uint32_t *slot_of(HistorySteps *steps, const char *step, const char *exercise)
{
    size_t slot = hash_of(exercise, hash_of(step, UINT32_C(2166136261)));
    for (;; slot++) {
        uint32_t *place = &steps->slots[slot & (steps->slot_count - 1)];
        if (*place == 0)
            return place;
        const HistoryStep *met = &steps->history->steps[*place - 1];
        if (same(met->step, step) && same(met->exercise, exercise))
            return place;
    }
}

static void grow_slots(HistorySteps *steps)
{
    History *history = steps->history;
    if (steps->slot_count >= 2 * (history->step_count + 1))
        return;
    steps->slot_count = steps->slot_count ? 2 * steps->slot_count : FIRST_SLOTS;
    steps->slots = arena_alloc(steps->arena, steps->slot_count * sizeof *steps->slots);
    for (size_t i = 0; i < history->step_count; i++)
        *slot_of(steps, history->steps[i].step, history->steps[i].exercise) = (uint32_t)i + 1;
}

static HistoryStep *step_of(HistorySteps *steps, const SegmentRecord *segment)
{
    History *history = steps->history;
    grow_slots(steps);
    uint32_t *place = slot_of(steps, segment->step, segment->exercise);
    if (*place == 0) {
        history->steps =
            arena_grow(steps->arena, history->steps, history->step_count, sizeof *history->steps);
        history->steps[history->step_count++] =
            (HistoryStep){.step = segment->step, .exercise = segment->exercise};
        *place = (uint32_t)history->step_count;
    }
    return &history->steps[*place - 1];
}

void history_add_steps(HistorySteps *steps, const LoggedSession *logged)
{
    for (size_t i = 0; i < logged->segment_count; i++) {
        const SegmentRecord *segment = &logged->segments[i];
        if (segment->planned <= 0)
            continue;
        HistoryStep *step = step_of(steps, segment);
        step->planned[segment->side] += segment->planned;
        step->held[segment->side] += segment->held;
        step->sets[segment->side]++;
        step->left_out += segment->left_out;
        steps->history->planned[segment->side] += segment->planned;
        steps->history->held[segment->side] += segment->held;
    }
}
