// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The contact sheet: every figure of the library in its key poses and on the way between them, as
 * SVG on one HTML page; and the golden frames as text. `./dev figures` makes both. */
#include "figure/motion.h"
#include "figure/svg.h"
#include "frames.h"
#include "routine/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FRAMES 5
#define WIDTH 150.0 /* of a picture, in pixels */
#define HEIGHT 140.0

/* All key poses with the middle of the way between each two. */
static size_t frames_of(const Figure *figure, Pose frames[MOST_FRAMES])
{
    size_t count = 0;
    for (size_t i = 0; i < figure->pose_count && count < MOST_FRAMES; i++) {
        if (i > 0)
            frames[count++] = pose_blend(figure, &figure->poses[i - 1], &figure->poses[i], 0.5);
        if (count < MOST_FRAMES)
            frames[count++] = figure->poses[i];
    }
    return count;
}

static void write_pictures(const Exercise *exercise, FILE *out)
{
    Pose frames[MOST_FRAMES];
    size_t count = frames_of(exercise->figure, frames);
    fprintf(out, "<figure><figcaption>%s</figcaption>\n", exercise->id);
    Scene still = scene_build_still(exercise->figure, false, exercise->feel, false);
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        Scene scene =
            last ? still : scene_build(exercise->figure, &frames[i], exercise->feel, false);
        scene_share_box(&scene, &still, false);
        svg_write(&scene, SVG_SCREEN, WIDTH, HEIGHT, exercise->id, out);
    }
    fputs("</figure>\n", out);
}

typedef void Write(const Exercise *exercise, FILE *out);

static void write_all(Library *library, Diagnostics *found, Write *write, FILE *out)
{
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        if (exercise && exercise->figure)
            write(exercise, out);
    }
}

static void write_page(Library *library, Diagnostics *found, FILE *out)
{
    fputs("<!doctype html><meta charset=\"utf-8\"><title>Figures</title>\n"
          "<style>body{font:12px sans-serif;display:flex;flex-wrap:wrap;gap:6px;margin:6px}"
          "figure{margin:0;border:1px solid #ddd}figcaption{padding:2px 6px}</style>\n",
          out);
    write_all(library, found, write_pictures, out);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: sheet EXERCISES-FOLDER PAGE.html FRAMES.txt\n");
        return 2;
    }
    FILE *page = fopen(argv[2], "w"), *frames = fopen(argv[3], "w");
    if (!page || !frames)
        return 1;
    Library *library = library_new(NULL, argv[1]);
    Diagnostics *found = diagnostics_new();
    write_page(library, found, page);
    write_all(library, found, frames_write, frames);
    diagnostics_print(found, stderr);
    diagnostics_free(found);
    library_free(library);
    return fclose(page) == 0 && fclose(frames) == 0 ? 0 : 1;
}
