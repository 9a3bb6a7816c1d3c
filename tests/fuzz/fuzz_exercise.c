// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as an exercise file, which a person may have from a stranger. Whatever they are: an
 * error is said or there is an exercise, never both; every text of it is safe for the terminal, and
 * its figure has the numbers that drawing builds on, and is drawn. The reader takes paths, so the
 * bytes stand in a file of memory. */
#include "fuzz.h"

#include "figure/figure_moment.h"
#include "figure/raster.h"
#include "routine/exercise.h"
#include "routine/exercise_reader.h"

#include <assert.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#define ROWS 9
#define COLUMNS 19

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

static void check_pose(const Pose *pose)
{
    fuzz_check_text(pose->name);
    for (int limb = 0; limb < LIMB_COUNT; limb++) {
        assert(isfinite(pose->angle[limb]));
        bool foot = limb == LIMB_FOOT_L || limb == LIMB_FOOT_R;
        assert(pose->scale[limb] >= 0.05 && pose->scale[limb] <= (foot ? 2 : 1));
    }
    assert(isfinite(pose->pelvis_x) && isfinite(pose->pelvis_y) && isfinite(pose->bend));
    assert(isfinite(pose->at_x) && isfinite(pose->at_y) && isfinite(pose->tilt));
}

static void check_figure(const Figure *figure)
{
    assert(figure->pose_count >= 2);
    assert(figure->motion == MOTION_HOLD || figure->period >= 200 * NS_PER_MS);
    for (size_t i = 0; i < figure->pose_count; i++)
        check_pose(&figure->poses[i]);
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        bool tied = prop->kind == PROP_STRAP || prop->kind == PROP_BAND;
        assert(prop->kind < PROP_KIND_COUNT);
        assert(!tied || prop->from < JOINT_COUNT);
        assert(isnan(prop->x) || fabs(prop->x) < 1000);
        assert(isnan(prop->x_end) || fabs(prop->x_end) < 1000);
        assert(isfinite(prop->to_x) && isfinite(prop->to_y));
    }
}

/* Whatever the numbers are, there is a picture. */
static void draw(const Exercise *exercise)
{
    static CanvasCell cells[ROWS * COLUMNS];
    const Figure *figure = exercise->figure;
    assert(figure->close_up <= CLOSE_UP_LEGS);
    assert(motion_steps(figure, 1) >= 1);
    for (int i = 0; i <= 4; i++) {
        FigureDetail detail = {1, i};
        Pose pose = figure_shown(figure, i * 700 * NS_PER_MS, &detail).pose;
        Scene scene = scene_build(figure, &pose, exercise->feel, i % 2 == 1);
        assert(scene.count <= SCENE_MAX_SHAPES);
        for (CanvasKind kind = CANVAS_BRAILLE; kind < CANVAS_COUNT; kind++)
            raster_draw(&scene, kind, ROWS, COLUMNS, cells);
    }
}

static void check_exercise(const Exercise *exercise)
{
    assert(exercise->name && *exercise->name);
    fuzz_check_text(exercise->name);
    fuzz_check_text(exercise->dose);
    fuzz_check_text(exercise->mistake);
    fuzz_check_text(exercise->caution);
    assert(!exercise->easier.exercise || !exercise->easier.how);
    for (size_t i = 0; i < exercise->cue_count; i++)
        fuzz_check_text(exercise->cues[i].say);
    if (!exercise->figure)
        return;
    check_figure(exercise->figure);
    draw(exercise);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char path[64];
    int fd = fuzz_file(bytes, size, path, sizeof path);
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = exercise_read(arena, path, NULL, found);
    assert((exercise == NULL) == (diagnostics_count(found, SEVERITY_ERROR) > 0));
    fuzz_check_said(found);
    if (exercise)
        check_exercise(exercise);
    diagnostics_free(found);
    arena_free(arena);
    close(fd);
    return 0;
}
