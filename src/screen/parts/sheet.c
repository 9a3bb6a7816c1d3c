// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages around a session: see sheet.h. */
#include "screen/parts/sheet.h"

#include "base/text.h"

#define WIDEST 76
#define TALL_ROWS 18 /* from here on there is air between the parts */

Sheet sheet_begin(const char *title, const char *below)
{
    int cells = terminal_columns() - 2 < WIDEST ? terminal_columns() - 2 : WIDEST;
    Sheet sheet = {.left = (terminal_columns() - cells) / 2, .cells = cells};
    bool tall = terminal_rows() >= TALL_ROWS;
    sheet.last = terminal_rows() - (tall ? 2 : 1);
    sheet.row = tall ? 1 : 0;
    terminal_clear();
    style_set(STYLE_TITLE);
    sheet.row += put_wrapped(sheet.row, sheet.left, cells, 2, title);
    style_set(STYLE_DIM);
    if (below && sheet.row < sheet.last)
        sheet.row += put_wrapped(sheet.row, sheet.left, cells, 2, below);
    style_set(STYLE_TEXT);
    sheet_gap(&sheet);
    return sheet;
}

void sheet_gap(Sheet *sheet)
{
    if (terminal_rows() >= TALL_ROWS)
        sheet->row++;
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

void sheet_lines_move(SheetLines *lines, int by)
{
    if (by < 0 && lines->scroll > 0)
        lines->scroll--;
    if (by > 0 && lines->scroll + 1 < lines->count)
        lines->scroll++;
}
