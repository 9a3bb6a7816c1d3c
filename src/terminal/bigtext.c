// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters as strokes on a grid of its own for each height, so that straight strokes fall on
 * whole half rows and are equally thick everywhere; corners are rounded. Slanted strokes and arrows
 * go sideways by the same step in every half row, for a line at any other angle has steps of
 * several lengths, and looks torn. All are sampled at four points of each cell, which are then
 * drawn as one quadrant character (in ASCII as `#`). The lowest height has pictures of its own
 * (bigtext_small.h).
 *
 * Units: a half row, which is as high as a cell is wide. */
#include "terminal/bigtext.h"

#include "base/arena.h"
#include "base/array.h"
#include "terminal/bigtext_small.h"
#include "terminal/cells.h"
#include "terminal/terminal.h"

#include <math.h>
#include <string.h>
#include <wchar.h>

#define LEAST_ROWS BIGTEXT_SMALL_ROWS
#define LEAST_ASCII_ROWS 5 /* for strokes: a cell is either full or empty */

/* Paths over the points of a grid: l c r across, t u m v b down. A path's corners are round; where
 * a corner is to be sharp, one path ends and the next begins. */
typedef struct {
    double width; /* of its height */
    double round; /* the corners' radius, of its width */
    const char *paths;
    const char *ascii; /* the same in ASCII, where a "2" with a hook is an "e"; NULL: no others */
} Glyph;

#define DIGIT 0.6, 0.5
#define LETTER 0.5, 0.3
#define THIN 0, 0 /* as wide as a stroke */

/* By their sign. */
static const Glyph glyphs[] = {
    ['0'] = {DIGIT, "ct lt lb rb rt ct"},
    ['1'] = {DIGIT, "ct cb"},
    ['2'] = {DIGIT, "lu lt rt rm lm lb,lb rb", "lt rt rm lm lb,lb rb"},
    ['3'] = {DIGIT, "lt rt rm cm,cm rm rb lb"},
    ['4'] = {DIGIT, "lt lm rm,rt rb"},
    ['5'] = {DIGIT, "rt lt,lt lm,lm rm rb lb"},
    ['6'] = {DIGIT, "rt lt lb rb rm lm"},
    ['7'] = {DIGIT, "lt rt"},
    ['8'] = {DIGIT, "ct lt lm rm rt ct,cm lm lb rb rm cm"},
    ['9'] = {DIGIT, "lb rb rt lt lm rm"},
    [':'] = {THIN, "cu cu,cv cv"},
    ['/'] = {THIN, ""},
    ['<'] = {0.5, 0, ""},
    ['>'] = {0.5, 0, ""},
    [' '] = {0.25, 0, ""},
    ['A'] = {LETTER, "lb lt rt rb,lm rm"},
    ['C'] = {LETTER, "rt lt lb rb"},
    ['D'] = {0.5, 0.5, "ct rt rb cb,ct lt,lt lb,lb cb"},
    ['L'] = {LETTER, "lt lb rb"},
    ['E'] = {LETTER, "rt lt lb rb,lm rm"},
    ['F'] = {LETTER, "rt lt lb,lm rm"},
    ['T'] = {LETTER, "lt rt,ct cb"},
    ['R'] = {LETTER, "lb lt rt rm lm"},
    ['I'] = {THIN, "ct cb"},
    ['M'] = {0.7, 0.3, "lb lt rt rb,ct cm"},
    ['V'] = {LETTER, "lt lm cb rm rt"},
    ['N'] = {LETTER, "lb lt rt rb"},
    ['O'] = {0.5, 0.5, "ct lt lb rb rt ct"},
    ['P'] = {LETTER, "lb lt rt rm lm"},
    ['S'] = {LETTER, "rt lt lm rm rb lb"},
    ['U'] = {LETTER, "lt lb rb rt"},
    ['W'] = {0.7, 0.3, "lt lb rb rt,cm cb"},
    ['Y'] = {LETTER, "lt lm rm rt,cm cb"},
    ['G'] = {LETTER, "rt lt lb rb rm cm"},
    ['H'] = {LETTER, "lt lb,rt rb,lm rm"},
};

/* A stroke that is pushed to the left in every half row from one end of the sign on. */
typedef struct {
    char sign;
    bool from_below; /* it begins at the foot, else at the head */
    char from;       /* the stroke of the grid that it begins on */
    char to;         /* where it ends: a level of the grid */
    double step;     /* cells a half row, a multiple of a quarter */
    int wider;       /* cells more than other strokes: the flatter, the thinner it would look */
} Slant;

static const Slant slants[] = {
    {'1', false, 'c', 'u', 1, 1},
    {'7', false, 'r', 'b', 0.25, 0},
    {'/', false, 'r', 'b', 0.25, 0},
    {'R', true, 'r', 'm', 0.5, 0},
};

/* The sign, or 0 for one that has no glyph. */
static char drawn_as(char sign)
{
    bool known = sign > 0 && (size_t)sign < COUNT_OF(glyphs) && glyphs[(size_t)sign].paths;
    return known ? sign : '0';
}

static const Glyph *glyph_of(char sign)
{
    return &glyphs[(size_t)drawn_as(sign)];
}

/* ---- measures ---- */

static int thickness(int rows)
{
    int units = (rows * 2 + 4) / 9;
    return units > 1 ? units : 1;
}

static int sign_cells(char sign, int rows)
{
    int cells = (int)(glyph_of(sign)->width * rows * 2 + 0.5);
    if (sign == '/')
        cells = thickness(rows) + rows / 2;
    return cells > thickness(rows) ? cells : thickness(rows);
}

static int space_cells(int rows)
{
    int cells = (rows * 2 + 4) / 8;
    return cells > 1 ? cells : 1;
}

int bigtext_width(const char *text, int rows)
{
    int cells = 0;
    for (const char *sign = text; *sign; sign++)
        cells += sign_cells(*sign, rows) + (sign[1] ? space_cells(rows) : 0);
    return cells;
}

int bigtext_height(const char *text, int cells, int most)
{
    int rows = most < BIGTEXT_HIGHEST ? most : BIGTEXT_HIGHEST;
    while (rows >= LEAST_ROWS && bigtext_width(text, rows) > cells)
        rows--;
    if (rows > LEAST_ROWS && rows < LEAST_ASCII_ROWS && !terminal_unicode())
        rows = LEAST_ROWS;
    return rows >= LEAST_ROWS ? rows : 0;
}

/* ---- strokes ---- */

typedef struct {
    double x, y;
} Spot;

#define MOST_SPOTS 16 /* of a path as it is written */
#define MOST_LINES 160
#define CORNER_STEPS 6

typedef struct {
    double x[3], y[5];
} Grid;

typedef struct {
    char sign;
    int rows;
    Grid grid;
    Spot from[MOST_LINES], to[MOST_LINES];
    int count;
    double radius; /* half the thickness */
} Strokes;

static Grid grid_for(char sign, int rows)
{
    double half = thickness(rows) / 2.0, high = rows * 2, wide = sign_cells(sign, rows);
    double middle = floor(high / 2 - half) + half; /* on whole half rows */
    return (Grid){.x = {half, wide / 2, wide - half},
                  .y = {half, floor(middle / 2) + half, middle,
                        floor((middle + high) / 2 - half) + half, high - half}};
}

static Spot spot_of(const Grid *grid, const char *name)
{
    static const char across[] = "lcr", down[] = "tumvb";
    return (Spot){grid->x[strchr(across, name[0]) - across], grid->y[strchr(down, name[1]) - down]};
}

static void add_line(Strokes *strokes, Spot from, Spot to)
{
    if (strokes->count < MOST_LINES) {
        strokes->from[strokes->count] = from;
        strokes->to[strokes->count++] = to;
    }
}

static double length_between(Spot a, Spot b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static Spot towards(Spot from, Spot to, double length)
{
    double whole = length_between(from, to);
    double part = whole > 0 ? length / whole : 0;
    return (Spot){from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

/* From `from` to `to` around a corner: a conic, which for a right angle is a quarter
 * of a circle. */
static void add_corner(Strokes *strokes, Spot from, Spot corner, Spot to)
{
    Spot last = from;
    for (int i = 1; i <= CORNER_STEPS; i++) {
        double t = (double)i / CORNER_STEPS, a = (1 - t) * (1 - t), c = t * t;
        double b = 2 * t * (1 - t) * M_SQRT1_2, sum = a + b + c;
        Spot next = {(from.x * a + corner.x * b + to.x * c) / sum,
                     (from.y * a + corner.y * b + to.y * c) / sum};
        add_line(strokes, last, next);
        last = next;
    }
}

/* How far a corner may eat into the line from spots[i] to spots[i + 1]: half of it where there is a
 * corner at its other end too. */
static double room_on(const Spot *spots, int count, int i)
{
    double length = length_between(spots[i], spots[i + 1]);
    return i == 0 || i + 2 == count ? length : length / 2;
}

static void add_path(Strokes *strokes, const Spot *spots, int count, double round)
{
    Spot last = spots[0];
    for (int i = 1; i + 1 < count; i++) {
        double cut = fmin(round, fmin(room_on(spots, count, i - 1), room_on(spots, count, i)));
        Spot before = towards(spots[i], spots[i - 1], cut);
        Spot after = towards(spots[i], spots[i + 1], cut);
        add_line(strokes, last, before);
        add_corner(strokes, before, spots[i], after);
        last = after;
    }
    add_line(strokes, last, spots[count - 1]);
}

static const char *paths_of(const Glyph *glyph)
{
    return glyph->ascii && !terminal_unicode() ? glyph->ascii : glyph->paths;
}

static void make_strokes(Strokes *strokes, char sign, int rows)
{
    const Glyph *glyph = glyph_of(sign);
    Grid grid = grid_for(sign, rows);
    double round = glyph->round * (grid.x[2] - grid.x[0]);
    strokes->sign = drawn_as(sign);
    strokes->rows = rows;
    strokes->grid = grid;
    strokes->count = 0;
    strokes->radius =
        thickness(rows) / 2.0 - 0.02; /* what lies on the rim is outside, on every side */
    for (const char *path = paths_of(glyph); *path;) {
        Spot spots[MOST_SPOTS];
        int count = 0;
        for (bool more = true; more && count < MOST_SPOTS; path += *path != '\0') {
            spots[count++] = spot_of(&grid, path);
            path += 2;
            more = *path == ' ';
        }
        add_path(strokes, spots, count, round);
    }
}

/* ---- cells ---- */

/* Beside, above or below all of a line: most points are, and this is told at once. */
static bool is_far(Spot a, Spot b, double radius, double x, double y)
{
    return (x < a.x - radius && x < b.x - radius) || (x > a.x + radius && x > b.x + radius) ||
           (y < a.y - radius && y < b.y - radius) || (y > a.y + radius && y > b.y + radius);
}

static bool is_inked(const Strokes *strokes, double x, double y)
{
    for (int i = 0; i < strokes->count; i++) {
        Spot a = strokes->from[i], b = strokes->to[i];
        if (is_far(a, b, strokes->radius, x, y))
            continue;
        double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
        double part = square > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / square : 0;
        part = fmin(fmax(part, 0), 1);
        double off_x = x - a.x - dx * part, off_y = y - a.y - dy * part;
        if (off_x * off_x + off_y * off_y <= strokes->radius * strokes->radius)
            return true;
    }
    return false;
}

static bool is_on_slant(const Slant *slant, const Grid *grid, int rows, double x, double y)
{
    double half = thickness(rows) / 2.0, end = spot_of(grid, (char[]){slant->from, slant->to}).y;
    double passed = slant->from_below ? rows * 2 - y : y;
    double edge = spot_of(grid, (char[]){slant->from, 't'}).x + half;
    edge -= floor(floor(passed) * slant->step * 2) / 2; /* quarters are half a cell wide */
    bool within = slant->from_below ? y > end : y < end + half;
    return within && x < edge && x > edge - thickness(rows) - slant->wider;
}

/* A triangle as high as the text. */
static bool is_in_arrow(bool right, int rows, double x, double y)
{
    double wide = floor(fmin(y, rows * 2 - y)) + 1;
    return right ? x < wide : x > rows - wide;
}

static bool is_shape(char sign, const Grid *grid, int rows, double x, double y)
{
    if (sign == '<' || sign == '>')
        return is_in_arrow(sign == '>', rows, x, y);
    for (size_t i = 0; i < COUNT_OF(slants); i++)
        if (slants[i].sign == sign && is_on_slant(&slants[i], grid, rows, x, y))
            return true;
    return false;
}

/* The quarters of a cell that are inked: bits for upper left, upper right, lower left,
 * lower right. */
static int quarters_of(const Strokes *strokes, int row, int column)
{
    int bits = 0;
    for (int i = 0; i < 4; i++) {
        double x = column + 0.25 + 0.5 * (i % 2), y = row * 2 + 0.5 + i / 2;
        if (is_inked(strokes, x, y) || is_shape(strokes->sign, &strokes->grid, strokes->rows, x, y))
            bits |= 1 << i;
    }
    return bits;
}

static wchar_t sign_for(int quarters)
{
    static const wchar_t unicode[] = L" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
    static const int inked[] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};
    if (terminal_unicode())
        return unicode[quarters];
    return inked[quarters] >= 2 ? L'#' : L' ';
}

static wchar_t cell_of(const Strokes *strokes, int row, int column)
{
    wchar_t small = BIGTEXT_NO_PICTURE;
    if (strokes->rows == BIGTEXT_SMALL_ROWS)
        small = bigtext_small_cell(strokes->sign, row, column, terminal_unicode());
    return small != BIGTEXT_NO_PICTURE ? small : sign_for(quarters_of(strokes, row, column));
}

uint32_t bigtext_cell(char sign, int rows, int row, int column)
{
    Strokes strokes;
    make_strokes(&strokes, sign, rows);
    return (uint32_t)cell_of(&strokes, row, column);
}

/* ---- drawing ---- */

#define KEPT 24

/* A sign as it was drawn last: the same few are drawn a dozen times a second while a figure moves
 * beside them, and a stroke costs a thousand times what it costs to copy. */
typedef struct {
    char sign; /* 0: none */
    int rows, cells;
    bool unicode;
    int width;        /* of a row, with the space after it */
    wchar_t *picture; /* rows of that width */
} Drawn;

static void draw_sign(Drawn *drawn, char sign, int rows)
{
    Strokes strokes;
    int cells = sign_cells(sign, rows), width = cells + space_cells(rows);
    wchar_t *picture = memory_resize(drawn->picture, (size_t)(rows * width) * sizeof *picture);
    make_strokes(&strokes, sign, rows);
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < width; x++)
            picture[y * width + x] = x < cells ? cell_of(&strokes, y, x) : L' ';
    *drawn = (Drawn){sign, rows, cells, terminal_unicode(), width, picture};
}

static const Drawn *drawn_sign(char sign, int rows)
{
    static Drawn kept[KEPT];
    static int oldest;
    for (int i = 0; i < KEPT; i++)
        if (kept[i].sign == sign && kept[i].rows == rows && kept[i].unicode == terminal_unicode())
            return &kept[i];
    Drawn *drawn = &kept[oldest];
    oldest = (oldest + 1) % KEPT;
    draw_sign(drawn, sign, rows);
    return drawn;
}

void bigtext_draw(int row, int column, int rows, const char *text, Style style)
{
    style_set(style);
    for (const char *sign = text; *sign; sign++) {
        const Drawn *drawn = drawn_sign(*sign, rows);
        int cells = drawn->cells + (sign[1] ? space_cells(rows) : 0);
        for (int y = 0; y < rows; y++)
            cells_put_solid(row + y, column, drawn->picture + y * drawn->width, cells);
        column += cells;
    }
    style_set(STYLE_TEXT);
}
