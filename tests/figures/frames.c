// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Golden frames as text: small pictures in a row, trailing blanks left out. */
#include "frames.h"

#include "base/text.h"
#include "figure/motion.h"
#include "figure/raster.h"

#define ROWS 9
#define COLUMNS 19
#define FRAMES 3

typedef struct {
    CanvasCell cells[ROWS * COLUMNS];
} Frame;

/* The last column of a line that is not blank, counted from 1. */
static int line_end(const Frame frames[FRAMES], int row)
{
    for (int i = FRAMES * COLUMNS; i > 0; i--)
        if (frames[(i - 1) / COLUMNS].cells[row * COLUMNS + (i - 1) % COLUMNS].code != ' ')
            return i;
    return 0;
}

static void write_line(const Frame frames[FRAMES], int row, FILE *out)
{
    for (int i = 0, end = line_end(frames, row); i < end; i++) {
        char bytes[4];
        uint32_t code = frames[i / COLUMNS].cells[row * COLUMNS + i % COLUMNS].code;
        fwrite(bytes, 1, text_encode(code, bytes), out);
    }
    fputc('\n', out);
}

void frames_write(const Exercise *exercise, FILE *out)
{
    Frame frames[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
        Pose pose = motion_place(exercise->figure, (double)i / (FRAMES - 1));
        Scene scene = scene_build(exercise->figure, &pose, exercise->feel, false);
        raster_draw(&scene, CANVAS_BRAILLE_PLAIN, ROWS, COLUMNS, frames[i].cells);
    }
    fprintf(out, "%s\n", exercise->id);
    for (int row = 0; row < ROWS; row++)
        write_line(frames, row, out);
}
