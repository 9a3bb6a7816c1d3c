// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean (play/verdict.h), on a page. */
#include "screen/visit/gate.h"

#include "play/verdict.h"
#include "terminal/keys.h"

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

static Style style_of(const VerdictLine *line)
{
    static const Style urgent[] = {
        [GATE_CALM] = STYLE_TITLE, [GATE_SEE] = STYLE_WARN, [GATE_NOW] = STYLE_ALARM};
    return line->kind == VERDICT_ASKED   ? STYLE_DIM
           : line->kind == VERDICT_MEANS ? urgent[line->urgency]
                                         : STYLE_TEXT;
}

static void gather(PageLines *page, const Intake *intake, const char *help_line)
{
    VerdictLine *lines;
    size_t count = verdict_lines(page->arena, intake, help_line, &lines);
    for (size_t i = 0; i < count; i++)
        page_lines_add(page, style_of(&lines[i]), lines[i].text);
    if (intake->verdict.opening == GATE_CLOSED)
        page_lines_add(page, STYLE_TEXT, "Has it changed? Answer again.");
}

static void draw(const Intake *intake, const PageLines *lines, const KeysHelp *help)
{
    const GateVerdict *verdict = &intake->verdict;
    Page page = page_begin(verdict_heading(verdict), intake->routine->title);
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

End gate_verdict_show(Visit *visit, bool recalled, bool *anew)
{
    (void)recalled;
    PageLines lines = {.arena = arena_new()};
    gather(&lines, visit->intake, visit->help_line);
    int action = follow(visit->intake, &lines);
    arena_free(lines.arena);
    *anew = action == ACT_ANEW;
    return action == 0 ? END_GONE : action == ACT_BACK ? END_LEFT : END_DONE;
}
