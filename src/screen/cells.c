/* Draws canvas cells through ncurses, one character each, clipped to the window. */
#include "screen/cells.h"

#include "screen/ncurses.h"

#include <wchar.h>

static void put_cell(int row, int column, const CanvasCell *cell)
{
    wchar_t wide[2] = {(wchar_t)cell->code, 0};
    if (row >= 0 && row < LINES && column >= 0 && column < COLS)
        mvaddwstr(row, column, wide);
}

void cells_draw(int row, int column, int rows, int columns, const CanvasCell *cells,
                const Style *styles, size_t style_count)
{
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
            const CanvasCell *cell = &cells[y * columns + x];
            if (cell->code == ' ')
                continue;
            style_set(styles[cell->ink < style_count ? cell->ink : 0]);
            put_cell(row + y, column + x, cell);
        }
    }
    style_set(STYLE_TEXT);
}
