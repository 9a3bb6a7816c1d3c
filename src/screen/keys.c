/* Footer, help overlay and look-up, all from one table of keys. */
#include "screen/keys.h"

#include "base/text.h"
#include "screen/draw.h"
#include "screen/ncurses.h"

#include <stdio.h>
#include <string.h>

#define MOST_SPOTS 16
#define HELP_CELLS 72   /* of the overlay, frame included */
#define NARROW_CELLS 56 /* below: a row's keys stand on a line of their own */
#define NAMES_BYTES 64

/* Where the footer drawn last shows which action: for clicks. */
static struct {
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
    for (size_t i = 0; i < sizeof key_names / sizeof key_names[0]; i++)
        if (key_names[i].key == key) {
            snprintf(out + used, capacity - used, "%s", key_names[i].name);
            return;
        }
    snprintf(out + used, capacity - used, "%c", key);
}

static const char *first_name(const KeyRow *row)
{
    static char name[NAMES_BYTES];
    name[0] = '\0';
    add_name(row->keys[0], name, sizeof name);
    return name;
}

static const char *all_names(const KeyRow *row)
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

int keys_action(const KeyTable *table, const Input *input)
{
    if (input->kind == INPUT_MOUSE && input->wheel == 0)
        return action_at(input->row, input->column);
    if (input->kind != INPUT_KEY)
        return 0;
    for (const KeyRow *row = table->rows; row->action; row++)
        for (int i = 0; i < KEYS_MOST && row->keys[i]; i++)
            if (row->keys[i] == input->key)
                return row->action;
    return 0;
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

static int item_width(const KeyRow *row)
{
    return text_width(first_name(row)) + 1 + text_width(row->word);
}

static int put_item(int row, int column, const KeyRow *item)
{
    int at = column;
    style_set(STYLE_KEY);
    at += put_text(row, at, COLS, first_name(item)) + 1;
    style_set(STYLE_DIM);
    at += put_text(row, at, COLS, item->word);
    add_spot(column, at, item->action);
    return at;
}

static bool is_help(const KeyRow *row)
{
    return row->keys[0] == '?';
}

void keys_footer(const KeyTable *table, int row, unsigned shown)
{
    int column = 1, last = COLS - 1;
    footer.row = row;
    footer.count = 0;
    for (const KeyRow *item = table->rows; item->action; item++)
        if (is_help(item) && item_width(item) + 2 < COLS) {
            last = COLS - item_width(item) - 1;
            put_item(row, last, item);
        }
    for (const KeyRow *item = table->rows; item->action; item++) {
        if (!item->word || is_help(item) || !(shown & (1u << item->action)))
            continue;
        if (column + item_width(item) + 2 > last)
            break;
        column = put_item(row, column, item) + 3;
    }
    style_set(STYLE_TEXT);
}

/* ---- the overlay ---- */

/* What the overlay is made of, for the window as it is. */
typedef struct {
    Box box;     /* with its frame, if it has one */
    bool framed; /* else it covers all but the first row */
    int names;   /* cells of the widest row's keys */
    int per_row; /* lines a row of the table takes: 1, or 2 in narrow windows */
    int shown;   /* lines in view */
    int all;     /* lines in all */
} Overlay;

static Overlay overlay_of(const KeyTable *table)
{
    Overlay it = {.framed = LINES >= 8 && COLS >= 20};
    int rows = 0;
    for (const KeyRow *row = table->rows; row->action; row++) {
        if (!row->help)
            continue;
        int cells = text_width(all_names(row));
        it.names = cells > it.names ? cells : it.names;
        rows++;
    }
    int width = COLS < HELP_CELLS ? COLS : HELP_CELLS;
    it.per_row = width < NARROW_CELLS ? 2 : 1;
    it.all = rows * it.per_row;
    int room = it.framed ? LINES - 4 : LINES - 1; /* frame, foot, and a row of what is behind it */
    it.shown = it.all < room ? it.all : room;
    int height = it.framed ? it.shown + 3 : LINES - 1;
    it.box = (Box){it.framed ? (LINES - height + 1) / 2 : 1, (COLS - width) / 2, height, width};
    return it;
}

bool keys_help_take(KeysHelp *help, const KeyTable *table, const Input *input)
{
    bool click = input->kind == INPUT_MOUSE && input->wheel == 0; /* its key is 0 */
    if (!help->up || (input->kind != INPUT_KEY && !click))
        return false;
    Overlay it = overlay_of(table);
    bool down = input->key == TERMINAL_KEY_DOWN || input->key == 'j';
    bool up = input->key == TERMINAL_KEY_UP || input->key == 'k';
    if (down && help->scroll < it.all - it.shown)
        help->scroll++;
    if (up && help->scroll > 0)
        help->scroll--;
    help->up = down || up;
    return true;
}

/* One line of the overlay: line 0 is the first of the table's. */
static void draw_help_line(const Overlay *it, const KeyTable *table, int line, int row)
{
    const KeyRow *item = table->rows;
    int index = line / it->per_row, pad = it->framed ? 2 : 0;
    while (index > 0 || !item->help)
        index -= item++->help != NULL;
    int column = it->box.column + pad, cells = it->box.columns - 2 * pad;
    int indent = it->per_row == 1 ? it->names + 2 : 2;
    style_set(STYLE_KEY);
    if (line % it->per_row == 0)
        put_text(row, column, cells, all_names(item));
    style_set(STYLE_TEXT);
    if (line % it->per_row == it->per_row - 1)
        put_text(row, column + indent, cells - indent, item->help);
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
    int first = it.framed ? it.box.row + 1 : it.box.row;
    if (it.framed) {
        draw_box(&it.box, FRAME_ROUND, STYLE_CALM);
        draw_box_title(&it.box, table->title, STYLE_TITLE);
        draw_help_foot(&it, note);
    }
    int last = it.all - it.shown; /* the window may have grown since it was scrolled */
    for (int i = 0; i < it.shown; i++)
        draw_help_line(&it, table, i + (help->scroll < last ? help->scroll : last), first + i);
    style_set(STYLE_TEXT);
}
