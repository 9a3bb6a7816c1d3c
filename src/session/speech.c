/* Walks the timeline and writes down what a voice has to say. An utterance's window ends at the
 * next sound that it must not cover: the pips before a change, halfway, the change itself. */
#include "session/speech.h"

#include "routine/words.h"

#include <stdio.h>
#include <string.h>

#define AFTER_TONE (350 * NS_PER_MS) /* the tone of a change is heard first */
#define BEFORE_PIP (100 * NS_PER_MS)

typedef struct {
    Arena *arena;
    const Timeline *timeline;
    SpeechLevel level;
    Speech speech;
} Writer;

/* The first sound of the segment after `at` (offset), that speech must not cover, or its end. */
static Ns quiet_until(const Segment *segment, Ns at)
{
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        if (mark->at > at && (mark->kind == MARK_PIP || mark->kind == MARK_HALFWAY))
            return segment->start + mark->at - BEFORE_PIP;
    }
    return segment->start + segment->length;
}

static void say(Writer *writer, SpeechKind kind, size_t index, Ns at, Side side, const char *text)
{
    const Segment *segment = &writer->timeline->segments[index];
    const char *spoken = words_spoken(writer->arena, text);
    if (*spoken == '\0')
        return;
    Speech *speech = &writer->speech;
    speech->items = arena_grow(writer->arena, speech->items, speech->count, sizeof *speech->items);
    speech->items[speech->count++] = (Utterance){
        .kind = kind,
        .from = segment->start + at,
        .until = quiet_until(segment, at),
        .side = side,
        .segment = index,
        .text = spoken,
    };
}

static void say_next(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    char text[256];
    timeline_describe(segment, NULL, text, sizeof text);
    say(writer, SPEECH_NEXT, index, AFTER_TONE, segment->side,
        arena_printf(writer->arena, "Next: %s", text));
    if (segment->step->voice && segment->set <= 1 && writer->speech.count > 0)
        writer->speech.items[writer->speech.count - 1].voice = segment->step->voice;
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

static void say_segment(Writer *writer, size_t index)
{
    const Segment *segment = &writer->timeline->segments[index];
    bool full = writer->level == SPEECH_FULL;
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
        if (full)
            say(writer, SPEECH_REST, index, AFTER_TONE, SIDE_NONE,
                is_last_rest(segment) ? "Rest. One more set." : "Rest.");
        break;
    case SEGMENT_WAIT:
        say_next(writer, index);
        /* fall through */
    case SEGMENT_WORK:
        if (full)
            say_marks(writer, index);
        break;
    }
}

static void say_end(Writer *writer)
{
    if (writer->timeline->count == 0)
        return;
    size_t last = writer->timeline->count - 1;
    say(writer, SPEECH_CHANGE, last, writer->timeline->segments[last].length + AFTER_TONE,
        SIDE_NONE, "Done. Well held.");
    writer->speech.items[writer->speech.count - 1].until = NS_NEVER;
}

Speech speech_build(Arena *arena, const Timeline *timeline, SpeechLevel level)
{
    Writer writer = {.arena = arena, .timeline = timeline, .level = level};
    if (level == SPEECH_OFF)
        return writer.speech;
    for (size_t i = 0; i < timeline->count; i++)
        say_segment(&writer, i);
    say_end(&writer);
    return writer.speech;
}

Ns speech_place(const Utterance *utterance, Ns length, Ns busy_until)
{
    Ns start = utterance->from > busy_until ? utterance->from : busy_until;
    if (utterance->until != NS_NEVER && start + length > utterance->until)
        return NS_NEVER;
    return start;
}

const char *speech_level_name(SpeechLevel level)
{
    static const char *const names[SPEECH_LEVELS] = {"off", "brief", "full"};
    return names[level];
}
