// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Gathers the steps and the lays of a timeline, each once, and writes them before the segments that
 * name them by number. */
#include "page/player/plan_json.h"

#include "base/array.h"
#include "routine/dose.h"
#include "routine/words.h"
#include "session/marks.h"

#include <string.h>

/* A step and what easing makes of it. */
typedef struct {
    const Step *own;
    const Step *eased; /* NULL: not asked for yet */
} StepPair;

typedef struct {
    Arena *arena;
    const Timeline *timeline;
    const Easing *easing;
    const PlanLinks *links;
    StepPair *pairs;
    size_t pair_count;
    const Step **steps; /* own and eased ones */
    size_t step_count;
    const Segment **lays; /* the first segment that is laid out so */
    size_t lay_count;
} Plan;

/* ---- what is the same ---- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_marks(const Segment *a, const Segment *b)
{
    for (size_t i = 0; i < a->mark_count; i++) {
        const Mark *x = &a->marks[i], *y = &b->marks[i];
        if (x->at != y->at || x->kind != y->kind || x->sound != y->sound || x->side != y->side ||
            x->number != y->number || x->phase != y->phase || x->length != y->length ||
            x->cue != y->cue || !same_text(x->text, y->text))
            return false;
    }
    return true;
}

/* Of one step the cues are the same; which of them belong depends on side and set. */
static bool same_cues(const Segment *a, const Segment *b)
{
    size_t count, others;
    const Cue *cues = marks_cues(a, &count);
    if (marks_cues(b, &others) != cues || others != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (marks_cue_belongs(a, &cues[i]) != marks_cue_belongs(b, &cues[i]))
            return false;
    return true;
}

static bool is_laid_alike(const Segment *a, const Segment *b)
{
    return a->kind == b->kind && a->length == b->length && a->reps == b->reps &&
           a->side == b->side && a->mark_count == b->mark_count && a->step->side == b->step->side &&
           a->step->first == b->step->first && marks_laid(a) == marks_laid(b) && same_cues(a, b) &&
           same_marks(a, b);
}

static size_t lay_of(Plan *plan, const Segment *segment)
{
    for (size_t i = 0; i < plan->lay_count; i++)
        if (is_laid_alike(plan->lays[i], segment))
            return i;
    plan->lays = arena_grow(plan->arena, plan->lays, plan->lay_count, sizeof *plan->lays);
    plan->lays[plan->lay_count] = segment;
    return plan->lay_count++;
}

static size_t step_of(Plan *plan, const Step *step)
{
    for (size_t i = plan->step_count; i > 0; i--)
        if (plan->steps[i - 1] == step)
            return i - 1;
    plan->steps = arena_grow(plan->arena, plan->steps, plan->step_count, sizeof *plan->steps);
    plan->steps[plan->step_count] = step;
    return plan->step_count++;
}

/* ---- easing ---- */

static const Step *eased_step(Plan *plan, const Step *own)
{
    for (size_t i = plan->pair_count; i > 0; i--)
        if (plan->pairs[i - 1].own == own)
            return plan->pairs[i - 1].eased;
    Step *eased = arena_alloc(plan->arena, sizeof *eased);
    *eased = ease_step(plan->arena, plan->timeline->routine, own, plan->easing);
    plan->pairs = arena_grow(plan->arena, plan->pairs, plan->pair_count, sizeof *plan->pairs);
    plan->pairs[plan->pair_count++] = (StepPair){own, eased};
    return eased;
}

/* The segment as an ouch in its step would leave it (session/ouch.c). */
static const Segment *eased_segment(Plan *plan, const Segment *segment)
{
    Segment *eased = arena_alloc(plan->arena, sizeof *eased);
    *eased = *segment;
    form_give(plan->arena, eased, eased_step(plan, segment->step));
    return eased;
}

/* ---- steps ---- */

static void write_note(Json *json, const Plan *plan, const Step *step)
{
    const char *language = plan->timeline->routine->language;
    if (!step->note)
        return;
    json_open_array(json, "note");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        json_text(json, NULL,
                  words_fill(plan->arena, step->note,
                             side == SIDE_NONE ? step_first_side(step) : (Side)side, language));
    json_close(json);
}

static void write_step(Json *json, const Plan *plan, const Step *step)
{
    char dose[DOSE_BYTES];
    const WorkRow *row = work_row(step->work.form);
    json_open_object(json, NULL);
    json_text(json, "name", step->name);
    if (step->exercise)
        json_text(json, "exercise", step->exercise->id);
    json_text(json, "dose", dose_format(step, dose, sizeof dose));
    json_whole(json, "sides", step->side);
    json_whole(json, "first", step_first_side(step));
    json_whole(json, "phase", row->phase);
    json_flag(json, "still", row->is_still);
    json_flag(json, "beat", row->has_beat);
    json_text(json, "rep", row->rep);
    json_flag(json, "beginsUp", step->work.begins_up);
    write_note(json, plan, step);
    if (step->photo)
        json_text(json, "photo", step->photo);
    if (step->link)
        json_text(json, "link", step->link);
    if (step->exercise && step->exercise->mistake)
        json_text(json, "mistake", step->exercise->mistake);
    if (plan->links)
        json_whole(json, "figure", plan->links->figure(plan->links->context, step));
    json_close(json);
}

/* ---- lays ---- */

/* The phases of one rep, from those that stand in the lay: it is made of such reps. */
static void write_rep(Json *json, const Segment *segment)
{
    json_open_array(json, "rep");
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        if (!mark_is_span(mark) || mark->number != 1)
            continue;
        json_open_array(json, NULL);
        json_whole(json, NULL, mark->phase);
        json_whole(json, NULL, mark->length / NS_PER_MS);
        json_close(json);
    }
    json_close(json);
}

/* What it says on each side, or the one thing that it says. */
static void write_say(Json *json, const Plan *plan, const Segment *segment, const Cue *cue)
{
    const char *language = plan->timeline->routine->language, *texts[3];
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        texts[side] = words_of_cue(plan->arena, cue, marks_cue_side(segment, (Side)side), language);
    if (segment->step->side != SIDES_ALTERNATE) {
        json_text(json, "say", texts[segment->side]);
        return;
    }
    json_open_array(json, "say");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        json_text(json, NULL, texts[side]);
    json_close(json);
}

static void write_cues(Json *json, const Plan *plan, const Segment *segment)
{
    size_t count;
    const Cue *cues = marks_cues(segment, &count);
    bool has_cues = segment_is_work(segment) || segment->rest_step;
    json_open_array(json, "cues");
    for (size_t i = 0; has_cues && i < count; i++) {
        const Cue *cue = &cues[i];
        if (!marks_cue_belongs(segment, cue))
            continue;
        json_open_object(json, NULL);
        json_whole(json, "at", cue->at);
        json_whole(json, "offset", cue->offset / NS_PER_MS);
        json_whole(json, "side", cue->side);
        write_say(json, plan, segment, cue);
        json_close(json);
    }
    json_close(json);
}

/* The place of a cue among those that belong to the segment. */
static int cue_number(const Segment *segment, const Cue *cue)
{
    int number = 0;
    size_t count;
    for (const Cue *before = marks_cues(segment, &count); cue && before < cue; before++)
        number += marks_cue_belongs(segment, before);
    return cue ? number : -1;
}

static void write_marks(Json *json, const Segment *segment)
{
    json_open_array(json, "marks");
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        const int64_t values[] = {mark->at / NS_PER_MS,
                                  mark->kind,
                                  mark->sound,
                                  mark->side,
                                  mark->number,
                                  mark->phase,
                                  mark->length / NS_PER_MS,
                                  cue_number(segment, mark->cue)};
        json_open_array(json, NULL);
        for (size_t j = 0; j < COUNT_OF(values); j++)
            json_whole(json, NULL, values[j]);
        json_close(json);
    }
    json_close(json);
}

static void write_lay(Json *json, const Plan *plan, const Segment *segment)
{
    Laid laid = marks_laid(segment);
    json_open_object(json, NULL);
    json_whole(json, "length", segment->length / NS_PER_MS);
    json_whole(json, "reps", segment->reps);
    json_whole(json, "form", laid);
    json_whole(json, "first",
               segment->step->side == SIDES_ALTERNATE ? (int64_t)segment->step->first : 0);
    if (laid == LAID_PACED)
        write_rep(json, segment);
    write_cues(json, plan, segment);
    write_marks(json, segment);
    json_close(json);
}

/* ---- segments ---- */

static void write_place(Json *json, Plan *plan, const Segment *segment)
{
    json_whole(json, "lay", (int64_t)lay_of(plan, segment));
    json_whole(json, "step", (int64_t)step_of(plan, segment->step));
}

static void write_segment(Json *json, Plan *plan, const Segment *segment)
{
    json_open_object(json, NULL);
    json_whole(json, "kind", segment->kind);
    json_whole(json, "sound", segment->sound);
    json_whole(json, "side", segment->side);
    write_place(json, plan, segment);
    json_whole(json, "stepIndex", segment->step_index);
    json_whole(json, "visit", segment->visit);
    json_whole(json, "round", segment->round);
    json_whole(json, "rounds", segment->rounds);
    json_whole(json, "set", segment->set);
    json_whole(json, "sets", segment->sets);
    json_flag(json, "between", segment->between_rounds);
    json_flag(json, "rests", segment->rest_step != NULL);
    if (segment->rest_step)
        json_text(json, "name", segment->rest_step->name);
    if (segment_is_work(segment) || segment->kind == SEGMENT_PREPARE)
        json_text(json, "load", segment_load(segment));
    if (segment->kind == SEGMENT_WAIT && work_row(segment->step->work.form)->has_reps)
        json_whole(json, "ownReps", segment_work(segment).reps); /* 0: as many as one can */
    if (!segment_is_between(segment)) {
        json_open_object(json, "eased");
        write_place(json, plan, eased_segment(plan, segment));
        json_close(json);
    }
    json_close(json);
}

/* ---- what is said ---- */

static int clip_of(const Plan *plan, const Utterance *utterance, bool shorter)
{
    if (shorter && (!utterance->shorter || utterance->voice))
        return -1;
    return plan->links->clip(plan->links->context, utterance, shorter);
}

static void write_utterance(Json *json, const Plan *plan, const Utterance *utterance)
{
    const int64_t values[] = {utterance->kind,
                              (int64_t)utterance->segment,
                              utterance->from / NS_PER_MS,
                              utterance->until == NS_NEVER ? -1 : utterance->until / NS_PER_MS,
                              utterance->side,
                              clip_of(plan, utterance, false),
                              clip_of(plan, utterance, true)};
    json_open_array(json, NULL);
    for (size_t i = 0; i < COUNT_OF(values); i++)
        json_whole(json, NULL, values[i]);
    json_close(json);
}

static void write_speech(Json *json, const char *key, const Plan *plan, const Timeline *timeline,
                         SpeechLevel level)
{
    Speech speech = speech_build(plan->arena, timeline, level);
    json_open_array(json, key);
    for (size_t i = 0; i < speech.count; i++)
        write_utterance(json, plan, &speech.items[i]);
    json_close(json);
}

/* What would be said of the timeline if its segments were eased: all of them, or the gaps alone,
 * which then announce an easier form. */
static void write_eased_speech(Json *json, const char *key, Plan *plan, SpeechLevel level,
                               bool gaps_alone)
{
    Timeline eased = *plan->timeline;
    eased.segments = arena_alloc(plan->arena, eased.count * sizeof *eased.segments);
    for (size_t i = 0; i < eased.count; i++) {
        const Segment *segment = &plan->timeline->segments[i];
        bool as_it_is = segment_is_between(segment) || (gaps_alone && segment_is_work(segment));
        eased.segments[i] = as_it_is ? *segment : *eased_segment(plan, segment);
        eased.segments[i].eased = !as_it_is;
    }
    write_speech(json, key, plan, &eased, level);
}

/* ---- together ---- */

/* What each phase is, by its number: how a figure moves in it (moves.js), and its word on the
 * screen. */
static void write_phases(Json *json)
{
    static const char *const moves[PHASE_COUNT] = {
        [PHASE_LOWER] = "lower",  [PHASE_BOTTOM] = "low",  [PHASE_RAISE] = "raise",
        [PHASE_TOP] = "high",     [PHASE_IN] = "in",       [PHASE_FULL] = "full",
        [PHASE_OUT] = "out",      [PHASE_EMPTY] = "empty", [PHASE_HOLD] = "hold",
        [PHASE_RELEASE] = "hold", [PHASE_MOVE] = "move",
    };
    json_open_array(json, "phases");
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        json_open_array(json, NULL);
        json_text(json, NULL, moves[phase]);
        json_text(json, NULL, phase_words((Phase)phase)->caption);
        json_close(json);
    }
    json_close(json);
}

void plan_json_write(Json *json, const char *key, const Timeline *timeline, const Easing *easing,
                     SpeechLevel level, const PlanLinks *links)
{
    Plan plan = {.arena = arena_new(), .timeline = timeline, .easing = easing, .links = links};
    json_open_object(json, key);
    json_whole(json, "total", timeline->total / NS_PER_MS);
    write_phases(json);
    json_open_array(json, "segments");
    for (size_t i = 0; i < timeline->count; i++)
        write_segment(json, &plan, &timeline->segments[i]);
    json_close(json);
    json_open_array(json, "lays");
    for (size_t i = 0; i < plan.lay_count; i++)
        write_lay(json, &plan, plan.lays[i]);
    json_close(json);
    json_open_array(json, "steps");
    for (size_t i = 0; i < plan.step_count; i++)
        write_step(json, &plan, plan.steps[i]);
    json_close(json);
    if (links) {
        write_speech(json, "speech", &plan, timeline, level);
        write_eased_speech(json, "easedSpeech", &plan, level, false);
        write_eased_speech(json, "announced", &plan, level, true);
    }
    json_close(json);
    arena_free(plan.arena);
}
