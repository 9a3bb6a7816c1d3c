// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The smallest big text, three rows high: strokes on a grid have no room there for what tells a
 * "2" from an "e". So these are pictures: of half rows in blocks, and where there is only ASCII of
 * the bars that a watch shows its time with. */
#include "terminal/bigtext_small.h"

#include "base/array.h"

#include <string.h>

#define HALF_ROWS 6

static const struct {
    char sign;
    const char *halves[HALF_ROWS];
    const char *bars[BIGTEXT_SMALL_ROWS];
} pictures[] = {
    {'0', {" ## ", "#  #", "#  #", "#  #", "#  #", " ## "}, {" _ ", "| |", "|_|"}},
    {'1', {"  # ", " ## ", "  # ", "  # ", "  # ", " ###"}, {"   ", "  |", "  |"}},
    {'2', {" ## ", "#  #", "   #", "  # ", " #  ", "####"}, {" _ ", " _|", "|_ "}},
    {'3', {"### ", "   #", " ## ", "   #", "   #", "### "}, {" _ ", " _|", " _|"}},
    {'4', {"#  #", "#  #", "####", "   #", "   #", "   #"}, {"   ", "|_|", "  |"}},
    {'5', {"####", "#   ", "### ", "   #", "   #", "### "}, {" _ ", "|_ ", " _|"}},
    {'6', {"  ##", " #  ", "### ", "#  #", "#  #", " ## "}, {" _ ", "|_ ", "|_|"}},
    {'7', {"####", "   #", "  # ", "  # ", " #  ", " #  "}, {" _ ", "  |", "  |"}},
    {'8', {" ## ", "#  #", " ## ", "#  #", "#  #", " ## "}, {" _ ", "|_|", "|_|"}},
    {'9', {" ## ", "#  #", "#  #", " ###", "   #", " ## "}, {" _ ", "|_|", " _|"}},
    {':', {" ", "#", " ", " ", "#", " "}, {" ", ".", "."}},
    {'/', {" #", " #", " #", "# ", "# ", "# "}, {"  ", " /", "/ "}},
    {'A', {0}, {" _ ", "|_|", "| |"}},
    {'C', {0}, {" _ ", "|  ", "|_ "}},
    {'D', {0}, {" _ ", "| \\", "|_/"}},
    {'M', {0}, {"    ", "|\\/|", "|  |"}},
    {'V', {0}, {"   ", "| |", "\\_/"}},
    {'N', {0}, {" _ ", "| |", "| |"}},
    {'O', {0}, {" _ ", "| |", "|_|"}},
    {'P', {0}, {" _ ", "|_|", "|  "}},
    {'S', {0}, {" _ ", "|_ ", " _|"}},
    {'U', {0}, {"   ", "| |", "|_|"}},
    {'W', {0}, {"    ", "|  |", "|/\\|"}},
    {'Y', {0}, {"   ", "|_|", " | "}},
    {'L', {0}, {"   ", "|  ", "|_ "}},
    {'E', {0}, {" _ ", "|_ ", "|_ "}},
    {'F', {0}, {" _ ", "|_ ", "|  "}},
    {'T', {0}, {"___", " | ", " | "}},
    {'R', {0}, {" _ ", "|_)", "| \\"}},
    {'I', {0}, {" ", "|", "|"}},
    {'G', {0}, {" __", "| _", "|_|"}},
    {'H', {0}, {"   ", "|_|", "| |"}},
};

static int is_inked(const char *const *halves, int half, int column)
{
    return column < (int)strlen(halves[half]) && halves[half][column] == '#';
}

wchar_t bigtext_small_cell(char sign, int row, int column, bool unicode)
{
    static const wchar_t blocks[] = L" ▀▄█";
    for (size_t i = 0; i < COUNT_OF(pictures); i++) {
        if (pictures[i].sign != sign)
            continue;
        const char *const *halves = pictures[i].halves, *bars = pictures[i].bars[row];
        if (!unicode)
            return column < (int)strlen(bars) ? (wchar_t)bars[column] : L' ';
        if (halves[0])
            return blocks[is_inked(halves, row * 2, column) +
                          2 * is_inked(halves, row * 2 + 1, column)];
    }
    return BIGTEXT_NO_PICTURE;
}
