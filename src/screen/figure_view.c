/* Puts the figure's canvas on the screen, moving or still. */
#include "screen/figure_view.h"

#include "screen/cells.h"
#include "screen/figure_moment.h"

#define LEAST_MOVING_ROWS 8 /* smaller figures stand still */
#define LEAST_MOVING_COLUMNS 14
#define PAIR_COLUMNS 30 /* from this width on two poses stand side by side */

bool figure_view_has(const Step *step)
{
    return figure_of_step(step) != NULL;
}

static bool moves(const Box *box)
{
    return terminal_motion() && box->rows >= LEAST_MOVING_ROWS &&
           box->columns >= LEAST_MOVING_COLUMNS;
}

static CanvasKind canvas_kind(void)
{
    if (!terminal_unicode())
        return CANVAS_ASCII;
    return style_has_colors() ? CANVAS_BRAILLE : CANVAS_BRAILLE_PLAIN;
}

static void draw_pose(const Box *box, const Step *step, const Pose *pose, bool mirrored)
{
    static const Style styles[INK_COUNT] = {
        [INK_NONE] = STYLE_TEXT,      [INK_FLOOR] = STYLE_TRACK, [INK_PROP] = STYLE_FIGURE_PROP,
        [INK_FAR] = STYLE_FIGURE_FAR, [INK_NEAR] = STYLE_FIGURE, [INK_ACCENT] = STYLE_FIGURE_FELT,
    };
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    int rows = box->rows < RASTER_MAX_ROWS ? box->rows : RASTER_MAX_ROWS;
    int columns = box->columns < RASTER_MAX_COLUMNS ? box->columns : RASTER_MAX_COLUMNS;
    if (rows <= 0 || columns <= 0)
        return;
    Scene scene = scene_build(figure_of_step(step), pose, step->feel, mirrored);
    raster_draw(&scene, canvas_kind(), rows, columns, cells);
    cells_draw(box->row, box->column, rows, columns, cells, styles, INK_COUNT);
}

static void draw_still(const Box *box, const PlayerView *view)
{
    Pose poses[2];
    bool mirrored;
    size_t count = figure_still(view, poses, &mirrored);
    if (count == 1 || box->columns < PAIR_COLUMNS) {
        draw_pose(box, view->segment->step, &poses[count - 1], mirrored);
        return;
    }
    int half = box->columns / 2;
    for (int i = 0; i < 2; i++) {
        Box part = {box->row, box->column + i * half, box->rows, half - 1};
        draw_pose(&part, view->segment->step, &poses[i], mirrored);
    }
}

Ns figure_view_draw(const Box *box, const PlayerView *view)
{
    if (!moves(box)) {
        draw_still(box, view);
        return NS_NEVER;
    }
    FigureMoment moment = figure_moment(view);
    draw_pose(box, view->segment->step, &moment.pose, moment.mirrored);
    return moment.until_change;
}
