// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture goes out in bands of six rows, a band as one line for each colour in it, each byte of
 * which is a column of six pixels; runs of the same byte are counted. Everything is painted, the
 * background too, so that a picture covers the one of before. */
#include "terminal/sixel.h"

#include <string.h>

#define MOST_COLORS 256
#define MIXES (INK_COUNT * INK_COUNT * PIXEL_PARTS)

#define NO_COLOR (-1)

typedef struct {
    int steps; /* of a mix; 1: each pixel has the colour of the ink that it has most of */
    int count;
    int rgb[MOST_COLORS];
    short of_mix[MIXES]; /* its colour, once it was met */
} Palette;

static int mix_of(Pixel pixel)
{
    return (pixel.first * INK_COUNT + pixel.second) * PIXEL_PARTS + pixel.parts;
}

/* In so many steps between the two inks. */
static Pixel coarser(Pixel pixel, int steps)
{
    int step = (pixel.parts * steps * 2 + PIXEL_PARTS) / (PIXEL_PARTS * 2);
    if (step == 0)
        return (Pixel){pixel.first, pixel.first, 0};
    if (step == steps)
        return (Pixel){pixel.second, pixel.second, 0};
    pixel.parts = (unsigned char)(step * PIXEL_PARTS / steps);
    return pixel;
}

static int blend(int one, int other, int parts)
{
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        int a = one >> shift & 255, b = other >> shift & 255;
        rgb |= (a + (b - a) * parts / PIXEL_PARTS) << shift;
    }
    return rgb;
}

/* The colour of a mix that was not met before, a new one where it has none yet; NO_COLOR: there are
 * too many. */
static short new_color(Palette *palette, Pixel pixel, const int rgb[INK_COUNT], int registers)
{
    Pixel shown = coarser(pixel, palette->steps);
    short *color = &palette->of_mix[mix_of(shown)];
    if (*color == NO_COLOR) {
        if (palette->count == registers)
            return NO_COLOR;
        palette->rgb[palette->count] = blend(rgb[shown.first], rgb[shown.second], shown.parts);
        *color = (short)palette->count++;
    }
    palette->of_mix[mix_of(pixel)] = *color;
    return *color;
}

static bool fits(Palette *palette, int steps, const Pixel *pixels, int count,
                 const int rgb[INK_COUNT], int registers)
{
    palette->steps = steps;
    palette->count = 0;
    for (int i = 0; i < MIXES; i++)
        palette->of_mix[i] = NO_COLOR;
    for (int i = 0; i < count; i++)
        if (palette->of_mix[mix_of(pixels[i])] == NO_COLOR &&
            new_color(palette, pixels[i], rgb, registers) == NO_COLOR)
            return false;
    return true;
}

/* The softest edges that the registers have colours for. */
static void choose_colors(Palette *palette, const Pixel *pixels, int count,
                          const int rgb[INK_COUNT], int registers)
{
    static const int steps[] = {PIXEL_PARTS, 3, 2, 1};
    size_t at = 0;
    while (!fits(palette, steps[at], pixels, count, rgb, registers) && steps[at] > 1)
        at++;
}

static void write_colors(const Palette *palette, FILE *out)
{
    for (int i = 0; i < palette->count; i++)
        fprintf(out, "#%d;2;%d;%d;%d", i, ((palette->rgb[i] >> 16 & 255) * 100 + 127) / 255,
                ((palette->rgb[i] >> 8 & 255) * 100 + 127) / 255,
                ((palette->rgb[i] & 255) * 100 + 127) / 255);
}

static void write_run(int bits, int length, FILE *out)
{
    if (length > 3)
        fprintf(out, "!%d%c", length, 63 + bits);
    for (int i = 0; length <= 3 && i < length; i++)
        fputc(63 + bits, out);
}

/* One colour's line of a band; what is blank at its end is left out. */
static void write_line(int color, const unsigned char *bits, int width, FILE *out)
{
    int end = width;
    while (end > 0 && bits[end - 1] == 0)
        end--;
    fprintf(out, "#%d", color);
    for (int from = 0, to; from < end; from = to) {
        for (to = from; to < end && bits[to] == bits[from];)
            to++;
        write_run(bits[from], to - from, out);
    }
}

static void write_band(const Palette *palette, const Pixel *pixels, int width, FILE *out)
{
    static unsigned char bits[MOST_COLORS][PIXELS_MAX_WIDTH];
    bool used[MOST_COLORS] = {false};
    for (int row = 0; row < SIXEL_BAND; row++)
        for (int column = 0; column < width; column++) {
            int color = palette->of_mix[mix_of(pixels[row * width + column])];
            color = color == NO_COLOR ? 0 : color;
            if (!used[color])
                memset(bits[color], 0, (size_t)width);
            used[color] = true;
            bits[color][column] |= (unsigned char)(1 << row);
        }
    bool first = true;
    for (int color = 0; color < palette->count; color++) {
        if (!used[color])
            continue;
        if (!first)
            fputc('$', out);
        first = false;
        write_line(color, bits[color], width, out);
    }
    fputc('-', out);
}

void sixel_write(const Pixel *pixels, int width, int height, const int rgb[INK_COUNT],
                 int registers, FILE *out)
{
    static Palette palette;
    registers = registers < MOST_COLORS ? registers : MOST_COLORS;
    choose_colors(&palette, pixels, width * height, rgb, registers);
    fprintf(out, "\033P0;1q\"1;1;%d;%d", width, height);
    write_colors(&palette, out);
    for (int row = 0; row + SIXEL_BAND <= height; row += SIXEL_BAND)
        write_band(&palette, pixels + row * width, width, out);
    fputs("\033\\", out);
}
