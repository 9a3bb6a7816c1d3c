// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What every list of a screen does alike. */
#include "terminal/browse.h"

#include "base/array.h"
#include "terminal/line_edit.h"
#include "terminal/list.h"

#include <stdio.h>
#include <string.h>

#define PAGE 10
#define SCROLL 3 /* lines */
#define ALL 100000

static bool is_row(const BrowseList *list, const void *of, size_t row)
{
    return row < list->count(of) && (!list->is_row || list->is_row(of, row));
}

/* ---- drawing ---- */

static bool opens(const BrowseList *list, const void *of, size_t row)
{
    return row > 0 && list->opens && list->opens(of, row);
}

/* Is there room for an empty line before each row that opens a part? */
static bool is_spaced(const BrowseList *list, const void *of, int rows)
{
    size_t count = list->count(of), lines = count;
    for (size_t row = 0; list->opens && row < count; row++)
        lines += opens(list, of, row);
    return list->opens && rows > 0 && lines <= (size_t)rows;
}

/* The line of a row in the box, from 0; row is not above the first one in view. */
static int line_of(const Browse *browse, const BrowseList *list, const void *of, size_t row)
{
    int line = 0;
    for (size_t i = browse->top + 1; i <= row; i++)
        line += browse->spaced && opens(list, of, i) ? 2 : 1;
    return line;
}

void browse_draw(Browse *browse, const BrowseList *list, const void *of, const Box *box,
                 int *cursor_row, int *cursor_column)
{
    size_t count = list->count(of), end;
    browse->list = *box;
    browse->spaced = is_spaced(list, of, box->rows);
    list_keep_in_view(browse->selected, count, box->rows, list->head ? list->head(of) : 0,
                      &browse->top);
    end = browse_end(browse, list, of);
    for (size_t row = browse->top; row < end; row++) {
        Box line = {box->row + line_of(browse, list, of, row), box->column, 1, box->columns};
        list->draw_row(of, &line, row, row == browse->selected);
        if (row == browse->selected) {
            *cursor_row = line.row;
            *cursor_column = box->column + 1;
        }
    }
}

size_t browse_end(const Browse *browse, const BrowseList *list, const void *of)
{
    size_t count = list->count(of), row = browse->top;
    while (row < count && line_of(browse, list, of, row) < browse->list.rows)
        row++;
    return row;
}

/* ---- moving ---- */

static void scroll(Browse *browse, int by)
{
    browse->scroll = browse->scroll + by > 0 ? browse->scroll + by : 0;
}

static void choose(Browse *browse, const BrowseList *list, void *of, size_t row)
{
    browse->selected = row;
    browse->scroll = 0;
    if (list->moved)
        list->moved(of);
}

/* What list_move asks, with the list that it asks of. */
typedef struct {
    const BrowseList *list;
    const void *of;
} Asked;

static bool asked_row(const void *asked, size_t row)
{
    const Asked *it = asked;
    return is_row(it->list, it->of, row);
}

void browse_move(Browse *browse, const BrowseList *list, void *of, int by)
{
    Asked asked = {list, of};
    if (browse->list.rows <= 0 && browse->detail.rows > 0)
        scroll(browse, by);
    else
        choose(browse, list, of,
               list_move(browse->selected, list->count(of), by, asked_row, &asked));
}

bool browse_act(Browse *browse, const BrowseList *list, void *of, int action)
{
    static const struct {
        int action, by;
    } moves[] = {{BROWSE_UP, -1},          {BROWSE_DOWN, 1},     {BROWSE_PAGE_UP, -PAGE},
                 {BROWSE_PAGE_DOWN, PAGE}, {BROWSE_FIRST, -ALL}, {BROWSE_LAST, ALL}};
    for (size_t i = 0; i < COUNT_OF(moves); i++)
        if (moves[i].action == action)
            browse_move(browse, list, of, moves[i].by);
    if (action == BROWSE_SCROLL_DOWN || action == BROWSE_SCROLL_UP)
        scroll(browse, action == BROWSE_SCROLL_DOWN ? SCROLL : -SCROLL);
    if (action == BROWSE_FILTER)
        browse->over = false;
    if (action == BROWSE_FILTER || action == BROWSE_TYPED)
        browse->filtering = action == BROWSE_FILTER;
    return action >= BROWSE_UP && action <= BROWSE_TYPED;
}

/* ---- the filter ---- */

bool browse_type(Browse *browse, const BrowseList *list, void *of, const Input *input)
{
    int key = input->kind == INPUT_KEY ? input->key : 0;
    if (!browse->filtering || (input->kind != INPUT_KEY && input->kind != INPUT_TEXT))
        return false;
    if (key == TERMINAL_KEY_UP || key == TERMINAL_KEY_DOWN) {
        browse_move(browse, list, of, key == TERMINAL_KEY_UP ? -1 : 1);
    } else if (line_filter_take(browse->filter, sizeof browse->filter, &browse->filtering, input)) {
        browse->scroll = 0;
        list->filtered(of);
    }
    return true;
}

bool browse_matches(const Browse *browse, bool (*has)(const void *thing, const char *word),
                    const void *thing)
{
    char words[BROWSE_FILTER_BYTES], *rest = NULL;
    snprintf(words, sizeof words, "%s", browse->filter);
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!has(thing, word))
            return false;
    return true;
}

char *browse_filter_words(const Browse *browse, char out[BROWSE_FILTER_BYTES + 8])
{
    snprintf(out, BROWSE_FILTER_BYTES + 8, "/%s%s", browse->filter, browse->filtering ? "_" : "");
    return out;
}

/* ---- the mouse ---- */

static bool is_in(const Box *box, const Input *input)
{
    return input->row >= box->row && input->row < box->row + box->rows &&
           input->column >= box->column && input->column < box->column + box->columns;
}

size_t browse_row_at(const Browse *browse, const BrowseList *list, const void *of,
                     const Input *input)
{
    size_t none = list->count(of), end = browse_end(browse, list, of);
    for (size_t row = browse->top; is_in(&browse->list, input) && row < end; row++)
        if (is_row(list, of, row) &&
            browse->list.row + line_of(browse, list, of, row) == input->row)
            return row;
    return none;
}

bool browse_click(Browse *browse, const BrowseList *list, void *of, const Input *input)
{
    if (input->wheel != 0 && is_in(&browse->detail, input))
        scroll(browse, SCROLL * input->wheel);
    else if (input->wheel != 0)
        browse_move(browse, list, of, input->wheel);
    size_t row = input->wheel == 0 ? browse_row_at(browse, list, of, input) : list->count(of);
    if (row == list->count(of))
        return false;
    bool again = row == browse->selected;
    choose(browse, list, of, row);
    return again;
}
