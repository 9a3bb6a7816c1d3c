// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The handout's steps: figures beside dose, note, cues and the usual mistake. */
#include "page/handout_private.h"

#include "figure/motion.h"
#include "figure/svg.h"
#include "page/base64.h"
#include "page/html.h"
#include "routine/dose.h"
#include "routine/duration.h"
#include "routine/photo_file.h"
#include "routine/words.h"
#include "session/due.h"

#include <stdlib.h>
#include <string.h>

#define FIGURE_WIDTH 150 /* as laid out; the style makes it as large as its column */
#define FIGURE_HEIGHT 150

/* The side that a text stands for: on paper the one that the step begins with. */
static Side shown_side(const Step *step, Side wanted)
{
    return wanted != SIDE_NONE                  ? wanted
           : step->side == SIDES_LEFT           ? SIDE_LEFT
           : step->side == SIDES_RIGHT          ? SIDE_RIGHT
           : step_first_side(step) != SIDE_NONE ? step_first_side(step)
                                                : step->first;
}

static void print_pose(const HandoutSheet *sheet, const Scene *scene, const char *title)
{
    svg_write(scene, SVG_PAPER, FIGURE_WIDTH, FIGURE_HEIGHT, title, sheet->out);
}

/* One that cannot be read is left out: `check` says why. */
static void print_photo(const HandoutSheet *sheet, const Step *step)
{
    size_t size;
    const char *type;
    unsigned char *bytes = photo_bytes(sheet->routine, step->photo, &size, &type);
    if (!bytes)
        return;
    html_print(sheet->out, "<img alt=\"%s\" src=\"", step->name);
    base64_write_uri(type, bytes, size, sheet->out);
    fputs("\">\n", sheet->out);
    free(bytes);
}

static bool has_picture(const Step *step)
{
    return step->photo || (step->drawn && step->drawn->figure);
}

/* Start and end side by side on one scale, the arrow in the second, of the side that the cues
 * beside them name. */
static void print_poses(const HandoutSheet *sheet, const Step *step)
{
    const Figure *figure = step->drawn->figure;
    bool left = shown_side(step, SIDE_NONE) == SIDE_LEFT, swapped = left && figure->alternates;
    bool mirrored = left && !figure->both_sides && !figure->alternates;
    Pose first = swapped ? pose_swap(figure, &figure->poses[0]) : figure->poses[0];
    Scene start = scene_build(figure, &first, step->feel, mirrored);
    Scene end = scene_build_still(figure, swapped, step->feel, mirrored);
    scene_share_box(&start, &end, mirrored);
    print_pose(sheet, &start, arena_printf(sheet->arena, "%s, how it begins", step->name));
    print_pose(sheet, &end, arena_printf(sheet->arena, "%s, where it goes", step->name));
}

/* The person's own photo says more than the drawing: it stands in its place. */
static void print_pictures(const HandoutSheet *sheet, const Step *step)
{
    if (!has_picture(step))
        return;
    fputs("<div class=\"figures\">\n", sheet->out);
    if (step->photo)
        print_photo(sheet, step);
    else
        print_poses(sheet, step);
    fputs("</div>\n", sheet->out);
}

/* ---- words ---- */

/* "3 x 15 reps at 3-1-1, each side: lower 3 s, pause 1 s, raise 1 s; rest 1 min between sets" */
static void print_dose(const HandoutSheet *sheet, const Step *step)
{
    char dose[DOSE_BYTES], phases[160], rest[32];
    bool breathes = phase_breathes(work_row(step->work.form)->phase);
    html_print(sheet->out, "<p class=\"dose\">%s", dose_format(step, dose, sizeof dose));
    if (!breathes && *dose_phases(&step->work, phases, sizeof phases))
        html_print(sheet->out, ": %s", phases);
    if (step->rest > 0 && step->sets > 1)
        html_print(sheet->out, "; rest %s between sets",
                   duration_format(step->rest, rest, sizeof rest));
    if (*due_words(sheet->arena, &step->due))
        html_print(sheet->out, "; %s", due_words(sheet->arena, &step->due));
    fputs("</p>\n", sheet->out);
}

static void print_cues(const HandoutSheet *sheet, const Step *step)
{
    if (step->cue_count == 0)
        return;
    fputs("<ul>\n", sheet->out);
    for (size_t i = 0; i < step->cue_count; i++) {
        const Cue *cue = &step->cues[i];
        html_print(
            sheet->out, "<li>%s</li>\n",
            words_of_cue(sheet->arena, cue, shown_side(step, cue->side), sheet->routine->language));
    }
    fputs("</ul>\n", sheet->out);
}

static void print_words(const HandoutSheet *sheet, const Step *step)
{
    const Exercise *exercise = step->exercise;
    char feel[256];
    print_dose(sheet, step);
    if (step->note)
        html_print(sheet->out, "<p class=\"note\">%s</p>\n",
                   words_fill(sheet->arena, step->note, shown_side(step, SIDE_NONE),
                              sheet->routine->language));
    print_cues(sheet, step);
    if (exercise && exercise->mistake)
        html_print(sheet->out, "<p class=\"mistake\"><b>Avoid:</b> %s</p>\n", exercise->mistake);
    if (exercise && exercise->caution)
        html_print(sheet->out, "<p class=\"mistake\"><b>Careful:</b> %s</p>\n", exercise->caution);
    if (step->feel)
        html_print(sheet->out, "<p class=\"felt\">Felt in: %s</p>\n",
                   region_list(step->feel, feel, sizeof feel));
    handout_print_link(sheet, step);
}

static void print_step(const HandoutSheet *sheet, int number, const Step *step)
{
    fputs(has_picture(step) ? "<article>\n" : "<article class=\"bare\">\n", sheet->out);
    print_pictures(sheet, step);
    html_print(sheet->out, "<div class=\"words\">\n<h3>");
    if (number > 0)
        html_print(sheet->out, "<span class=\"number\">%d</span> ", number);
    html_print(sheet->out, "%s%s</h3>\n", step->name, step->core ? "\u00a0*" : "");
    print_words(sheet, step);
    fputs("</div>\n</article>\n", sheet->out);
}

/* A rest between two steps: a line, without a number. */
static void print_rest(const HandoutSheet *sheet, const Step *step)
{
    char dose[DOSE_BYTES];
    html_print(sheet->out, "<p class=\"between\">%s", dose_format(step, dose, sizeof dose));
    if (step->note)
        html_print(sheet->out, ": %s", step->note);
    fputs("</p>\n", sheet->out);
}

static void print_block(const HandoutSheet *sheet, const Block *block, int *number)
{
    char group[DOSE_BYTES];
    const char *days = due_words(sheet->arena, &block->due);
    dose_of_group(block, group, sizeof group);
    if (block->is_repeat)
        html_print(sheet->out, "<div class=\"group\">\n<p class=\"rounds\">%s%s%s%s%s%s</p>\n",
                   block->name, block->name && *group ? ": " : "", group, *group ? ", of:" : ":",
                   *days ? " " : "", days);
    for (size_t i = 0; i < block->count; i++)
        if (step_is_rest(&block->steps[i]))
            print_rest(sheet, &block->steps[i]);
        else
            print_step(sheet, ++*number, &block->steps[i]);
    if (block->is_repeat)
        fputs("</div>\n", sheet->out);
}

void handout_print_steps(const HandoutSheet *sheet)
{
    int number = 0;
    fputs("<section class=\"steps\">\n<h2>What to do</h2>\n", sheet->out);
    for (size_t i = 0; i < sheet->routine->block_count; i++)
        print_block(sheet, &sheet->routine->blocks[i], &number);
    if (sheet->routine->has_core)
        fputs("<p class=\"star\">* the ones to keep when time is short</p>\n", sheet->out);
    fputs("</section>\n", sheet->out);
}
