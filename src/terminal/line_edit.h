// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One line of text that a person types, at its end, as in a message; and the filter over a list. */
#ifndef LIMBER_TERMINAL_LINE_EDIT_H
#define LIMBER_TERMINAL_LINE_EDIT_H

#include "terminal/keyboard.h"

#include <stdbool.h>
#include <stddef.h>

#define LINE_EDIT_BYTES 512

typedef struct {
    char text[LINE_EDIT_BYTES];
    char before[LINE_EDIT_BYTES]; /* as it was when typing began */
} LineEdit;

void line_edit_begin(LineEdit *line);
void line_edit_back(LineEdit *line); /* as it was when typing began */

/* Takes a key: a character that may stand in text (base/text.h), or Backspace. */
void line_edit_take(LineEdit *line, int key);

/* Takes several characters, as far as they fit. */
void line_edit_take_text(LineEdit *line, const char *text);

/* Takes a key or a paste into a filter of capacity bytes that is being typed: the same characters
 * and Backspace; Backspace in an empty one, Enter and Tab end the typing, Esc empties it too.
 * True: its text has changed. */
bool line_filter_take(char *filter, size_t capacity, bool *typing, const Input *input);

/* Draws as much of its end as fits; returns the cells used. */
int line_edit_draw(const LineEdit *line, int row, int column, int cells);

#endif
