// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One picture of a moving figure: in blocks, 45 rows high, and as a true picture of the same size,
 * as sixels and for kitty, beside emptying memory for its pixels. How many bytes each is. */
#include "bench.h"

#include "figure/motion.h"
#include "figure/raster.h"
#include "routine/library.h"
#include "terminal/kitty.h"
#include "terminal/sixel.h"

#include <stdlib.h>
#include <string.h>

#define ROWS 45
#define COLUMNS 63
#define WIDTH (COLUMNS * 8)
#define HEIGHT (ROWS * 16 / SIXEL_BAND * SIXEL_BAND)
#define FRAMES 16

static const int rgb[INK_COUNT] = {0x101418, 0x737c86, 0x404850, 0xb08d5f, 0x7d8794,
                                   0xb4bec9, 0xeef2f6, 0xffae2b, 0x87cfff};
static Scene scenes[FRAMES];
static Pixel pixels[WIDTH * HEIGHT];
static size_t bytes;

static void clear(void *context)
{
    (void)context;
    for (int i = 0; i < FRAMES; i++) {
        memset(pixels, 0, sizeof pixels);
        __asm__ volatile("" : : "r"(pixels) : "memory");
    }
}

static void draw_cells(void *context)
{
    static CanvasCell cells[ROWS * COLUMNS];
    (void)context;
    for (int i = 0; i < FRAMES; i++)
        raster_draw(&scenes[i], CANVAS_BLOCKS, ROWS, COLUMNS, cells);
}

static void draw_pixels(void *context)
{
    (void)context;
    for (int i = 0; i < FRAMES; i++)
        pixels_draw(&scenes[i], WIDTH, HEIGHT, pixels);
}

/* Pixels, and what is sent of them. */
static void send(bool kitty)
{
    static const KittySize size = {WIDTH, HEIGHT, COLUMNS, ROWS};
    char *text = NULL;
    FILE *out = open_memstream(&text, &bytes);
    for (int i = 0; i < FRAMES; i++) {
        pixels_draw(&scenes[i], WIDTH, HEIGHT, pixels);
        if (kitty)
            kitty_show(0, pixels, &size, rgb, out);
        else
            sixel_write(pixels, WIDTH, HEIGHT, rgb, 256, out);
    }
    fclose(out);
    free(text);
    kitty_release();
}

static void send_sixels(void *context)
{
    (void)context;
    send(false);
}

static void send_kitty(void *context)
{
    (void)context;
    send(true);
}

static void report(const char *what, void (*run)(void *))
{
    double taken, floor;
    bytes = 0;
    bench_pair(run, clear, NULL, &taken, &floor);
    printf("%-32s %10.3f ms, emptying its pixels %.3f", what, taken / 1e6 / FRAMES,
           floor / 1e6 / FRAMES);
    if (bytes > 0)
        printf(", %zu bytes", bytes / FRAMES);
    printf("\n");
}

int main(void)
{
    Diagnostics *found = diagnostics_new();
    char folder[1024];
    snprintf(folder, sizeof folder, "%s/routines/exercises", getenv("LIMBER_SOURCE"));
    Library *library = library_new(NULL, folder);
    const Exercise *exercise = library_find(library, "high-knees", found);
    if (!exercise)
        return 1;
    for (int i = 0; i < FRAMES; i++) {
        Pose pose = motion_place(exercise->figure, (double)i / FRAMES);
        scenes[i] = scene_build(exercise->figure, &pose, exercise->feel, false);
    }
    report("a figure in blocks", draw_cells);
    report("in pixels", draw_pixels);
    report("in pixels, as sixels", send_sixels);
    report("in pixels, for kitty", send_kitty);
    diagnostics_free(found);
    library_free(library);
    return 0;
}
