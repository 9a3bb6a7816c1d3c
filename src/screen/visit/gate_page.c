// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate on the screen. Nothing is asked one by one: a runner with none of these is through with
 * one key a page, and one who has something sees all of it. What was not on the screen is not said
 * no to. A yes asks in its own line which leg, and is a
 * letter of its own: Enter, the reflex, only moves on. */
#include "screen/visit/gate_page.h"

#include "base/text.h"
#include "screen/parts/run.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ACT_NONE = 1,
    ACT_NO_MORE,
    ACT_NONE_HERE,
    ACT_NEXT,
    ACT_YES,
    ACT_LEFT,
    ACT_RIGHT,
    ACT_BOTH,
    ACT_UP,
    ACT_DOWN,
    ACT_BACK
};

static const KeyTable question_keys = {
    "Keys", (const KeyRow[]){
                {ACT_NONE, {'n'}, "none of these", "no to all of them, and on"},
                {ACT_NO_MORE, {'n'}, "none of the others", NULL},
                {ACT_NONE_HERE, {'n'}, "none here; more", NULL},
                {ACT_NEXT, {'\n'}, "next", "the next question; after the last one, on"},
                {ACT_YES, {'y'}, "yes", "yes to this one, which leg, and no again"},
                {ACT_LEFT, {'l'}, "left", "yes, the left leg alone"},
                {ACT_RIGHT, {'r'}, "right", "yes, the right leg alone"},
                {ACT_BOTH, {'b'}, "both", "yes, both legs"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "the question above"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "the question below"},
                {ACT_BACK, {'q', 27}, "leave", "leave, without an answer"},
                KEYS_HELP_ROW,
                {0},
            }};

#define SEEN_AFTER NS_PER_S /* an Enter pressed a moment too long passes no gate before */

#define STATE_CELLS 8 /* of the answer before a question */

typedef struct {
    Intake *intake;
    size_t *asked;          /* which of the routine's questions are asked now */
    int count, cursor, top; /* of them */
    int seen;               /* so many from the first have stood on the screen whole */
    int *row_of;            /* where each was drawn last, for clicks; -1: nowhere */
    Ns shown_at;
} Gatehouse;

/* ---- the questions ---- */

static const Gate *gate_of(const Gatehouse *house, int index)
{
    return &house->intake->routine->gates[house->asked[index]];
}

static GateAnswer *answer_of(const Gatehouse *house, int index)
{
    return &house->intake->answers[house->asked[index]];
}

static bool is_any_yes(const Gatehouse *house)
{
    for (int i = 0; i < house->count; i++)
        if (answer_of(house, i)->yes)
            return true;
    return false;
}

static const char *state_words(const Gatehouse *house, int index)
{
    const GateAnswer *answer = answer_of(house, index);
    if (!answer->yes)
        return "no"; /* what it is as long as nobody says otherwise */
    if (!gate_asks_side(gate_of(house, index)))
        return "yes";
    return answer->side == SIDE_LEFT ? "left" : answer->side == SIDE_RIGHT ? "right" : "both";
}

static int rows_of(const Gatehouse *house, int index, int cells)
{
    int rows = text_rows(gate_of(house, index)->ask, cells - STATE_CELLS);
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

static void draw_question(const Gatehouse *house, int index, Sheet *page, int rows)
{
    bool here = index == house->cursor, yes = answer_of(house, index)->yes;
    style_set(here ? STYLE_SELECTED : yes ? STYLE_WARN : STYLE_DIM);
    char state[32];
    snprintf(state, sizeof state, "%s %s", here ? ">" : " ", state_words(house, index));
    put_text(page->row, page->left, STATE_CELLS - 1, state);
    style_set(yes ? STYLE_TITLE : here ? STYLE_TEXT : STYLE_DIM);
    put_wrapped(page->row, page->left + STATE_CELLS, page->cells - STATE_CELLS, rows,
                gate_of(house, index)->ask);
    style_set(STYLE_TEXT);
}

static bool asks_leg_here(const Gatehouse *house)
{
    return gate_asks_side(gate_of(house, house->cursor));
}

static unsigned footer_of(const Gatehouse *house)
{
    unsigned shown = 1u << (house->seen < house->count ? ACT_NONE_HERE
                            : is_any_yes(house)        ? ACT_NO_MORE
                                                       : ACT_NONE);
    shown |=
        asks_leg_here(house) ? 1u << ACT_LEFT | 1u << ACT_RIGHT | 1u << ACT_BOTH : 1u << ACT_YES;
    return shown | 1u << ACT_NEXT | 1u << ACT_BACK;
}

/* The rows of all of them without a gap. */
static int all_rows(const Gatehouse *house, int cells)
{
    int rows = 0;
    for (int i = 0; i < house->count; i++)
        rows += rows_of(house, i, cells);
    return rows;
}

static void draw_questions(Gatehouse *house, Sheet *page, int gap, Shown *shown)
{
    for (int i = 0; i < house->count; i++) {
        house->row_of[i] = -1;
        int rows = page->last - page->row, own = rows_of(house, i, page->cells);
        if (i < house->top || rows <= 0)
            continue;
        house->row_of[i] = page->row;
        shown->row = i == house->cursor ? page->row : shown->row;
        draw_question(house, i, page, own < rows ? own : rows);
        if (i == house->seen && (own <= rows || i == house->top))
            house->seen++;
        page->row += own + gap;
    }
}

static void draw(void *screen, Shown *shown)
{
    Gatehouse *house = screen;
    int cells = sheet_cells(), rows = all_rows(house, cells), gaps = sheet_gaps(house->count - 1);
    Sheet page = sheet_begin_short("Before you start: any of these?", house->intake->routine->title,
                                   rows + gaps);
    int gap = rows + gaps <= page.last - page.row ? sheet_gaps(1) : 0;
    shown->column = page.left;
    scroll_to_cursor(house, page.last - page.row, cells, gap);
    draw_questions(house, &page, gap, shown);
    shown->footer = footer_of(house);
    shown->cursor = CURSOR_PARKED;
    shown->expect = EXPECT_PAIN;
}

static void answer(Gatehouse *house, bool yes, Side side)
{
    GateAnswer *answer = answer_of(house, house->cursor);
    answer->yes = yes;
    answer->side = yes && asks_leg_here(house) ? side : SIDE_NONE;
}

/* No, yes, no; where a leg is asked for: no, both, left, right, no. */
static void next_answer(Gatehouse *house)
{
    const GateAnswer *now = answer_of(house, house->cursor);
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
    }
}

static void click_question(Gatehouse *house, const Input *input)
{
    if (input->wheel != 0)
        move_by(house, input->wheel);
    for (int i = house->count - 1; input->wheel == 0 && i >= 0; i--)
        if (house->row_of[i] >= 0 && input->row >= house->row_of[i] &&
            input->row < terminal_rows() - 1) {
            house->cursor = i;
            next_answer(house);
            return;
        }
}

/* Enter: the next question. True: the last one has been seen, and it goes on. */
static bool is_past(Gatehouse *house)
{
    bool last = house->cursor == house->count - 1;
    move_by(house, 1);
    return last && clock_monotonic() - house->shown_at > SEEN_AFTER;
}

static bool is_no_to_all(int action)
{
    return action == ACT_NONE || action == ACT_NO_MORE || action == ACT_NONE_HERE;
}

/* On to the questions that have not been on the screen. False: there are none. */
static bool turn_page(Gatehouse *house)
{
    if (house->seen >= house->count)
        return false;
    house->cursor = house->top = house->seen;
    return true;
}

static End take(void *screen, int action, const Input *input)
{
    Gatehouse *house = screen;
    if (action == ACT_BACK)
        return END_LEFT;
    if (is_no_to_all(action))
        return turn_page(house) ? END_NOT_YET : END_DONE;
    if (action == ACT_NEXT && is_past(house))
        return END_DONE;
    if (action == 0 && input->kind == INPUT_MOUSE)
        click_question(house, input);
    take_question_action(house, action);
    return END_NOT_YET;
}

static const Screen gate_screen = {.keys = &question_keys, .draw = draw, .take = take};

/* Which of the questions are asked now; returns how many. */
static int list_asked(const Intake *intake, size_t *asked)
{
    int count = 0;
    for (size_t i = 0; i < intake->routine->gate_count; i++)
        if (intake->asks[i])
            asked[count++] = i;
    return count;
}

End gate_show(Visit *visit)
{
    Intake *intake = visit->intake;
    size_t most = intake->routine->gate_count + 1;
    Gatehouse house = {.intake = intake, .shown_at = clock_monotonic()};
    house.row_of = memory_alloc(most * sizeof *house.row_of);
    house.asked = memory_alloc(most * sizeof *house.asked);
    house.count = list_asked(intake, house.asked);
    End end = screen_run(&gate_screen, &house, visit->live);
    for (int i = 0; i < house.count && end == END_DONE; i++)
        answer_of(&house, i)->known = true;
    free(house.row_of);
    free(house.asked);
    return end;
}
