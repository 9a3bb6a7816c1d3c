// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map as a list, for windows that the picture does not fit. */
#include "screen/parts/body_map_view_parts.h"

#include "base/text.h"
#include "terminal/list.h"

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

static size_t count_items(const void *view)
{
    return ((const BodyMapView *)view)->count;
}

static void draw_item(const void *of, const Box *box, size_t index, bool here)
{
    const BodyMapView *view = of;
    const BodyMapItem *item = &view->items[index];
    char words[96], mark[16];
    list_row_ground(box, box->row, here);
    mark_of(view, item, mark, sizeof mark);
    put_text(box->row, box->column + 2, box->columns - 4 - text_width(mark),
             body_map_item_words(item, words, sizeof words));
    style_set(here ? STYLE_SELECTED : item->level == BODY_OFFERED ? STYLE_DIM : STYLE_ACCENT);
    draw_right(box->row, box->column, box->columns - 1, mark);
    style_set(STYLE_TEXT);
}

static const BrowseList items = {.count = count_items, .draw_row = draw_item};

void body_map_list_draw(BodyMapView *view, int rows, int *cursor_row, int *cursor_column)
{
    Box box = {view->box.row, view->box.column, rows > 0 ? rows : 1, view->box.columns};
    view->list.selected = view->cursor;
    browse_draw(&view->list, &items, view, &box, cursor_row, cursor_column);
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
    size_t index = browse_row_at(&view->list, &items, view, input);
    return index < view->count ? (long)index : -1;
}
