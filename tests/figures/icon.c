// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's icon: a figure of the library on white with a round corner, as SVG. `./dev
 * pictures` makes it anew; --check says whether the one that stands in the tree is the one it would
 * make. */
#include "figure/skeleton.h"
#include "figure/svg.h"
#include "routine/exercise.h"
#include "routine/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIDE 128
#define MARGIN 8
#define EXERCISE "half-kneel-hip-flexor"

static void write_icon(const Exercise *exercise, FILE *out)
{
    const Pose *pose = &exercise->figure->poses[exercise->figure->pose_count - 1];
    Scene scene = scene_build(exercise->figure, pose, exercise->feel, false);
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            "viewBox=\"0 0 %d %d\">\n"
            "<!-- SPDX-FileCopyrightText: 2026 The Limber authors\n"
            "     SPDX-License-Identifier: GPL-3.0-or-later -->\n"
            "<rect x=\"2\" y=\"2\" width=\"%d\" height=\"%d\" rx=\"26\" fill=\"#ffffff\" "
            "stroke=\"#2f3b48\" stroke-width=\"4\"/>\n"
            "<g transform=\"translate(%d %d)\">\n",
            SIDE, SIDE, SIDE, SIDE, SIDE - 4, SIDE - 4, MARGIN, MARGIN);
    svg_write(&scene, SVG_SCREEN, SIDE - 2 * MARGIN, SIDE - 2 * MARGIN, "Limber", out);
    fputs("</g>\n</svg>\n", out);
}

static bool same_as(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "r");
    char *there = calloc(1, length + 2);
    bool same = file && there && fread(there, 1, length + 1, file) == length &&
                memcmp(there, text, length) == 0;
    free(there);
    if (file)
        fclose(file);
    return same;
}

int main(int argc, char **argv)
{
    bool check = argc == 4 && strcmp(argv[1], "--check") == 0;
    if (argc != 3 && !check) {
        fprintf(stderr, "usage: icon [--check] EXERCISES-FOLDER ICON.svg\n");
        return 2;
    }
    char *text = NULL;
    size_t length = 0;
    Diagnostics *found = diagnostics_new();
    Library *library = library_new(NULL, argv[argc - 2]);
    const Exercise *exercise = library_find(library, EXERCISE, found);
    if (!exercise || !exercise->figure)
        return 1;
    FILE *out = open_memstream(&text, &length);
    write_icon(exercise, out);
    fclose(out);
    bool fine = true;
    if (check) {
        fine = same_as(argv[3], text, length);
        if (!fine)
            fprintf(stderr, "%s is not what is drawn now: ./dev pictures\n", argv[3]);
    } else {
        FILE *file = fopen(argv[2], "w");
        fine = file && fwrite(text, 1, length, file) == length;
        fine = file && fclose(file) == 0 && fine;
    }
    free(text);
    library_free(library);
    diagnostics_free(found);
    return fine ? 0 : 1;
}
