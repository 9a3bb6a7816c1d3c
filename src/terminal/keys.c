// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Footer, help overlay and look-up, all from one table of keys. */
#include "terminal/keys.h"

#include "base/array.h"
#include "base/layout.h"
#include "base/text.h"
#include "terminal/draw.h"
#include "terminal/ncurses.h"
#include "terminal/put.h"
#include "terminal/terminal.h"

#include <stdio.h>
#include <string.h>

#define MOST_SPOTS 16
#define HELP_CELLS 72   /* of the overlay, frame included */
#define NARROW_CELLS 56 /* below: a row's keys stand on a line of their own */
#define NAMES_BYTES 64
#define GAP 3 /* cells between two keys of the footer */

/* Where the footer drawn last shows which action: for clicks. */
static struct {
    unsigned unknown; /* the press that meant nothing; 0: there was none */
    int row, count;
    struct {
        int from, to, action;
    } spots[MOST_SPOTS];
} footer;

/* ---- names ---- */

static const struct {
    int key;
    const char *name;
} key_names[] = {
    {' ', "Space"},
    {'\n', "Enter"},
    {'\t', "Tab"},
    {27, "Esc"},
    {TERMINAL_KEY_BACKSPACE, "Bksp"},
    {TERMINAL_KEY_UP, "Up"},
    {TERMINAL_KEY_DOWN, "Down"},
    {TERMINAL_KEY_LEFT, "Left"},
    {TERMINAL_KEY_RIGHT, "Right"},
    {TERMINAL_KEY_PAGE_UP, "PgUp"},
    {TERMINAL_KEY_PAGE_DOWN, "PgDn"},
    {TERMINAL_KEY_HOME, "Home"},
    {TERMINAL_KEY_END, "End"},
};

/* The name of a key: a word, or the (ASCII) character itself. Adds it to out. */
static void add_name(int key, char *out, size_t capacity)
{
    size_t used = strlen(out);
    for (size_t i = 0; i < COUNT_OF(key_names); i++)
        if (key_names[i].key == key) {
            snprintf(out + used, capacity - used, "%s", key_names[i].name);
            return;
        }
    snprintf(out + used, capacity - used, "%c", key);
}

const char *keys_first_name(const KeyRow *row)
{
    static char name[NAMES_BYTES];
    name[0] = '\0';
    add_name(row->keys[0], name, sizeof name);
    return name;
}

const char *keys_names(const KeyRow *row)
{
    static char names[NAMES_BYTES];
    names[0] = '\0';
    for (int i = 0; i < KEYS_MOST && row->keys[i]; i++) {
        if (i > 0)
            strcat(names, " ");
        add_name(row->keys[i], names, sizeof names - 1);
    }
    return names;
}

/* ---- look-up ---- */

static int action_at(int row, int column)
{
    for (int i = 0; row == footer.row && i < footer.count; i++)
        if (column >= footer.spots[i].from && column < footer.spots[i].to)
            return footer.spots[i].action;
    return 0;
}

static int action_of(const KeyTable *table, int key)
{
    for (const KeyRow *row = table->rows; row->action; row++)
        for (int i = 0; i < KEYS_MOST && row->keys[i]; i++)
            if (row->keys[i] == key)
                return row->action;
    return 0;
}

int keys_action(const KeyTable *table, const Input *input)
{
    if (input->kind == INPUT_MOUSE && input->wheel == 0)
        return action_at(input->row, input->column);
    if (input->kind != INPUT_KEY)
        return 0;
    int action = action_of(table, input->key);
    if (action == 0)
        action = action_of(table, layout_small(input->key));
    if (action == 0)
        footer.unknown = terminal_presses();
    return action;
}

/* ---- the footer ---- */

static void add_spot(int from, int to, int action)
{
    if (footer.count < MOST_SPOTS) {
        footer.spots[footer.count].from = from;
        footer.spots[footer.count].to = to;
        footer.spots[footer.count++].action = action;
    }
}

static int item_width(const KeyRow *row, const char *word)
{
    return text_width(keys_first_name(row)) + 1 + text_width(word);
}

static int put_item(int row, int column, const KeyRow *item, const char *word, Style style)
{
    int at = column;
    style_set(STYLE_KEY);
    at += put_text(row, at, COLS, keys_first_name(item)) + 1;
    style_set(style);
    at += put_text(row, at, COLS, word);
    add_spot(column, at, item->action);
    return at;
}

static bool is_help(const KeyRow *row)
{
    return row->keys[0] == '?';
}

/* Puts it at the end of the row; after a key that means nothing here, in words that meet the eye.
 * Returns its column. */
static int put_help(int row, const KeyRow *item)
{
    bool unknown = footer.unknown > 0 && footer.unknown == terminal_presses();
    const char *word = unknown ? "shows the keys" : item->word;
    if (item_width(item, word) + 2 >= COLS)
        word = item->word;
    if (item_width(item, word) + 2 >= COLS)
        return COLS - 1;
    int column = COLS - item_width(item, word) - 1;
    put_item(row, column, item, word, unknown ? STYLE_ACCENT : STYLE_DIM);
    return column;
}

static bool is_shown(const KeyRow *row, unsigned shown)
{
    return row->word && !is_help(row) && shown & (1u << row->action);
}

/* Of the rows that are shown those that fit into so many cells, as bits of their actions. */
static unsigned choose(const KeyTable *table, unsigned shown, int cells)
{
    unsigned chosen = 0;
    for (int yields = 0; yields <= KEYS_YIELD_MOST; yields++)
        for (const KeyRow *row = table->rows; row->action; row++) {
            if (row->yields != yields || !is_shown(row, shown))
                continue;
            cells -= item_width(row, row->word) + (chosen ? GAP : 0);
            if (cells < 0)
                return chosen;
            chosen |= 1u << row->action;
        }
    return chosen;
}

void keys_footer(const KeyTable *table, int row, unsigned shown)
{
    int column = 1, last = COLS - 1;
    footer.row = row;
    footer.count = 0;
    for (const KeyRow *item = table->rows; item->action; item++)
        if (is_help(item))
            last = put_help(row, item);
    unsigned chosen = choose(table, shown, last - 2 - column);
    for (const KeyRow *item = table->rows; item->action; item++)
        if (is_shown(item, chosen))
            column = put_item(row, column, item, item->word, STYLE_DIM) + GAP;
    style_set(STYLE_TEXT);
}

/* ---- the overlay ---- */

/* What the overlay is made of, for the window as it is. */
typedef struct {
    Box box;     /* with its frame, if it has one */
    bool framed; /* else it covers all but the first row */
    bool narrow; /* keys have a line of their own */
    int indent;  /* cells before what a key does */
    int shown;   /* lines in view */
    int all;     /* lines in all */
} Overlay;

static int help_pad(const Overlay *it)
{
    return it->framed ? 2 : 0;
}

static int help_cells(const Overlay *it)
{
    int cells = it->box.columns - 2 * help_pad(it) - it->indent;
    return cells > 1 ? cells : 1;
}

/* The lines of a row: its words wrap where they are too long. */
static int help_lines(const Overlay *it, const KeyRow *row)
{
    return it->narrow + text_rows(row->help, help_cells(it));
}

static Overlay overlay_of(const KeyTable *table)
{
    Overlay it = {.framed = LINES >= 8 && COLS >= 20};
    int width = COLS < HELP_CELLS ? COLS : HELP_CELLS, names = 0;
    it.narrow = width < NARROW_CELLS;
    it.box.columns = width;
    for (const KeyRow *row = table->rows; row->action; row++) {
        int cells = row->help ? text_width(keys_names(row)) : 0;
        names = cells > names ? cells : names;
    }
    it.indent = it.narrow ? 2 : names + 2;
    for (const KeyRow *row = table->rows; row->action; row++)
        it.all += row->help ? help_lines(&it, row) : 0;
    int room = it.framed ? LINES - 4 : LINES - 1; /* frame, foot, and a row of what is behind it */
    it.shown = it.all < room ? it.all : room;
    int height = it.framed ? it.shown + 3 : LINES - 1;
    it.box = (Box){it.framed ? (LINES - height + 1) / 2 : 1, (COLS - width) / 2, height, width};
    return it;
}

bool keys_help_take(KeysHelp *help, const KeyTable *table, const Input *input)
{
    if (!help->up || (input->kind != INPUT_KEY && input->kind != INPUT_MOUSE))
        return false;
    Overlay it = overlay_of(table);
    int key = layout_small(input->key); /* a click's key is 0, and a key's wheel */
    bool down = input->wheel > 0 || key == TERMINAL_KEY_DOWN || key == 'j';
    bool up = input->wheel < 0 || key == TERMINAL_KEY_UP || key == 'k';
    if (down && help->scroll < it.all - it.shown)
        help->scroll++;
    if (up && help->scroll > 0)
        help->scroll--;
    help->up = down || up;
    return true;
}

/* The part of a row of the table that lies in view; line: its first, counted from the first in
 * view. */
static void draw_help_row(const Overlay *it, const KeyRow *item, int line)
{
    int row = it->box.row + it->framed, column = it->box.column + help_pad(it);
    const char *text = item->help;
    style_set(STYLE_KEY);
    if (line >= 0 && line < it->shown)
        put_text(row + line, column, it->indent + help_cells(it), keys_names(item));
    style_set(STYLE_TEXT);
    for (line += it->narrow; *text && line < it->shown; line++) {
        size_t skip, length = text_wrap(text, help_cells(it), &skip);
        char part[HELP_CELLS * 4 + 1];
        snprintf(part, sizeof part, "%.*s", (int)length, text);
        if (line >= 0)
            put_text(row + line, column + it->indent, help_cells(it), part);
        text += length + skip;
    }
}

static void draw_help_foot(const Overlay *it, const char *note)
{
    char line[160];
    bool scrolls = it->shown < it->all;
    snprintf(line, sizeof line, "%s%s%s", scrolls ? "Up, Down: more. " : "", "Any other key closes",
             *note ? "; " : "");
    int row = it->box.row + it->box.rows - 2, column = it->box.column + 2;
    style_set(STYLE_DIM);
    int used = put_text(row, column, it->box.columns - 4, line);
    put_text(row, column + used, it->box.columns - 4 - used, note);
}

void keys_help_draw(const KeysHelp *help, const KeyTable *table, const char *note)
{
    if (!help->up)
        return;
    Overlay it = overlay_of(table);
    if (it.framed) {
        draw_box(&it.box, FRAME_ROUND, STYLE_CALM);
        draw_box_title(&it.box, table->title, STYLE_TITLE);
        draw_help_foot(&it, note);
    }
    int last = it.all - it.shown; /* the window may have grown since it was scrolled */
    int line = -(help->scroll < last ? help->scroll : last);
    for (const KeyRow *row = table->rows; row->action; row++) {
        if (!row->help)
            continue;
        draw_help_row(&it, row, line);
        line += help_lines(&it, row);
    }
    style_set(STYLE_TEXT);
}
