/* Footer, help overlay and look-up, all from one table of keys. */
#include "screen/keys.h"

#include "base/text.h"
#include "screen/draw.h"
#include "screen/ncurses.h"

#include <stdio.h>
#include <string.h>

#define MOST_SPOTS 16
#define HELP_CELLS 60
#define LABEL_CELLS 6

/* Where the footer drawn last shows which action: for clicks. */
static struct {
    int row, count;
    struct {
        int from, to, action;
    } spots[MOST_SPOTS];
} footer;

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
    return text_width(row->label) + 1 + text_width(row->word);
}

static int put_item(int row, int column, const KeyRow *item)
{
    int at = column;
    style_set(STYLE_KEY);
    at += put_text(row, at, COLS, item->label) + 1;
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

static int count_rows(const KeyTable *table)
{
    int count = 0;
    while (table->rows[count].action)
        count++;
    return count;
}

static int help_rows(const KeyTable *table)
{
    int rows = count_rows(table);
    return rows < LINES - 4 ? rows : LINES - 4 > 0 ? LINES - 4 : 1;
}

int keys_help_scroll(const KeyTable *table)
{
    return count_rows(table) - help_rows(table);
}

void keys_help(const KeyTable *table, int scroll)
{
    int rows = help_rows(table), width = COLS < HELP_CELLS + 4 ? COLS : HELP_CELLS + 4;
    Box box = {(LINES - rows - 3) / 2, (COLS - width) / 2, rows + 3, width};
    draw_box(&box, FRAME_ROUND, STYLE_CALM);
    draw_box_title(&box, table->title);
    for (int i = 0; i < rows; i++) {
        const KeyRow *row = &table->rows[i + scroll];
        style_set(STYLE_KEY);
        put_text(box.row + 1 + i, box.column + 2, LABEL_CELLS, row->label);
        style_set(STYLE_TEXT);
        put_text(box.row + 1 + i, box.column + 3 + LABEL_CELLS, width - LABEL_CELLS - 5, row->help);
    }
    style_set(STYLE_DIM);
    put_text(box.row + box.rows - 2, box.column + 2, width - 4,
             rows < count_rows(table) ? "Up and down for more; any other key closes"
                                      : "Any key closes");
    style_set(STYLE_TEXT);
}
