// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the session came to (play/account.h) as a calm list, a note in the person's own words, and
 * what became of it in the log. */
#include "screen/visit/summary_page.h"

#include "base/text.h"
#include "routine/duration.h"
#include "screen/parts/body_map_view.h"
#include "screen/parts/run.h"
#include "screen/parts/week_marks.h"
#include "store/adherence.h"
#include "store/today.h"
#include "terminal/line_edit.h"

#include <stdio.h>
#include <string.h>

enum { ACT_CLOSE = 1, ACT_NOTE, ACT_UP, ACT_DOWN };

/* Besides, any other key closes, once the page has been seen: keys of the session, pressed a moment
 * too long, must not. The first row is for a session that is logged. */
static const KeyRow summary_rows[] = {
    {ACT_NOTE, {'e'}, "note", "write a note for the log"},
    {ACT_CLOSE, {'q', 27, '\n'}, "leave", "leave this page"},
    {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the list"},
    {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the list"},
    KEYS_HELP_ROW,
    {0},
};

static const KeyTable note_keys = {"Keys", (const KeyRow[]){
                                               {ACT_CLOSE, {'\n'}, "keep the note", "into the log"},
                                               {ACT_UP, {27}, "no note", "as it was"},
                                               {0},
                                           }};

#define SEEN_AFTER NS_PER_S
#define HEAD_ROWS 4
#define WEEK_ROWS 2 /* below the head, in windows of ROOMY rows */
#define ROOMY 18
#define WIDEST 76
#define MAP_COLUMNS 42 /* beside the list, where the window has them too */
#define MAP_MOST_ROWS 30
#define LIST_LEAST 54

typedef struct {
    Live *live;
    const Account *account;
    int scroll;
    LineEdit note;
    bool writing;
    Ns shown_at;
    KeyTable keys;
    Week week;
    bool due;               /* something of this routine is due on a day to come, or today */
    char next[64];          /* when, or "" */
    int levels[BODY_SPOTS]; /* lit where work was done */
} Closing;

/* ---- drawing ---- */

static int head_rows(void)
{
    return HEAD_ROWS + (terminal_rows() >= ROOMY ? WEEK_ROWS : 0);
}

typedef struct {
    int left, cells; /* of the list */
    bool has_map;    /* there is room for it on the list's right */
} SummaryLayout;

static SummaryLayout lay_out(void)
{
    int all = terminal_columns() - 2;
    bool has_map = all >= LIST_LEAST + MAP_COLUMNS && terminal_rows() >= ROOMY;
    int cells = has_map ? all - MAP_COLUMNS - 2 : all;
    cells = cells < WIDEST ? cells : WIDEST;
    int used = has_map ? cells + MAP_COLUMNS + 2 : cells;
    return (SummaryLayout){(terminal_columns() - used) / 2, cells, has_map};
}

static int list_rows(void)
{
    int rows = terminal_rows() - head_rows() - 3;
    return rows > 0 ? rows : 0;
}

static void draw_head(const Routine *routine, const Summary *summary, int left, int cells)
{
    char line[128], shorter[128], total[32], work[32];
    style_set(STYLE_TITLE);
    int used = put_wrapped(0, left, cells, 2, summary_farewell(summary, routine->when));
    style_set(STYLE_DIM);
    if (used == 1)
        put_text(1, left, cells, routine->title);
    clock_format(summary->total, total, sizeof total);
    clock_format(summary->work_done, work, sizeof work);
    snprintf(line, sizeof line, "%d of %d steps in full, %s in all, %s at work",
             summary->steps_done, summary->steps, total, work);
    snprintf(shorter, sizeof shorter, "%d of %d steps in full, %s", summary->steps_done,
             summary->steps, total);
    style_set(STYLE_ACCENT);
    put_text(2, left, cells, text_width(line) <= cells ? line : shorter);
    style_set(STYLE_TEXT);
}

/* The rows that a line takes: words are wrapped, what has a number beside it is cut. */
static int rows_of(const AccountLine *line, int cells)
{
    int rows = line->right ? 1 : text_rows(line->text, cells - 2);
    return rows > 0 ? rows : 1;
}

static void draw_line(const AccountLine *line, int row, int left, int cells, int most)
{
    int right = line->right ? text_width(line->right) : 0;
    const char *mark = line->kind == ACCOUNT_WHOLE ? (terminal_unicode() ? "✓" : "x")
                       : line->kind == ACCOUNT_CUT ? "-"
                                                   : "";
    style_set(line->kind == ACCOUNT_WHOLE ? STYLE_BAR : STYLE_DIM);
    put_text(row, left, 2, mark);
    style_set(line->kind == ACCOUNT_CUT ? STYLE_DIM : STYLE_TEXT);
    if (right == 0)
        put_wrapped(row, left + 2, cells - 2, most, line->text);
    else
        put_text(row, left + 2, cells - 4 - right, line->text);
    if (line->right)
        draw_right(row, left + 2, cells - 2, line->right);
    style_set(STYLE_TEXT);
}

/* The lines from `scroll` on; returns whether there are more. */
static bool draw_list(const Closing *page, int left, int cells)
{
    int row = head_rows(), last = row + list_rows();
    for (size_t i = (size_t)page->scroll; i < page->account->count; i++) {
        if (row >= last)
            return true;
        draw_line(&page->account->lines[i], row, left, cells, last - row);
        row += rows_of(&page->account->lines[i], cells);
    }
    return page->scroll > 0 || row > last;
}

/* Above the footer: the note, else what became of the session in the log. */
static int draw_foot(const Closing *page, int left, int cells)
{
    int row = terminal_rows() - 2;
    const char *problem = live_log_note(page->live);
    if (row <= 3)
        return 0;
    style_set(page->writing ? STYLE_TITLE : *problem ? STYLE_WARN : STYLE_DIM);
    if (!page->writing && *problem)
        return put_text(row, left, cells, problem);
    if (!page->writing && page->note.text[0] == '\0')
        return 0;
    int used = put_text(row, left, cells, "Note: ");
    style_set(STYLE_TEXT);
    return used + line_edit_draw(&page->note, row, left + used, cells - used);
}

/* The week's marks, and when this is due again: beside them, or below where there is no room. */
static void draw_week(const Closing *page, int left, int cells)
{
    if (terminal_rows() < ROOMY)
        return;
    int column = left + week_marks_draw(HEAD_ROWS, left, cells, &page->week, page->due) + 2;
    bool beside = text_width(page->next) <= terminal_columns() - 1 - column;
    style_set(STYLE_CALM);
    put_text(HEAD_ROWS + !beside, beside ? column : left, cells, page->next);
    style_set(STYLE_TEXT);
}

static void draw_map(const Closing *page, const SummaryLayout *at)
{
    int rows = terminal_rows() - head_rows() - 2;
    Box box = {head_rows(), at->left + at->cells + 2, rows < MAP_MOST_ROWS ? rows : MAP_MOST_ROWS,
               MAP_COLUMNS};
    if (at->has_map)
        body_map_view_still(&box, page->levels);
}

static void draw(void *screen, Shown *shown)
{
    const Closing *page = screen;
    SummaryLayout at = lay_out();
    int cells = at.cells, left = at.left;
    terminal_clear();
    draw_head(live_timeline(page->live)->routine, &page->account->sums, left, cells);
    draw_week(page, left, cells);
    draw_map(page, &at);
    bool more = draw_list(page, left, cells);
    shown->row = terminal_rows() - 2;
    shown->column = left + draw_foot(page, left, cells);
    style_set(STYLE_TEXT);
    shown->cursor = page->writing ? CURSOR_TYPES : CURSOR_AWAY;
    shown->expect = page->writing ? EXPECT_TEXT : EXPECT_KEYS;
    shown->footer = 1u << ACT_CLOSE | 1u << ACT_NOTE | (more ? 1u << ACT_DOWN : 0);
    if (page->writing) {
        shown->keys = &note_keys;
        shown->footer = ~0u;
    }
}

/* ---- keys ---- */

/* Down while there is a line below the first one shown that was not in view. */
static void scroll_by(Closing *page, int action)
{
    int cells = lay_out().cells, rows = 0;
    for (size_t i = (size_t)page->scroll; i < page->account->count; i++)
        rows += rows_of(&page->account->lines[i], cells);
    if (action == ACT_DOWN && rows > list_rows())
        page->scroll++;
    if (action == ACT_UP && page->scroll > 0)
        page->scroll--;
}

static bool write_note(void *screen, const Input *input)
{
    Closing *page = screen;
    if (!page->writing)
        return false;
    if (input->kind == INPUT_TEXT)
        line_edit_take_text(&page->note, input->text);
    if (input->kind != INPUT_KEY)
        return input->kind != INPUT_MOUSE;
    if (input->key == '\n') {
        live_remark(page->live, page->note.text);
        page->writing = false;
    } else if (input->key == 27) {
        line_edit_back(&page->note);
        page->writing = false;
    } else {
        line_edit_take(&page->note, input->key);
    }
    return true;
}

static End take(void *screen, int action, const Input *input)
{
    Closing *page = screen;
    bool seen = clock_monotonic() - page->shown_at > SEEN_AFTER;
    if (page->writing) /* a click on the footer */
        return END_NOT_YET;
    if (action == ACT_NOTE) {
        line_edit_begin(&page->note);
        page->writing = true;
    }
    scroll_by(page, input->kind == INPUT_MOUSE && input->wheel != 0
                        ? (input->wheel > 0 ? ACT_DOWN : ACT_UP)
                        : action);
    bool closes = action == ACT_CLOSE || (action == 0 && input->kind == INPUT_KEY && seen);
    return closes ? END_DONE : END_NOT_YET;
}

/* ---- what it came to ---- */

static void light(int levels[BODY_SPOTS], const SummaryRow *row)
{
    for (int spot = 0; spot < BODY_SPOTS; spot++) {
        BodySpot at = body_spot_at(spot);
        bool worked = row->side == SIDE_NONE || at.side == SIDE_NONE || at.side == row->side;
        if (worked && row->done > 0 && row->step->feel & (RegionSet)1 << at.region)
            levels[spot] = BODY_CHOSEN;
    }
}

static void gather(Closing *page, const Visit *visit)
{
    const Summary *sums = &page->account->sums;
    Day today = moment_day(moment_now());
    char day[MOMENT_BYTES];
    TodayItem item;
    bool counts =
        adherence_counts(&(SessionRecord){.steps = sums->steps, .steps_done = sums->steps_done});
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        page->levels[spot] = BODY_PLAIN;
    for (size_t i = 0; i < sums->count; i++)
        light(page->levels, &sums->rows[i]);
    bool logged = live_is_logged(visit->live);
    page->week = week_gather(visit->options.reader, today);
    if (counts && logged)
        page->week.done[day_of_week(today)] = true;
    if (!logged || !today_after(visit->options.reader, visit->routine, counts, today, &item))
        return;
    page->due = item.next <= today;
    if (page->due)
        snprintf(page->next, sizeof page->next, "due again today: %d of %d done", item.done,
                 item.wanted);
    else if (today_has_next(&item, today))
        snprintf(page->next, sizeof page->next, "due again %s",
                 today_day_words(item.next, today, day, sizeof day));
}

End summary_show(Visit *visit, const Account *account)
{
    Closing page = {.live = visit->live, .account = account, .shown_at = clock_monotonic()};
    gather(&page, visit);
    page.keys = (KeyTable){"Keys", summary_rows + (live_is_logged(visit->live) ? 0 : 1)};
    const Screen ops = {.keys = &page.keys, .draw = draw, .take_first = write_note, .take = take};
    return screen_run(&ops, &page, visit->live);
}
