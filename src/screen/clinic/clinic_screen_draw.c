// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws the clinic: the table with what calls for a look below it, or a client's words in its
 * place. */
#include "base/text.h"
#include "page/clinic_page.h"
#include "screen/clinic/clinic_screen.h"
#include "terminal/list.h"
#include "terminal/scroll_text.h"

#include <stdio.h>
#include <string.h>

#define MARK_CELLS 2   /* before a row: "! " */
#define LABEL_CELLS 18 /* of a line of a report */
#define TALL 12        /* rows: from here on heads and gaps have room */
#define WIDEST 110     /* cells of a line of words */

static bool is_tall(void)
{
    return terminal_rows() >= TALL;
}

/* ---- the table ---- */

static void draw_title(const ClinicScreen *screen)
{
    char filter[BROWSE_FILTER_BYTES + 8], words[160];
    int at = 1;
    style_set(STYLE_TITLE);
    at += put_text(0, at, terminal_columns() - 2, "Clients") + 2;
    if (screen->browse.filtering || *screen->browse.filter) {
        style_set(STYLE_ACCENT);
        at += put_text(0, at, terminal_columns() - at - 1,
                       browse_filter_words(&screen->browse, filter)) +
              2;
    }
    snprintf(words, sizeof words, "%zu, the worst first", screen->clinic->count);
    if (screen->clinic->unread_count > 0) {
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "; %zu file%s no report",
                 screen->clinic->unread_count, screen->clinic->unread_count == 1 ? " is" : "s are");
    }
    style_set(STYLE_DIM);
    put_text(0, at, terminal_columns() - at - 1, words);
}

static void draw_heads(int row, const int widths[CLINIC_COLUMNS])
{
    int at = 1 + MARK_CELLS;
    style_set(STYLE_DIM);
    for (int i = 0; i < CLINIC_COLUMNS; i++) {
        if (widths[i] == 0)
            continue;
        put_text(row, at, widths[i], clinic_column_head((ClinicColumn)i));
        at += widths[i] + CLINIC_GAP;
    }
}

static void widths_of(const Box *box, int widths[CLINIC_COLUMNS])
{
    clinic_column_widths(box->columns - MARK_CELLS, widths);
}

void clinic_screen_row_draw(const void *of, const Box *box, size_t index, bool selected)
{
    const ClinicScreen *screen = of;
    const ClinicRow *row = &screen->clinic->rows[screen->rows[index]];
    char cell[CLINIC_CELL_BYTES], safe[3 * CLINIC_CELL_BYTES];
    int widths[CLINIC_COLUMNS], at = box->column + MARK_CELLS;
    widths_of(box, widths);
    list_row_ground(box, box->row, selected);
    for (int i = 0; i < CLINIC_COLUMNS; i++) {
        if (widths[i] == 0)
            continue;
        clinic_cell(row, (ClinicColumn)i, !terminal_unicode(), cell, sizeof cell);
        put_text(box->row, at, widths[i], text_safe(cell, safe, sizeof safe));
        at += widths[i] + CLINIC_GAP;
    }
    if (row->looks && !selected) {
        style_set(STYLE_WARN);
        put_text(box->row, box->column, 1, "!");
    }
    style_set(STYLE_TEXT);
}

/* Why the row selected stands where it does. */
static void draw_looks(const ClinicScreen *screen, int row)
{
    const ClinicRow *selected = clinic_screen_selected(screen);
    char words[256];
    if (!selected)
        return;
    clinic_looks_words(selected, screen->today, words, sizeof words);
    style_set(*words ? STYLE_WARN : STYLE_DIM);
    put_text(row, 1 + MARK_CELLS, terminal_columns() - 2 - MARK_CELLS,
             *words ? words : "nothing that calls for a look");
    style_set(STYLE_TEXT);
}

static void draw_table(ClinicScreen *screen, Shown *shown)
{
    int head = is_tall() ? 3 : terminal_rows() > 3 ? 1 : 0;
    int foot = is_tall() ? 3 : terminal_rows() > 4 ? 2 : 1;
    Box list = {head, 1, terminal_rows() - head - foot, terminal_columns() - 2};
    int widths[CLINIC_COLUMNS];
    if (list.rows < 1)
        list.rows = 1;
    if (head > 0)
        draw_title(screen);
    widths_of(&list, widths);
    if (is_tall())
        draw_heads(head - 1, widths);
    browse_draw(&screen->browse, &clinic_screen_browsed, screen, &list, &shown->row,
                &shown->column);
    if (screen->row_count == 0) {
        style_set(STYLE_DIM);
        put_text(list.row, list.column, list.columns, "Nobody matches; Esc shows all");
        style_set(STYLE_TEXT);
    }
    if (foot > 1)
        draw_looks(screen, terminal_rows() - 2);
}

/* ---- a client ---- */

static void write_words(ScrollText *page, void *owner)
{
    const ClinicScreen *screen = owner;
    char looks[256];
    const ClinicRow *row = screen->of;
    scroll_text_write(page, STYLE_WARN, 0,
                      clinic_looks_words(row, screen->today, looks, sizeof looks));
    if (row->older > 0) {
        snprintf(looks, sizeof looks, "The newest of %d reports.", row->older + 1);
        scroll_text_write(page, STYLE_DIM, 0, looks);
    }
    for (size_t i = 0; i < screen->word_count; i++) {
        const ClinicLine *line = &screen->words[i];
        if (line->heading) {
            scroll_text_gap(page);
            scroll_text_write(page, STYLE_KEY, 0, line->heading);
        }
        if (*line->label)
            scroll_text_label(page, STYLE_DIM, line->label, LABEL_CELLS, STYLE_TEXT, line->text);
        else
            scroll_text_write(page, STYLE_TEXT, 2, line->text);
    }
    if (screen->word_count == 0)
        scroll_text_write(page, STYLE_WARN, 0, screen->unread);
}

/* Who it is, on the first row. */
static void draw_client_head(const ClinicRow *row)
{
    char cell[CLINIC_CELL_BYTES], safe[3 * CLINIC_CELL_BYTES];
    int columns = terminal_columns() - 2;
    style_set(STYLE_TITLE);
    clinic_cell(row, CLINIC_CLIENT, false, cell, sizeof cell);
    int at = 1 + put_text(0, 1, columns, text_safe(cell, safe, sizeof safe)) + 2;
    style_set(STYLE_DIM);
    clinic_cell(row, CLINIC_TITLE, false, cell, sizeof cell);
    put_text(0, at, terminal_columns() - at - 1, text_safe(cell, safe, sizeof safe));
    style_set(STYLE_TEXT);
}

static void draw_client(ClinicScreen *screen, Shown *shown)
{
    int columns = terminal_columns() - 2, rows = terminal_rows();
    int head = is_tall() ? 2 : rows > 3 ? 1 : 0, foot = rows > 2 ? 1 : 0;
    Box text = {head, 1, rows - head - foot, columns < WIDEST ? columns : WIDEST}, whole = text;
    whole.columns = columns;
    terminal_clear();
    if (head > 0)
        draw_client_head(screen->of);
    screen->more_below = scroll_text_draw(&text, &screen->browse.scroll, write_words, screen);
    screen->browse.list.rows = 0;
    screen->browse.detail = whole;
    shown->row = text.row;
    shown->column = 1;
}

void clinic_screen_draw(ClinicScreen *screen, Shown *shown)
{
    shown->cursor = CURSOR_PARKED;
    if (terminal_rows() < 3)
        shown->footer_row = -1;
    terminal_clear();
    screen->browse.detail = (Box){0};
    if (screen->browse.over && screen->of)
        draw_client(screen, shown);
    else
        draw_table(screen, shown);
}
