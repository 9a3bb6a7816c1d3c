// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The step after this one as a small still figure: in rests, and while one gets set, in a corner
 * that the figure under way leaves free. Where none is free it is not drawn: its name stands at the
 * foot of the window in any case. */
#include "screen/coach/coach.h"

#include "figure/figure_moment.h"
#include "figure/motion.h"
#include "terminal/cells.h"

#define AHEAD_ROWS 7 /* a label and the figure */
#define AHEAD_COLUMNS 20
#define LEAST_ROWS 14 /* of the box it stands in: in a smaller one it would crowd the figure */
#define LEAST_COLUMNS 30

/* A rest between rounds names the step before it. */
const Step *coach_ahead(const Timeline *timeline, const PlayerView *view)
{
    for (size_t i = view->index + 1; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->visit != view->segment->visit && segment->kind != SEGMENT_REST &&
            !segment->left_out)
            return segment->step;
    }
    return NULL;
}

static void draw_still(const Box *box, const Step *step)
{
    static const Style style[] = {STYLE_DIM};
    static CanvasCell cells[AHEAD_ROWS * AHEAD_COLUMNS];
    const Figure *figure = figure_of_step(step);
    Pose pose = motion_place(figure, 1);
    Scene scene = scene_build(figure, &pose, 0, false);
    style_set(STYLE_DIM);
    draw_centered(box->row, box->column, box->columns, "next");
    raster_draw(&scene, terminal_canvas(), box->rows - 1, box->columns, cells);
    cells_draw(box->row + 1, box->column, box->rows - 1, box->columns, cells, style, 1);
}

void coach_ahead_draw(const CoachLayout *at, const Timeline *timeline, const PlayerView *view)
{
    const Step *step = coach_ahead(timeline, view);
    const Box *box = &at->figure;
    bool pauses = view->segment->kind != SEGMENT_WORK && view->segment->kind != SEGMENT_WAIT;
    if (!pauses || !step || !figure_of_step(step) || box->rows < LEAST_ROWS ||
        box->columns < LEAST_COLUMNS)
        return;
    Box corners[] = {
        {box->row, box->column + box->columns - AHEAD_COLUMNS, AHEAD_ROWS, AHEAD_COLUMNS},
        {box->row, box->column, AHEAD_ROWS, AHEAD_COLUMNS}};
    for (int i = 0; i < 2; i++)
        if (cells_are_blank(&corners[i])) {
            draw_still(&corners[i], step);
            return;
        }
}
