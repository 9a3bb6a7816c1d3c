// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean: calm, but as urgent as it is, with whom to call, and with what
 * stays possible. */
#include "screen/visit/gate.h"

#include "terminal/keys.h"

#include <string.h>

enum { ACT_STILL = 1, ACT_GO_ON, ACT_DOWN, ACT_UP, ACT_ANEW, ACT_BACK, ACT_HELP };

/* Where help is needed no reflex goes on: ACT_STILL alone does. */
static const KeyTable verdict_keys = {
    "Keys", (const KeyRow[]){
                {ACT_BACK, {'q', 27}, "leave", "leave: no session today"},
                {ACT_STILL, {'g'}, "go on", "go on with what is left of it"},
                {ACT_GO_ON, {'\n', ' '}, "go on", "the same, where nothing is urgent"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_ANEW, {'a'}, "answer again", "ask the questions again"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                {ACT_HELP, {'?'}, "keys", "this help"},
                {0},
            }};

static const char *heading_of(const GateVerdict *verdict)
{
    switch (verdict->opening) {
    case GATE_CLOSED:
        return gate_is_urgent(verdict) ? "Get help first. No session today."
                                       : "No session today. Here is who to call.";
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

/* What is left of it, in words. */
static void add_rest(PageLines *lines, const Intake *intake)
{
    const GateVerdict *verdict = &intake->verdict;
    Arena *arena = lines->arena;
    Timeline *timeline = timeline_build(intake->routine);
    if (verdict->spared != SIDE_NONE)
        page_lines_add(
            lines, STYLE_TEXT,
            arena_printf(arena,
                         "Nothing is done for the %s leg today, and nothing that needs both. "
                         "The rest goes on.",
                         side_name(verdict->spared)));
    const char *names = verdict->dropped ? names_of(arena, timeline, verdict->dropped) : "";
    if (*names)
        page_lines_add(lines, STYLE_TEXT, arena_printf(arena, "Left out today: %s.", names));
    names = verdict->only ? names_of(arena, timeline, verdict->only) : "";
    if (*names)
        page_lines_add(lines, STYLE_TEXT, arena_printf(arena, "What stays today: %s.", names));
    timeline_free(timeline);
}

static const Style styles[] = {
    [GATE_CALM] = STYLE_TITLE, [GATE_SEE] = STYLE_WARN, [GATE_NOW] = STYLE_ALARM};

/* What was asked, what it means, whom to call, and what stays. */
static void gather(PageLines *lines, const Intake *intake, const char *help_line)
{
    const GateVerdict *verdict = &intake->verdict;
    for (size_t i = 0; i < verdict->reason_count; i++) {
        page_lines_add(lines, STYLE_DIM, verdict->reasons[i]->ask);
        page_lines_add(lines, styles[gate_urgency(verdict->reasons[i])], verdict->reasons[i]->then);
    }
    if (verdict->opening != GATE_OPEN)
        page_lines_add(lines, STYLE_TEXT, help_line);
    if (verdict->opening == GATE_CLOSED)
        page_lines_add(lines, STYLE_TEXT, "Has it changed? Answer again.");
    else
        add_rest(lines, intake);
}

static void draw(const Intake *intake, const PageLines *lines, const KeysHelp *help)
{
    const GateVerdict *verdict = &intake->verdict;
    Page page = page_begin(heading_of(verdict), intake->routine->title);
    bool more = page_lines_draw(lines, &page);
    unsigned shown = 1u << ACT_ANEW | 1u << ACT_BACK | (more ? 1u << ACT_DOWN : 0);
    if (verdict->opening != GATE_CLOSED)
        shown |= 1u << (gate_is_urgent(verdict) ? ACT_STILL : ACT_GO_ON);
    keys_footer(&verdict_keys, terminal_rows() - 1, shown);
    keys_help_draw(help, &verdict_keys, "");
}

/* What a key comes to with this verdict: Enter goes back where nothing goes on. */
static int action_of(const GateVerdict *verdict, const Input *input)
{
    int action = keys_action(&verdict_keys, input);
    if (action != ACT_GO_ON && action != ACT_STILL)
        return action;
    if (verdict->opening == GATE_CLOSED)
        return ACT_BACK;
    return action == ACT_GO_ON && gate_is_urgent(verdict) ? 0 : ACT_GO_ON;
}

/* ACT_GO_ON, ACT_ANEW or ACT_BACK; 0: the terminal is gone. */
static int follow(const Intake *intake, PageLines *lines)
{
    KeysHelp help = {0};
    for (;;) {
        draw(intake, lines, &help);
        Input input = page_wait(NULL, 0, 0, false);
        if (input.kind == INPUT_END)
            return 0;
        if (keys_help_take(&help, &verdict_keys, &input))
            continue;
        int action = action_of(&intake->verdict, &input);
        if (action == ACT_GO_ON || action == ACT_ANEW || action == ACT_BACK)
            return action;
        if (action == ACT_DOWN || action == ACT_UP)
            page_lines_move(lines, action == ACT_DOWN ? 1 : -1);
        if (action == ACT_HELP)
            help = (KeysHelp){.up = true};
    }
}

PageEnd gate_verdict_show(const Intake *intake, const char *help_line, bool *anew)
{
    PageLines lines = {.arena = arena_new()};
    gather(&lines, intake, help_line);
    int action = follow(intake, &lines);
    arena_free(lines.arena);
    *anew = action == ACT_ANEW;
    return action == 0 ? PAGE_GONE : action == ACT_BACK ? PAGE_LEFT : PAGE_DONE;
}
