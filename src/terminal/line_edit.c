// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A line being typed. */
#include "terminal/line_edit.h"

#include "base/text.h"
#include "terminal/put.h"

#include <string.h>

void line_edit_begin(LineEdit *line)
{
    memcpy(line->before, line->text, sizeof line->before);
}

void line_edit_back(LineEdit *line)
{
    memcpy(line->text, line->before, sizeof line->text);
}

static void drop_character(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && ((unsigned char)text[--length] & 0xc0) == 0x80)
        ;
    text[length] = '\0';
}

static void take_key(char *text, size_t capacity, int key)
{
    size_t length = strlen(text);
    if (key == TERMINAL_KEY_BACKSPACE) {
        drop_character(text);
    } else if (key > 0 && key < TERMINAL_KEY_UP && length + 5 < capacity) {
        uint32_t code;
        bool utf8;
        size_t size = text_encode((uint32_t)key, text + length);
        text[length + size] = '\0';
        if (text_find_forbidden(text, length + size, &code, &utf8) >= 0)
            text[length] = '\0';
    }
}

void line_edit_take(LineEdit *line, int key)
{
    take_key(line->text, sizeof line->text, key);
}

static void take_text(char *into, size_t capacity, const char *text)
{
    uint32_t code;
    for (size_t size; *text && (size = text_decode(text, strlen(text), &code)) > 0; text += size)
        take_key(into, capacity, (int)code);
}

void line_edit_take_text(LineEdit *line, const char *text)
{
    take_text(line->text, sizeof line->text, text);
}

bool line_filter_take(char *filter, size_t capacity, bool *typing, const Input *input)
{
    size_t length = strlen(filter);
    int key = input->kind == INPUT_KEY ? input->key : 0;
    bool ends = key == 27 || key == '\n' || key == '\t';
    if (input->kind == INPUT_TEXT)
        take_text(filter, capacity, input->text);
    if (key == 27)
        filter[0] = '\0';
    if (ends || (key == TERMINAL_KEY_BACKSPACE && length == 0))
        *typing = false;
    else
        take_key(filter, capacity, key);
    return strlen(filter) != length;
}

int line_edit_draw(const LineEdit *line, int row, int column, int cells)
{
    const char *text = line->text;
    while (*text && text_width(text) >= cells) {
        uint32_t code;
        size_t size = text_decode(text, strlen(text), &code);
        text += size > 0 ? size : 1;
    }
    return put_text(row, column, cells, text);
}
