// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library's loop: reads the exercises a few files a turn, takes keys and clicks, and keeps the
 * figure moving. */
#include "screen/library/library_screen.h"

#include <stdlib.h>
#include <string.h>

#define READ_A_TURN 6 /* files: a few milliseconds */
#define IDLE (60 * NS_PER_S)

enum { ACT_SHOW = 1, ACT_EASIER, ACT_HARDER, ACT_BACK, ACT_LEAVE, ACT_CLEAR };

static const KeyTable library_screen_keys = {
    "Exercises",
    (const KeyRow[]){
        {ACT_SHOW, {'\n', 'l', TERMINAL_KEY_RIGHT}, "show", "the exercise, in small windows"},
        {BROWSE_FILTER, {'/'}, "find", "find by name, muscle, kind or prop"},
        {ACT_EASIER, {'-'}, "easier", "to the easier form; or click it"},
        {ACT_HARDER, {'+', '='}, "harder", "to the harder form; or click it"},
        BROWSE_LIST_ROWS,
        {BROWSE_SCROLL_DOWN, {'d', ']'}, "more", "down in the text"},
        {BROWSE_SCROLL_UP, {'u', '['}, NULL, "up in the text"},
        {ACT_BACK,
         {27, TERMINAL_KEY_BACKSPACE, 'h', TERMINAL_KEY_LEFT},
         "list",
         "back, step by step, as far as home"},
        {ACT_LEAVE, {'q'}, "leave", "leave: to home"},
        KEYS_HELP_ROW,
        {0},
    }};

/* While the filter is typed; what the rows do, library_screen_keys' actions do too. */
static const KeyTable library_screen_filter_keys = {
    "Exercises", (const KeyRow[]){
                     {ACT_SHOW, {'\n'}, "show", "the exercise that is chosen"},
                     BROWSE_TYPING_ROWS,
                     {ACT_CLEAR, {27}, "clear", "show all"},
                     {0},
                 }};

/* In a small window: was the exercise opened from the list, so that it is closed before the way
 * back goes on? */
static bool closes_first(const LibraryScreen *screen)
{
    bool followed = screen->stop_count > 0 && screen->stops[screen->stop_count - 1].detail;
    return screen->browse.over && !library_screen_is_wide() && !followed;
}

static unsigned footer_of(const LibraryScreen *screen)
{
    unsigned shown = ~0u;
    if (library_screen_is_wide() || screen->browse.over)
        shown &= ~(1u << ACT_SHOW);
    if (!closes_first(screen))
        shown &= ~(1u << ACT_BACK);
    if (!screen->more_below)
        shown &= ~(1u << BROWSE_SCROLL_DOWN);
    if (!library_screen_variant(screen, false))
        shown &= ~(1u << ACT_EASIER);
    if (!library_screen_variant(screen, true))
        shown &= ~(1u << ACT_HARDER);
    return shown;
}

void library_screen_show_anew(LibraryScreen *screen)
{
    screen->browse.scroll = 0;
    screen->shown_at = clock_monotonic();
}

/* Keeps where the person is, as the way back. */
static void keep_stop(LibraryScreen *screen)
{
    if (screen->stop_count == LIBRARY_STOPS)
        memmove(screen->stops, screen->stops + 1, --screen->stop_count * sizeof *screen->stops);
    LibraryStop *stop = &screen->stops[screen->stop_count++];
    *stop = (LibraryStop){.exercise = library_screen_selected(screen),
                          .routine = screen->routine,
                          .detail = screen->browse.over,
                          .detail_scroll = screen->browse.scroll};
    memcpy(stop->filter, screen->browse.filter, sizeof stop->filter);
}

static void go_back(LibraryScreen *screen)
{
    const LibraryStop *stop = &screen->stops[--screen->stop_count];
    screen->chosen = stop->exercise;
    screen->routine = stop->routine;
    memcpy(screen->browse.filter, stop->filter, sizeof screen->browse.filter);
    library_screen_list_build(screen);
    library_screen_show_anew(screen);
    screen->browse.scroll = stop->detail_scroll;
}

/* Follows the easier or the harder form; where the list does not have it, the list becomes that of
 * all. */
static void follow(LibraryScreen *screen, bool harder)
{
    const Exercise *exercise = library_screen_variant(screen, harder);
    if (!exercise)
        return;
    keep_stop(screen);
    screen->chosen = exercise;
    library_screen_list_build(screen);
    if (library_screen_selected(screen) != exercise) {
        screen->browse.filter[0] = '\0';
        screen->routine = NULL;
        library_screen_list_build(screen);
    }
    library_screen_show_anew(screen);
}

/* One step back; false: the library is left. */
static bool back(LibraryScreen *screen)
{
    if (closes_first(screen)) {
        screen->browse.over = false;
    } else if (screen->stop_count > 0) {
        go_back(screen);
        return true;
    } else if (*screen->browse.filter) {
        screen->browse.filter[0] = '\0';
        library_screen_list_build(screen);
    } else if (screen->routine) {
        screen->routine = NULL;
        library_screen_list_build(screen);
    } else {
        return false;
    }
    library_screen_show_anew(screen);
    return true;
}

/* False: the library is left. */
static bool act(LibraryScreen *screen, int action)
{
    switch (action) {
    case ACT_CLEAR:
        screen->browse.filtering = false;
        screen->browse.filter[0] = '\0';
        library_screen_browsed.filtered(screen);
        break;
    case ACT_SHOW:
        screen->browse.filtering = false;
        screen->browse.over = true;
        library_screen_show_anew(screen);
        break;
    case ACT_EASIER:
    case ACT_HARDER:
        follow(screen, action == ACT_HARDER);
        break;
    case ACT_BACK:
        return back(screen);
    case ACT_LEAVE:
        return false;
    default:
        browse_act(&screen->browse, &library_screen_browsed, screen, action);
    }
    return true;
}

/* A form leads to its exercise; the row that was selected already opens. */
static void click(LibraryScreen *screen, const Input *input)
{
    int form = input->wheel == 0 ? scroll_spot_at(&screen->forms, input->row, input->column) : -1;
    if (form >= 0)
        follow(screen, form == 1);
    else if (browse_click(&screen->browse, &library_screen_browsed, screen, input))
        screen->browse.over = true;
}

/* Reads a few more exercises; true while there are more. */
static bool read_some(LibraryScreen *screen)
{
    const char *const *ids = library_ids(screen->library);
    Diagnostics *found = diagnostics_new();
    size_t last = screen->loaded + READ_A_TURN;
    for (; ids[screen->loaded] && screen->loaded < last; screen->loaded++) {
        const Exercise *exercise = library_find(screen->library, ids[screen->loaded], found);
        if (!exercise)
            continue;
        screen->exercises = memory_resize(screen->exercises,
                                          (screen->exercise_count + 1) * sizeof *screen->exercises);
        screen->exercises[screen->exercise_count++] = exercise;
    }
    diagnostics_free(found);
    library_screen_list_build(screen);
    return ids[screen->loaded] != NULL;
}

static void draw(void *of, Shown *shown)
{
    LibraryScreen *screen = of;
    screen->figure_stays = library_screen_draw(screen, clock_monotonic(), shown);
    shown->footer = screen->browse.filtering ? ~0u : footer_of(screen);
    if (screen->browse.filtering) {
        shown->keys = &library_screen_filter_keys;
        shown->expect = EXPECT_TEXT;
    }
}

/* Reads on while it may. */
static Ns idle(void *of)
{
    LibraryScreen *screen = of;
    bool was_reading = screen->reading;
    if (was_reading)
        screen->reading = read_some(screen);
    return was_reading ? 0 : screen->figure_stays < IDLE ? screen->figure_stays : IDLE;
}

/* Enter opens the exercise that is chosen, while one types too. */
static bool take_typed(void *of, const Input *input)
{
    LibraryScreen *screen = of;
    bool typed = browse_type(&screen->browse, &library_screen_browsed, screen, input);
    if (typed && input->kind == INPUT_KEY && input->key == '\n')
        screen->browse.over = true;
    return typed;
}

static End take(void *of, int action, const Input *input)
{
    LibraryScreen *screen = of;
    if (action == 0 && input->kind == INPUT_MOUSE)
        click(screen, input);
    return act(screen, action) ? END_NOT_YET : END_DONE;
}

static const Screen library_screen = {.keys = &library_screen_keys,
                                      .draw = draw,
                                      .take_first = take_typed,
                                      .take = take,
                                      .idle = idle};

End library_screen_show(Library *library, const Routine *routine, const Exercise *first)
{
    LibraryScreen screen = {
        .library = library, .routine = routine, .chosen = first, .browse = {.over = first != NULL}};
    screen.reading = read_some(&screen);
    library_screen_show_anew(&screen);
    End end = screen_run(&library_screen, &screen, NULL);
    free(screen.exercises);
    free(screen.rows);
    return end;
}
