// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The history's loop: reads the last year of the log once, at its opening, and takes keys and
 * clicks. */
#include "screen/history/history_screen.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

#define ALL 100000

enum { ACT_SHOW = 1, ACT_NEXT, ACT_PREVIOUS, ACT_PICK, ACT_BACK };

static const KeyTable history_keys = {
    "History",
    (const KeyRow[]){
        {ACT_NEXT, {TERMINAL_KEY_RIGHT, 'l'}, "next page", "the next page"},
        {ACT_PREVIOUS, {TERMINAL_KEY_LEFT, 'h'}, NULL, "the page before; back to the list"},
        {ACT_PICK, {'1', '2', '3', '4', '5'}, NULL, "to a page by its number"},
        {ACT_SHOW, {'\n'}, "show", "show it, or the sessions of it"},
        {BROWSE_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up: a day, week, region, session"},
        {BROWSE_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "down"},
        {BROWSE_PAGE_UP, {TERMINAL_KEY_PAGE_UP}, NULL, "up ten rows; in the year a week"},
        {BROWSE_PAGE_DOWN, {TERMINAL_KEY_PAGE_DOWN}, NULL, "down ten rows; a week on"},
        {BROWSE_FIRST, {TERMINAL_KEY_HOME, 'g'}, NULL, "the first"},
        {BROWSE_LAST, {TERMINAL_KEY_END, 'G'}, NULL, "the last"},
        {ACT_BACK, {'q', 27}, "leave", "leave: to the list, to home"},
        KEYS_HELP_ROW,
        {0},
    }};

static unsigned footer_of(const HistoryScreen *screen)
{
    unsigned shown = ~0u;
    if (screen->log.count == 0)
        return 1u << ACT_BACK;
    if (screen->detail || screen->page == HISTORY_TIGHTNESS || screen->page == HISTORY_STEPS)
        shown &= ~(1u << ACT_SHOW);
    return shown;
}

/* ---- what is read ---- */

static void load(HistoryScreen *screen)
{
    Day today = moment_day(moment_now());
    LoggedSession *sessions = NULL;
    LogPage *log = &screen->log;
    log->plan = history_plan(today, HISTORY_NONE);
    LogFilter filter = {NULL, log->plan.since, INT64_MAX};
    if (screen->reader)
        log->count =
            log_reader_span(screen->reader, screen->arena, &filter, LOG_COUNTED, &sessions);
    log->sessions = sessions;
    log->history = history_count(screen->arena, sessions, log->count, &log->plan);
    log->count = log->history->totals.sessions;
    screen->day = today;
    history_screen_regions(screen);
}

/* ---- moving ---- */

static Day clamp(Day value, Day least, Day most)
{
    return value < least ? least : value > most ? most : value;
}

static void turn_to(HistoryScreen *screen, int page)
{
    if (page < 0 || page >= HISTORY_PAGES)
        return;
    screen->page = (HistoryPage)page;
    free(screen->detail);
    screen->detail = NULL;
}

/* The list of the page under way; NULL: it has none. */
static const BrowseList *list_of(const HistoryScreen *screen)
{
    static const BrowseList *const lists[HISTORY_PAGES] = {
        [HISTORY_BY_WEEK] = &history_screen_weeks,
        [HISTORY_TIGHTNESS] = &history_screen_tightness,
        [HISTORY_STEPS] = &history_screen_steps,
        [HISTORY_SESSIONS] = &history_screen_sessions,
    };
    return lists[screen->page];
}

/* In the year, whose rows are days. */
static void move_day(HistoryScreen *screen, int action)
{
    static const struct {
        int action;
        long by;
    } moves[] = {{BROWSE_UP, -1},       {BROWSE_DOWN, 1},     {BROWSE_PAGE_UP, -7},
                 {BROWSE_PAGE_DOWN, 7}, {BROWSE_FIRST, -ALL}, {BROWSE_LAST, ALL}};
    for (size_t i = 0; i < COUNT_OF(moves); i++)
        if (moves[i].action == action)
            screen->day = clamp(screen->day + moves[i].by, screen->log.history->days[0].day,
                                screen->log.plan.today);
}

static void move(HistoryScreen *screen, int action)
{
    const BrowseList *list = list_of(screen);
    if (list)
        browse_act(&screen->lists[screen->page], list, screen, action);
    else
        move_day(screen, action);
}

/* Goes to the latest session of a span of days; stays where there is none. */
static void show_span(HistoryScreen *screen, Day from, Day to)
{
    for (size_t back = 0; back < screen->log.count; back++) {
        Day day = moment_day(screen->log.sessions[screen->log.count - 1 - back].session.started);
        if (day < from || day > to)
            continue;
        turn_to(screen, HISTORY_SESSIONS);
        screen->lists[HISTORY_SESSIONS].selected = back;
        return;
    }
}

static void show(HistoryScreen *screen)
{
    Day monday =
        screen->log.history->weeks[HISTORY_WEEKS - 1 - screen->lists[HISTORY_BY_WEEK].selected]
            .monday;
    switch (screen->page) {
    case HISTORY_YEAR:
        show_span(screen, screen->day, screen->day);
        break;
    case HISTORY_BY_WEEK:
        show_span(screen, monday, monday + 6);
        break;
    case HISTORY_SESSIONS:
        if (!screen->detail)
            history_screen_session_open(screen);
        break;
    default:
        break;
    }
}

/* One step back; false: the history is left. */
static bool back(HistoryScreen *screen)
{
    if (!screen->detail)
        return false;
    turn_to(screen, HISTORY_SESSIONS);
    return true;
}

/* ---- input ---- */

/* False: the history is left. */
static bool act(HistoryScreen *screen, int action, int key)
{
    switch (action) {
    case ACT_NEXT:
        turn_to(screen, (int)screen->page + 1);
        break;
    case ACT_PREVIOUS:
        turn_to(screen, screen->detail ? HISTORY_SESSIONS : (int)screen->page - 1);
        break;
    case ACT_PICK:
        turn_to(screen, key - '1');
        break;
    case ACT_SHOW:
        show(screen);
        break;
    case ACT_BACK:
        return back(screen);
    default:
        move(screen, action);
    }
    return true;
}

/* A day or a row is selected by a click, and opened by a second one. */
static void click(HistoryScreen *screen, const Input *input)
{
    const BrowseList *list = list_of(screen);
    int tab = history_screen_tab_at(screen, input->row, input->column);
    Day day = list ? HISTORY_NONE : history_screen_day_at(screen, input->row, input->column);
    if (input->wheel == 0 && tab >= 0)
        turn_to(screen, tab);
    else if (list && browse_click(&screen->lists[screen->page], list, screen, input))
        show(screen);
    else if (!list && input->wheel != 0)
        move_day(screen, input->wheel < 0 ? BROWSE_UP : BROWSE_DOWN);
    else if (day != HISTORY_NONE && day == screen->day)
        show(screen);
    else if (day != HISTORY_NONE)
        screen->day = day;
}

static void draw(void *of, Shown *shown)
{
    HistoryScreen *screen = of;
    history_screen_draw(screen, shown);
    shown->footer = footer_of(screen);
}

static End take(void *of, int action, const Input *input)
{
    HistoryScreen *screen = of;
    if (screen->log.count == 0 && action != ACT_BACK)
        return END_NOT_YET;
    if (action == 0 && input->kind == INPUT_MOUSE)
        click(screen, input);
    return act(screen, action, input->key) ? END_NOT_YET : END_DONE;
}

static const Screen history_screen = {.keys = &history_keys, .draw = draw, .take = take};

End history_screen_show(LogReader *reader)
{
    HistoryScreen screen = {.reader = reader, .arena = arena_new()};
    load(&screen);
    End end = screen_run(&history_screen, &screen, NULL);
    free(screen.detail);
    arena_free(screen.arena);
    return end;
}
