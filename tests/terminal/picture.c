// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Makes a picture of the program for the documentation: runs it in the emulator, types keys, and
 * writes the screen as SVG. Blocks and dots are drawn as shapes, so that they look the same with
 * any font. Called by `./dev pictures`.
 *
 *   picture ROWS COLUMNS FILE.svg PROGRAM [ARGUMENT ...] -- [wait TEXT | type KEYS | pump MS] ...
 */
#include "emulator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELL_WIDTH 9.0
#define CELL_HEIGHT 19.0
#define MARGIN 12.0
#define BACKGROUND "#101418"

static void write_color(FILE *out, const EmulatorColor *color)
{
    fprintf(out, "#%02x%02x%02x", color->red, color->green, color->blue);
}

static void write_rect(FILE *out, double x, double y, double width, double height,
                       const EmulatorColor *color)
{
    fprintf(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"", x, y, width,
            height);
    write_color(out, color);
    fputs("\"/>\n", out);
}

/* The dots of a braille cell: 1-2-3-7 down the left, 4-5-6-8 down the right. */
static void write_dots(FILE *out, double x, double y, uint32_t bits, const EmulatorColor *color)
{
    static const int row[8] = {0, 1, 2, 0, 1, 2, 3, 3}, column[8] = {0, 0, 0, 1, 1, 1, 0, 1};
    for (int dot = 0; dot < 8; dot++) {
        if (!(bits & (1u << dot)))
            continue;
        fprintf(out, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"1.5\" fill=\"",
                x + CELL_WIDTH * (0.28 + 0.46 * column[dot]),
                y + CELL_HEIGHT * (0.14 + 0.24 * row[dot]));
        write_color(out, color);
        fputs("\"/>\n", out);
    }
}

/* The quarters of U+2580 to U+259F that are filled: upper left 1, upper right 2, lower left 4,
 * lower right 8. 0: not made of quarters. */
static int quarters_of(uint32_t code)
{
    static const int corners[] = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
    if (code >= 0x2596 && code <= 0x259f)
        return corners[code - 0x2596];
    return code == 0x2588 ? 15 : code == 0x2580 ? 3 : code == 0x2584 ? 12 : code == 0x2590 ? 10 : 0;
}

static void write_quarters(FILE *out, double x, double y, int quarters, const EmulatorColor *color)
{
    for (int half = 0; half < 2; half++) {
        int both = quarters >> (2 * half) & 3;
        double left = both == 2 ? CELL_WIDTH / 2 : 0,
               width = (both == 3 ? CELL_WIDTH : CELL_WIDTH / 2) + 0.3;
        if (both)
            write_rect(out, x + left, y + half * CELL_HEIGHT / 2, width, CELL_HEIGHT / 2 + 0.3,
                       color);
    }
}

/* Blocks that fill a part of the cell from below or from the left; false: it is none. */
static bool write_part(FILE *out, double x, double y, const EmulatorCell *cell)
{
    int eighths = (int)cell->code - 0x2580;
    double part = eighths <= 8 ? eighths / 8.0 : (16 - eighths) / 8.0;
    if (eighths < 1 || eighths > 15)
        return false;
    if (eighths <= 8)
        write_rect(out, x, y + CELL_HEIGHT * (1 - part), CELL_WIDTH + 0.3, CELL_HEIGHT * part + 0.3,
                   &cell->foreground);
    else
        write_rect(out, x, y, CELL_WIDTH * part, CELL_HEIGHT + 0.3, &cell->foreground);
    return true;
}

static void write_character(FILE *out, double x, double y, const EmulatorCell *cell)
{
    fprintf(out, "<text x=\"%.2f\" y=\"%.2f\"%s fill=\"", x, y + CELL_HEIGHT * 0.76,
            cell->bold ? " font-weight=\"bold\"" : "");
    write_color(out, &cell->foreground);
    fprintf(out, "\">&#%u;</text>\n", cell->code);
}

static void write_cell(FILE *out, int row, int column)
{
    EmulatorCell cell = emulator_cell(row, column);
    double x = MARGIN + column * CELL_WIDTH, y = MARGIN + row * CELL_HEIGHT;
    if (cell.filled)
        write_rect(out, x, y, CELL_WIDTH + 0.3, CELL_HEIGHT + 0.3, &cell.background);
    if (cell.code <= ' ' || cell.code == (uint32_t)-1)
        return;
    if (cell.code >= 0x2800 && cell.code <= 0x28ff)
        write_dots(out, x, y, cell.code - 0x2800, &cell.foreground);
    else if (quarters_of(cell.code))
        write_quarters(out, x, y, quarters_of(cell.code), &cell.foreground);
    else if (!write_part(out, x, y, &cell))
        write_character(out, x, y, &cell);
}

static void write_picture(const char *path, int rows, int columns)
{
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(1);
    }
    double width = columns * CELL_WIDTH + 2 * MARGIN, height = rows * CELL_HEIGHT + 2 * MARGIN;
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
            "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14.9\">\n"
            "<style>rect{shape-rendering:crispEdges}</style>\n" /* no seams between cells */
            "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"" BACKGROUND "\"/>\n",
            width, height);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++)
            write_cell(out, row, column);
    fputs("</svg>\n", out);
    fclose(out);
}

static bool take_step(const char *verb, const char *text)
{
    if (strcmp(verb, "wait") == 0)
        return emulator_wait_for(text);
    if (strcmp(verb, "type") == 0)
        emulator_type(text);
    else
        emulator_pump(atoi(text));
    return true;
}

int main(int argc, char **argv)
{
    int split = 4;
    while (split < argc && strcmp(argv[split], "--") != 0)
        split++;
    if (split >= argc) {
        fputs("usage: picture ROWS COLUMNS FILE.svg PROGRAM [ARGUMENT ...] -- [STEP ...]\n",
              stderr);
        return 2;
    }
    argv[split] = NULL;
    int rows = atoi(argv[1]), columns = atoi(argv[2]);
    emulator_start(rows, columns, argv + 4, NULL);
    bool done = true;
    for (int i = split + 1; done && i + 1 < argc; i += 2)
        done = take_step(argv[i], argv[i + 1]);
    emulator_pump(100);
    write_picture(argv[3], rows, columns);
    emulator_stop();
    return done ? 0 : 1;
}
