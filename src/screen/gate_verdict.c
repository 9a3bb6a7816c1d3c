// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean: calm, with whom to call, and with what stays possible. */
#include "screen/gate.h"

#include "screen/keys.h"
#include "screen/ncurses.h"

#include <string.h>

enum { ACT_GO_ON = 1, ACT_DOWN, ACT_UP, ACT_ANEW, ACT_BACK };

static const KeyTable verdict_keys = {
    "Keys", (const KeyRow[]){
                {ACT_GO_ON, {'\n', ' '}, "go on", "go on with what is left of it"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_ANEW, {'a'}, "answer again", "ask the questions again"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                {ACT_BACK, {'q', 27}, "back", "back, no session today"},
                {0},
            }};

static const char *heading_of(const GateVerdict *verdict)
{
    switch (verdict->opening) {
    case GATE_CLOSED:
        return "No session today. Here is who to call.";
    case GATE_NARROWED:
        return "Today without some of it";
    default:
        return "Before you start";
    }
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
                    arena_printf(arena, "%s%s%s", names, *names ? ", " : "", segment->step->name);
    }
    return names;
}

typedef struct {
    Style style;
    const char *text;
} Line;

typedef struct {
    Arena *arena;
    Line *lines;
    size_t count;
} Lines;

static void add_line(Lines *lines, Style style, const char *text)
{
    if (!text || !*text)
        return;
    lines->lines = arena_grow(lines->arena, lines->lines, lines->count, sizeof *lines->lines);
    lines->lines[lines->count++] = (Line){style, text};
}

/* What is left of it, in words. */
static void add_rest(Lines *lines, const Intake *intake)
{
    const GateVerdict *verdict = &intake->verdict;
    Arena *arena = lines->arena;
    Timeline *timeline = timeline_build(intake->routine);
    if (verdict->spared != SIDE_NONE)
        add_line(lines, STYLE_TEXT,
                 arena_printf(arena,
                              "Nothing is done for the %s leg today, and nothing that needs both. "
                              "The rest goes on.",
                              side_name(verdict->spared)));
    const char *names = verdict->dropped ? names_of(arena, timeline, verdict->dropped) : "";
    if (*names)
        add_line(lines, STYLE_TEXT, arena_printf(arena, "Left out today: %s.", names));
    names = verdict->only ? names_of(arena, timeline, verdict->only) : "";
    if (*names)
        add_line(lines, STYLE_TEXT, arena_printf(arena, "What stays today: %s.", names));
    timeline_free(timeline);
}

/* What was asked, what it means, whom to call, and what stays. */
static void gather(Lines *lines, const Intake *intake, const char *help_line)
{
    const GateVerdict *verdict = &intake->verdict;
    for (size_t i = 0; i < verdict->reason_count; i++) {
        add_line(lines, STYLE_DIM, verdict->reasons[i]->ask);
        add_line(lines, STYLE_TITLE, verdict->reasons[i]->then);
    }
    if (verdict->opening != GATE_OPEN)
        add_line(lines, STYLE_TEXT, help_line);
    if (verdict->opening == GATE_CLOSED)
        add_line(lines, STYLE_TEXT, "Your answers count for a week. Has it changed? Answer again.");
    else
        add_rest(lines, intake);
}

static void draw(const Intake *intake, const Lines *lines, size_t scroll)
{
    const GateVerdict *verdict = &intake->verdict;
    Page page = page_begin(heading_of(verdict), intake->routine->title);
    for (size_t i = scroll; i < lines->count; i++) {
        page_text(&page, lines->lines[i].style, lines->lines[i].text);
        if (lines->lines[i].style != STYLE_DIM) /* a question and its answer stand together */
            page_gap(&page);
    }
    unsigned shown = 1u << ACT_ANEW | 1u << ACT_BACK;
    if (scroll > 0 || page.row >= page.last)
        shown |= 1u << ACT_DOWN;
    if (verdict->opening != GATE_CLOSED)
        shown |= 1u << ACT_GO_ON;
    keys_footer(&verdict_keys, LINES - 1, shown);
}

/* ACT_GO_ON, ACT_ANEW or ACT_BACK; 0: the terminal is gone. */
static int follow(const Intake *intake, const Lines *lines)
{
    bool closed = intake->verdict.opening == GATE_CLOSED;
    for (size_t scroll = 0;;) {
        draw(intake, lines, scroll);
        Input input = page_wait(NULL, 0, 0, false);
        int action = keys_action(&verdict_keys, &input);
        if (input.kind == INPUT_END)
            return 0;
        if (action == ACT_GO_ON)
            return closed ? ACT_BACK : ACT_GO_ON;
        if (action == ACT_ANEW || action == ACT_BACK)
            return action;
        if (action == ACT_DOWN && scroll + 1 < lines->count)
            scroll++;
        if (action == ACT_UP && scroll > 0)
            scroll--;
    }
}

PageEnd gate_verdict_show(const Intake *intake, const char *help_line, bool *anew)
{
    Lines lines = {.arena = arena_new()};
    gather(&lines, intake, help_line);
    int action = follow(intake, &lines);
    arena_free(lines.arena);
    *anew = action == ACT_ANEW;
    return action == 0 ? PAGE_GONE : action == ACT_BACK ? PAGE_LEFT : PAGE_DONE;
}
