// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each part of a plan is written as text when it comes, and is known by its place among the texts
 * that differ; a plan is then little more than a list of such places. */
#include "page/player/plan_json.h"

#include "base/array.h"
#include "routine/dose.h"
#include "routine/words.h"
#include "session/marks.h"

#include <stdlib.h>
#include <string.h>

/* What was written, each once. */
typedef struct {
    char **texts;
    uint64_t *sums; /* of each, to tell most of them apart at a glance */
    size_t count;
} Texts;

struct PlanPool {
    Arena *arena;
    SpeechLevel level;
    const PlanLinks *links;
    Texts lays, steps, segments, lines, plans;
};

/* A step and what easing makes of it. */
typedef struct {
    const Step *own;
    const Step *eased;
} StepPair;

/* One that is being added. */
typedef struct {
    PlanPool *pool;
    Arena *arena; /* for as long as that takes */
    const Timeline *timeline;
    const Easing *easing;
    const PlanLinks *links;
    StepPair *pairs;
    size_t pair_count;
} Plan;

/* ---- texts ---- */

/* FNV-1a */
static uint64_t sum_of(const char *text)
{
    uint64_t sum = 0xcbf29ce484222325;
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3;
    return sum;
}

static size_t text_number(Arena *arena, Texts *texts, const char *text)
{
    uint64_t sum = sum_of(text);
    for (size_t i = texts->count; i > 0; i--)
        if (texts->sums[i - 1] == sum && strcmp(texts->texts[i - 1], text) == 0)
            return i - 1;
    texts->texts = arena_grow(arena, texts->texts, texts->count, sizeof *texts->texts);
    texts->sums = arena_grow(arena, texts->sums, texts->count, sizeof *texts->sums);
    texts->texts[texts->count] = arena_string(arena, text);
    texts->sums[texts->count] = sum;
    return texts->count++;
}

/* Has a part of a plan written, and returns the number of what that came to. */
static size_t number_of(Plan *plan, Texts *texts,
                        void (*write)(Json *json, Plan *plan, const void *of), const void *of)
{
    char *text = NULL;
    size_t size, number;
    Json json;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        memory_fail();
    json_start(&json, out, JSON_LINES);
    write(&json, plan, of);
    if (fclose(out) != 0)
        memory_fail();
    text[strcspn(text, "\n")] = '\0';
    number = text_number(plan->pool->arena, texts, text);
    free(text);
    return number;
}

static void write_texts(Json *json, const char *key, const Texts *texts)
{
    json_open_array(json, key);
    for (size_t i = 0; i < texts->count; i++)
        json_value(json, NULL, texts->texts[i]);
    json_close(json);
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

static void write_step(Json *json, Plan *plan, const void *of)
{
    const Step *step = of;
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

static void write_lay(Json *json, Plan *plan, const void *of)
{
    const Segment *segment = of;
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
    PlanPool *pool = plan->pool;
    json_whole(json, "lay", (int64_t)number_of(plan, &pool->lays, write_lay, segment));
    json_whole(json, "step", (int64_t)number_of(plan, &pool->steps, write_step, segment->step));
}

/* Its place in the session stands in the plan: with other steps before it, it is still the same. */
static void write_segment(Json *json, Plan *plan, const void *of)
{
    const Segment *segment = of;
    json_open_object(json, NULL);
    json_whole(json, "kind", segment->kind);
    json_whole(json, "sound", segment->sound);
    json_whole(json, "side", segment->side);
    write_place(json, plan, segment);
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

/* Those of one segment. */
typedef struct {
    const Utterance *items;
    size_t count;
} Lines;

static void write_lines(Json *json, Plan *plan, const void *of)
{
    const Lines *lines = of;
    json_open_array(json, NULL);
    for (size_t i = 0; i < lines->count; i++)
        write_utterance(json, plan, &lines->items[i]);
    json_close(json);
}

/* The lines of each segment, by their numbers, and last those of the end. */
static size_t *lines_of(Plan *plan, const Timeline *timeline)
{
    PlanPool *pool = plan->pool;
    Speech speech = speech_build(plan->arena, timeline, pool->level);
    size_t *numbers = arena_alloc(plan->arena, (timeline->count + 1) * sizeof *numbers);
    for (size_t segment = 0, at = 0; segment <= timeline->count; segment++) {
        Lines lines = {speech.items + at, 0};
        while (at < speech.count && speech.items[at].segment == segment) {
            at++;
            lines.count++;
        }
        numbers[segment] = number_of(plan, &pool->lines, write_lines, &lines);
    }
    return numbers;
}

/* What would be said of the timeline if its segments were eased: all of them, or the gaps alone,
 * which then announce an easier form. */
static size_t *eased_lines(Plan *plan, bool gaps_alone)
{
    Timeline eased = *plan->timeline;
    eased.segments = arena_alloc(plan->arena, eased.count * sizeof *eased.segments);
    for (size_t i = 0; i < eased.count; i++) {
        const Segment *segment = &plan->timeline->segments[i];
        bool as_it_is = segment_is_between(segment) || (gaps_alone && segment_is_work(segment));
        eased.segments[i] = as_it_is ? *segment : *eased_segment(plan, segment);
        eased.segments[i].eased = !as_it_is;
    }
    return lines_of(plan, &eased);
}

/* ---- a plan ---- */

enum { SAID_OWN, SAID_EASED, SAID_ANNOUNCED, SAID_COUNT };

/* What is said in each way; nothing where there are no links. */
typedef struct {
    size_t *numbers[SAID_COUNT];
} Said;

static void write_said(Json *json, const Said *said, size_t segment)
{
    for (int how = 0; how < SAID_COUNT && said->numbers[how]; how++)
        json_whole(json, NULL, (int64_t)said->numbers[how][segment]);
}

/* Not as it comes: lines of a timeline are put together all at once. */
static void write_plan(Json *json, Plan *plan, const void *of)
{
    const Said *said = of;
    const Timeline *timeline = plan->timeline;
    json_open_object(json, NULL);
    json_open_array(json, "segments");
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        json_open_array(json, NULL);
        json_whole(json, NULL,
                   (int64_t)number_of(plan, &plan->pool->segments, write_segment, segment));
        json_whole(json, NULL, segment->step_index);
        json_whole(json, NULL, segment->visit);
        write_said(json, said, i);
        json_close(json);
    }
    json_close(json);
    json_open_array(json, "end");
    write_said(json, said, timeline->count);
    json_close(json);
    json_close(json);
}

/* ---- together ---- */

PlanPool *plan_pool_new(Arena *arena, SpeechLevel level, const PlanLinks *links)
{
    PlanPool *pool = arena_alloc(arena, sizeof *pool);
    *pool = (PlanPool){.arena = arena, .level = level, .links = links};
    return pool;
}

size_t plan_pool_add(PlanPool *pool, const Timeline *timeline, const Easing *easing)
{
    Plan plan = {.pool = pool,
                 .arena = arena_new(),
                 .timeline = timeline,
                 .easing = easing,
                 .links = pool->links};
    Said said = {{NULL}};
    if (pool->links) {
        said.numbers[SAID_OWN] = lines_of(&plan, timeline);
        said.numbers[SAID_EASED] = eased_lines(&plan, false);
        said.numbers[SAID_ANNOUNCED] = eased_lines(&plan, true);
    }
    size_t number = number_of(&plan, &pool->plans, write_plan, &said);
    arena_free(plan.arena);
    return number;
}

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

void plan_pool_write(Json *json, const PlanPool *pool)
{
    write_phases(json);
    write_texts(json, "lays", &pool->lays);
    write_texts(json, "steps", &pool->steps);
    write_texts(json, "segments", &pool->segments);
    write_texts(json, "lines", &pool->lines);
    write_texts(json, "plans", &pool->plans);
}
