// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a verdict. */
#include "session/verdict.h"

#include "routine/exercise.h"
#include "session/timeline.h"

#include <string.h>

const char *verdict_heading_of(GateOpening opening, bool urgent)
{
    switch (opening) {
    case GATE_CLOSED:
        return urgent ? "Get help first. No session today."
                      : "No session today. Here is who to call.";
    case GATE_NARROWED:
        return "Today without some of it";
    default:
        return "Before you start";
    }
}

const char *verdict_heading(const GateVerdict *verdict)
{
    return verdict_heading_of(verdict->opening, gate_is_urgent(verdict));
}

typedef struct {
    Arena *arena;
    VerdictLine *lines;
    size_t count;
} Lines;

/* NULL and "": nothing. */
static void add(Lines *lines, VerdictKind kind, GateUrgency urgency, const char *text)
{
    if (!text || !*text)
        return;
    lines->lines = arena_grow(lines->arena, lines->lines, lines->count, sizeof *lines->lines);
    lines->lines[lines->count++] = (VerdictLine){kind, urgency, text};
}

/* The names of the routine's steps with one of these exercises: "Left out: …". */
static const char *names_of(Arena *arena, const Timeline *timeline, const char *const *ids)
{
    const char *names = "";
    int last = -1;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        const char *id = segment->step->exercise ? segment->step->exercise->id : NULL;
        if (!id || segment->step_index <= last)
            continue;
        last = segment->step_index;
        for (const char *const *one = ids; *one; one++)
            if (strcmp(*one, id) == 0)
                names =
                    arena_printf(arena, "%s%s%s", names, *names ? "; " : "", segment->step->name);
    }
    return names;
}

static void add_names(Lines *lines, const Timeline *timeline, const char *what,
                      const char *const *ids)
{
    const char *names = ids ? names_of(lines->arena, timeline, ids) : "";
    if (*names)
        add(lines, VERDICT_REST, GATE_CALM, arena_printf(lines->arena, "%s: %s.", what, names));
}

/* What is left of it. */
static void add_rest(Lines *lines, const Routine *routine, const GateVerdict *verdict)
{
    Timeline *timeline = timeline_build(routine);
    if (verdict->spared != SIDE_NONE)
        add(lines, VERDICT_REST, GATE_CALM,
            arena_printf(lines->arena,
                         "Nothing is done for the %s leg today, and nothing that needs both. "
                         "The rest goes on.",
                         side_name(verdict->spared)));
    add_names(lines, timeline, "Left out today", verdict->dropped);
    add_names(lines, timeline, "What stays today", verdict->only);
    timeline_free(timeline);
}

size_t verdict_left(Arena *arena, const Routine *routine, const GateVerdict *verdict,
                    VerdictLine **out)
{
    Lines lines = {.arena = arena};
    if (verdict->opening != GATE_CLOSED)
        add_rest(&lines, routine, verdict);
    *out = lines.lines;
    return lines.count;
}

/* Whoever only wants something need not be told whom to call. */
static bool names_help(const GateVerdict *verdict)
{
    bool signs = verdict->opening == GATE_CLOSED;
    for (size_t i = 0; i < verdict->reason_count; i++)
        signs = signs || !gate_is_wish(verdict->reasons[i]);
    return signs && verdict->opening != GATE_OPEN;
}

size_t verdict_lines(Arena *arena, const Routine *routine, const GateVerdict *verdict,
                     const char *help_line, VerdictLine **out)
{
    Lines lines = {.arena = arena};
    for (size_t i = 0; i < verdict->reason_count; i++) {
        const Gate *gate = verdict->reasons[i];
        add(&lines, VERDICT_ASKED, GATE_CALM, gate->ask);
        add(&lines, VERDICT_MEANS, gate_urgency(gate), gate->then);
    }
    if (names_help(verdict))
        add(&lines, VERDICT_REST, GATE_CALM, help_line);
    if (verdict->opening != GATE_CLOSED)
        add_rest(&lines, routine, verdict);
    *out = lines.lines;
    return lines.count;
}
