/* The looks. Four forms of one palette: true colours (where the terminal's own palette can be set
 * or 256 colours stand near enough), 256, 16, and none. Blue, orange and white tell states apart
 * for colour-blind eyes (after Okabe and Ito), and bold, reverse and underline say the same again.
 */
#include "screen/style.h"

#include "screen/ncurses.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    short dark256, light256; /* on dark and on light backgrounds */
    short color16;
    attr_t attributes; /* with colours */
    attr_t plain;      /* without */
    bool background;   /* the colour fills the cell */
} Look;

#define DEFAULT (-1)

static const Look looks[STYLE_COUNT] = {
    [STYLE_TEXT] = {DEFAULT, DEFAULT, DEFAULT, A_NORMAL, A_NORMAL, false},
    [STYLE_DIM] = {247, 241, DEFAULT, A_NORMAL, A_NORMAL, false},
    [STYLE_TITLE] = {DEFAULT, DEFAULT, DEFAULT, A_BOLD, A_BOLD, false},
    [STYLE_ACCENT] = {214, 130, COLOR_YELLOW, A_BOLD, A_BOLD, false},
    [STYLE_CALM] = {117, 25, COLOR_CYAN, A_NORMAL, A_NORMAL, false},
    [STYLE_WARN] = {214, 130, COLOR_YELLOW, A_BOLD, A_BOLD, false},
    [STYLE_SELECTED] = {24, 153, COLOR_BLUE, A_BOLD, A_REVERSE, true},
    [STYLE_KEY] = {117, 25, COLOR_CYAN, A_BOLD, A_BOLD, false},
    [STYLE_BAR] = {75, 25, COLOR_CYAN, A_NORMAL, A_BOLD, false},
    [STYLE_TRACK] = {240, 249, DEFAULT, A_NORMAL, A_NORMAL, false},
    [STYLE_FLASH] = {215, 130, COLOR_YELLOW, A_BOLD, A_BOLD, false},
    [STYLE_FIGURE] = {253, 236, DEFAULT, A_NORMAL, A_NORMAL, false},
    [STYLE_FIGURE_FAR] = {243, 247, DEFAULT, A_NORMAL, A_NORMAL, false},
    [STYLE_FIGURE_FELT] = {214, 166, COLOR_YELLOW, A_NORMAL, A_BOLD, false},
    [STYLE_FIGURE_PROP] = {137, 137, COLOR_CYAN, A_NORMAL, A_NORMAL, false},
};

static bool colored;

static bool is_light_background(void)
{
    const char *said = getenv("LIMBER_BACKGROUND");
    if (said && *said)
        return strcmp(said, "light") == 0;
    const char *pair = getenv("COLORFGBG"); /* "15;0": foreground;background */
    const char *last = pair ? strrchr(pair, ';') : NULL;
    if (!last || last[1] == '\0')
        return false;
    int background = atoi(last + 1);
    return background == 7 || background >= 9;
}

static short color_of(const Look *look, bool light)
{
    if (COLORS >= 256)
        return light ? look->light256 : look->dark256;
    return look->color16;
}

void style_open(bool no_color)
{
    colored = !no_color && has_colors();
    if (!colored)
        return;
    start_color();
    use_default_colors();
    bool light = is_light_background();
    for (short i = 0; i < STYLE_COUNT; i++) {
        short color = color_of(&looks[i], light);
        if (looks[i].background)
            init_pair((short)(i + 1), light ? COLOR_BLACK : COLOR_WHITE, color);
        else
            init_pair((short)(i + 1), color, DEFAULT);
    }
}

bool style_has_colors(void)
{
    return colored;
}

void style_set(Style style)
{
    if (colored)
        attr_set(looks[style].attributes, (short)(style + 1), NULL);
    else
        attr_set(looks[style].plain, 0, NULL);
}
