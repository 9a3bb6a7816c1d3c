/* What the session came to: a calm list of steps and sides with the time held, what was left out
 * named without blame, the time in all, and a closing line. */
#include "screen/summary.h"

#include "base/text.h"
#include "play/summary.h"
#include "routine/reader.h"
#include "screen/draw.h"
#include "screen/keys.h"
#include "screen/ncurses.h"

#include <stdio.h>

enum { ACT_CLOSE = 1, ACT_UP, ACT_DOWN };

/* Besides, any other key closes, once the page has been seen: keys of the session, pressed a moment
 * too long, must not. */
static const KeyTable summary_keys = {
    "Keys", (const KeyRow[]){
                {ACT_CLOSE, {'\n', 'q', 27}, "close", "leave this page"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the list"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the list"},
                {0},
            }};

#define SEEN_AFTER NS_PER_S
#define HEAD_ROWS 4
#define MOST_FDS 8
#define WIDEST 76

static int list_rows(void)
{
    int rows = LINES - HEAD_ROWS - 3;
    return rows > 0 ? rows : 0;
}

static void draw_head(const Routine *routine, const Summary *summary, int left, int cells)
{
    char line[128], shorter[128], total[32], work[32];
    style_set(STYLE_TITLE);
    put_text(0, left, cells, summary_farewell(routine->when));
    style_set(STYLE_DIM);
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

static void draw_row(const SummaryRow *row, int screen_row, int left, int cells)
{
    char done[96], name[256];
    bool whole = row->sets_done == row->sets;
    summary_describe(row, done, sizeof done);
    snprintf(name, sizeof name, "%s%s%s", row->step->name, row->side ? ", " : "",
             side_name(row->side));
    int done_cells = text_width(done);
    style_set(whole ? STYLE_BAR : STYLE_DIM);
    put_text(screen_row, left, 2, whole ? (terminal_unicode() ? "✓" : "x") : "-");
    style_set(whole ? STYLE_TEXT : STYLE_DIM);
    put_text(screen_row, left + 2, cells - done_cells - 4, name);
    draw_right(screen_row, left + 2, cells - 2, done);
    style_set(STYLE_TEXT);
}

static void draw(const Live *live, const Summary *summary, int scroll)
{
    int cells = COLS - 2 < WIDEST ? COLS - 2 : WIDEST, left = (COLS - cells) / 2;
    erase();
    draw_head(live_timeline(live)->routine, summary, left, cells);
    for (int i = 0; i < list_rows() && i + scroll < (int)summary->count; i++)
        draw_row(&summary->rows[i + scroll], HEAD_ROWS + i, left, cells);
    bool more = (int)summary->count > list_rows();
    keys_footer(&summary_keys, LINES - 1, (1u << ACT_CLOSE) | (more ? 1u << ACT_DOWN : 0));
    terminal_show(0, 0, false);
}

static int scrolled(int scroll, int action, size_t count)
{
    int most = (int)count - list_rows();
    scroll += action == ACT_DOWN ? 1 : action == ACT_UP ? -1 : 0;
    return scroll > most ? (most > 0 ? most : 0) : scroll < 0 ? 0 : scroll;
}

/* One turn: draws, keeps the last sounds alive, reads a key. */
static Input turn(Live *live, const Summary *summary, int scroll)
{
    Event event;
    int fds[MOST_FDS];
    while (live_poll(live, &event))
        ;
    draw(live, summary, scroll);
    return terminal_wait(fds, live_fds(live, fds, MOST_FDS), live_timeout(live));
}

bool summary_show(Live *live)
{
    Arena *arena = arena_new();
    Summary summary = summary_build(arena, live_timeline(live), player_results(live_player(live)));
    int scroll = 0, action = 0;
    bool stayed = true;
    Ns shown_at = clock_monotonic();
    while (action != ACT_CLOSE && stayed) {
        Input input = turn(live, &summary, scroll);
        action = keys_action(&summary_keys, &input);
        if (action == 0 && input.kind == INPUT_KEY && clock_monotonic() - shown_at > SEEN_AFTER)
            action = ACT_CLOSE;
        scroll = scrolled(scroll, action, summary.count);
        stayed = input.kind != INPUT_END;
    }
    arena_free(arena);
    return stayed;
}
