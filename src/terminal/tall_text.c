// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters of dots: as wide as each needs, seven dots high, with one below for the tails of g and y.
 * Two cells of braille one above the other are eight dots. */
#include "terminal/tall_text.h"

#include "terminal/cells.h"
#include "terminal/terminal.h"

#include <string.h>

#define FIRST '!'
#define LAST '~'
#define HIGH 8 /* dots */
#define SPACE_WIDE 3
#define MOST_CELLS 256

/* The rows of each sign from the top, a space between two; the lowest is left out where it is
 * empty. */
static const char *const letters[LAST - FIRST + 1] = {
    ['!' - FIRST] = "# # # # # . #",
    ['"' - FIRST] = "#.# #.# ... ... ... ... ...",
    ['#' - FIRST] = ".#.#. .#.#. ##### .#.#. ##### .#.#. .#.#.",
    ['$' - FIRST] = "..#.. .#### #.#.. .###. ..#.# ####. ..#..",
    ['%' - FIRST] = "##..# ##..# ...#. ..#.. .#... #..## #..##",
    ['&' - FIRST] = ".##.. #..#. #.#.. .#... #.#.# #..#. .##.#",
    ['\'' - FIRST] = "# # . . . . .",
    ['(' - FIRST] = "..# .#. #.. #.. #.. .#. ..#",
    [')' - FIRST] = "#.. .#. ..# ..# ..# .#. #..",
    ['*' - FIRST] = "..... ..#.. #.#.# .###. #.#.# ..#.. .....",
    ['+' - FIRST] = "..... ..#.. ..#.. ##### ..#.. ..#.. .....",
    [',' - FIRST] = ".. .. .. .. .. .# .# #.",
    ['-' - FIRST] = "... ... ... ### ... ... ...",
    ['.' - FIRST] = ". . . . . . #",
    ['/' - FIRST] = "....# ....# ...#. ..#.. .#... #.... #....",
    ['0' - FIRST] = ".###. #...# #..## #.#.# ##..# #...# .###.",
    ['1' - FIRST] = ".#. ##. .#. .#. .#. .#. ###",
    ['2' - FIRST] = ".###. #...# ....# ..##. .#... #.... #####",
    ['3' - FIRST] = ".###. #...# ....# ..##. ....# #...# .###.",
    ['4' - FIRST] = "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    ['5' - FIRST] = "##### #.... ####. ....# ....# #...# .###.",
    ['6' - FIRST] = ".###. #.... #.... ####. #...# #...# .###.",
    ['7' - FIRST] = "##### ....# ...#. ..#.. ..#.. .#... .#...",
    ['8' - FIRST] = ".###. #...# #...# .###. #...# #...# .###.",
    ['9' - FIRST] = ".###. #...# #...# .#### ....# ....# .###.",
    [':' - FIRST] = ". . # . . # .",
    [';' - FIRST] = ".. .. .# .. .. .# .# #.",
    ['<' - FIRST] = "...# ..#. .#.. #... .#.. ..#. ...#",
    ['=' - FIRST] = ".... .... #### .... #### .... ....",
    ['>' - FIRST] = "#... .#.. ..#. ...# ..#. .#.. #...",
    ['?' - FIRST] = ".###. #...# ....# ..##. ..#.. ..... ..#..",
    ['@' - FIRST] = ".###. #...# #.### #.#.# #.### #.... .###.",
    ['A' - FIRST] = ".###. #...# #...# ##### #...# #...# #...#",
    ['B' - FIRST] = "####. #...# #...# ####. #...# #...# ####.",
    ['C' - FIRST] = ".###. #...# #.... #.... #.... #...# .###.",
    ['D' - FIRST] = "####. #...# #...# #...# #...# #...# ####.",
    ['E' - FIRST] = "##### #.... #.... ####. #.... #.... #####",
    ['F' - FIRST] = "##### #.... #.... ####. #.... #.... #....",
    ['G' - FIRST] = ".###. #...# #.... #.### #...# #...# .###.",
    ['H' - FIRST] = "#...# #...# #...# ##### #...# #...# #...#",
    ['I' - FIRST] = "### .#. .#. .#. .#. .#. ###",
    ['J' - FIRST] = "..## ...# ...# ...# ...# #..# .##.",
    ['K' - FIRST] = "#...# #..#. #.#.. ##... #.#.. #..#. #...#",
    ['L' - FIRST] = "#... #... #... #... #... #... ####",
    ['M' - FIRST] = "#...# ##.## #.#.# #.#.# #...# #...# #...#",
    ['N' - FIRST] = "#...# ##..# ##..# #.#.# #..## #..## #...#",
    ['O' - FIRST] = ".###. #...# #...# #...# #...# #...# .###.",
    ['P' - FIRST] = "####. #...# #...# ####. #.... #.... #....",
    ['Q' - FIRST] = ".###. #...# #...# #...# #.#.# #..#. .##.#",
    ['R' - FIRST] = "####. #...# #...# ####. #.#.. #..#. #...#",
    ['S' - FIRST] = ".###. #...# #.... .###. ....# #...# .###.",
    ['T' - FIRST] = "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
    ['U' - FIRST] = "#...# #...# #...# #...# #...# #...# .###.",
    ['V' - FIRST] = "#...# #...# #...# #...# .#.#. .#.#. ..#..",
    ['W' - FIRST] = "#...# #...# #...# #.#.# #.#.# ##.## #...#",
    ['X' - FIRST] = "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
    ['Y' - FIRST] = "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#..",
    ['Z' - FIRST] = "##### ....# ...#. ..#.. .#... #.... #####",
    ['[' - FIRST] = "### #.. #.. #.. #.. #.. ###",
    ['\\' - FIRST] = "#.... #.... .#... ..#.. ...#. ....# ....#",
    [']' - FIRST] = "### ..# ..# ..# ..# ..# ###",
    ['^' - FIRST] = "..#.. .#.#. #...# ..... ..... ..... .....",
    ['_' - FIRST] = "..... ..... ..... ..... ..... ..... #####",
    ['`' - FIRST] = "#. .# .. .. .. .. ..",
    ['a' - FIRST] = ".... .... .##. ...# .### #..# .###",
    ['b' - FIRST] = "#... #... ###. #..# #..# #..# ###.",
    ['c' - FIRST] = ".... .... .### #... #... #... .###",
    ['d' - FIRST] = "...# ...# .### #..# #..# #..# .###",
    ['e' - FIRST] = ".... .... .##. #..# #### #... .###",
    ['f' - FIRST] = "..# .#. ### .#. .#. .#. .#.",
    ['g' - FIRST] = ".... .... .### #..# #..# .### ...# .##.",
    ['h' - FIRST] = "#... #... ###. #..# #..# #..# #..#",
    ['i' - FIRST] = "# . # # # # #",
    ['j' - FIRST] = ".# .. .# .# .# .# .# #.",
    ['k' - FIRST] = "#... #... #..# #.#. ##.. #.#. #..#",
    ['l' - FIRST] = "#. #. #. #. #. #. .#",
    ['m' - FIRST] = "..... ..... ##.#. #.#.# #.#.# #.#.# #.#.#",
    ['n' - FIRST] = ".... .... ###. #..# #..# #..# #..#",
    ['o' - FIRST] = ".... .... .##. #..# #..# #..# .##.",
    ['p' - FIRST] = ".... .... ###. #..# #..# ###. #... #...",
    ['q' - FIRST] = ".... .... .### #..# #..# .### ...# ...#",
    ['r' - FIRST] = "... ... #.# ##. #.. #.. #..",
    ['s' - FIRST] = ".... .... .### #... .##. ...# ###.",
    ['t' - FIRST] = ".#. .#. ### .#. .#. .#. ..#",
    ['u' - FIRST] = ".... .... #..# #..# #..# #..# .###",
    ['v' - FIRST] = "..... ..... #...# #...# .#.#. .#.#. ..#..",
    ['w' - FIRST] = "..... ..... #...# #.#.# #.#.# #.#.# .#.#.",
    ['x' - FIRST] = "..... ..... #...# .#.#. ..#.. .#.#. #...#",
    ['y' - FIRST] = ".... .... #..# #..# #..# .### ...# .##.",
    ['z' - FIRST] = ".... .... #### ...# .##. #... ####",
    ['{' - FIRST] = "..# .#. .#. #.. .#. .#. ..#",
    ['|' - FIRST] = "# # # # # # # #",
    ['}' - FIRST] = "#.. .#. .#. ..# .#. .#. #..",
    ['~' - FIRST] = "..... ..... .#..# #.#.# #..#. ..... .....",
};

/* The dots that a sign is wide; 0: it is not known. */
static int wide(char sign)
{
    if (sign == ' ')
        return SPACE_WIDE;
    return sign >= FIRST && sign <= LAST ? (int)strcspn(letters[sign - FIRST], " ") : 0;
}

static bool has_dot(char sign, int x, int y)
{
    size_t at = (size_t)(y * (wide(sign) + 1) + x);
    return sign != ' ' && at < strlen(letters[sign - FIRST]) && letters[sign - FIRST][at] == '#';
}

int tall_text_width(const char *text)
{
    int dots = 0;
    CanvasKind canvas = terminal_canvas(TALL_TEXT_ROWS);
    if (canvas != CANVAS_BRAILLE && canvas != CANVAS_BRAILLE_PLAIN)
        return -1;
    for (const char *sign = text; *sign; sign++) {
        if (wide(*sign) == 0)
            return -1;
        dots += wide(*sign) + 1;
    }
    return dots / 2 < MOST_CELLS ? dots / 2 : -1;
}

/* The bit of a braille sign for a dot of its two columns and four rows. */
static int dot_bit(int x, int y)
{
    static const int bits[2][4] = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};
    return bits[x % 2][y % 4];
}

void tall_text_draw(int row, int column, const char *text, Style style)
{
    wchar_t cells[TALL_TEXT_ROWS][MOST_CELLS];
    int left = 0, count = tall_text_width(text);
    for (int y = 0; y < TALL_TEXT_ROWS; y++)
        for (int x = 0; x < count; x++)
            cells[y][x] = 0x2800;
    for (const char *sign = text; *sign && count > 0; sign++) {
        for (int y = 0; y < HIGH; y++)
            for (int x = 0; x < wide(*sign); x++)
                if (has_dot(*sign, x, y))
                    cells[y / 4][(left + x) / 2] |= dot_bit(left + x, y);
        left += wide(*sign) + 1;
    }
    style_set(style);
    for (int y = 0; y < TALL_TEXT_ROWS; y++)
        cells_put(row + y, column, cells[y], count);
    style_set(STYLE_TEXT);
}
