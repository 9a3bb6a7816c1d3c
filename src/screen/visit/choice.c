// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/visit/choice.h"

#include "terminal/keys.h"

#include <string.h>

enum { ACT_HELP = CHOICE_ANSWERS + 1 }; /* below it: an answer's place, from 1 */

#define ROWS (CHOICE_ANSWERS + 2)

static void make_rows(const Choice *choice, KeyRow rows[ROWS])
{
    size_t count = 0;
    for (; count < CHOICE_ANSWERS && choice->answers[count].word; count++) {
        const Answer *answer = &choice->answers[count];
        rows[count] = (KeyRow){(int)count + 1, {0}, answer->word, answer->help};
        for (size_t i = 0; i < KEYS_MOST && answer->letters[i]; i++)
            rows[count].keys[i] = answer->letters[i];
    }
    rows[count++] = (KeyRow){ACT_HELP, {'?'}, "keys", "this help"};
    rows[count] = (KeyRow){0};
}

static void draw(const Choice *choice, const KeyTable *keys, const KeysHelp *help)
{
    Page page = page_begin(choice->title, choice->below);
    for (size_t i = 0; i < CHOICE_LINES && choice->lines[i]; i++) {
        page_text(&page, i == 0 ? STYLE_TEXT : STYLE_DIM, choice->lines[i]);
        page_gap(&page);
    }
    keys_footer(keys, terminal_rows() - 1, ~0u);
    keys_help_draw(help, keys, "");
}

End choice_show(Visit *visit, const Choice *choice, size_t *answer)
{
    KeyRow rows[ROWS];
    KeyTable keys = {"Keys", rows};
    KeysHelp help = {0};
    make_rows(choice, rows);
    for (;;) {
        draw(choice, &keys, &help);
        Input input = page_wait(visit->live, 0, 0, false);
        if (input.kind == INPUT_END)
            return END_GONE;
        if (keys_help_take(&help, &keys, &input))
            continue;
        int action = keys_action(&keys, &input);
        if (action == ACT_HELP)
            help = (KeysHelp){.up = true};
        if (action > 0 && action < ACT_HELP) {
            *answer = (size_t)action - 1;
            return END_DONE;
        }
    }
}
