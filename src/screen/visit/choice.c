// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One of a few answers: what is asked, what speaks for each, and the answers themselves with their
 * keys, which are in the footer too: there they are looked for, here they are read. */
#include "screen/visit/choice.h"

#include "base/text.h"
#include "screen/parts/run.h"

#define ROWS (CHOICE_ANSWERS + 2)

#define KEY_CELLS 8 /* before an answer */

typedef struct {
    const Choice *choice;
    const KeyRow *rows;
    size_t answer;
    int first_row; /* of the answers; -1: they have no room */
} Asking;

static int answers_of(const Choice *choice)
{
    int count = 0;
    while (count < CHOICE_ANSWERS && choice->answers[count].word)
        count++;
    return count;
}

/* An action is an answer's place, from 1. */
static void make_rows(const Choice *choice, KeyRow rows[ROWS])
{
    int count = 0;
    for (; count < answers_of(choice); count++) {
        const Answer *answer = &choice->answers[count];
        rows[count] = (KeyRow){count + 1, {0}, answer->word, answer->help};
        for (size_t i = 0; i < KEYS_MOST && answer->letters[i]; i++)
            rows[count].keys[i] = answer->letters[i];
    }
    rows[count++] = (KeyRow)KEYS_HELP_ROW;
    rows[count] = (KeyRow){0};
}

/* The lines; a line that tells of an answer is as bright as the next. */
static void write_lines(const Choice *choice, Sheet *page)
{
    for (size_t i = 0; i < CHOICE_LINES && choice->lines[i]; i++) {
        bool first = i == 0 || choice->alike;
        sheet_text(page, first ? STYLE_TEXT : STYLE_DIM, choice->lines[i]);
        sheet_gap(page);
    }
}

static int rows_of_lines(const Choice *choice)
{
    int rows = 0;
    for (size_t i = 0; i < CHOICE_LINES && choice->lines[i]; i++)
        rows += sheet_rows(choice->lines[i]) + sheet_gaps(1);
    return rows;
}

/* Each in a row: its key, and what it does. */
static void write_answers(Asking *asking, Sheet *page)
{
    int count = answers_of(asking->choice);
    asking->first_row = -1;
    if (sheet_gaps(1) == 0 || page->last - page->row < count + 2)
        return;
    sheet_line(page);
    sheet_gap(page);
    asking->first_row = page->row;
    for (int i = 0; i < count; i++, page->row++) {
        style_set(STYLE_KEY);
        put_text(page->row, page->left, KEY_CELLS - 1, keys_first_name(&asking->rows[i]));
        style_set(STYLE_TEXT);
        put_text(page->row, page->left + KEY_CELLS, page->cells - KEY_CELLS,
                 asking->choice->answers[i].help);
    }
}

static void draw(void *screen, Shown *shown)
{
    Asking *asking = screen;
    const Choice *choice = asking->choice;
    int rows = rows_of_lines(choice) + answers_of(choice) + 2;
    Sheet page = sheet_begin_short(choice->title, choice->below, rows);
    (void)shown;
    write_lines(choice, &page);
    write_answers(asking, &page);
}

/* A click on an answer's row, counted from 1; 0: none. */
static int clicked(const Asking *asking, const Input *input)
{
    int at = input->row - asking->first_row;
    bool click = input->kind == INPUT_MOUSE && input->wheel == 0 && asking->first_row >= 0;
    return click && at >= 0 && at < answers_of(asking->choice) ? at + 1 : 0;
}

static End take(void *screen, int action, const Input *input)
{
    Asking *asking = screen;
    if (action == 0)
        action = clicked(asking, input);
    asking->answer = (size_t)action - 1;
    return action > 0 ? END_DONE : END_NOT_YET;
}

End choice_show(Visit *visit, const Choice *choice, size_t *answer)
{
    KeyRow rows[ROWS];
    Asking asking = {.choice = choice, .rows = rows, .first_row = -1};
    make_rows(choice, rows);
    const Screen ops = {.keys = &(KeyTable){"Keys", rows}, .draw = draw, .take = take};
    End end = screen_run(&ops, &asking, visit->live);
    *answer = asking.answer;
    return end;
}
