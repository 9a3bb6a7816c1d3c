// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Home's loop: reads the catalogue a few files a turn, so that the first frame never waits; takes
 * keys and clicks; starts what is chosen and comes back. */
#include "screen/home/home.h"

#include "screen/coach/coach_visit.h"
#include "screen/history/history_screen.h"
#include "screen/library/library_screen.h"
#include "screen/screen.h"
#include "screen/settings/settings_screen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define READING_TURN (4 * NS_PER_MS) /* of a frame */
#define IDLE (60 * NS_PER_S)
#define SETTLING (NS_PER_S / 4) /* while the log still writes what a session left */

enum {
    ACT_START = 1,
    ACT_PREVIEW,
    ACT_TIGHT,
    ACT_MINUTES,
    ACT_AGAIN,
    ACT_PIN,
    ACT_LIBRARY,
    ACT_STEPS,
    ACT_HISTORY,
    ACT_SETTINGS,
    ACT_CLEAR,
    ACT_QUIT
};

static const KeyTable home_keys = {
    "Keys",
    (const KeyRow[]){
        {ACT_START, {'\n', 'l', TERMINAL_KEY_RIGHT}, "start", "follow this routine"},
        {BROWSE_FILTER, {'/'}, "find", "find: type parts of a name, a muscle, an exercise"},
        {ACT_TIGHT, {'t'}, "tight", "what is tight today? point at it", 3},
        {ACT_MINUTES, {'m'}, "minutes", "I have 5, 10, 15 minutes, or all there is", 4},
        {ACT_AGAIN, {'a'}, "again", "again what was done last", 4},
        {ACT_PIN, {'*'}, "pin", "on the list for today, or off it", 4},
        {ACT_LIBRARY, {'e'}, "exercises", "all exercises, one by one", 2},
        {ACT_STEPS, {'x'}, NULL, "its exercises; or click a step"},
        {ACT_PREVIEW, {'p', ' '}, "steps", "its steps, in small windows"},
        {ACT_HISTORY, {'H'}, "history", "what you did: calendar, weeks, tightness, sessions", 3},
        {ACT_SETTINGS, {','}, "settings", "voice, sounds, figures, gaps", 2},
        BROWSE_LIST_ROWS,
        {BROWSE_SCROLL_DOWN, {'d', ']'}, NULL, "down in the preview"},
        {BROWSE_SCROLL_UP, {'u', '['}, NULL, "up in the preview"},
        {ACT_CLEAR,
         {27, 'h', TERMINAL_KEY_LEFT},
         NULL,
         "back: leave the preview, clear the filter, show all"},
        {ACT_QUIT, {'q'}, "leave", "leave Limber"},
        KEYS_HELP_ROW,
        {0},
    }};

/* While the filter is typed; what the rows do, home_keys' actions do too. */
static const KeyTable home_filter_keys = {
    "Keys", (const KeyRow[]){
                {ACT_START, {'\n'}, "start", "follow the routine that is chosen"},
                BROWSE_TYPING_ROWS,
                {ACT_CLEAR, {27}, "clear", "show all"},
                {0},
            }};

static void clear(Home *home)
{
    home->browse.filtering = false;
    if (home->browse.over) {
        home->browse.over = false;
    } else if (*home->browse.filter) {
        home->browse.filter[0] = '\0';
        home_browsed.filtered(home);
    } else if (home->tight.regions) {
        home_tight_forget(home);
    }
}

/* 5, 10, 15, as many as it takes. */
static int more_minutes(int minutes)
{
    return minutes >= 15 ? 0 : minutes / 5 * 5 + 5;
}

static void change_minutes(Home *home)
{
    home->minutes = more_minutes(home->minutes);
    home_session_forget(home);
    home_list_build(home);
}

/* Puts the selected routine on the list for today, or takes it off. */
static void pin(Home *home)
{
    const Routine *routine = home_selected(home, NULL);
    Log *log = home->options->live.log;
    if (!routine || !log)
        return;
    bool pinned = false;
    for (size_t i = 0; i < home->today.count; i++)
        pinned = pinned || (home->today.items[i].pinned &&
                            strcmp(home->today.items[i].routine, routine->id) == 0);
    if (pinned)
        log_unpin(log, routine->id);
    else
        log_pin(log, &(PinRecord){routine->id, {0, 0}, moment_now()});
    home->settling = true;
}

static void act(Home *home, int action)
{
    if (action == ACT_PREVIEW)
        home->browse.over = !home->browse.over;
    else if (action == ACT_MINUTES)
        change_minutes(home);
    else if (action == ACT_PIN)
        pin(home);
    else if (action == ACT_CLEAR)
        clear(home);
    else
        browse_act(&home->browse, &home_browsed, home, action);
}

/* What a click asks for: a row that was selected already starts, a step leads to its exercise. */
static int click(Home *home, const Input *input)
{
    static const int card[HOME_CARD_ROWS] = {ACT_HISTORY, ACT_AGAIN, ACT_MINUTES};
    if (home_card_line_at(home, input) >= 0)
        return card[home_card_line_at(home, input)];
    home->step = home_step_at(home, input->row, input->column);
    if (home->step && input->wheel == 0)
        return ACT_STEPS;
    return browse_click(&home->browse, &home_browsed, home, input) ? ACT_START : 0;
}

/* Leads through a routine. What was done counts for today. */
static End follow(Home *home, const Routine *routine)
{
    VisitOptions options = *home->options;
    options.tight = home->tight.regions;
    options.live.extent.minutes = home->minutes;
    End result = screen_coach(routine, &options);
    home_today_gather(home);
    home_list_build(home);
    home->settling = true;
    return result;
}

/* Starts what is selected; of a damaged file shows the mistakes. */
static End start(Home *home)
{
    const CatalogueEntry *entry;
    const Routine *routine = home_selected(home, &entry);
    const HomeRow *row = home_row(home);
    if (row && row->kind == ROW_TIGHT)
        return home_tight_ask(home);
    if (row && row->kind == ROW_LIBRARY)
        return library_screen_show(home->catalogue->library, NULL, NULL);
    home->browse.over = home->browse.over || (!routine && entry);
    if (!routine)
        return END_DONE;
    return follow(home, routine);
}

/* The last session's routine once more. */
static End again(Home *home)
{
    const Routine *routine = home->card.again < home->catalogue->count
                                 ? catalogue_read(home->catalogue, home->card.again, NULL)
                                 : NULL;
    return routine ? follow(home, routine) : END_DONE;
}

/* The exercises of the routine that is chosen, those beside its file too. */
static End show_steps(const Home *home)
{
    const Routine *routine = home_selected(home, NULL);
    Library *library = routine && routine->library ? routine->library : home->catalogue->library;
    return library_screen_show(library, routine, home->step);
}

/* The actions that lead to another screen. */
static End leave_for(Home *home, int action)
{
    switch (action) {
    case ACT_START:
        return start(home);
    case ACT_AGAIN:
        return again(home);
    case ACT_TIGHT:
        return home_tight_ask(home);
    case ACT_LIBRARY:
        return library_screen_show(home->catalogue->library, NULL, NULL);
    case ACT_STEPS:
        return show_steps(home);
    case ACT_HISTORY:
        return history_screen_show(home->options->reader);
    case ACT_SETTINGS:
        return settings_screen_show(home->options, NULL, &home_keys);
    default:
        return END_DONE;
    }
}

/* What is due is gathered again on a new day. */
static void follow_the_day(Home *home)
{
    if (home->today.arena && home->today.day == moment_day(moment_now()))
        return;
    home_today_gather(home);
    home_list_build(home);
}

static void draw(void *of, Shown *shown)
{
    Home *home = of;
    if (home_log_note_take(home))
        home_list_build(home);
    bool beside = home_draw(home, shown);
    shown->footer = beside ? ~(1u << ACT_PREVIEW) : ~0u;
    if (*home->card.title == '\0')
        shown->footer &= ~(1u << ACT_AGAIN);
    if (!home->options->live.log)
        shown->footer &= ~(1u << ACT_PIN);
    if (home->browse.filtering) {
        shown->keys = &home_filter_keys;
        shown->expect = EXPECT_TEXT;
    }
}

/* The log may still write what a session left, and say so. */
static Ns idle(void *of)
{
    Home *home = of;
    Log *log = home->options->live.log;
    bool was_reading = home->reading;
    bool settled = !log || !log_busy(log);
    follow_the_day(home);
    if (home->settling && settled) {
        home->settling = false;
        home_today_gather(home);
        home_list_build(home);
        return 0;
    }
    if (was_reading)
        home->reading = home_list_read(home, clock_monotonic() + READING_TURN);
    if (was_reading)
        return 0;
    Ns wait = settled ? IDLE : SETTLING;
    return home->figure.stays < wait ? home->figure.stays : wait;
}

/* A screen that was left comes back here. */
static End leave_and_return(Home *home, int action)
{
    return leave_for(home, action) == END_GONE ? END_GONE : END_NOT_YET;
}

/* Enter starts the row that is chosen, while one types too. */
static End take(void *of, int action, const Input *input)
{
    Home *home = of;
    home->step = NULL;
    if (browse_type(&home->browse, &home_browsed, home, input))
        return leave_and_return(home, action == ACT_START ? ACT_START : 0);
    if (action == 0 && input->kind == INPUT_MOUSE)
        action = click(home, input);
    act(home, action);
    return action == ACT_QUIT ? END_DONE : leave_and_return(home, action);
}

static const Screen home_screen = {.keys = &home_keys, .draw = draw, .take = take, .idle = idle};

End screen_home(Catalogue *catalogue, const VisitOptions *options, const char *mistake)
{
    if (visit_left_open(catalogue, options, &screen_face, NULL) == END_GONE)
        return END_GONE;
    Home home = {.catalogue = catalogue,
                 .options = options,
                 .mistake = mistake,
                 .reading = true,
                 .minutes = options->live.extent.minutes,
                 .card = {.week = {.today = moment_day(moment_now())},
                          .title = "",
                          .last = "",
                          .again = SIZE_MAX}};
    End end = screen_run(&home_screen, &home, NULL);
    home_today_free(&home);
    arena_free(home.tight.arena);
    free(home.rows);
    diagnostics_free(home.mistakes);
    return end;
}
