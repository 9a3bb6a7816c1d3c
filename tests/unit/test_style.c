// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The looks can be read: their contrast on the backgrounds that terminals have, in every palette,
 * and what colour-blind eyes tell apart. */
#include "terminal/style_colors.h"

#include "base/array.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
    double red, green, blue; /* linear light, 0 … 1 */
} Light;

static double linear(int byte)
{
    double part = byte / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static Light light_of(int rgb)
{
    return (Light){linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255)};
}

/* WCAG 2.1: relative luminance and contrast. */
static double luminance(int rgb)
{
    Light it = light_of(rgb);
    return 0.2126 * it.red + 0.7152 * it.green + 0.0722 * it.blue;
}

static double contrast(int one, int other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

/* A colour of xterm's palettes as 0xRRGGBB. */
static int rgb_of(Palette palette, int color)
{
    static const int named[] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee,
                                0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f};
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (palette == PALETTE_TRUE)
        return color;
    if (color < 9)
        return named[color];
    if (color >= 232)
        return (8 + 10 * (color - 232)) * 0x010101;
    color -= 16;
    return steps[color / 36] << 16 | steps[color / 6 % 6] << 8 | steps[color % 6];
}

/* The bright form that a bold name is shown in. */
static int bright(int named)
{
    static const int brights[] = {0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff,
                                  0xff00ff, 0x00ffff, 0xffffff, 0x7f7f7f};
    return brights[named];
}

static bool is_mark(Style style)
{
    return style == STYLE_BAR || style == STYLE_TRACK || style == STYLE_FIGURE ||
           style == STYLE_FIGURE_TRUNK || style == STYLE_FIGURE_FAR || style == STYLE_FIGURE_PROP ||
           (style >= STYLE_HEAT_1 && style <= STYLE_HEAT_4);
}

static void check_contrast(Style style, Palette palette, bool light, int background)
{
    StyleColors colors = style_colors(style, palette, light);
    if (colors.foreground == COLOR_OF_TERMINAL) /* the person's own choice */
        return;
    int behind =
        colors.background == COLOR_OF_TERMINAL ? background : rgb_of(palette, colors.background);
    bool brightens = palette <= PALETTE_16 && colors.bold;
    double found = contrast(
        brightens ? bright(colors.foreground) : rgb_of(palette, colors.foreground), behind);
    double least = is_mark(style) ? 3.0 : 4.5;
    if (found < least)
        fail_msg("style %d, palette %d, on #%06x: %.2f", style, palette, (unsigned)behind, found);
}

static void every_look_stands_out_from_usual_backgrounds(void **state)
{
    static const int dark[] = {0x000000, 0x101418, 0x1e1e1e, 0x002b36};
    static const int light[] = {0xffffff, 0xfafafa, 0xfdf6e3};
    (void)state;
    for (int style = 0; style < STYLE_COUNT; style++) {
        for (int palette = PALETTE_8; palette <= PALETTE_TRUE; palette++) {
            for (size_t i = 0; i < COUNT_OF(dark); i++)
                check_contrast((Style)style, (Palette)palette, false, dark[i]);
            for (size_t i = 0; i < COUNT_OF(light); i++)
                check_contrast((Style)style, (Palette)palette, true, light[i]);
        }
    }
}

/* How eyes without red or green cones see linear light (Viénot, Brettel and Mollon, 1999). */
static Light seen(Light it, bool without_red)
{
    double shared =
        without_red ? 0.11238 * it.red + 0.88762 * it.green : 0.29275 * it.red + 0.70725 * it.green;
    double blue = without_red ? 0.00401 * it.red - 0.00401 * it.green + it.blue
                              : -0.02234 * it.red + 0.02234 * it.green + it.blue;
    return (Light){shared, shared, blue};
}

static double apart(Light one, Light other)
{
    return hypot(hypot(cbrt(one.red) - cbrt(other.red), cbrt(one.green) - cbrt(other.green)),
                 cbrt(one.blue) - cbrt(other.blue));
}

static void colour_blind_eyes_tell_the_figure_s_parts_apart(void **state)
{
    static const Style parts[] = {STYLE_FIGURE, STYLE_FIGURE_FAR, STYLE_FIGURE_FELT};
    (void)state;
    for (int palette = PALETTE_256; palette <= PALETTE_TRUE; palette++)
        for (int variant = 0; variant < 4; variant++)
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < i; j++) {
                    int one = style_colors(parts[i], (Palette)palette, variant & 1).foreground;
                    int other = style_colors(parts[j], (Palette)palette, variant & 1).foreground;
                    double far =
                        apart(seen(light_of(rgb_of((Palette)palette, one)), variant & 2),
                              seen(light_of(rgb_of((Palette)palette, other)), variant & 2));
                    if (far < 0.2)
                        fail_msg("parts %d and %d, palette %d, variant %d: %.2f", i, j, palette,
                                 variant, far);
                }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_look_stands_out_from_usual_backgrounds),
        cmocka_unit_test(colour_blind_eyes_tell_the_figure_s_parts_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
