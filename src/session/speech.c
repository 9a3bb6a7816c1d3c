// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks the timeline and writes down what a voice has to say. An utterance's window ends at the
 * next sound that it must not cover: the pips before a change, halfway, the change itself. */
#include "session/speech.h"

#include "routine/duration.h"
#include "routine/words.h"

#include <stdio.h>
#include <string.h>

#define AFTER_TONE (350 * NS_PER_MS) /* the tone of a change is heard first */
#define BEFORE_PIP (100 * NS_PER_MS)
#define AFTER_HALFWAY (1500 * NS_PER_MS)
#define LONG_NAME (4 * NS_PER_S)  /* room for "Next: standing quad stretch, left side first" */
#define TOLD_REST (30 * NS_PER_S) /* a rest whose length is said */
#define AFTER_FINISH (1500 * NS_PER_MS) /* the finish of the slowest theme but its ring */

typedef struct {
    Arena *arena;
    const Timeline *timeline;
    SpeechLevel level;
    Speech speech;
} Writer;

/* The first sound after `at` that speech must not cover, or the segment's end. */
static Ns quiet_until(const Segment *segment, Ns at)
{
    if (segment->kind == SEGMENT_WAIT)
        return NS_NEVER;
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        if (mark->at > at && (mark->kind == MARK_PIP || mark->kind == MARK_HALFWAY))
            return mark->at - BEFORE_PIP;
    }
    return segment->length;
}

static void add(Writer *writer, Utterance utterance)
{
    Speech *speech = &writer->speech;
    utterance.text =
        words_spoken(writer->arena, utterance.text, writer->timeline->routine->language);
    if (*utterance.text == '\0')
        return;
    speech->items = arena_grow(writer->arena, speech->items, speech->count, sizeof *speech->items);
    speech->items[speech->count++] = utterance;
}

static void say(Writer *writer, SpeechKind kind, size_t index, Ns at, Side side, const char *text)
{
    const Segment *segment = &writer->timeline->segments[index];
    add(writer, (Utterance){.kind = kind,
                            .segment = index,
                            .from = at,
                            .until = quiet_until(segment, at),
                            .side = side,
                            .text = text});
}

/* "Standing quad stretch, left", "Squat, 20 kg": what a short prepare has room for. */
static const char *short_name(Writer *writer, const Segment *segment)
{
    const char *language = writer->timeline->routine->language, *load = segment_load(segment);
    const char *name = segment->step->name;
    if (load)
        name = arena_printf(writer->arena, "%s, %s", name, load);
    if (segment->side == SIDE_NONE)
        return name;
    return arena_printf(writer->arena, "%s, %s", name, word_side(language, segment->side));
}

/* In full, the round too, which a prepare itself does not tell. */
static const char *long_name(Writer *writer, const Segment *segment)
{
    char text[256];
    timeline_describe(segment, NULL, text, sizeof text);
    bool tells =
        writer->level == SPEECH_FULL && segment->kind == SEGMENT_PREPARE && segment->rounds > 1;
    return tells ? arena_printf(writer->arena, "Round %d of %d: %s", segment->round,
                                segment->rounds, text)
                 : arena_printf(writer->arena, "Next: %s", text);
}

/* What comes, in the prepare itself: in full where there is room before the pips, else the name. */
static void say_next(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    Ns from = segment->sound == SOUND_NONE ? BEFORE_PIP : AFTER_TONE;
    bool roomy = quiet_until(segment, from) - from >= LONG_NAME;
    size_t before = writer->speech.count;
    say(writer, SPEECH_NEXT, index, from, segment->side,
        roomy ? long_name(writer, segment) : short_name(writer, segment));
    if (writer->speech.count == before)
        return;
    Utterance *next = &writer->speech.items[before];
    next->shorter =
        words_spoken(writer->arena, roomy ? short_name(writer, segment) : segment->step->name,
                     writer->timeline->routine->language);
    if (segment->kind == SEGMENT_PREPARE)
        next->voice = segment->step->voice;
}

/* What comes, already in the quiet end of the work before it, where the prepare is too short for
 * more than the name. */
static void say_coming(Writer *writer, size_t index)
{
    const Timeline *timeline = writer->timeline;
    const Segment *work = &timeline->segments[index];
    size_t after = timeline_next_open(timeline, index + 1);
    const Segment *next = &timeline->segments[after];
    if (after == timeline->count || next->kind != SEGMENT_PREPARE ||
        quiet_until(next, AFTER_TONE) - AFTER_TONE >= LONG_NAME)
        return;
    Ns from = work->length / 2 + AFTER_HALFWAY;
    Ns latest = quiet_until(work, from) - LONG_NAME;
    bool paced = work->reps > 0;
    if (paced || latest < from)
        return;
    say(writer, SPEECH_NEXT, index, latest, next->side, long_name(writer, next));
}

static void say_marks(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        if (mark->kind == MARK_CUE)
            say(writer, SPEECH_CUE, index, mark->at > AFTER_TONE ? mark->at : AFTER_TONE,
                mark->side, mark->text);
        else if (mark->kind == MARK_HALFWAY)
            say(writer, SPEECH_HALFWAY, index, mark->at + AFTER_TONE, segment->side, "Halfway.");
    }
}

/* Does the last rest of a step begin here? */
static bool is_last_rest(const Segment *segment)
{
    return segment->set == segment->sets && !segment->between_rounds;
}

/* "Let go"; "Rest, 5 minutes" where it is long enough to be told. */
static void say_rest_step(Writer *writer, size_t index, bool full)
{
    const Segment *segment = &writer->timeline->segments[index];
    char length[32];
    duration_format(segment->planned, length, sizeof length);
    bool tells = full && segment->planned >= TOLD_REST;
    say(writer, SPEECH_CHANGE, index, AFTER_TONE, SIDE_NONE,
        tells ? arena_printf(writer->arena, "%s, %s.", segment->rest_step->name, length)
              : arena_printf(writer->arena, "%s.", segment->rest_step->name));
    if (full)
        say_marks(writer, index);
}

static const char *rest_words(Writer *writer, const Segment *segment)
{
    const char *words = is_last_rest(segment) ? "Rest. One more set" : "Rest";
    if (segment->between_rounds)
        return arena_printf(writer->arena, "Rest. Round %d of %d comes next.", segment->round,
                            segment->rounds);
    return segment_changes_load(segment)
               ? arena_printf(writer->arena, "%s. Now %s.", words, segment_load(segment))
               : arena_printf(writer->arena, "%s.", words);
}

/* Does an easier exercise take the place of the step's own from here on, after an ouch? */
static bool is_easier_form(const Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    return index > 0 && segment->eased && segment[-1].step_index == segment->step_index &&
           segment[-1].step->exercise != segment->step->exercise;
}

/* The gap before it names it: "Half-kneeling hip flexor stretch, right". */
static void say_easier_form(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    say(writer, SPEECH_NEXT, index, AFTER_TONE, segment->side, short_name(writer, segment));
}

/* Does a round after the first begin with this work, without a gap in which it could be told? */
static bool opens_round(const Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    return index > 0 && segment->round > 1 && segment[-1].round == segment->round - 1 &&
           segment[-1].rounds == segment->rounds;
}

static void say_round(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    say(writer, SPEECH_CUE, index, AFTER_TONE, SIDE_NONE,
        arena_printf(writer->arena, "Round %d of %d.", segment->round, segment->rounds));
}

static void say_segment(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    bool full = writer->level == SPEECH_FULL;
    bool gap = segment->kind == SEGMENT_SWITCH || segment->kind == SEGMENT_REST;
    if (segment->left_out)
        return;
    if (gap && !segment->rest_step && is_easier_form(writer, index)) {
        say_easier_form(writer, index);
        return;
    }
    switch (segment->kind) {
    case SEGMENT_PREPARE:
        say_next(writer, index);
        break;
    case SEGMENT_SWITCH:
        say(writer, SPEECH_CHANGE, index, AFTER_TONE, segment->side,
            arena_printf(writer->arena, "Other side: %s.",
                         word_side(writer->timeline->routine->language, segment->side)));
        break;
    case SEGMENT_REST:
        if (segment->rest_step)
            say_rest_step(writer, index, full);
        else if (full)
            say(writer, SPEECH_REST, index, AFTER_TONE, SIDE_NONE, rest_words(writer, segment));
        break;
    case SEGMENT_WAIT:
        say_next(writer, index);
        if (full)
            say_marks(writer, index);
        break;
    case SEGMENT_WORK:
        if (full && opens_round(writer, index))
            say_round(writer, index);
        if (full)
            say_marks(writer, index);
        say_coming(writer, index);
        break;
    }
}

static void say_end(Writer *writer)
{
    if (writer->timeline->count > 0)
        add(writer, (Utterance){.kind = SPEECH_CHANGE,
                                .segment = writer->timeline->count,
                                .from = AFTER_FINISH,
                                .until = NS_NEVER,
                                .text = "Done."});
}

static void sort_by_time(Speech *speech)
{
    for (size_t i = 1; i < speech->count; i++) {
        Utterance moved = speech->items[i];
        size_t j = i;
        for (; j > 0 && speech->items[j - 1].segment == moved.segment &&
               speech->items[j - 1].from > moved.from;
             j--)
            speech->items[j] = speech->items[j - 1];
        speech->items[j] = moved;
    }
}

/* Ends windows where something that matters more begins. Several cues at one instant follow one
 * another in file order, so those of one kind do not end each other. */
static void yield_to_more_important(Speech *speech)
{
    for (size_t i = 0; i < speech->count; i++) {
        Utterance *less = &speech->items[i];
        for (size_t j = i + 1; j < speech->count && speech->items[j].segment == less->segment; j++)
            if (speech->items[j].kind < less->kind && speech->items[j].from < less->until)
                less->until = speech->items[j].from;
    }
}

Speech speech_build(Arena *arena, const Timeline *timeline, SpeechLevel level)
{
    Writer writer = {.arena = arena, .timeline = timeline, .level = level};
    if (level == SPEECH_OFF)
        return writer.speech;
    for (size_t i = 0; i < timeline->count; i++)
        say_segment(&writer, i);
    say_end(&writer);
    sort_by_time(&writer.speech);
    yield_to_more_important(&writer.speech);
    return writer.speech;
}

/* The timeline with a segment in another's place. */
static Timeline timeline_with(Arena *arena, const Timeline *timeline, size_t index,
                              const Segment *segment)
{
    Timeline changed = *timeline;
    changed.segments = arena_alloc(arena, timeline->count * sizeof *changed.segments);
    memcpy(changed.segments, timeline->segments, timeline->count * sizeof *changed.segments);
    changed.segments[index] = *segment;
    return changed;
}

/* Is it the same utterance? What comes next may be said in more words where there is more room. */
static bool is_same(const Utterance *a, const Utterance *b)
{
    return a->kind == b->kind && (a->kind == SPEECH_NEXT || strcmp(a->text, b->text) == 0);
}

/* The first of a segment's that is the same and not taken yet, or NULL. */
static const Utterance *take_same(const Speech *speech, bool *taken, const Utterance *utterance)
{
    for (size_t i = 0; i < speech->count; i++) {
        const Utterance *other = &speech->items[i];
        if (taken[i] || other->segment != utterance->segment || !is_same(other, utterance))
            continue;
        taken[i] = true;
        return other;
    }
    return NULL;
}

void speech_follow(Speech *speech, const Timeline *timeline, SpeechLevel level, size_t index,
                   const Segment *segment)
{
    Arena *arena = arena_new();
    Timeline changed = timeline_with(arena, timeline, index, segment);
    Speech now = speech_build(arena, &changed, level);
    bool *taken = arena_alloc(arena, (now.count + 1) * sizeof *taken);
    for (size_t i = 0; i < speech->count; i++) {
        Utterance *utterance = &speech->items[i];
        const Utterance *same =
            utterance->segment == index ? take_same(&now, taken, utterance) : NULL;
        if (!same)
            continue;
        utterance->from = same->from;
        utterance->until = same->until;
    }
    arena_free(arena);
}

Ns speech_place(const Utterance *utterance, Ns length, Ns busy_until)
{
    Ns start = utterance->from > busy_until ? utterance->from : busy_until;
    return utterance->until != NS_NEVER && start + length > utterance->until ? NS_NEVER : start;
}
