// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws home: title, list, preview, footer. Wide windows show the preview beside the list, tall
 * ones below it, others in its place when asked. */
#include "routine/duration.h"
#include "screen/home/home.h"

#include "base/text.h"
#include "terminal/draw.h"
#include "terminal/list.h"

#include <stdio.h>
#include <string.h>

#define WIDE 84 /* columns: the preview stands beside the list */
#define TALL 34 /* rows: it stands below */
#define LIST_LEAST 44
#define HEAD_ROWS 2
#define CARD_ROWS 22     /* from this height on there is a card of today */
#define FOOT_GAP_ROWS 16 /* windows from this height on have an empty row above the footer */

typedef struct {
    Box card, list, preview; /* without frames; rows or columns 0: not shown */
} HomeLayout;

static HomeLayout lay_out(const Home *home)
{
    int head = terminal_rows() >= 10 ? HEAD_ROWS : terminal_rows() >= 4 ? 1 : 0;
    int foot = terminal_rows() >= FOOT_GAP_ROWS ? 2
               : terminal_rows() >= 4           ? 1
                                                : 0; /* with a row that says "more" */
    bool has_card = terminal_rows() >= CARD_ROWS;
    Box card = {head, 1, has_card ? HOME_CARD_ROWS : 0, terminal_columns() - 2};
    head += has_card ? HOME_CARD_ROWS + 1 : 0;
    int rows = terminal_rows() - head - foot;
    HomeLayout at = {.card = card, .list = {head, 1, rows, terminal_columns() - 2}};
    if (terminal_columns() >= WIDE) {
        int list =
            terminal_columns() * 45 / 100 > LIST_LEAST ? terminal_columns() * 45 / 100 : LIST_LEAST;
        at.list.columns = list;
        at.preview = (Box){head, list + 4, rows, terminal_columns() - list - 5};
    } else if (terminal_rows() >= TALL) {
        at.list.rows = rows * 55 / 100;
        at.preview =
            (Box){head + at.list.rows + 1, 1, rows - at.list.rows - 1, terminal_columns() - 2};
    } else if (home->browse.over) {
        at.preview = at.list;
        at.list.rows = 0;
    }
    return at;
}

/* ---- the head ---- */

/* What the list shows, beside the title. */
static void head_words(const Home *home, char *out, size_t capacity)
{
    char names[512], filter[BROWSE_FILTER_BYTES + 8];
    region_list(home->tight.regions, names, sizeof names);
    if (home->browse.filtering || *home->browse.filter)
        snprintf(out, capacity, "%s", browse_filter_words(&home->browse, filter));
    else if (home->tight.regions)
        snprintf(out, capacity, "for tight %s", names);
    else if (home->minutes > 0)
        snprintf(out, capacity, "I have %d minutes", home->minutes);
    else
        snprintf(out, capacity, "What does your body want today?");
}

static void draw_head(const Home *home)
{
    char words[640];
    style_set(STYLE_TITLE);
    int used = put_text(0, 1, terminal_columns() - 2, "Limber");
    head_words(home, words, sizeof words);
    bool narrowed =
        home->browse.filtering || *home->browse.filter || home->tight.regions || home->minutes > 0;
    style_set(narrowed ? STYLE_ACCENT : STYLE_DIM);
    if (narrowed || text_width(words) <= terminal_columns() - used - 4)
        put_text(0, used + 3, terminal_columns() - used - 4, words);
    style_set(STYLE_TEXT);
}

/* ---- the list ---- */

/* As many of the names in a list ("quads, calves") as fit in cells, with the count of the rest. */
static void fit_names(const char *names, int cells, char *out, size_t capacity)
{
    int more = 0;
    for (const char *comma = strstr(names, ", "); comma; comma = strstr(comma + 2, ", "))
        more++;
    snprintf(out, capacity, "%s", names);
    for (int left_out = 1; left_out <= more && text_width(out) > cells; left_out++) {
        char *last = strrchr(out, ',');
        snprintf(last, capacity - (size_t)(last - out), "%s", "");
        size_t used = strlen(out);
        if (text_width(out) + 4 <= cells || left_out == more) {
            snprintf(out + used, capacity - used, " +%d", left_out);
            return;
        }
    }
}

#define TIME_CELLS 13 /* at the right end: a total, or "has mistakes" */
#define LEAST_FEEL_CELLS 14

/* Where the muscles' column begins: after the longest title; 0: there is no room for one. */
static int feel_column(const Home *home, int cells)
{
    int longest = home->title_cells < cells / 2 ? home->title_cells : cells / 2;
    return cells - longest - 4 - TIME_CELLS >= LEAST_FEEL_CELLS ? longest + 4 : 0;
}

/* Of an item of today: done, due, or resting, as a sign before its title. */
static const char *sign_of(const TodayItem *item)
{
    bool unicode = terminal_unicode();
    switch (item->state) {
    case TODAY_DONE:
        return unicode ? "✓ " : "x ";
    case TODAY_LATER:
        return unicode ? "· " : ". ";
    default:
        return unicode ? "○ " : "o ";
    }
}

/* What stands between title and length: why the routine is here (of two reasons the first, where
 * both are too long), or where it is felt. */
static void middle_words(const CatalogueEntry *entry, const HomeRow *row, int cells, char *out,
                         size_t capacity)
{
    char feel[512] = "";
    if (row->reason) {
        snprintf(out, capacity, "%s", row->reason);
        char *second = strstr(out, "; ");
        if (second && text_width(out) > cells)
            *second = '\0';
        return;
    }
    if (entry->routine)
        region_list(routine_feel(entry->routine), feel, sizeof feel);
    fit_names(feel, cells, out, capacity);
}

static void draw_routine_row(const CatalogueEntry *entry, const HomeRow *row, const Box *list,
                             int feel_at, int screen_row, bool selected)
{
    char total[32] = "has mistakes", middle[1024];
    int column = list->column, cells = list->columns;
    if (entry->routine)
        clock_format(row->total, total, sizeof total);
    if (row->item && feel_at == 0) /* no room for more words */
        snprintf(total, sizeof total, "%s",
                 row->item->state == TODAY_OVERDUE ? "due" : today_state_word(row->item->state));
    list_row_ground(list, screen_row, selected);
    int right = text_width(total) + 2, at = column + 2;
    int end = column + (feel_at > 0 ? feel_at - 1 : cells - right);
    style_set(selected ? STYLE_SELECTED : STYLE_CALM);
    if (row->item)
        at += put_text(screen_row, at, HOME_SIGN_CELLS, sign_of(row->item));
    style_set(selected ? STYLE_SELECTED : STYLE_TEXT);
    put_text(screen_row, at, end - at, home_title_of(entry));
    if (feel_at > 0) {
        int room = cells - feel_at - (row->reason ? right : TIME_CELLS);
        middle_words(entry, row, room, middle, sizeof middle);
        style_set(selected ? STYLE_SELECTED : STYLE_DIM);
        put_text(screen_row, column + feel_at, cells - feel_at - right, middle);
    }
    style_set(selected ? STYLE_SELECTED : entry->routine ? STYLE_CALM : STYLE_WARN);
    draw_right(screen_row, column, cells - 1, total);
    style_set(STYLE_TEXT);
}

/* A row that leads to another screen: its name, and its key where a length would be. */
static void draw_way_row(const HomeRow *row, const Box *list, int screen_row, bool selected)
{
    bool tight = row->kind == ROW_TIGHT;
    list_row_ground(list, screen_row, selected);
    style_set(selected ? STYLE_SELECTED : STYLE_TITLE);
    put_text(screen_row, list->column + 2, list->columns - 6, tight ? HOME_TIGHT : HOME_EXERCISES);
    style_set(selected ? STYLE_SELECTED : STYLE_KEY);
    draw_right(screen_row, list->column, list->columns - 1, tight ? "t" : "e");
    style_set(STYLE_TEXT);
}

void home_row_draw(const void *of, const Box *box, size_t index, bool selected)
{
    const Home *home = of;
    const HomeRow *row = &home->rows[index];
    if (row->kind == ROW_HEADING) {
        style_set(row->warns ? STYLE_WARN : STYLE_KEY);
        put_text(box->row, box->column, box->columns, row->heading);
        style_set(STYLE_TEXT);
    } else if (row->kind == ROW_ROUTINE) {
        draw_routine_row(&home->catalogue->entries[row->entry], row, box,
                         feel_column(home, box->columns), box->row, selected);
    } else {
        draw_way_row(row, box, box->row, selected);
    }
}

/* How many routines are below the list, in the empty row under it. */
static void draw_more(const Home *home, const Box *list, size_t next)
{
    char line[64];
    size_t more = 0;
    for (size_t i = next; i < home->row_count; i++)
        more += home->rows[i].kind == ROW_ROUTINE;
    if (more == 0 || terminal_rows() < FOOT_GAP_ROWS ||
        list->row + list->rows + 2 != terminal_rows())
        return;
    snprintf(line, sizeof line, "%zu more below", more);
    style_set(STYLE_DIM);
    put_text(list->row + list->rows, list->column + 2, list->columns - 2, line);
    style_set(STYLE_TEXT);
}

static void draw_nothing(const Home *home, const Box *list)
{
    bool reading = home->loaded < home->catalogue->count;
    style_set(STYLE_DIM);
    put_text(list->row, list->column, list->columns,
             reading                ? "Reading …"
             : *home->browse.filter ? "Nothing matches; Esc clears the filter"
             : home->tight.regions  ? "No routine for this; Esc shows all"
                                    : "No routines found");
    style_set(STYLE_TEXT);
}

static void draw_list(Home *home, const Box *list, Shown *shown)
{
    browse_draw(&home->browse, &home_browsed, home, list, &shown->row, &shown->column);
    draw_more(home, list, browse_end(&home->browse, &home_browsed, home));
    if (home->row_count == 0)
        draw_nothing(home, list);
}

/* Between list and preview: a line down, or across where the preview stands below. */
static void draw_divider(const Box *preview)
{
    bool beside = terminal_columns() >= WIDE;
    const char *down = terminal_unicode() ? "│" : "|", *across = terminal_unicode() ? "─" : "-";
    style_set(STYLE_TRACK);
    for (int i = 0; beside && i < preview->rows; i++)
        put_text(preview->row + i, preview->column - 2, 1, down);
    for (int i = 0; !beside && i < preview->columns; i++)
        put_text(preview->row - 1, preview->column + i, 1, across);
    style_set(STYLE_TEXT);
}

bool home_draw(Home *home, Shown *shown)
{
    HomeLayout at = lay_out(home);
    shown->cursor = CURSOR_PARKED;
    if (terminal_rows() < 4)
        shown->footer_row = -1;
    home->steps.count = 0;
    home->figure.stays = NS_NEVER;
    home->browse.list = at.list;
    home->browse.detail = at.preview;
    terminal_clear();
    if (at.list.row > 0)
        draw_head(home);
    home->card.row = 0;
    if (at.card.rows > 0)
        home_card_draw(home, &at.card);
    if (at.list.rows > 0)
        draw_list(home, &at.list, shown);
    if (at.preview.rows > 0 && at.preview.columns > 0) {
        home_preview_draw(home, &at.preview);
        if (at.list.rows > 0)
            draw_divider(&at.preview);
    }
    return at.list.rows > 0 && at.preview.rows > 0;
}
