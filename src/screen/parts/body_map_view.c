// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The picture, the name under it and the scale; keys and clicks. */
#include "screen/parts/body_map_view.h"

#include "base/array.h"
#include "base/layout.h"
#include "base/text.h"
#include "routine/words.h"
#include "screen/parts/body_map_view_parts.h"
#include "terminal/cells.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define CAPTION_ROWS 1 /* "Front", "Back": above the picture */
#define SIDES_ROWS 1   /* "left", "right": below it */
#define NAME_ROWS 1
#define SCALE_ROWS 1 /* BODY_MAP_RATE */
#define PAGE 8
#define TAB 9

size_t body_map_items(BodyMapItem items[BODY_SPOTS])
{
    for (int i = 0; i < BODY_SPOTS; i++) {
        BodySpot spot = body_spot_at(i);
        items[i] = (BodyMapItem){region_at(spot.region)->label, UINT32_C(1) << spot.region,
                                 spot.side, BODY_OFFERED};
    }
    return BODY_SPOTS;
}

char *body_map_item_words(const BodyMapItem *item, char *out, size_t capacity)
{
    return region_words(item->label, item->side, out, capacity);
}

/* "chosen", "7 of 10", "not rated", "". */
static void level_words(const BodyMapView *view, const BodyMapItem *item, char *out,
                        size_t capacity)
{
    if (item->level >= 0)
        snprintf(out, capacity, "%d of 10", item->level);
    else if (item->level == BODY_CHOSEN)
        snprintf(out, capacity, "chosen");
    else
        snprintf(out, capacity, "%s", view->use == BODY_MAP_RATE ? "not rated" : "");
}

/* ---- which spot is whose ---- */

static bool has_spot(const BodyMapItem *item, int spot)
{
    BodySpot it = body_spot_at(spot);
    return item->regions & UINT32_C(1) << it.region &&
           (item->side == it.side || it.side == SIDE_NONE || item->side == SIDE_NONE);
}

/* The spot where an item's cursor stands. */
static int first_spot(const BodyMapItem *item)
{
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        if (has_spot(item, spot))
            return spot;
    return 0;
}

/* The item that a spot belongs to, the one under the cursor before others; -1. */
static long item_of(const BodyMapView *view, int spot)
{
    if (has_spot(&view->items[view->cursor], spot))
        return (long)view->cursor;
    for (size_t i = 0; i < view->count; i++)
        if (has_spot(&view->items[i], spot))
            return (long)i;
    return -1;
}

/* ---- the picture ---- */

/* The map of the size drawn last; laying one out takes some milliseconds. */
static BodyMap map;
static bool map_fits;
static int map_rows, map_columns;

static bool fit_map(int rows, int columns)
{
    if (rows != map_rows || columns != map_columns)
        map_fits = rows > 0 && columns > 0 && body_map_lay_out(&map, rows, columns);
    map_rows = rows;
    map_columns = columns;
    return map_fits;
}

static void put_cell(int row, int column, uint32_t code)
{
    wchar_t sign = (wchar_t)code;
    cells_put(row, column, &sign, 1);
}

static Style style_of(const CanvasCell *cell)
{
    return cell->ink == INK_ACCENT ? STYLE_FIGURE_FELT
           : cell->ink == INK_NEAR ? STYLE_FIGURE
                                   : STYLE_FIGURE_FAR;
}

/* What a cell under the cursor shows: a sign of its own where reversing it would say too little, so
 * that it is seen without colour, chosen or not. */
static uint32_t sign_under(CanvasKind kind, const CanvasCell *cell, int level)
{
    bool offered = level == BODY_OFFERED;
    return kind == CANVAS_ASCII    ? (offered ? 'o' : '@')
           : raster_is_solid(kind) ? (offered ? ' ' : 0x25a0)
                                   : cell->code;
}

static bool is_middle(int cell)
{
    BodyPlace place = map.place[map.spot[cell]];
    return cell == place.row * map.columns + place.column;
}

static void draw_picture(const BodyMapView *view)
{
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    int levels[BODY_SPOTS];
    bool here[BODY_SPOTS];
    CanvasKind kind = terminal_canvas(0);
    for (int spot = 0; spot < BODY_SPOTS; spot++) {
        long item = item_of(view, spot);
        levels[spot] = item >= 0 ? view->items[item].level : BODY_PLAIN;
        here[spot] = item == (long)view->cursor;
    }
    body_map_draw(&map, kind, levels, cells);
    for (int i = 0; i < map.rows * map.columns; i++) {
        int level = map.spot[i] >= 0 ? levels[map.spot[i]] : BODY_PLAIN;
        bool under = map.spot[i] >= 0 && here[map.spot[i]], number = level >= 0 && is_middle(i);
        if (cells[i].code == ' ' && !under)
            continue;
        style_set(under ? STYLE_SELECTED : style_of(&cells[i]));
        put_cell(view->box.row + CAPTION_ROWS + i / map.columns, view->box.column + i % map.columns,
                 under && !number ? sign_under(kind, &cells[i], level) : cells[i].code);
    }
    style_set(STYLE_TEXT);
}

bool body_map_view_still(const Box *box, const int levels[BODY_SPOTS])
{
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    static BodyMap still;
    if (box->rows < 1 || box->columns < 1 || !body_map_lay_out(&still, box->rows, box->columns))
        return false;
    body_map_draw(&still, terminal_canvas(0), levels, cells);
    for (int i = 0; i < still.rows * still.columns; i++) {
        if (cells[i].code == ' ')
            continue;
        style_set(style_of(&cells[i]));
        put_cell(box->row + i / still.columns, box->column + i % still.columns, cells[i].code);
    }
    style_set(STYLE_TEXT);
    return true;
}

static void draw_labels(const BodyMapView *view)
{
    static const char *const names[BODY_VIEWS] = {"Front", "Back", "Soles"};
    int first = view->box.row + CAPTION_ROWS;
    style_set(STYLE_DIM);
    for (int i = 0; i < BODY_VIEWS; i++) {
        int middle = view->box.column + map.views[i].middle;
        bool narrow = map.views[i].right - map.views[i].left < 13;
        const char *left = narrow ? "L" : "left", *right = narrow ? "R" : "right";
        const char *here = i == BODY_FRONT ? right : left, *there = i == BODY_FRONT ? left : right;
        put_text(first + map.views[i].top - 1, middle - text_width(names[i]) / 2, 6, names[i]);
        put_text(first + map.rows, middle - 1 - text_width(here), 6, here);
        put_text(first + map.rows, middle + 1, 6, there);
    }
    style_set(STYLE_TEXT);
}

/* The row of the name of what is under the cursor, and what is said of it. */
static void draw_name(const BodyMapView *view, int row)
{
    char words[96], level[32];
    const BodyMapItem *item = &view->items[view->cursor];
    int column = view->box.column, cells = view->box.columns;
    body_map_item_words(item, words, sizeof words);
    level_words(view, item, level, sizeof level);
    int width = text_width(words) + (*level ? 2 + text_width(level) : 0);
    int at = width < cells ? column + (cells - width) / 2 : column;
    style_set(STYLE_TITLE);
    at += put_text(row, at, column + cells - at, words) + 2;
    style_set(item->level >= BODY_CHOSEN ? STYLE_ACCENT : STYLE_DIM);
    put_text(row, at, column + cells - at, level);
    style_set(STYLE_TEXT);
}

/* ---- the scale: "loose 0 1 2 3 4 5 6 7 8 9 10 stiff" ---- */

#define SCALE_CELLS 24 /* from the cell before 0 to the one after 10 */

static int scale_row(const BodyMapView *view)
{
    return view->box.row + view->box.rows - 1;
}

/* What stands before the numbers and after them, as far as there is room. */
typedef struct {
    const char *least, *most;
} ScaleEnds;

static int ends_cells(const ScaleEnds *ends)
{
    return text_width(ends->least) + text_width(ends->most) + 2;
}

static ScaleEnds scale_ends(const BodyMapView *view)
{
    const ScaleEnds tries[] = {{view->least, view->most}, {view->least, view->most_brief}};
    for (size_t i = 0; i < COUNT_OF(tries) && view->least; i++)
        if (tries[i].most && ends_cells(&tries[i]) + SCALE_CELLS <= view->box.columns)
            return tries[i];
    return (ScaleEnds){"", ""};
}

/* All of it stands in the middle. */
static int scale_column(const BodyMapView *view)
{
    ScaleEnds ends = scale_ends(view);
    int spare = view->box.columns - SCALE_CELLS - ends_cells(&ends);
    return view->box.column + (spare > 0 ? spare / 2 : 0) + text_width(ends.least) + 1;
}

static void draw_scale(const BodyMapView *view)
{
    int row = scale_row(view), column = scale_column(view), level = view->items[view->cursor].level;
    ScaleEnds ends = scale_ends(view);
    int before = text_width(ends.least) + 1;
    style_set(STYLE_DIM);
    put_text(row, column - before, before, ends.least);
    put_text(row, column + SCALE_CELLS + 1, text_width(ends.most), ends.most);
    for (int i = 0; i <= 10; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i);
        style_set(i == level ? STYLE_ACCENT : STYLE_DIM);
        put_text(row, column + 1 + 2 * i, 2, number);
    }
    if (level >= 0) {
        style_set(STYLE_ACCENT);
        put_text(row, column + 2 * level, 1, "[");
        put_text(row, column + 2 * level + (level == 10 ? 3 : 2), 1, "]");
    }
    style_set(STYLE_TEXT);
}

/* The number of the scale that a click is on, or -1. */
static int scale_at(const BodyMapView *view, const Input *input)
{
    int cell = input->column - scale_column(view);
    if (view->use != BODY_MAP_RATE || input->row != scale_row(view) || cell < 0 ||
        cell >= SCALE_CELLS)
        return -1;
    return cell / 2 > 10 ? 10 : cell / 2;
}

/* ---- the whole ---- */

void body_map_view_draw(BodyMapView *view, const Box *box, int *cursor_row, int *cursor_column)
{
    int scale = view->use == BODY_MAP_RATE ? SCALE_ROWS : 0;
    int rows = box->rows - CAPTION_ROWS - SIDES_ROWS - NAME_ROWS - scale;
    view->box = *box;
    view->listed = !fit_map(rows, box->columns);
    if (view->listed) {
        body_map_list_draw(view, box->rows - scale, cursor_row, cursor_column);
    } else {
        BodyPlace place = map.place[first_spot(&view->items[view->cursor])];
        draw_picture(view);
        draw_labels(view);
        draw_name(view, box->row + CAPTION_ROWS + map.rows + SIDES_ROWS);
        *cursor_row = box->row + CAPTION_ROWS + place.row;
        *cursor_column = box->column + place.column;
    }
    if (scale > 0)
        draw_scale(view);
}

/* ---- keys and clicks ---- */

static BodyMapAnswer go_to(BodyMapView *view, size_t item)
{
    view->cursor = item;
    view->one_typed = false;
    return BODY_MAP_MOVED;
}

/* By so many items in their order; past an end to the end. */
static BodyMapAnswer walk(BodyMapView *view, long by)
{
    long to = (long)view->cursor + by, last = (long)view->count - 1;
    return go_to(view, (size_t)(to < 0 ? 0 : to > last ? last : to));
}

static BodyMapAnswer set_level(BodyMapView *view, int level)
{
    view->items[view->cursor].level = level;
    return BODY_MAP_CHANGED;
}

/* A digit rates; 1 and then 0 are ten. */
static BodyMapAnswer type_digit(BodyMapView *view, int digit)
{
    bool ten = digit == 0 && view->one_typed;
    view->one_typed = digit == 1;
    return set_level(view, ten ? 10 : digit);
}

static BodyMapAnswer rate(BodyMapView *view, int key)
{
    int level = view->items[view->cursor].level;
    switch (key) {
    case TERMINAL_KEY_RIGHT:
    case 'l':
        return set_level(view, level < 0 ? 0 : level < 10 ? level + 1 : 10);
    case TERMINAL_KEY_LEFT:
    case 'h':
        return set_level(view, level > 0 ? level - 1 : 0);
    case TERMINAL_KEY_BACKSPACE:
        return set_level(view, BODY_OFFERED);
    default:
        return key >= '0' && key <= '9' ? type_digit(view, key - '0') : BODY_MAP_IGNORED;
    }
}

static BodyMapAnswer step(BodyMapView *view, BodyDirection direction)
{
    static BodyPlace places[BODY_SPOTS + 2 * REGION_COUNT];
    size_t count = view->count < COUNT_OF(places) ? view->count : COUNT_OF(places);
    for (size_t i = 0; i < count; i++)
        places[i] = map.place[first_spot(&view->items[i])];
    return go_to(view, body_map_step(places, count, view->cursor, direction));
}

static BodyMapAnswer take_arrow(BodyMapView *view, int key, BodyDirection direction)
{
    if (view->use == BODY_MAP_RATE && (direction == BODY_LEFT || direction == BODY_RIGHT))
        return rate(view, key);
    if (view->use == BODY_MAP_RATE)
        return walk(view, direction == BODY_UP ? -1 : 1);
    return view->listed ? body_map_list_move(view, key) : step(view, direction);
}

BodyMapAnswer body_map_view_toggle(BodyMapView *view)
{
    bool chosen = view->items[view->cursor].level == BODY_CHOSEN;
    return set_level(view, chosen ? BODY_OFFERED : BODY_CHOSEN);
}

static BodyMapAnswer take_key(BodyMapView *view, int key)
{
    switch (key) {
    case TERMINAL_KEY_UP:
    case 'k':
        return take_arrow(view, key, BODY_UP);
    case TERMINAL_KEY_DOWN:
    case 'j':
        return take_arrow(view, key, BODY_DOWN);
    case TERMINAL_KEY_LEFT:
    case 'h':
        return take_arrow(view, key, BODY_LEFT);
    case TERMINAL_KEY_RIGHT:
    case 'l':
        return take_arrow(view, key, BODY_RIGHT);
    case TAB:
        return go_to(view, (view->cursor + 1) % view->count);
    case TERMINAL_KEY_PAGE_UP:
        return walk(view, -PAGE);
    case TERMINAL_KEY_PAGE_DOWN:
        return walk(view, PAGE);
    case TERMINAL_KEY_HOME:
        return go_to(view, 0);
    case TERMINAL_KEY_END:
        return go_to(view, view->count - 1);
    default:
        return view->use == BODY_MAP_RATE ? rate(view, key) : BODY_MAP_IGNORED;
    }
}

static long item_at(const BodyMapView *view, const Input *input)
{
    if (view->listed)
        return body_map_list_at(view, input);
    int row = input->row - view->box.row - CAPTION_ROWS, column = input->column - view->box.column;
    int spot = body_map_at(&map, row, column);
    return spot >= 0 ? item_of(view, spot) : -1;
}

static BodyMapAnswer take_click(BodyMapView *view, const Input *input)
{
    int level = scale_at(view, input);
    if (level >= 0)
        return set_level(view, level);
    long item = item_at(view, input);
    if (item < 0)
        return BODY_MAP_IGNORED;
    go_to(view, (size_t)item);
    if (view->use == BODY_MAP_PICK)
        return body_map_view_toggle(view);
    return view->use == BODY_MAP_POINT ? BODY_MAP_PRESSED : BODY_MAP_MOVED;
}

BodyMapAnswer body_map_view_take(BodyMapView *view, const Input *input)
{
    if (input->kind == INPUT_KEY)
        return take_key(view, layout_small(input->key));
    if (input->kind == INPUT_MOUSE && input->wheel != 0)
        return walk(view, input->wheel);
    return input->kind == INPUT_MOUSE ? take_click(view, input) : BODY_MAP_IGNORED;
}
