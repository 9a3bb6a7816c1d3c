// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws the library: the list, and beside it (in small windows in its place) the exercise: its
 * figure above, its text below. */
#include "screen/library/library_screen.h"

#include "routine/dose.h"
#include "routine/words.h"
#include "screen/parts/figure_view.h"
#include "terminal/list.h"

#include <stdio.h>
#include <string.h>

#define WIDE 76 /* columns: the exercise stands beside the list */
#define LIST_LEAST 34
#define HEAD_ROWS 2
#define FOOT_GAP_ROWS 16
#define FIGURE_LEAST 18 /* rows of the box from which on the figure is drawn */
#define FIGURE_MOST 18
#define LABEL_CELLS 9
#define FORM_KEY_CELL 7 /* in the label, where the key stands that leads to another form */

typedef struct {
    Box list, detail; /* rows or columns 0: not shown */
} Layout;

bool library_screen_is_wide(void)
{
    return terminal_columns() >= WIDE;
}

static Layout lay_out(const LibraryScreen *screen)
{
    int head = terminal_rows() >= 10 ? HEAD_ROWS : terminal_rows() >= 4 ? 1 : 0;
    int foot = terminal_rows() >= FOOT_GAP_ROWS ? 2 : terminal_rows() >= 4 ? 1 : 0;
    Layout at = {.list = {head, 1, terminal_rows() - head - foot, terminal_columns() - 2}};
    if (library_screen_is_wide()) {
        int list =
            terminal_columns() * 38 / 100 > LIST_LEAST ? terminal_columns() * 38 / 100 : LIST_LEAST;
        at.list.columns = list;
        at.detail = (Box){head, list + 4, at.list.rows, terminal_columns() - list - 5};
    } else if (screen->browse.over) {
        at.detail = at.list;
        at.list.rows = 0;
    }
    return at;
}

/* What the list shows, where it is not narrowed; after a form was followed, where Esc leads. */
static void head_words(const LibraryScreen *screen, bool narrowed, char *out, size_t capacity)
{
    *out = '\0';
    if (screen->stop_count > 0)
        snprintf(out, capacity, "Esc goes back to %s",
                 screen->stops[screen->stop_count - 1].exercise->name);
    else if (narrowed)
        return;
    else if (screen->routine)
        snprintf(out, capacity, "of one routine; Esc shows all");
    else
        snprintf(out, capacity, "%zu of them", screen->exercise_count);
}

static void draw_head(const LibraryScreen *screen)
{
    char filter[BROWSE_FILTER_BYTES + 8], words[256];
    bool narrowed = screen->browse.filtering || *screen->browse.filter;
    int at = 1;
    style_set(STYLE_TITLE);
    at += put_text(0, at, terminal_columns() - 2, "Exercises") + 2;
    style_set(STYLE_ACCENT);
    if (narrowed)
        at += put_text(0, at, terminal_columns() - at - 1,
                       browse_filter_words(&screen->browse, filter)) +
              2;
    head_words(screen, narrowed, words, sizeof words);
    style_set(STYLE_DIM);
    put_text(0, at, terminal_columns() - at - 1, words);
    style_set(STYLE_TEXT);
}

/* ---- the list ---- */

void library_screen_row_draw(const void *of, const Box *box, size_t index, bool selected)
{
    const LibraryRow *row = &((const LibraryScreen *)of)->rows[index];
    if (row->heading) {
        style_set(STYLE_KEY);
        put_text(box->row, box->column, box->columns, row->heading);
    } else {
        list_row_ground(box, box->row, selected);
        put_text(box->row, box->column + 2, box->columns - 3, row->exercise->name);
    }
    style_set(STYLE_TEXT);
}

static void draw_list(LibraryScreen *screen, const Box *list, Shown *shown)
{
    browse_draw(&screen->browse, &library_screen_browsed, screen, list, &shown->row,
                &shown->column);
    if (screen->row_count == 0) {
        style_set(STYLE_DIM);
        put_text(list->row, list->column, list->columns,
                 *screen->browse.filter ? "Nothing matches; Esc clears the filter" : "Reading …");
    }
    style_set(STYLE_TEXT);
}

/* ---- the exercise ---- */

static void write_list(ScrollText *page, const char *label, const char *const *items, size_t count)
{
    char line[2048] = "";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(line);
        snprintf(line + used, sizeof line - used, "%s%s", i > 0 ? ", " : "", items[i]);
    }
    scroll_text_label(page, STYLE_DIM, label, LABEL_CELLS, STYLE_DIM, line);
}

static void write_cues(ScrollText *page, const Exercise *exercise)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < exercise->cue_count; i++)
        scroll_text_label(page, STYLE_CALM, terminal_unicode() ? "›" : ">", 2, STYLE_TEXT,
                          words_fill(arena, exercise->cues[i].say, SIDE_RIGHT, "en"));
    arena_free(arena);
}

/* An easier or a harder form: in words, or another exercise, to which its key and a click lead. */
static void write_variant(ScrollText *page, LibraryScreen *screen, bool harder)
{
    const Exercise *other = library_screen_variant(screen, harder);
    const Exercise *here = library_screen_selected(screen);
    int from = page->line;
    scroll_text_label(page, STYLE_CALM, harder ? "Harder" : "Easier", LABEL_CELLS, STYLE_TEXT,
                      other    ? other->name
                      : harder ? here->harder.how
                               : here->easier.how);
    if (!other)
        return;
    scroll_text_sign(page, from, STYLE_KEY, FORM_KEY_CELL, harder ? "+" : "-");
    scroll_text_spot(page, from, harder, &screen->forms);
}

static void write_head(ScrollText *page, const Exercise *exercise)
{
    char line[512] = "";
    scroll_text_write(page, STYLE_TITLE, 0, exercise->name);
    for (size_t i = 0; i < exercise->synonym_count; i++) {
        size_t used = strlen(line);
        snprintf(line + used, sizeof line - used, "%s%s", i == 0 ? "also called " : ", ",
                 exercise->synonyms[i]);
    }
    scroll_text_write(page, STYLE_DIM, 0, line);
    scroll_text_gap(page);
    scroll_text_label(page, STYLE_CALM, "Felt in", LABEL_CELLS, STYLE_TEXT,
                      region_list(exercise->feel, line, sizeof line));
    scroll_text_label(page, STYLE_CALM, "Dose", LABEL_CELLS, STYLE_TEXT,
                      dose_of_exercise(exercise, line, sizeof line));
}

static void write_exercise(ScrollText *page, void *owner)
{
    LibraryScreen *screen = owner;
    const Exercise *exercise = library_screen_selected(screen);
    write_head(page, exercise);
    scroll_text_gap(page);
    write_cues(page, exercise);
    scroll_text_gap(page);
    scroll_text_label(page, STYLE_CALM, "Mistake", LABEL_CELLS, STYLE_TEXT, exercise->mistake);
    scroll_text_label(page, STYLE_WARN, "Caution", LABEL_CELLS, STYLE_TEXT, exercise->caution);
    if (exercise->physio_only)
        scroll_text_write(page, STYLE_WARN, LABEL_CELLS, "A physio sets this one.");
    write_variant(page, screen, false);
    write_variant(page, screen, true);
    scroll_text_gap(page);
    write_list(page, "Needs", exercise->props, exercise->prop_count);
    write_list(page, "Sources", exercise->sources, exercise->source_count);
    if (exercise->origin == ORIGIN_PERSONAL)
        scroll_text_write(page, STYLE_DIM, 0, "This is your own file of that name.");
}

/* Where the exercise's text stands in its box: below the figure, where there is room for one. */
static Box text_box(const Exercise *exercise, const Box *box)
{
    Box text = *box;
    int figure = box->rows * 45 / 100 < FIGURE_MOST ? box->rows * 45 / 100 : FIGURE_MOST;
    if (exercise && exercise->figure && box->rows >= FIGURE_LEAST) {
        text.row += figure + 1;
        text.rows -= figure + 1;
    }
    return text;
}

static Ns draw_detail(LibraryScreen *screen, const Box *box, Ns now)
{
    const Exercise *exercise = library_screen_selected(screen);
    Box text = text_box(exercise, box);
    Box figure = {box->row, box->column, text.row - box->row - 1, box->columns};
    if (!exercise)
        return NS_NEVER;
    screen->more_below = scroll_text_draw(&text, &screen->browse.scroll, write_exercise, screen);
    return figure.rows > 0 ? figure_view_exercise(&figure, exercise, now - screen->shown_at)
                           : NS_NEVER;
}

Ns library_screen_draw(LibraryScreen *screen, Ns now, Shown *shown)
{
    Layout at = lay_out(screen);
    Ns until = NS_NEVER;
    shown->row = text_box(library_screen_selected(screen), &at.detail).row; /* beside the name */
    shown->cursor = CURSOR_PARKED;
    if (terminal_rows() < 4)
        shown->footer_row = -1;
    screen->forms.count = 0;
    screen->browse.list = at.list;
    screen->browse.detail = at.detail;
    screen->more_below = false;
    terminal_clear();
    if (at.list.row > 0)
        draw_head(screen);
    if (at.list.rows > 0)
        draw_list(screen, &at.list, shown);
    if (at.detail.rows > 0 && at.detail.columns > 0)
        until = draw_detail(screen, &at.detail, now);
    style_set(STYLE_TRACK);
    for (int i = 0; at.list.rows > 0 && at.detail.columns > 0 && i < at.detail.rows; i++)
        put_text(at.detail.row + i, at.detail.column - 2, 1, terminal_unicode() ? "│" : "|");
    style_set(STYLE_TEXT);
    return until;
}
