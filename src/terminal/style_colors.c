// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The colours of the looks, in four forms, for dark and for light backgrounds. Blue, orange and
 * grey tell states apart for colour-blind eyes (after Okabe and Ito). Text has a contrast of 4.5 to
 * 1 at least against usual backgrounds, marks have 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11); a test
 * computes both. Pure. */
#include "terminal/style_colors.h"

/* The eight names, as every terminal counts them, and the first bright one. */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, GREY };

#define OWN COLOR_OF_TERMINAL
#define EVEN_GREY 118 /* black and white text have the same contrast on it, 4.6 to 1 */

/* A colour in each form. The eight names have the bright form's place left out: see
 * style_colors. */
typedef struct {
    int named, indexed, rgb;
} Tint;

typedef struct {
    Tint dark, light; /* on a dark and on a light background */
} Tints;

static const Tints own = {{OWN, OWN, OWN}, {OWN, OWN, OWN}};

static const Tints foregrounds[STYLE_COUNT] = {
    [STYLE_TEXT] = {{OWN, OWN, OWN}, {OWN, OWN, OWN}},
    [STYLE_TITLE] = {{OWN, OWN, OWN}, {OWN, OWN, OWN}},
    [STYLE_DIM] = {{OWN, 247, 0xa3adb8}, {OWN, 240, 0x56606b}},
    [STYLE_ACCENT] = {{YELLOW, 214, 0xffb43c}, {RED, 94, 0x8a4500}},
    [STYLE_CLOCK] = {{YELLOW, 214, 0xffb43c}, {RED, 94, 0x8a4500}},
    [STYLE_CALM] = {{CYAN, 117, 0x87cfff}, {BLUE, 25, 0x00569a}},
    [STYLE_WARN] = {{YELLOW, 214, 0xffb43c}, {RED, 94, 0x8a4500}},
    [STYLE_ALARM] = {{WHITE, 231, 0xffffff}, {WHITE, 231, 0xffffff}},
    [STYLE_SELECTED] = {{WHITE, 231, 0xffffff}, {BLACK, 16, 0x000000}},
    [STYLE_KEY] = {{CYAN, 117, 0x87cfff}, {BLUE, 25, 0x00569a}},
    [STYLE_BAR] = {{CYAN, 75, 0x5aaef5}, {BLUE, 25, 0x00569a}},
    [STYLE_TRACK] = {{GREY, 243, 0x737c86}, {GREY, 244, 0x7b838c}},
    [STYLE_FLASH] = {{YELLOW, 215, 0xffc46b}, {RED, 94, 0x8a4500}},
    [STYLE_FIGURE] = {{OWN, 255, 0xeef2f6}, {OWN, 235, 0x20272e}},
    [STYLE_FIGURE_TRUNK] = {{OWN, 249, 0xb4bec9}, {OWN, 240, 0x4f5a65}},
    [STYLE_FIGURE_FAR] = {{GREY, 244, 0x7d8794}, {GREY, 244, 0x7a848f}},
    [STYLE_FIGURE_FELT] = {{YELLOW, 214, 0xffae2b}, {RED, 94, 0x994a00}},
    [STYLE_FIGURE_PROP] = {{CYAN, 137, 0xb08d5f}, {MAGENTA, 101, 0x7a5f33}},
    [STYLE_HEAT_1] = {{CYAN, 67, 0x4f86b0}, {BLUE, 67, 0x5a8bb5}},
    [STYLE_HEAT_2] = {{CYAN, 75, 0x5aaef5}, {BLUE, 32, 0x2f76ad}},
    [STYLE_HEAT_3] = {{CYAN, 117, 0x87cfff}, {BLUE, 25, 0x00569a}},
    [STYLE_HEAT_4] = {{CYAN, 195, 0xd0ecff}, {BLUE, 17, 0x002f5c}},
};

/* The row under the cursor is filled, and so is an alarm. */
static const Tints selected = {{BLUE, 24, 0x0b5f8a}, {CYAN, 153, 0xb5dcff}};
static const Tints alarm = {{RED, 124, 0xb3261e}, {RED, 124, 0xb3261e}};

static const Tints *ground_of(Style style)
{
    return style == STYLE_SELECTED ? &selected : style == STYLE_ALARM ? &alarm : &own;
}

static int color_in(const Tints *tints, Palette palette, bool light)
{
    const Tint *tint = light ? &tints->light : &tints->dark;
    if (palette == PALETTE_8 && tint->named == GREY)
        return OWN;
    return palette == PALETTE_TRUE  ? tint->rgb
           : palette == PALETTE_256 ? tint->indexed
                                    : tint->named;
}

/* Many terminals show the bold form of the eight names in the bright one, and those are too bright
 * for a light background. */
static bool is_bold(Style style, Palette palette, bool light)
{
    static const bool bold[STYLE_COUNT] = {
        [STYLE_TITLE] = true, [STYLE_ACCENT] = true, [STYLE_WARN] = true,  [STYLE_SELECTED] = true,
        [STYLE_KEY] = true,   [STYLE_FLASH] = true,  [STYLE_CLOCK] = true, [STYLE_ALARM] = true,
    };
    if (style == STYLE_CLOCK && palette > PALETTE_16)
        return false; /* a block has no bold form, and each change to bold costs bytes */
    bool brightens = palette <= PALETTE_16 && light && style != STYLE_TITLE;
    return bold[style] && !brightens;
}

StyleColors style_colors(Style style, Palette palette, bool light)
{
    return (StyleColors){color_in(&foregrounds[style], palette, light),
                         color_in(ground_of(style), palette, light),
                         is_bold(style, palette, light)};
}

bool style_is_light(int rgb)
{
    int red = rgb >> 16 & 255, green = rgb >> 8 & 255, blue = rgb & 255;
    return 2126 * red + 7152 * green + 722 * blue >= 10000 * EVEN_GREY;
}
