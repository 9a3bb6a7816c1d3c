// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts the figure's canvas on the screen, moving or still. */
#include "screen/parts/figure_view.h"

#include "figure/figure_moment.h"
#include "routine/exercise.h"
#include "terminal/cells.h"
#include "terminal/images.h"

#include <string.h>

#define LEAST_MOVING_ROWS 8 /* smaller figures stand still */
#define LEAST_MOVING_COLUMNS 14
#define LEAST_SAYING_ROWS 6 /* of a box that has a row for words */
#define IMAGE_DOTS 3        /* what is seen to move in a picture is so much less */
#define PAIR_COLUMNS 30     /* from this width on two poses are shown */
#define CELL_PACE 5         /* pictures in cells a second: the swift middle of a way has 8 */

/* Over a network: bytes a second that a moving figure may cost beside the clock, and about what a
 * cell of it costs, three of braille and its share of the way there. */
#define FAR_BYTES 500
#define CELL_BYTES 6

#define MOST_KEPT 12 /* poses, and props, of a figure whose still scene is kept */

bool figure_view_has(const Step *step)
{
    return figure_of_step(step) != NULL;
}

static bool moves(const Box *box)
{
    return terminal_motion() && box->rows >= LEAST_MOVING_ROWS &&
           box->columns >= LEAST_MOVING_COLUMNS;
}

/* ---- one picture ---- */

typedef struct {
    int rows, columns;
    CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
} Picture;

/* The cells that are there, not the room for the most. */
static void picture_copy(Picture *to, const Picture *from)
{
    to->rows = from->rows;
    to->columns = from->columns;
    memcpy(to->cells, from->cells, (size_t)(from->rows * from->columns) * sizeof *from->cells);
}

/* The last pictures, with what they show: one that stands still is drawn once, and not again with
 * each second that passes beside it. */
typedef struct {
    Scene scene;
    CanvasKind kind;
    Picture picture; /* no rows: none yet */
} KeptPicture;

static bool same_scene(const Scene *a, const Scene *b)
{
    return a->count == b->count && a->grounded == b->grounded && a->low.x == b->low.x &&
           a->low.y == b->low.y && a->high.x == b->high.x && a->high.y == b->high.y &&
           memcmp(a->shapes, b->shapes, a->count * sizeof *a->shapes) == 0;
}

static const Picture *picture_of(const Box *box, const Scene *scene, CanvasKind kind)
{
    static KeptPicture kept[2]; /* a pair */
    static size_t oldest;
    int rows = box->rows < RASTER_MAX_ROWS ? box->rows : RASTER_MAX_ROWS;
    int columns = box->columns < RASTER_MAX_COLUMNS ? box->columns : RASTER_MAX_COLUMNS;
    for (size_t i = 0; i < 2; i++)
        if (kept[i].picture.rows == rows && kept[i].picture.columns == columns &&
            kept[i].kind == kind && same_scene(&kept[i].scene, scene))
            return &kept[i].picture;
    KeptPicture *new = &kept[oldest];
    oldest = 1 - oldest;
    scene_copy(&new->scene, scene);
    new->kind = kind;
    new->picture.rows = rows;
    new->picture.columns = columns;
    raster_draw(scene, kind, rows, columns, new->picture.cells);
    return &new->picture;
}

static const Style bright[INK_COUNT] = {
    [INK_NONE] = STYLE_TEXT,      [INK_FLOOR] = STYLE_TRACK,
    [INK_MAT] = STYLE_TRACK,      [INK_GHOST] = STYLE_TRACK,
    [INK_ARROW] = STYLE_CALM,     [INK_PROP] = STYLE_FIGURE_PROP,
    [INK_FAR] = STYLE_FIGURE_FAR, [INK_TRUNK] = STYLE_FIGURE_TRUNK,
    [INK_NEAR] = STYLE_FIGURE,    [INK_ACCENT] = STYLE_FIGURE_FELT,
};
static const Style dimmed[INK_COUNT] = {
    [INK_NONE] = STYLE_TEXT,   [INK_FLOOR] = STYLE_TRACK,      [INK_MAT] = STYLE_TRACK,
    [INK_GHOST] = STYLE_TRACK, [INK_ARROW] = STYLE_DIM,        [INK_PROP] = STYLE_TRACK,
    [INK_FAR] = STYLE_TRACK,   [INK_TRUNK] = STYLE_FIGURE_FAR, [INK_NEAR] = STYLE_DIM,
    [INK_ACCENT] = STYLE_DIM,
};

static void picture_show(const Picture *picture, const Box *box, bool dim)
{
    /* blanks of the figure's own colour look like any, and no terminal is told of a
     * change to them */
    style_set(STYLE_FIGURE);
    for (int row = 0; row < picture->rows; row++)
        put_fill(box->row + row, box->column, picture->columns, " ");
    cells_draw(box->row, box->column, picture->rows, picture->columns, picture->cells,
               dim ? dimmed : bright, INK_COUNT);
}

/* As a true picture; false: it has to be drawn in cells. */
static bool put_image(const Box *box, const Scene *scene, bool dim)
{
    return images_ready() && box->rows >= LEAST_MOVING_ROWS &&
           images_put(box, scene, dim ? dimmed : bright);
}

/* How the pictures of a figure are drawn. */
typedef struct {
    CanvasKind kind;
    bool dim;
} Look;

static void draw_scene(const Box *box, const Scene *scene, const Look *look)
{
    if (box->rows > 0 && box->columns > 0 && !put_image(box, scene, look->dim))
        picture_show(picture_of(box, scene, look->kind), box, look->dim);
}

/* Where the view is from above, that is said in the last row of the box; returns what is left of
 * it. */
static Box say_view(const Box *box, const Figure *figure)
{
    Box left = *box;
    if (!figure->from_above || box->rows < LEAST_SAYING_ROWS)
        return left;
    left.rows--;
    style_set(STYLE_DIM);
    draw_centered(box->row + left.rows, box->column, box->columns, "from above");
    style_set(STYLE_TEXT);
    return left;
}

/* What a dot of the figure's picture measures. */
static double grain_of(const Box *box, const Step *step)
{
    const Figure *figure = figure_of_step(step);
    Scene scene = scene_empty(figure);
    double grain = raster_grain(&scene, box->rows, box->columns);
    return images_ready() ? grain / IMAGE_DOTS : grain;
}

static FigureDetail detail_of(const Box *box, const Step *step)
{
    return (FigureDetail){grain_of(box, step), images_ready() ? 0 : CELL_PACE};
}

/* Two pictures side by side, or one above the other where they are larger so. */
static void draw_pair(const Box *box, const Step *step, const Scene scenes[2], const Look *look)
{
    Box beside = {box->row, box->column, box->rows, box->columns / 2 - 1};
    Box above = {box->row, box->column, box->rows / 2, box->columns};
    bool stacked = grain_of(&above, step) < grain_of(&beside, step);
    Box part = stacked ? above : beside;
    draw_scene(&part, &scenes[0], look);
    part.row += stacked ? box->rows - part.rows : 0;
    part.column += stacked ? 0 : box->columns - part.columns;
    draw_scene(&part, &scenes[1], look);
}

/* The last still scene, with all that it was made of: its arrow takes the poses of the whole way,
 * and is not looked for again with each second that passes beside it. */
typedef struct {
    Figure figure;
    Pose poses[MOST_KEPT];
    FigureProp props[MOST_KEPT];
    RegionSet feel;
    bool swapped, mirrored;
    Scene scene;
} KeptStill;

/* What lies between members counts too: at worst a scene is built once more. */
static bool same_bytes(const void *a, const void *b, size_t size)
{
    return size == 0 || memcmp(a, b, size) == 0;
}

static bool is_of(const KeptStill *kept, const Figure *figure)
{
    return same_bytes(&kept->figure, figure, sizeof *figure) &&
           same_bytes(kept->poses, figure->poses, figure->pose_count * sizeof *figure->poses) &&
           same_bytes(kept->props, figure->props, figure->prop_count * sizeof *figure->props);
}

static void keep(KeptStill *kept, const Figure *figure)
{
    memcpy(&kept->figure, figure, sizeof *figure);
    memcpy(kept->poses, figure->poses, figure->pose_count * sizeof *figure->poses);
    if (figure->prop_count > 0)
        memcpy(kept->props, figure->props, figure->prop_count * sizeof *figure->props);
}

static Scene still_scene(const Figure *figure, bool swapped, RegionSet feel, bool mirrored)
{
    static KeptStill kept;
    bool fits = figure->pose_count <= MOST_KEPT && figure->prop_count <= MOST_KEPT;
    if (!fits)
        return scene_build_still(figure, swapped, feel, mirrored);
    if (kept.feel != feel || kept.swapped != swapped || kept.mirrored != mirrored ||
        !is_of(&kept, figure)) {
        keep(&kept, figure);
        kept.feel = feel;
        kept.swapped = swapped;
        kept.mirrored = mirrored;
        kept.scene = scene_build_still(figure, swapped, feel, mirrored);
    }
    return kept.scene;
}

static void draw_still(const Box *box, const PlayerView *view, const Look *look)
{
    const Step *step = view->segment->step;
    const Figure *figure = figure_of_step(step);
    Pose poses[2];
    bool mirrored;
    size_t count = figure_still(view, poses, &mirrored);
    Scene scenes[2];
    scenes[1] = still_scene(figure, poses[count - 1].swapped, step->feel, mirrored);
    if (count == 1 || box->columns < PAIR_COLUMNS) {
        draw_scene(box, &scenes[1], look);
        return;
    }
    scenes[0] = scene_build(figure, &poses[0], step->feel, mirrored);
    scene_share_box(&scenes[0], &scenes[1], mirrored);
    draw_pair(box, step, scenes, look);
}

/* ---- over a slow line ---- */

/* The picture that stands on the screen of a moving figure, to be kept until the next
 * is paid for. */
static struct {
    Picture picture;
    Box box;
    const Segment *segment;
    Ns at; /* in the segment */
} shown;

static int cells_changed(const Picture *picture)
{
    int changed = 0;
    for (int i = 0; i < picture->rows * picture->columns; i++)
        changed += picture->cells[i].code != shown.picture.cells[i].code ||
                   picture->cells[i].ink != shown.picture.cells[i].ink ||
                   picture->cells[i].back != shown.picture.cells[i].back;
    return changed;
}

/* How long from now the shown picture must stay, for the next to cost no more than the line bears;
 * 0: the next may come. */
static Ns must_stay(const Picture *next, const Box *box, const PlayerView *view)
{
    if (shown.segment != view->segment || shown.at > view->elapsed ||
        memcmp(&shown.box, box, sizeof *box) != 0)
        return 0;
    Ns due = shown.at + cells_changed(next) * (NS_PER_S * CELL_BYTES / FAR_BYTES);
    return due > view->elapsed ? due - view->elapsed : 0;
}

static Ns draw_moment(const Box *box, const PlayerView *view, const FigureMoment *moment,
                      const Look *look)
{
    const Step *step = view->segment->step;
    Scene scene = scene_build(figure_of_step(step), &moment->pose, step->feel, moment->mirrored);
    if (put_image(box, &scene, look->dim))
        return moment->until_change;
    const Picture *next = picture_of(box, &scene, look->kind);
    Ns stays = terminal_is_far() ? must_stay(next, box, view) : 0;
    if (stays == 0) {
        picture_copy(&shown.picture, next);
        shown.box = *box;
        shown.segment = view->segment;
        shown.at = view->elapsed;
    }
    picture_show(&shown.picture, box, look->dim);
    bool waits = stays > moment->until_change && moment->until_change != NS_NEVER;
    return waits ? stays : moment->until_change;
}

Ns figure_view_draw(const Box *box, const PlayerView *view, bool dim)
{
    const Step *step = view->segment->step;
    Look look = {terminal_canvas(box->rows), dim};
    Box own = say_view(box, figure_of_step(step));
    if (!moves(box)) {
        draw_still(&own, view, &look);
        return NS_NEVER;
    }
    FigureDetail detail = detail_of(&own, step);
    FigureMoment moment = figure_moment(view, &detail);
    return draw_moment(&own, view, &moment, &look);
}

Ns figure_view_exercise(const Box *box, const Exercise *exercise, Ns elapsed)
{
    const Figure *figure = exercise->figure;
    Step step = {.drawn = exercise, .feel = exercise->feel};
    if (!figure || box->rows <= 0 || box->columns <= 0)
        return NS_NEVER;
    Look look = {terminal_canvas(box->rows), false};
    Box own = say_view(box, figure);
    if (elapsed < 0 || !moves(box)) {
        Scene still = still_scene(figure, false, exercise->feel, false);
        draw_scene(&own, &still, &look);
        return NS_NEVER;
    }
    FigureDetail detail = detail_of(&own, &step);
    FigureMoment moment = figure_shown(figure, elapsed, &detail);
    Scene scene = scene_build(figure, &moment.pose, exercise->feel, false);
    draw_scene(&own, &scene, &look);
    return moment.until_change;
}
