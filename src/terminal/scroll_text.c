// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes wrapped lines, those in view alone. */
#include "terminal/scroll_text.h"

#include "base/text.h"

#include <stdio.h>

static bool is_in_view(const ScrollText *text, int line)
{
    return line >= 0 && line < text->box->rows;
}

void scroll_text_write(ScrollText *text, Style style, int indent, const char *words)
{
    int cells = text->box->columns - indent - 1; /* the last column is that of the mark */
    while (words && *words && cells > 0) {
        size_t skip, length = text_wrap(words, cells, &skip);
        char line[2048];
        snprintf(line, sizeof line, "%.*s", (int)length, words);
        style_set(style);
        if (is_in_view(text, text->line))
            put_text(text->box->row + text->line, text->box->column + indent, cells, line);
        text->line++;
        words += length + skip;
    }
    style_set(STYLE_TEXT);
}

void scroll_text_label(ScrollText *text, Style label_style, const char *label, int indent,
                       Style style, const char *words)
{
    if (!words || !*words)
        return;
    style_set(label_style);
    if (is_in_view(text, text->line))
        put_text(text->box->row + text->line, text->box->column, indent, label);
    scroll_text_write(text, style, indent, words);
}

void scroll_text_sign(const ScrollText *text, int line, Style style, int indent, const char *sign)
{
    style_set(style);
    if (is_in_view(text, line))
        put_text(text->box->row + line, text->box->column + indent, text->box->columns - indent,
                 sign);
    style_set(STYLE_TEXT);
}

void scroll_text_gap(ScrollText *text)
{
    text->line++;
}

/* The farthest that it can scroll: written below the box once, where it only counts. */
static int farthest(const Box *box, ScrollWrite write, void *owner)
{
    ScrollText below = {box, box->rows};
    write(&below, owner);
    return below.line > 2 * box->rows ? below.line - 2 * box->rows : 0;
}

static void mark_more(const Box *box)
{
    style_set(STYLE_KEY);
    put_text(box->row + box->rows - 1, box->column + box->columns - 1, 1,
             terminal_unicode() ? "↓" : "v");
    style_set(STYLE_TEXT);
}

bool scroll_text_draw(const Box *box, int *scroll, ScrollWrite write, void *owner)
{
    int most = *scroll > 0 ? farthest(box, write, owner) : 0;
    *scroll = *scroll < most ? *scroll : most;
    ScrollText text = {box, -*scroll};
    write(&text, owner);
    if (text.line <= box->rows)
        return false;
    mark_more(box);
    return true;
}

void scroll_text_spot(const ScrollText *text, int from, int what, ScrollSpots *spots)
{
    int first = from > 0 ? from : 0;
    int last = text->line < text->box->rows ? text->line : text->box->rows;
    spots->box = *text->box;
    if (first >= last || spots->count >= SCROLL_SPOTS_MOST)
        return;
    spots->spots[spots->count].from = first;
    spots->spots[spots->count].to = last;
    spots->spots[spots->count++].what = what;
}

int scroll_spot_at(const ScrollSpots *spots, int row, int column)
{
    const Box *box = &spots->box;
    int line = row - box->row;
    if (column < box->column || column >= box->column + box->columns)
        return -1;
    for (int i = 0; i < spots->count; i++)
        if (line >= spots->spots[i].from && line < spots->spots[i].to)
            return spots->spots[i].what;
    return -1;
}
