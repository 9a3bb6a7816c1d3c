// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture's box is filled with blanks of a sort of their own (U+00A0), which ncurses takes for
 * text: it clears no line across them, and writes them anew with whatever comes in their place,
 * which is what takes sixels away. Where one of them was drawn over, the picture goes. */
#include "terminal/images.h"

#include "base/arena.h"
#include "terminal/cells.h"
#include "terminal/input.h"
#include "terminal/kitty.h"
#include "terminal/ncurses.h"
#include "terminal/sixel.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SLOTS KITTY_SLOTS
#define UNDER L'\u00a0'
#define LEAST_REGISTERS 16 /* where the terminal says none: the VT340's */
#define MOST_SIXELS 1000   /* each way: xterm takes no more */
#define QUESTION_REGISTERS "\033[?1;1;0S"
#define QUESTION_ATTRIBUTES "\033[c" /* every terminal answers it, and so it comes last */

static struct {
    bool wanted, asked, held;
    bool kitty, sixel;
    bool needs_background; /* which sixels have to be blended with, and nobody has said */
    bool needs_memory;     /* kitty's protocol is known, and sharing was not tried */
    int registers;
} can;

typedef struct {
    Box box;
    Scene scene;
    Style styles[INK_COUNT];
    bool placed;  /* in the frame to come */
    bool visible; /* the terminal has a picture of this slot */
    bool sent;    /* and it is this one */
} Slot;

static Slot slots[SLOTS];
static bool slots_used; /* else they are as they came, and cost no memory */

/* ---- what the terminal can ---- */

void images_open(bool wanted)
{
    memset(&can, 0, sizeof can);
    if (slots_used)
        memset(slots, 0, sizeof slots);
    can.wanted = wanted;
    can.registers = LEAST_REGISTERS;
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

/* Multiplexers take the questions for something else; one terminal prints them. */
static bool may_ask(void)
{
    const char *program = getenv("TERM_PROGRAM"), *term = getenv("TERM");
    bool multiplexed = is_set("TMUX") || is_set("STY") ||
                       (term && (strncmp(term, "tmux", 4) == 0 || strncmp(term, "screen", 6) == 0));
    return !multiplexed && !(program && strcmp(program, "Apple_Terminal") == 0);
}

void images_want(bool wanted)
{
    can.wanted = wanted;
}

bool images_must_ask(void)
{
    return can.wanted && !can.asked && terminal_unicode() && style_has_colors() && may_ask();
}

void images_ask(FILE *out)
{
    can.asked = true;
    kitty_ask(out);
    fputs(QUESTION_REGISTERS QUESTION_ATTRIBUTES, out);
    fflush(out);
}

/* That it knows the protocol does not say that it is on this machine. */
bool images_kitty(bool second, bool fine)
{
    if (!second) {
        can.needs_memory = can.asked && fine;
        return can.needs_memory;
    }
    kitty_answered();
    can.kitty = can.asked && fine;
    if (can.kitty && can.sixel)
        clearok(curscr, TRUE); /* sixels may stand there already */
    return can.kitty;
}

void images_registers(int count)
{
    can.registers = count >= LEAST_REGISTERS ? count : LEAST_REGISTERS;
}

bool images_attributes(bool sixel)
{
    can.sixel = can.asked && sixel;
    can.needs_background = can.sixel && style_background() < 0;
    return can.kitty || (can.sixel && style_background() >= 0);
}

bool images_background(void)
{
    return can.sixel;
}

/* A cell in pixels; false: the terminal does not say. */
static bool cell_size(int *width, int *height)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    *width = size.ws_xpixel / size.ws_col;
    *height = size.ws_ypixel / size.ws_row;
    return *width >= 4 && *height >= 8 && *width <= 64 && *height <= 128;
}

bool images_ready(void)
{
    int width, height;
    bool known = can.kitty || (can.sixel && style_background() >= 0);
    return known && can.wanted && !can.held && cell_size(&width, &height);
}

void images_hold(bool held)
{
    can.held = held;
}

/* ---- a frame ---- */

static bool same_box(const Box *one, const Box *other)
{
    return memcmp(one, other, sizeof *one) == 0;
}

static Slot *slot_for(const Box *box)
{
    for (int i = 0; i < SLOTS; i++)
        if (slots[i].box.rows > 0 && same_box(&slots[i].box, box))
            return &slots[i];
    for (int i = 0; i < SLOTS; i++)
        if (!slots[i].placed)
            return &slots[i];
    return NULL;
}

static bool same_picture(const Slot *slot, const Scene *scene, const Style styles[INK_COUNT])
{
    const Scene *own = &slot->scene;
    return own->count == scene->count && own->low.x == scene->low.x && own->low.y == scene->low.y &&
           own->high.x == scene->high.x && own->high.y == scene->high.y &&
           memcmp(own->shapes, scene->shapes, scene->count * sizeof *scene->shapes) == 0 &&
           memcmp(slot->styles, styles, sizeof slot->styles) == 0;
}

static void fill(const Box *box, wchar_t sign)
{
    style_set(STYLE_TEXT);
    for (int row = box->row; row < box->row + box->rows; row++)
        for (int column = box->column; column < box->column + box->columns; column++)
            cells_put(row, column, &sign, 1);
}

bool images_put(const Box *box, const Scene *scene, const Style styles[INK_COUNT])
{
    Slot *slot = slot_for(box);
    slots_used = true;
    bool whole = box->row >= 0 && box->column >= 0 && box->row + box->rows < LINES &&
                 box->column + box->columns <= COLS;
    if (!slot || !whole)
        return false;
    if (!same_box(&slot->box, box) || !same_picture(slot, scene, styles)) {
        slot->box = *box;
        scene_copy(&slot->scene, scene);
        memcpy(slot->styles, styles, sizeof slot->styles);
        slot->sent = false;
    }
    slot->placed = true;
    fill(box, UNDER);
    return true;
}

void images_clear(void)
{
    for (int i = 0; i < SLOTS; i++)
        slots[i].placed = false;
}

static wchar_t sign_at(int row, int column)
{
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1] = L"";
    attr_t attributes;
    short pair;
    if (mvin_wch(row, column, &cell) == ERR ||
        getcchar(&cell, text, &attributes, &pair, NULL) == ERR)
        return L'\0';
    return text[0];
}

static bool is_covered(const Box *box)
{
    for (int row = box->row; row < box->row + box->rows; row++)
        for (int column = box->column; column < box->column + box->columns; column++)
            if (sign_at(row, column) != UNDER)
                return true;
    return false;
}

static void uncover(const Box *box)
{
    static const wchar_t blank = L' ';
    for (int row = box->row; row < box->row + box->rows; row++)
        for (int column = box->column; column < box->column + box->columns; column++)
            if (sign_at(row, column) == UNDER)
                cells_put(row, column, &blank, 1);
}

/* Sixels went with the blanks that were under them. */
static void take_away(Slot *slot, FILE *out)
{
    if (slot->visible && can.kitty)
        kitty_hide((int)(slot - slots), out);
    slot->visible = slot->sent = false;
}

void images_before(FILE *out)
{
    if (can.needs_background) {
        can.needs_background = false;
        input_asked(ASKED_BACKGROUND);
        fputs(INPUT_ASK, out);
    }
    if (can.needs_memory && kitty_ask_memory(out))
        input_asked(ASKED_SHARING);
    can.needs_memory = false;
    for (Slot *slot = slots; slot < slots + SLOTS; slot++) {
        if (slot->placed && is_covered(&slot->box)) {
            uncover(&slot->box);
            slot->placed = false;
        }
        if (!slot->placed)
            take_away(slot, out);
    }
    fflush(out);
}

void images_forget(FILE *out)
{
    for (Slot *slot = slots; slot < slots + SLOTS; slot++)
        take_away(slot, out);
    fflush(out);
}

/* ---- sending ---- */

/* Where pixels go: cells, and what they come to in pixels. */
typedef struct {
    int row, column;
    KittySize size;
} Place;

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* In the middle of the box and at its foot. */
static Place place_in(const Box *box, int cell_width, int cell_height)
{
    int across = can.kitty ? PIXELS_MAX_WIDTH : MOST_SIXELS;
    int down = can.kitty ? PIXELS_MAX_HEIGHT : MOST_SIXELS;
    int columns = least(box->columns, across / cell_width);
    int rows = least(box->rows, down / cell_height);
    int height = rows * cell_height;
    return (Place){
        box->row + box->rows - rows,
        box->column + (box->columns - columns) / 2,
        {columns * cell_width, can.kitty ? height : height - height % SIXEL_BAND, columns, rows}};
}

static int halfway(int one, int other)
{
    return ((one & 0xfefefe) >> 1) + ((other & 0xfefefe) >> 1);
}

static void set_colors(const Slot *slot, int rgb[INK_COUNT])
{
    int background = style_background() >= 0 ? style_background() : 0;
    for (int ink = 0; ink < INK_COUNT; ink++) {
        int own = style_rgb(slot->styles[ink]);
        rgb[ink] = own >= 0 ? own : background;
    }
    rgb[INK_NONE] = background;
    rgb[INK_MAT] = halfway(rgb[INK_MAT], background);
    if (!can.kitty) /* which mixes the ghost by itself */
        rgb[INK_GHOST] = halfway(rgb[INK_GHOST], background);
}

static void show(Slot *slot, FILE *out)
{
    int cell_width, cell_height, rgb[INK_COUNT];
    if (!cell_size(&cell_width, &cell_height))
        return;
    Place at = place_in(&slot->box, cell_width, cell_height);
    Pixel *pixels = memory_alloc((size_t)(at.size.width * at.size.height) * sizeof *pixels);
    pixels_draw(&slot->scene, at.size.width, at.size.height, pixels);
    set_colors(slot, rgb);
    /* the whole window scrolls: ncurses took it for smaller at first, and a picture that goes below
     * what scrolls moves all of it */
    fprintf(out, "\033[r\033[%d;%dH", at.row + 1, at.column + 1);
    slot->visible = slot->sent = true;
    if (!can.kitty)
        sixel_write(pixels, at.size.width, at.size.height, rgb, can.registers, out);
    else if (!kitty_show((int)(slot - slots), pixels, &at.size, rgb, out))
        can.kitty = false;
    free(pixels);
}

/* The cursor goes back to where ncurses left it. */
void images_after(FILE *out)
{
    bool any = false;
    for (Slot *slot = slots; slot < slots + SLOTS; slot++) {
        if (!slot->placed || slot->sent || !(can.kitty || can.sixel))
            continue;
        show(slot, out);
        any = true;
    }
    if (any)
        fprintf(out, "\033[%d;%dH", getcury(stdscr) + 1, getcurx(stdscr) + 1);
    fflush(out);
}

const char *images_restore(void)
{
    return can.wanted && may_ask() ? kitty_hide_all() : "";
}

void images_close(void)
{
    kitty_release();
}
