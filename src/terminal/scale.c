// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The scale from 0 to 10. */
#include "terminal/scale.h"

#include "base/layout.h"
#include "terminal/put.h"
#include "terminal/style.h"

#include <stdio.h>

#define STEP 3 /* cells a number, the last one wider */

void scale_draw(int row, int column, int level, int was)
{
    for (int i = 0; i <= 10; i++) {
        char text[16];
        bool is = i == level, were = i == was && !is;
        snprintf(text, sizeof text, is ? "[%d]" : were ? "(%d)" : " %d ", i);
        style_set(is ? STYLE_SELECTED : were ? STYLE_CALM : STYLE_DIM);
        put_text(row, column + i * STEP, 4, text);
    }
    style_set(STYLE_TEXT);
}

bool scale_take(const Input *input, bool arrows, int *level)
{
    int key = input->kind == INPUT_KEY ? layout_small(input->key) : 0;
    bool up = arrows && (key == TERMINAL_KEY_RIGHT || key == 'l');
    bool down = arrows && (key == TERMINAL_KEY_LEFT || key == 'h');
    if (key >= '0' && key <= '9') {
        *level = key == '0' && *level == 1 ? 10 : key - '0';
        return true;
    }
    if (up)
        *level = *level < 10 ? *level + 1 : 10;
    if (down)
        *level = *level > 0 ? *level - 1 : 0;
    return up || down;
}

int scale_at(int row, int column, const Input *input)
{
    int at = (input->column - column) / STEP;
    bool on = input->kind == INPUT_MOUSE && input->wheel == 0 && input->row == row &&
              input->column >= column && input->column < column + SCALE_CELLS;
    return !on ? -1 : at > 10 ? 10 : at;
}
