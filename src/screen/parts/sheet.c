// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages around a session: see sheet.h. */
#include "screen/parts/sheet.h"

#include "base/text.h"
#include "terminal/tall_text.h"

#define WIDEST 76
#define TALL_ROWS 18 /* from here on there is air between the parts */

static bool is_tall(void)
{
    return terminal_rows() >= TALL_ROWS;
}

int sheet_cells(void)
{
    return terminal_columns() - 2 < WIDEST ? terminal_columns() - 2 : WIDEST;
}

static Sheet empty_sheet(void)
{
    int cells = sheet_cells();
    terminal_clear();
    return (Sheet){.left = (terminal_columns() - cells) / 2,
                   .cells = cells,
                   .row = is_tall() ? 1 : 0,
                   .last = terminal_rows() - (is_tall() ? 2 : 1)};
}

static void write_below(Sheet *sheet, const char *below)
{
    style_set(STYLE_DIM);
    if (below && sheet->row < sheet->last)
        sheet->row += put_wrapped(sheet->row, sheet->left, sheet->cells, 2, below);
    style_set(STYLE_TEXT);
    sheet_gap(sheet);
}

Sheet sheet_begin(const char *title, const char *below)
{
    Sheet sheet = empty_sheet();
    style_set(STYLE_TITLE);
    sheet.row += put_wrapped(sheet.row, sheet.left, sheet.cells, 2, title);
    write_below(&sheet, below);
    return sheet;
}

/* ---- pages that have little on them ---- */

/* It may go on past the column, to the window's edge. */
static bool is_title_tall(const char *title, int left)
{
    int cells = tall_text_width(title);
    return terminal_rows() >= SHEET_ROOMY && cells >= 0 && cells < terminal_columns() - left &&
           !terminal_cursor_follows();
}

Sheet sheet_begin_short(const char *title, const char *below, int rows)
{
    Sheet sheet = empty_sheet();
    bool tall = is_title_tall(title, sheet.left);
    int head = (tall ? TALL_TEXT_ROWS + 1 : sheet_rows(title)) + (below ? sheet_rows(below) : 0);
    int left = sheet.last - sheet.row - head - sheet_gaps(1) - rows;
    sheet.row += is_tall() && left > 0 ? left / 3 : 0;
    if (tall) {
        tall_text_draw(sheet.row, sheet.left, title, STYLE_TITLE);
        sheet.row += TALL_TEXT_ROWS + 1;
    } else {
        style_set(STYLE_TITLE);
        sheet.row += put_wrapped(sheet.row, sheet.left, sheet.cells, 2, title);
    }
    write_below(&sheet, below);
    return sheet;
}

int sheet_rows(const char *text)
{
    return text_rows(text, sheet_cells());
}

int sheet_gaps(int count)
{
    return is_tall() ? count : 0;
}

void sheet_line(Sheet *sheet)
{
    if (sheet->row >= sheet->last)
        return;
    style_set(STYLE_TRACK);
    put_fill(sheet->row++, sheet->left, sheet->cells, terminal_unicode() ? "─" : "-");
    style_set(STYLE_TEXT);
}

/* ---- text ---- */

void sheet_gap(Sheet *sheet)
{
    sheet->row += sheet_gaps(1);
}

void sheet_text(Sheet *sheet, Style style, const char *text)
{
    if (sheet->row >= sheet->last)
        return;
    style_set(style);
    sheet->row +=
        put_wrapped(sheet->row, sheet->left, sheet->cells, sheet->last - sheet->row, text);
    style_set(STYLE_TEXT);
}

void sheet_lines_add(SheetLines *lines, Style style, const char *text)
{
    if (!text || !*text)
        return;
    lines->lines = arena_grow(lines->arena, lines->lines, lines->count, sizeof *lines->lines);
    lines->lines[lines->count++] = (SheetLine){style, text};
}

/* The words on a filled ground, one cell free on both sides. */
static void draw_alarm(Sheet *sheet, const char *text)
{
    int cells = sheet->cells - 2, rows = text_rows(text, cells), left = sheet->last - sheet->row;
    rows = rows < left ? rows : left;
    style_set(STYLE_ALARM);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < sheet->cells; i++)
            put_text(sheet->row + row, sheet->left + i, 1, " ");
    sheet->row += put_wrapped(sheet->row, sheet->left + 1, cells, rows, text);
    style_set(STYLE_TEXT);
}

bool sheet_lines_draw(const SheetLines *lines, Sheet *sheet)
{
    size_t i = lines->scroll;
    int rows = 0;
    for (; i < lines->count && sheet->row < sheet->last; i++) {
        const SheetLine *line = &lines->lines[i];
        rows = sheet->row + text_rows(line->text, sheet->cells);
        if (line->style == STYLE_ALARM)
            draw_alarm(sheet, line->text);
        else
            sheet_text(sheet, line->style, line->text);
        if (line->style != STYLE_DIM)
            sheet_gap(sheet);
    }
    return lines->scroll > 0 || i < lines->count || rows > sheet->last;
}

int sheet_lines_rows(const SheetLines *lines)
{
    int rows = 0;
    for (size_t i = 0; i < lines->count; i++) {
        int cells = sheet_cells() - (lines->lines[i].style == STYLE_ALARM ? 2 : 0);
        rows += text_rows(lines->lines[i].text, cells);
        rows += lines->lines[i].style == STYLE_DIM ? 0 : sheet_gaps(1);
    }
    return rows;
}

void sheet_lines_move(SheetLines *lines, int by)
{
    if (by < 0 && lines->scroll > 0)
        lines->scroll--;
    if (by > 0 && lines->scroll + 1 < lines->count)
        lines->scroll++;
}
