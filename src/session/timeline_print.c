// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the timeline: the one line that says what an event is. `show --timeline` prints them
 * all; --plain and the screens take single ones. */
#include "session/timeline.h"

#include <stdbool.h>
#include <string.h>

#define LINE_BYTES 8192 /* the longest text that the format lets through, its sides filled in */

static const char *const sound_names[SOUND_COUNT] = {
    [SOUND_NONE] = "",       [SOUND_PIP] = "pip",       [SOUND_HALFWAY] = "halfway",
    [SOUND_START] = "start", [SOUND_SWITCH] = "switch", [SOUND_REST] = "rest",
    [SOUND_DONE] = "done",   [SOUND_FINISH] = "finish", [SOUND_BEAT] = "beat",
    [SOUND_TICK] = "tick",
};

const char *sound_name(Sound sound)
{
    return sound_names[sound];
}

/* A line in the making: never longer than its room, never cut inside a character. */
typedef struct {
    char *out;
    size_t capacity, length;
} Line;

static bool continues_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void line_add(Line *line, const char *text)
{
    size_t length = strlen(text), room = line->capacity - line->length - 1;
    if (length > room) {
        length = room;
        while (length > 0 && continues_character(text[length]))
            length--;
        line->capacity = line->length + length + 1; /* nothing follows what was cut */
    }
    memcpy(line->out + line->length, text, length);
    line->length += length;
    line->out[line->length] = '\0';
}

static void line_add_number(Line *line, const char *before, int number, const char *after)
{
    char text[32];
    snprintf(text, sizeof text, "%d", number);
    line_add(line, before);
    line_add(line, text);
    line_add(line, after);
}

/* ", set 1 of 2", or nothing where there is one alone. */
static void line_add_turn(Line *line, const char *before, int turn, int turns)
{
    if (turns < 2)
        return;
    line_add_number(line, before, turn, " of ");
    line_add_number(line, "", turns, "");
}

static void line_add_side(Line *line, Side side)
{
    if (side == SIDE_NONE)
        return;
    line_add(line, ", ");
    line_add(line, side_name(side));
}

/* ---- segments ---- */

static void line_add_name(Line *line, const Segment *segment)
{
    line_add(line, segment->step->name);
    if (segment_load(segment)) {
        line_add(line, ", ");
        line_add(line, segment_load(segment));
    }
}

static void describe_prepare(const Segment *segment, Line *line)
{
    Sides sides = segment->step->side;
    line_add_name(line, segment);
    if (segment->side == SIDE_NONE)
        return;
    line_add_side(line, segment->side);
    line_add(line, sides == SIDES_EACH || sides == SIDES_ALTERNATE ? " side first" : " side");
}

static void describe_work(const Segment *segment, Line *line)
{
    Work work = segment_work(segment);
    line_add_name(line, segment);
    line_add_side(line, segment->side);
    line_add_turn(line, ", set ", segment->set, segment->sets);
    if (segment->kind == SEGMENT_WAIT && work_row(work.form)->has_reps) {
        char reps[64];
        work_describe(&work, reps, sizeof reps);
        line_add(line, ", ");
        line_add(line, reps);
    }
    line_add_turn(line, ", round ", segment->round, segment->rounds);
}

static void describe_switch(const Segment *segment, Line *line)
{
    line_add(line, "to the ");
    line_add(line, side_name(segment->side));
    line_add(line, " side");
}

static void describe_rest(const Segment *segment, Line *line)
{
    if (segment->rest_step) {
        line_add(line, segment->rest_step->name);
        return;
    }
    if (segment->between_rounds)
        line_add_turn(line, "round ", segment->round, segment->rounds);
    else
        line_add_turn(line, "set ", segment->set, segment->sets);
    line_add(line, " comes next");
    if (segment_changes_load(segment)) {
        line_add(line, ", ");
        line_add(line, segment_load(segment));
    }
}

static const struct {
    const char *kind;
    void (*describe)(const Segment *segment, Line *line);
} segment_words[] = {
    [SEGMENT_PREPARE] = {"prepare", describe_prepare}, [SEGMENT_WORK] = {"work", describe_work},
    [SEGMENT_SWITCH] = {"switch", describe_switch},    [SEGMENT_REST] = {"rest", describe_rest},
    [SEGMENT_WAIT] = {"wait", describe_work},
};

/* ---- marks ---- */

static void describe_rep(const Segment *segment, const Mark *mark, Line *line)
{
    line_add_number(line, "", mark->number, " of ");
    line_add_number(line, "", segment->reps, "");
    if (segment->side == SIDE_NONE)
        line_add_side(line, mark->side);
}

static void describe_phase(const Segment *segment, const Mark *mark, Line *line)
{
    (void)segment;
    line_add(line, phase_words(mark->phase)->name);
}

static void describe_release(const Segment *segment, const Mark *mark, Line *line)
{
    (void)segment, (void)mark;
    line_add(line, "release");
}

static void describe_cue(const Segment *segment, const Mark *mark, Line *line)
{
    (void)segment;
    line_add(line, mark->text);
}

static void describe_pip(const Segment *segment, const Mark *mark, Line *line)
{
    (void)segment;
    line_add_number(line, "", mark->number, "");
}

static void describe_halfway(const Segment *segment, const Mark *mark, Line *line)
{
    (void)segment, (void)mark;
    line_add(line, "halfway");
}

static const struct {
    const char *kind;
    void (*describe)(const Segment *segment, const Mark *mark, Line *line);
} mark_words[] = {
    [MARK_REP] = {"rep", describe_rep},
    [MARK_PHASE] = {"phase", describe_phase},
    [MARK_RELEASE] = {"release", describe_release},
    [MARK_CUE] = {"cue", describe_cue},
    [MARK_PIP] = {"pip", describe_pip},
    [MARK_HALFWAY] = {"halfway", describe_halfway},
};

const char *timeline_describe(const Segment *segment, const Mark *mark, char *out, size_t capacity)
{
    Line line = {.out = out, .capacity = capacity};
    out[0] = '\0';
    if (mark) {
        mark_words[mark->kind].describe(segment, mark, &line);
        return mark_words[mark->kind].kind;
    }
    segment_words[segment->kind].describe(segment, &line);
    return segment_words[segment->kind].kind;
}

/* ---- the printed timeline ---- */

/* By whole numbers: the point stands in every locale. */
static void print_line(FILE *out, Ns at, const char *kind, const char *text)
{
    long long milliseconds = at / NS_PER_MS;
    fprintf(out, "%lld.%03lld %s %s\n", milliseconds / 1000, milliseconds % 1000, kind, text);
}

static void print_segment(const Segment *segment, FILE *out)
{
    char text[LINE_BYTES];
    const char *kind = timeline_describe(segment, NULL, text, sizeof text);
    print_line(out, segment->start, kind, text);
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i];
        Ns at = segment->kind == SEGMENT_WAIT ? 0 : mark->at;
        kind = timeline_describe(segment, mark, text, sizeof text);
        print_line(out, segment->start + at, kind, text);
    }
}

void timeline_print(const Timeline *timeline, FILE *out)
{
    for (size_t i = 0; i < timeline->count; i++)
        print_segment(&timeline->segments[i], out);
    print_line(out, timeline->total, "done", timeline->routine->title);
}
