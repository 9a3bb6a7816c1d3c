/* Chooses the pose for the moment and puts the figure's canvas on the screen. */
#include "screen/figure_view.h"

#include "figure/motion.h"
#include "screen/cells.h"

static const Figure *figure_of(const Step *step)
{
    return step->exercise ? step->exercise->figure : NULL;
}

bool figure_view_has(const Step *step)
{
    return figure_of(step) != NULL;
}

static MotionPhase phase_of(const PlayerView *view)
{
    if (view->segment->kind != SEGMENT_WORK && view->segment->kind != SEGMENT_WAIT)
        return MOTION_READY;
    WorkForm form = view->segment->step->work.form;
    return form == WORK_HOLD || form == WORK_HOLDS ? MOTION_HOLDING : MOTION_MOVING;
}

#define MOVED_IN (2 * NS_PER_S)        /* from then on a held pose breathes and does nothing else */
#define BREATH_STEP (NS_PER_S * 5 / 4) /* an eighth of a breath */

/* The moment to draw: a breath in few steps costs few bytes. */
static Ns drawn_moment(MotionPhase phase, Ns elapsed)
{
    if (phase != MOTION_HOLDING || elapsed < MOVED_IN)
        return elapsed;
    return MOVED_IN + (elapsed - MOVED_IN) / BREATH_STEP * BREATH_STEP;
}

void figure_view_draw(const Box *box, const PlayerView *view)
{
    static const Style styles[INK_COUNT] = {
        [INK_NONE] = STYLE_TEXT,      [INK_FLOOR] = STYLE_TRACK, [INK_PROP] = STYLE_FIGURE_PROP,
        [INK_FAR] = STYLE_FIGURE_FAR, [INK_NEAR] = STYLE_FIGURE, [INK_ACCENT] = STYLE_FIGURE_FELT,
    };
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    const Figure *figure = figure_of(view->segment->step);
    int rows = box->rows < RASTER_MAX_ROWS ? box->rows : RASTER_MAX_ROWS;
    int columns = box->columns < RASTER_MAX_COLUMNS ? box->columns : RASTER_MAX_COLUMNS;
    MotionPhase phase = phase_of(view);
    Pose pose = motion_pose(figure, phase, drawn_moment(phase, view->elapsed),
                            work_rep_length(&view->segment->step->work));
    bool mirrored = view->side == SIDE_LEFT && !figure->both_sides;
    Scene scene = scene_build(figure, &pose, view->segment->step->feel, mirrored);
    raster_draw(&scene, terminal_unicode() ? CANVAS_BRAILLE : CANVAS_ASCII, rows, columns, cells);
    cells_draw(box->row, box->column, rows, columns, cells, styles, INK_COUNT);
}
