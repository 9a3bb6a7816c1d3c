// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/visit/choice.h"

#include "screen/parts/run.h"

#define ROWS (CHOICE_ANSWERS + 2)

typedef struct {
    const Choice *choice;
    size_t answer;
} Asking;

/* An action is an answer's place, from 1. */
static void make_rows(const Choice *choice, KeyRow rows[ROWS])
{
    size_t count = 0;
    for (; count < CHOICE_ANSWERS && choice->answers[count].word; count++) {
        const Answer *answer = &choice->answers[count];
        rows[count] = (KeyRow){(int)count + 1, {0}, answer->word, answer->help};
        for (size_t i = 0; i < KEYS_MOST && answer->letters[i]; i++)
            rows[count].keys[i] = answer->letters[i];
    }
    rows[count++] = (KeyRow)KEYS_HELP_ROW;
    rows[count] = (KeyRow){0};
}

static void draw(void *screen, Shown *shown)
{
    const Choice *choice = ((Asking *)screen)->choice;
    Sheet page = sheet_begin(choice->title, choice->below);
    (void)shown;
    for (size_t i = 0; i < CHOICE_LINES && choice->lines[i]; i++) {
        sheet_text(&page, i == 0 ? STYLE_TEXT : STYLE_DIM, choice->lines[i]);
        sheet_gap(&page);
    }
}

static End take(void *screen, int action, const Input *input)
{
    (void)input;
    ((Asking *)screen)->answer = (size_t)action - 1;
    return action > 0 ? END_DONE : END_NOT_YET;
}

End choice_show(Visit *visit, const Choice *choice, size_t *answer)
{
    KeyRow rows[ROWS];
    Asking asking = {.choice = choice};
    make_rows(choice, rows);
    const Screen ops = {.keys = &(KeyTable){"Keys", rows}, .draw = draw, .take = take};
    End end = screen_run(&ops, &asking, visit->live);
    *answer = asking.answer;
    return end;
}
