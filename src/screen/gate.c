// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate on the screen. Nothing is asked one by one: a runner with none of these is through with
 * one key, and one who has something sees all of it. A yes asks in its own line which leg. */
#include "screen/gate.h"

#include "base/text.h"
#include "screen/keys.h"
#include "screen/ncurses.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ACT_NONE = 1,
    ACT_NO_MORE,
    ACT_YES,
    ACT_LEFT,
    ACT_RIGHT,
    ACT_BOTH,
    ACT_UP,
    ACT_DOWN,
    ACT_BACK,
    ACT_HELP
};

static const KeyTable question_keys = {
    "Keys", (const KeyRow[]){
                {ACT_NONE, {'n'}, "none of these", "no to all of them, and on"},
                {ACT_NO_MORE, {'n'}, "none of the others", NULL},
                {ACT_YES, {' ', '\n', 'y'}, "yes", "yes to this one, which leg, and no again"},
                {ACT_LEFT, {'l', TERMINAL_KEY_LEFT}, "left", "yes, the left leg alone"},
                {ACT_RIGHT, {'r', TERMINAL_KEY_RIGHT}, "right", "yes, the right leg alone"},
                {ACT_BOTH, {'b'}, "both", "yes, both legs"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "the question above"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "the question below"},
                {ACT_BACK, {'q', 27}, "back", "back, without an answer"},
                {ACT_HELP, {'?'}, "keys", "this help"},
                {0},
            }};

#define STATE_CELLS 8 /* of the answer before a question */

typedef struct {
    Intake *intake;
    int count, cursor, top;
    KeysHelp help;
    int *row_of; /* where each was drawn last, for clicks; -1: nowhere */
} Gatehouse;

/* ---- the questions ---- */

static bool is_any_yes(const Intake *intake)
{
    for (size_t i = 0; i < intake->routine->gate_count; i++)
        if (intake->answers[i].yes)
            return true;
    return false;
}

static const char *state_words(const Intake *intake, int index)
{
    const GateAnswer *answer = &intake->answers[index];
    if (!answer->yes)
        return terminal_unicode() ? "·" : "-";
    if (!gate_asks_side(&intake->routine->gates[index]))
        return "yes";
    return answer->side == SIDE_LEFT ? "left" : answer->side == SIDE_RIGHT ? "right" : "both";
}

static int rows_of(const Gatehouse *house, int index, int cells)
{
    int rows = text_rows(house->intake->routine->gates[index].ask, cells - STATE_CELLS);
    return rows > 0 ? rows : 1;
}

/* Keeps the question under the cursor in view, whole where it fits. */
static void scroll_to_cursor(Gatehouse *house, int rows, int cells, int gap)
{
    if (house->cursor < house->top)
        house->top = house->cursor;
    for (;;) {
        int used = 0;
        for (int i = house->top; i <= house->cursor; i++)
            used += rows_of(house, i, cells) + (i < house->cursor ? gap : 0);
        if (used <= rows || house->top >= house->cursor)
            return;
        house->top++;
    }
}

static void draw_question(const Gatehouse *house, int index, Page *page, int rows)
{
    bool here = index == house->cursor, yes = house->intake->answers[index].yes;
    style_set(here ? STYLE_SELECTED : yes ? STYLE_WARN : STYLE_DIM);
    char state[32];
    snprintf(state, sizeof state, "%s %s ", here ? ">" : " ", state_words(house->intake, index));
    put_text(page->row, page->left, STATE_CELLS - 1, state);
    style_set(yes ? STYLE_TITLE : here ? STYLE_TEXT : STYLE_DIM);
    put_wrapped(page->row, page->left + STATE_CELLS, page->cells - STATE_CELLS, rows,
                house->intake->routine->gates[index].ask);
    style_set(STYLE_TEXT);
}

static bool asks_leg_here(const Gatehouse *house)
{
    return gate_asks_side(&house->intake->routine->gates[house->cursor]);
}

static void draw_question_footer(const Gatehouse *house)
{
    unsigned shown = 1u << (is_any_yes(house->intake) ? ACT_NO_MORE : ACT_NONE);
    shown |=
        asks_leg_here(house) ? 1u << ACT_LEFT | 1u << ACT_RIGHT | 1u << ACT_BOTH : 1u << ACT_YES;
    keys_footer(&question_keys, LINES - 1, shown | 1u << ACT_BACK | 1u << ACT_HELP);
}

static int draw_questions(Gatehouse *house, int *cursor_column)
{
    Page page = page_begin("Before you start: any of these?", house->intake->routine->title);
    int gap = page.last < LINES - 1 ? 1 : 0, all = house->count * gap, cursor_row = 0;
    for (int i = 0; i < house->count; i++)
        all += rows_of(house, i, page.cells);
    gap = all - gap > page.last - page.row ? 0 : gap;
    *cursor_column = page.left;
    scroll_to_cursor(house, page.last - page.row, page.cells, gap);
    for (int i = 0; i < house->count; i++) {
        house->row_of[i] = -1;
        int rows = page.last - page.row, own = rows_of(house, i, page.cells);
        if (i < house->top || rows <= 0)
            continue;
        house->row_of[i] = page.row;
        cursor_row = i == house->cursor ? page.row : cursor_row;
        draw_question(house, i, &page, own < rows ? own : rows);
        page.row += own + gap;
    }
    draw_question_footer(house);
    keys_help_draw(&house->help, &question_keys, "");
    return cursor_row;
}

static void answer(Gatehouse *house, bool yes, Side side)
{
    GateAnswer *answer = &house->intake->answers[house->cursor];
    answer->yes = yes;
    answer->side = yes && asks_leg_here(house) ? side : SIDE_NONE;
}

/* No, yes, no; where a leg is asked for: no, both, left, right, no. */
static void next_answer(Gatehouse *house)
{
    const GateAnswer *now = &house->intake->answers[house->cursor];
    bool more = now->yes && asks_leg_here(house) && now->side != SIDE_RIGHT;
    if (more)
        answer(house, true, now->side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT);
    else
        answer(house, !now->yes, SIDE_NONE);
}

static void move_by(Gatehouse *house, int by)
{
    int to = house->cursor + by;
    house->cursor = to < 0 ? 0 : to >= house->count ? house->count - 1 : to;
}

static void take_question_action(Gatehouse *house, int action)
{
    switch (action) {
    case ACT_YES:
        next_answer(house);
        break;
    case ACT_LEFT:
    case ACT_RIGHT:
    case ACT_BOTH:
        if (asks_leg_here(house))
            answer(house, true,
                   action == ACT_LEFT    ? SIDE_LEFT
                   : action == ACT_RIGHT ? SIDE_RIGHT
                                         : SIDE_NONE);
        break;
    case ACT_UP:
    case ACT_DOWN:
        move_by(house, action == ACT_UP ? -1 : 1);
        break;
    case ACT_HELP:
        house->help = (KeysHelp){.up = true};
        break;
    }
}

static void click_question(Gatehouse *house, const Input *input)
{
    if (input->wheel != 0)
        move_by(house, input->wheel);
    for (int i = house->count - 1; input->wheel == 0 && i >= 0; i--)
        if (house->row_of[i] >= 0 && input->row >= house->row_of[i] && input->row < LINES - 1) {
            house->cursor = i;
            next_answer(house);
            return;
        }
}

/* Until all is answered, or the person goes back. */
static PageEnd follow(Gatehouse *house)
{
    for (;;) {
        int column, row = draw_questions(house, &column);
        Input input = page_wait(NULL, row, column, true);
        if (input.kind == INPUT_END)
            return PAGE_GONE;
        if (keys_help_take(&house->help, &question_keys, &input))
            continue;
        int action = keys_action(&question_keys, &input);
        if (action == ACT_BACK)
            return PAGE_LEFT;
        if (action == ACT_NONE || action == ACT_NO_MORE)
            return PAGE_DONE;
        if (action == 0 && input.kind == INPUT_MOUSE)
            click_question(house, &input);
        take_question_action(house, action);
    }
}

static PageEnd ask(Intake *intake, Log *log)
{
    size_t count = intake->routine->gate_count;
    Gatehouse house = {.intake = intake, .count = (int)count};
    house.row_of = memory_alloc((count + 1) * sizeof *house.row_of);
    PageEnd end = follow(&house);
    free(house.row_of);
    if (end != PAGE_DONE)
        return end;
    for (size_t i = 0; i < count; i++)
        intake->answers[i].known = true;
    intake_judge(intake, log);
    return PAGE_DONE;
}

PageEnd gate_show(Intake *intake, const char *help_line, Log *log)
{
    bool due = intake->gate_due;
    for (;;) {
        if (due) {
            PageEnd end = ask(intake, log);
            if (end != PAGE_DONE)
                return end;
        }
        if (intake->verdict.reason_count == 0)
            return PAGE_DONE;
        bool anew;
        PageEnd end = gate_verdict_show(intake, help_line, &anew);
        if (!anew)
            return end;
        intake_ask_anew(intake);
        due = true;
    }
}
