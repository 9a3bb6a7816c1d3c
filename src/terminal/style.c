// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Sets the looks up for the terminal at hand: its palette, its background, or no colour at all.
 * Bold, reverse and texture say again what the colours say.
 *
 * The background is what the settings or the environment say. Where they say nothing the terminal
 * is asked (OSC 11), and the looks are dark ones until it answers, if it does. */
#include "terminal/style.h"

#include "terminal/ncurses.h"
#include "terminal/style_colors.h"

#include <stdlib.h>
#include <string.h>

#define TRUE_COLORS (1 << 24)

/* Without colours. */
static const attr_t plain[STYLE_COUNT] = {
    [STYLE_TITLE] = A_BOLD,
    [STYLE_ACCENT] = A_BOLD,
    [STYLE_WARN] = A_BOLD,
    [STYLE_SELECTED] = A_REVERSE,
    [STYLE_ALARM] = A_REVERSE | A_BOLD,
    [STYLE_KEY] = A_BOLD,
    [STYLE_BAR] = A_BOLD,
    [STYLE_FLASH] = A_BOLD,
    [STYLE_FIGURE_FELT] = A_BOLD,
    [STYLE_CLOCK] = A_BOLD,
};

static bool colored, is_light, wants_background;
static int own_background = -1; /* as the terminal says */
static attr_t with_colors[STYLE_COUNT];

/* The pairs after those of the styles: one style on another, made as they are needed. */
#define MOST_ON 32
static struct {
    Style sign, ground;
} on[MOST_ON];
static int on_count;

/* What is said of it without the terminal; auto: nothing. */
static Background background_said(Background setting)
{
    if (setting != BACKGROUND_AUTO)
        return setting;
    const char *said = getenv("LIMBER_BACKGROUND");
    if (said && *said)
        return strcmp(said, "light") == 0 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
    const char *pair = getenv("COLORFGBG"); /* "15;0": foreground;background */
    const char *last = pair ? strrchr(pair, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return BACKGROUND_AUTO;
    int color = atoi(last + 1);
    return color == 7 || color >= 9 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

static Palette palette_of_terminal(void)
{
    return COLORS >= TRUE_COLORS ? PALETTE_TRUE
           : COLORS >= 256       ? PALETTE_256
           : COLORS >= 16        ? PALETTE_16
                                 : PALETTE_8;
}

static void set_colors(bool light)
{
    is_light = light;
    on_count = 0;
    for (int i = 0; i < STYLE_COUNT; i++) {
        StyleColors colors = style_colors((Style)i, palette_of_terminal(), light);
        with_colors[i] = colors.bold ? A_BOLD : A_NORMAL;
        init_extended_pair(i + 1, colors.foreground, colors.background);
    }
}

static void change_colors(bool light)
{
    set_colors(light);
    clearok(curscr, TRUE); /* ncurses leaves text behind where pairs change under it */
}

void style_open(bool no_color, Background background)
{
    Background said = background_said(background);
    colored = !no_color && has_colors();
    own_background = -1;
    wants_background = colored && said == BACKGROUND_AUTO;
    if (!colored)
        return;
    start_color();
    use_default_colors();
    set_colors(said == BACKGROUND_LIGHT);
}

bool style_wants_background(void)
{
    return wants_background;
}

bool style_answer(int rgb)
{
    own_background = rgb;
    bool changes = wants_background && style_is_light(rgb) != is_light;
    if (changes)
        change_colors(!is_light);
    return changes;
}

void style_set_background(Background background)
{
    Background said = background_said(background);
    wants_background = colored && said == BACKGROUND_AUTO;
    if (colored)
        change_colors(said == BACKGROUND_LIGHT);
}

int style_background(void)
{
    return own_background;
}

int style_rgb(Style style)
{
    return style_colors(style, PALETTE_TRUE, is_light).foreground;
}

bool style_has_colors(void)
{
    return colored;
}

bool style_has_shades(void)
{
    return colored && palette_of_terminal() >= PALETTE_256;
}

void style_set(Style style)
{
    if (colored)
        attr_set(with_colors[style], (short)(style + 1), NULL);
    else
        attr_set(plain[style], 0, NULL);
}

void style_set_reversed(Style style)
{
    style_set(style);
    attr_on(A_REVERSE, NULL);
}

static int color_of(Style style)
{
    return style_colors(style, palette_of_terminal(), is_light).foreground;
}

/* The number of the pair, made where it is not yet; 0: there is no room for it. */
static int pair_of(Style sign, Style ground)
{
    int at = 0;
    while (at < on_count && (on[at].sign != sign || on[at].ground != ground))
        at++;
    int pair = STYLE_COUNT + 1 + at;
    if (at == MOST_ON || pair >= COLOR_PAIRS)
        return 0;
    if (at == on_count) {
        on[on_count].sign = sign;
        on[on_count++].ground = ground;
        init_extended_pair(pair, color_of(sign), color_of(ground));
    }
    return pair;
}

/* The text's own colour can stand on others, but others on it only turned round. */
bool style_set_on(Style sign, Style ground)
{
    bool turned = colored && color_of(ground) == COLOR_OF_TERMINAL;
    int pair = colored && color_of(sign) != color_of(ground)
                   ? turned ? pair_of(ground, sign) : pair_of(sign, ground)
                   : 0;
    if (pair > 0)
        attr_set(turned ? A_REVERSE : A_NORMAL, (short)pair, NULL);
    return pair > 0;
}
