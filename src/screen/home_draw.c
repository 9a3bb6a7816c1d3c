/* Draws home: title, list, preview, footer. Wide windows show the preview beside the list, others
 * in its place when asked. */
#include "screen/home.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/words.h"
#include "screen/draw.h"
#include "screen/ncurses.h"

#include <stdio.h>
#include <string.h>

#define WIDE 84
#define LIST_LEAST 44
#define HEAD_ROWS 2

typedef struct {
    Box list, preview; /* without frames; rows or columns 0: not shown */
} HomeLayout;

static HomeLayout lay_out(const Home *home)
{
    int head = LINES >= 10 ? HEAD_ROWS : LINES >= 4 ? 1 : 0;
    int rows = LINES - head - (LINES >= 4 ? 1 : 0);
    HomeLayout at = {.list = {head, 1, rows, COLS - 2}};
    if (COLS >= WIDE) {
        int list = COLS * 45 / 100 > LIST_LEAST ? COLS * 45 / 100 : LIST_LEAST;
        at.list.columns = list;
        at.preview = (Box){head, list + 4, rows, COLS - list - 5};
    } else if (home->preview) {
        at.preview = at.list;
        at.list.rows = 0;
    }
    return at;
}

/* ---- the head ---- */

static void draw_head(const Home *home)
{
    style_set(STYLE_TITLE);
    int used = put_text(0, 1, COLS - 2, "Limber");
    if (home->filtering || *home->filter) {
        char line[HOME_FILTER_BYTES + 8];
        snprintf(line, sizeof line, "/%s%s", home->filter, home->filtering ? "_" : "");
        style_set(STYLE_ACCENT);
        put_text(0, used + 3, COLS - used - 4, line);
    } else {
        style_set(STYLE_DIM);
        put_text(0, used + 3, COLS - used - 4, "What does your body want today?");
    }
    style_set(STYLE_TEXT);
}

/* ---- the list ---- */

static void keep_in_view(Home *home, int rows)
{
    size_t shown = rows > 0 ? (size_t)rows : 1;
    if (home->selected < home->top)
        home->top = home->selected;
    if (home->selected >= home->top + shown)
        home->top = home->selected - shown + 1;
    if (home->top == 1) /* the heading of the first group */
        home->top = 0;
    if (home->top > 0 && home->row_count < home->top + shown)
        home->top = home->row_count > shown ? home->row_count - shown : 0;
}

static void draw_routine_row(const CatalogueEntry *entry, const HomeRow *row, const Box *list,
                             int screen_row, bool selected)
{
    char total[32] = "", feel[512] = "";
    int column = list->column, cells = list->columns;
    if (entry->routine) {
        clock_format(row->total, total, sizeof total);
        region_list(routine_feel(entry->routine), feel, sizeof feel);
    }
    style_set(selected ? STYLE_SELECTED : STYLE_TEXT);
    if (selected)
        for (int i = 0; i < cells; i++)
            put_text(screen_row, column + i, 1, " ");
    put_text(screen_row, column, 2, selected ? (terminal_unicode() ? "›" : ">") : " ");
    const char *title = entry->routine ? entry->routine->title : entry->shown;
    int used = put_text(screen_row, column + 2, cells - 11, title);
    int feel_cells = cells - used - 14;
    if (!selected)
        style_set(STYLE_DIM);
    if (feel_cells >= 12)
        put_text(screen_row, column + used + 4, feel_cells, feel);
    if (!selected)
        style_set(STYLE_CALM);
    draw_right(screen_row, column, cells - 1, entry->routine ? total : "has mistakes");
    style_set(STYLE_TEXT);
}

static void draw_list(Home *home, const Box *list, int *cursor_row, int *cursor_column)
{
    keep_in_view(home, list->rows);
    for (int i = 0; i < list->rows && home->top + (size_t)i < home->row_count; i++) {
        size_t index = home->top + (size_t)i;
        const HomeRow *row = &home->rows[index];
        if (row->heading) {
            style_set(STYLE_KEY);
            put_text(list->row + i, list->column, list->columns, row->heading);
            style_set(STYLE_TEXT);
            continue;
        }
        draw_routine_row(&home->catalogue->entries[row->entry], row, list, list->row + i,
                         index == home->selected);
        if (index == home->selected) {
            *cursor_row = list->row + i;
            *cursor_column = list->column + 1;
        }
    }
    if (home->row_count > 0)
        return;
    style_set(STYLE_DIM);
    put_text(list->row, list->column, list->columns,
             *home->filter ? "Nothing fits; Esc clears the filter" : "No routines found");
    style_set(STYLE_TEXT);
}

/* ---- the preview ---- */

/* A page being written from its first line on, of which a part is in view. */
typedef struct {
    const Box *box;
    int line; /* of the page; the box shows those from 0 on */
} Page;

static bool in_view(const Page *page)
{
    return page->line >= 0 && page->line < page->box->rows;
}

static void write_line(Page *page, Style style, int indent, const char *text)
{
    while (*text) {
        size_t skip, length = text_wrap(text, page->box->columns - indent, &skip);
        char line[1024];
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        style_set(style);
        if (in_view(page))
            put_text(page->box->row + page->line, page->box->column + indent,
                     page->box->columns - indent, line);
        page->line++;
        text += length + skip;
    }
    style_set(STYLE_TEXT);
}

static void write_gap(Page *page)
{
    page->line++;
}

static void write_step(Page *page, int number, const Step *step)
{
    char dose[160], name[256];
    snprintf(name, sizeof name, "%2d  %s", number, step->name);
    write_line(page, STYLE_TEXT, 0, name);
    write_line(page, STYLE_DIM, 4, dose_format(step, dose, sizeof dose));
}

static void write_steps(Page *page, const Routine *routine)
{
    int number = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (block->is_repeat) {
            char line[160];
            snprintf(line, sizeof line, "%d rounds%s%s", block->rounds, block->name ? ": " : "",
                     block->name ? block->name : "");
            write_line(page, STYLE_CALM, 0, line);
        }
        for (size_t j = 0; j < block->count; j++)
            write_step(page, ++number, &block->steps[j]);
    }
}

static void write_routine(Page *page, const Routine *routine)
{
    char line[512];
    write_line(page, STYLE_TITLE, 0, routine->title);
    if (routine->summary)
        write_line(page, STYLE_TEXT, 0, routine->summary);
    if (routine->author.name || routine->author.clinic) {
        snprintf(line, sizeof line, "From %s%s%s", routine->author.name ? routine->author.name : "",
                 routine->author.name && routine->author.clinic ? ", " : "",
                 routine->author.clinic ? routine->author.clinic : "");
        write_line(page, STYLE_CALM, 0, line);
    }
    if (routine->prescription.client) {
        snprintf(line, sizeof line, "For %s", routine->prescription.client);
        write_line(page, STYLE_CALM, 0, line);
    }
    if (routine->frequency)
        write_line(page, STYLE_DIM, 0, routine->frequency);
    write_gap(page);
    for (size_t i = 0; i < routine->precaution_count; i++)
        write_line(page, STYLE_WARN, 0, routine->precautions[i]);
    if (routine->precaution_count > 0)
        write_gap(page);
    write_steps(page, routine);
    if (routine->why) {
        write_gap(page);
        write_line(page, STYLE_DIM, 0, routine->why);
    }
}

static void write_mistakes(Page *page, const CatalogueEntry *entry, Library *library)
{
    Diagnostics *found = diagnostics_new();
    routine_free(routine_read(entry->path, library, found));
    write_line(page, STYLE_TITLE, 0, entry->shown);
    for (size_t i = 0; i < diagnostics_size(found) && i < 5; i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        char line[512];
        snprintf(line, sizeof line, "Line %d: %s", item->place.line, item->message);
        write_line(page, STYLE_WARN, 0, line);
    }
    diagnostics_free(found);
}

static void draw_preview(Home *home, const Box *box)
{
    const CatalogueEntry *entry;
    const Routine *routine = home_selected(home, &entry);
    Page page = {box, -home->preview_scroll};
    if (routine)
        write_routine(&page, routine);
    else if (entry)
        write_mistakes(&page, entry, home->catalogue->library);
    int most = page.line + home->preview_scroll - box->rows;
    if (home->preview_scroll > most) { /* scrolled past the end: once more, in view */
        home->preview_scroll = most > 0 ? most : 0;
    }
    if (page.line > box->rows) {
        style_set(STYLE_KEY);
        put_text(box->row + box->rows - 1, box->column + box->columns - 1, 1,
                 terminal_unicode() ? "↓" : "v");
        style_set(STYLE_TEXT);
    }
}

static void draw_divider(const Box *preview)
{
    style_set(STYLE_TRACK);
    for (int i = 0; i < preview->rows; i++)
        put_text(preview->row + i, preview->column - 2, 1, terminal_unicode() ? "│" : "|");
    style_set(STYLE_TEXT);
}

void home_draw(Home *home, int *cursor_row, int *cursor_column)
{
    HomeLayout at = lay_out(home);
    *cursor_row = *cursor_column = 0;
    erase();
    if (at.list.row > 0)
        draw_head(home);
    if (at.list.rows > 0)
        draw_list(home, &at.list, cursor_row, cursor_column);
    if (at.preview.rows > 0 && at.preview.columns > 0) {
        draw_preview(home, &at.preview);
        if (COLS >= WIDE)
            draw_divider(&at.preview);
    }
    if (LINES >= 4)
        keys_footer(&home_keys, LINES - 1, ~0u);
    if (home->help)
        keys_help(&home_keys, home->help_scroll);
}

long home_row_at(const Home *home, int row, int column)
{
    HomeLayout at = lay_out(home);
    if (row < at.list.row || row >= at.list.row + at.list.rows || column < at.list.column ||
        column >= at.list.column + at.list.columns)
        return -1;
    size_t index = home->top + (size_t)(row - at.list.row);
    return index < home->row_count && !home->rows[index].heading ? (long)index : -1;
}
