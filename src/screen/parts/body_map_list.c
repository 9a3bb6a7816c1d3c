// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map as a list, for windows that the picture does not fit. */
#include "screen/parts/body_map_parts.h"

#include "base/text.h"

#include <stdio.h>

static void mark_of(const BodyMapView *view, const BodyMapItem *item, char *out, size_t capacity)
{
    if (view->use == BODY_MAP_POINT)
        snprintf(out, capacity, "%s", "");
    else if (view->use == BODY_MAP_PICK)
        snprintf(out, capacity, item->level == BODY_CHOSEN ? "[x]" : "[ ]");
    else if (item->level >= 0)
        snprintf(out, capacity, "%d", item->level);
    else
        snprintf(out, capacity, "-");
}

static void draw_row(const BodyMapView *view, size_t index, int row)
{
    char words[96], mark[16];
    const BodyMapItem *item = &view->items[index];
    int column = view->box.column, cells = view->box.columns;
    bool here = index == view->cursor;
    style_set(here ? STYLE_SELECTED : STYLE_TEXT);
    for (int i = 0; here && i < cells; i++)
        put_text(row, column + i, 1, " ");
    put_text(row, column, 2, !here ? " " : terminal_unicode() ? "›" : ">");
    mark_of(view, item, mark, sizeof mark);
    put_text(row, column + 2, cells - 4 - text_width(mark),
             body_map_item_words(item, words, sizeof words));
    style_set(here ? STYLE_SELECTED : item->level == BODY_OFFERED ? STYLE_DIM : STYLE_ACCENT);
    draw_right(row, column, cells - 1, mark);
    style_set(STYLE_TEXT);
}

void body_map_list_draw(BodyMapView *view, int rows, int *cursor_row, int *cursor_column)
{
    size_t shown = rows > 0 ? (size_t)rows : 1;
    if (view->cursor < view->top)
        view->top = view->cursor;
    if (view->cursor >= view->top + shown)
        view->top = view->cursor - shown + 1;
    for (size_t i = 0; i < shown && view->top + i < view->count; i++)
        draw_row(view, view->top + i, view->box.row + (int)i);
    *cursor_row = view->box.row + (int)(view->cursor - view->top);
    *cursor_column = view->box.column + 1;
}

/* The same regions on the other side, or the item itself. */
static size_t other_side(const BodyMapView *view)
{
    const BodyMapItem *here = &view->items[view->cursor];
    for (size_t i = 0; i < view->count; i++)
        if (view->items[i].regions == here->regions && view->items[i].side != here->side)
            return i;
    return view->cursor;
}

BodyMapAnswer body_map_list_move(BodyMapView *view, int key)
{
    if (key == TERMINAL_KEY_LEFT || key == 'h' || key == TERMINAL_KEY_RIGHT || key == 'l')
        view->cursor = other_side(view);
    else if (view->cursor > 0 && (key == TERMINAL_KEY_UP || key == 'k'))
        view->cursor--;
    else if (view->cursor + 1 < view->count && (key == TERMINAL_KEY_DOWN || key == 'j'))
        view->cursor++;
    return BODY_MAP_MOVED;
}

long body_map_list_at(const BodyMapView *view, const Input *input)
{
    long index = (long)view->top + input->row - view->box.row;
    bool inside = input->row >= view->box.row && input->column >= view->box.column &&
                  input->column < view->box.column + view->box.columns;
    return inside && index < (long)view->count ? index : -1;
}
