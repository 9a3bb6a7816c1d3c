// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean (session/verdict.h), on a page. */
#include "screen/visit/gate_page.h"

#include "screen/parts/run.h"
#include "session/verdict.h"

enum { ACT_STILL = 1, ACT_GO_ON, ACT_DOWN, ACT_UP, ACT_ANEW, ACT_BACK };

/* Where help is needed no reflex goes on: ACT_STILL alone does. */
static const KeyTable verdict_keys = {
    "Keys", (const KeyRow[]){
                {ACT_BACK, {'q', 27}, "leave", "leave: no session today"},
                {ACT_STILL, {'g'}, "go on", "go on with what is left of it"},
                {ACT_GO_ON, {'\n', ' '}, "go on", "the same, where nothing is urgent"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_ANEW, {'a'}, "answer again", "ask the questions again"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                KEYS_HELP_ROW,
                {0},
            }};

static Style style_of(const VerdictLine *line)
{
    static const Style urgent[] = {
        [GATE_CALM] = STYLE_TITLE, [GATE_SEE] = STYLE_WARN, [GATE_NOW] = STYLE_ALARM};
    return line->kind == VERDICT_ASKED   ? STYLE_DIM
           : line->kind == VERDICT_MEANS ? urgent[line->urgency]
                                         : STYLE_TEXT;
}

static void gather(SheetLines *page, const Intake *intake, const char *help_line)
{
    VerdictLine *lines;
    size_t count = verdict_lines(page->arena, intake->routine, &intake->verdict, help_line, &lines);
    for (size_t i = 0; i < count; i++)
        sheet_lines_add(page, style_of(&lines[i]), lines[i].text);
    if (intake->verdict.opening == GATE_CLOSED)
        sheet_lines_add(page, STYLE_TEXT, "Has it changed? Answer again.");
}

typedef struct {
    const Intake *intake;
    SheetLines lines;
    bool anew;
} Showing;

static void draw(void *screen, Shown *shown)
{
    Showing *it = screen;
    const GateVerdict *verdict = &it->intake->verdict;
    Sheet page = sheet_begin_short(verdict_heading(verdict), it->intake->routine->title,
                                   sheet_lines_rows(&it->lines));
    bool more = sheet_lines_draw(&it->lines, &page);
    shown->footer = 1u << ACT_ANEW | 1u << ACT_BACK | (more ? 1u << ACT_DOWN : 0);
    if (verdict->opening != GATE_CLOSED)
        shown->footer |= 1u << (gate_is_urgent(verdict) ? ACT_STILL : ACT_GO_ON);
}

/* What an action comes to with this verdict: Enter goes back where nothing goes on. */
static int action_here(const GateVerdict *verdict, int action)
{
    if (action != ACT_GO_ON && action != ACT_STILL)
        return action;
    if (verdict->opening == GATE_CLOSED)
        return ACT_BACK;
    return action == ACT_GO_ON && gate_is_urgent(verdict) ? 0 : ACT_GO_ON;
}

static End take(void *screen, int action, const Input *input)
{
    Showing *it = screen;
    (void)input;
    switch (action_here(&it->intake->verdict, action)) {
    case ACT_GO_ON:
        return END_DONE;
    case ACT_ANEW:
        it->anew = true;
        return END_DONE;
    case ACT_BACK:
        return END_LEFT;
    case ACT_DOWN:
        sheet_lines_move(&it->lines, 1);
        break;
    case ACT_UP:
        sheet_lines_move(&it->lines, -1);
        break;
    }
    return END_NOT_YET;
}

static const Screen verdict_screen = {.keys = &verdict_keys, .draw = draw, .take = take};

End gate_verdict_show(Visit *visit, bool recalled, bool *anew)
{
    (void)recalled;
    Showing it = {.intake = visit->intake, .lines = {.arena = arena_new()}};
    gather(&it.lines, visit->intake, visit->help_line);
    End end = screen_run(&verdict_screen, &it, visit->live);
    arena_free(it.lines.arena);
    *anew = it.anew;
    return end;
}
