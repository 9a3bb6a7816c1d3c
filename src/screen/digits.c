/* Digits as strokes on a grid 10 wide and 16 high, drawn by the figure's canvas in half blocks (or
 * ASCII), so that one description serves every size. Below five rows plain text is clearer. */
#include "screen/digits.h"

#include "figure/raster.h"
#include "screen/cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GLYPH_HEIGHT 16.0
#define DIGIT_WIDTH 10.0
#define COLON_WIDTH 3.4
#define SPACE 2.2
#define STROKE 0.95
#define ARC_STEPS 10
#define LEAST_ROWS 3

/* A stroke: a line from (x, y) to (x2, y2), or an arc around (x, y) with radii (x2, y2) from angle
 * `from` to `to` in degrees. */
typedef struct {
    enum { LINE, ARC } kind;
    double x, y, x2, y2, from, to;
} Stroke;

#define MOST_STROKES 4

static const Stroke glyphs[10][MOST_STROKES] = {
    {{ARC, 5, 8, 3.8, 6.8, 0, 360}},
    {{LINE, 2.6, 12.2, 5.6, 14.8}, {LINE, 5.6, 14.8, 5.6, 1.2}},
    {{ARC, 5, 10.9, 3.8, 3.9, 165, -35}, {LINE, 8.1, 8.7, 1.4, 1.2}, {LINE, 1.4, 1.2, 8.8, 1.2}},
    {{ARC, 4.7, 11.4, 3.5, 3.4, 150, -80}, {ARC, 4.7, 4.8, 4.0, 3.6, 80, -150}},
    {{LINE, 6.8, 1.2, 6.8, 14.8}, {LINE, 6.8, 14.8, 1.2, 5.2}, {LINE, 1.2, 5.2, 9.2, 5.2}},
    {{LINE, 8.4, 14.8, 2.3, 14.8},
     {LINE, 2.3, 14.8, 1.8, 8.4},
     {ARC, 4.8, 5.4, 4.0, 4.2, 138, -150}},
    {{ARC, 5, 5.1, 3.8, 3.9, 0, 360}, {ARC, 8.4, 5.4, 7.2, 9.4, 180, 100}},
    {{LINE, 1.2, 14.8, 8.8, 14.8}, {LINE, 8.8, 14.8, 3.8, 1.2}},
    {{ARC, 5, 11.5, 3.2, 3.3, 0, 360}, {ARC, 5, 4.7, 3.8, 3.5, 0, 360}},
    {{ARC, 5, 10.9, 3.8, 3.9, 0, 360}, {ARC, 1.6, 10.6, 7.2, 9.4, 0, -80}},
};

static void add_line(Scene *scene, Point from, Point to)
{
    if (scene->count < SCENE_MAX_SHAPES)
        scene->shapes[scene->count++] = (Shape){from, to, STROKE, STROKE, 0, INK_NEAR};
}

static Point on_arc(const Stroke *stroke, double part)
{
    double angle = (stroke->from + (stroke->to - stroke->from) * part) * M_PI / 180;
    return (Point){stroke->x + stroke->x2 * cos(angle), stroke->y + stroke->y2 * sin(angle)};
}

static void add_stroke(Scene *scene, const Stroke *stroke, double shift)
{
    if (stroke->kind == LINE) {
        add_line(scene, (Point){stroke->x + shift, stroke->y},
                 (Point){stroke->x2 + shift, stroke->y2});
        return;
    }
    for (int i = 0; i < ARC_STEPS; i++) {
        Point from = on_arc(stroke, (double)i / ARC_STEPS);
        Point to = on_arc(stroke, (double)(i + 1) / ARC_STEPS);
        add_line(scene, (Point){from.x + shift, from.y}, (Point){to.x + shift, to.y});
    }
}

static double glyph_width(char glyph)
{
    return glyph == ':' ? COLON_WIDTH : DIGIT_WIDTH;
}

static double text_units(const char *text)
{
    double width = -SPACE;
    for (; *text; text++)
        width += glyph_width(*text) + SPACE;
    return width;
}

static void add_glyph(Scene *scene, char glyph, double shift)
{
    static const Point dots[2] = {{COLON_WIDTH / 2, 4.6}, {COLON_WIDTH / 2, 11.4}};
    if (glyph == ':') {
        for (int i = 0; i < 2; i++) {
            Point dot = {dots[i].x + shift, dots[i].y};
            add_line(scene, dot, dot);
        }
        return;
    }
    const Stroke *strokes = glyphs[glyph - '0'];
    for (int i = 0; i < MOST_STROKES && strokes[i].x != 0; i++)
        add_stroke(scene, &strokes[i], shift);
}

/* A half block is a square dot, two to a row; an ASCII cell is twice as high as wide. */
int digits_width(const char *text, int rows)
{
    return (int)ceil(text_units(text) * rows * 2 / GLYPH_HEIGHT);
}

int digits_height(const char *text, int cells, int most)
{
    int rows = most > RASTER_MAX_ROWS ? RASTER_MAX_ROWS : most;
    while (rows >= LEAST_ROWS && digits_width(text, rows) > cells)
        rows--;
    return rows >= LEAST_ROWS ? rows : 0;
}

void digits_draw(int row, int column, int rows, const char *text, Style style)
{
    Scene scene = {.low = {0, 0}, .high = {text_units(text), GLYPH_HEIGHT}};
    double shift = 0;
    for (const char *glyph = text; *glyph; glyph++) {
        add_glyph(&scene, *glyph, shift);
        shift += glyph_width(*glyph) + SPACE;
    }
    int columns = digits_width(text, rows);
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    if (columns > RASTER_MAX_COLUMNS)
        return;
    raster_draw(&scene, terminal_unicode() ? CANVAS_BLOCKS : CANVAS_ASCII, rows, columns, cells);
    cells_draw(row, column, rows, columns, cells, &style, 1);
}
