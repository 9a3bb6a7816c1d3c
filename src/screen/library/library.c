// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library's loop: reads the exercises a few files a turn, takes keys and clicks, and keeps the
 * figure moving. */
#include "screen/library/library.h"

#include "base/array.h"
#include "terminal/line_edit.h"

#include <stdlib.h>
#include <string.h>

#define READ_A_TURN 6 /* files: a few milliseconds */
#define IDLE (60 * NS_PER_S)
#define PAGE 10
#define ALL 100000

enum {
    ACT_SHOW = 1,
    ACT_FILTER,
    ACT_EASIER,
    ACT_HARDER,
    ACT_UP,
    ACT_DOWN,
    ACT_PAGE_UP,
    ACT_PAGE_DOWN,
    ACT_FIRST,
    ACT_LAST,
    ACT_SCROLL_DOWN,
    ACT_SCROLL_UP,
    ACT_BACK,
    ACT_LEAVE,
    ACT_TYPED,
    ACT_CLEAR
};

static const KeyTable library_keys = {
    "Exercises",
    (const KeyRow[]){
        {ACT_SHOW, {'\n', 'l', TERMINAL_KEY_RIGHT}, "show", "the exercise, in small windows"},
        {ACT_FILTER, {'/'}, "find", "find by name, muscle, kind or prop"},
        {ACT_EASIER, {'-'}, "easier", "to the easier form; or click it"},
        {ACT_HARDER, {'+', '='}, "harder", "to the harder form; or click it"},
        {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the list"},
        {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "down the list"},
        {ACT_PAGE_UP, {TERMINAL_KEY_PAGE_UP}, NULL, "up a page"},
        {ACT_PAGE_DOWN, {TERMINAL_KEY_PAGE_DOWN}, NULL, "down a page"},
        {ACT_FIRST, {TERMINAL_KEY_HOME, 'g'}, NULL, "the first"},
        {ACT_LAST, {TERMINAL_KEY_END, 'G'}, NULL, "the last"},
        {ACT_SCROLL_DOWN, {'d', ']'}, "more", "down in the text"},
        {ACT_SCROLL_UP, {'u', '['}, NULL, "up in the text"},
        {ACT_BACK,
         {27, TERMINAL_KEY_BACKSPACE, 'h', TERMINAL_KEY_LEFT},
         "list",
         "back, step by step, as far as home"},
        {ACT_LEAVE, {'q'}, "leave", "leave: to home"},
        KEYS_HELP_ROW,
        {0},
    }};

/* While the filter is typed; what the rows do, library_keys' actions do too. */
static const KeyTable library_filter_keys = {
    "Exercises",
    (const KeyRow[]){
        {ACT_SHOW, {'\n'}, "show", "the exercise that is chosen"},
        {ACT_DOWN, {TERMINAL_KEY_DOWN, TERMINAL_KEY_UP}, "choose", "down the list, or up"},
        {ACT_TYPED, {'\t'}, "to the list", "keep what was typed"},
        {ACT_CLEAR, {27}, "clear", "show all"},
        {0},
    }};

/* In a small window: was the exercise opened from the list, so that it is closed before the way
 * back goes on? */
static bool closes_first(const LibraryScreen *screen)
{
    bool followed = screen->stop_count > 0 && screen->stops[screen->stop_count - 1].detail;
    return screen->detail && !library_is_wide() && !followed;
}

static unsigned footer_of(const LibraryScreen *screen)
{
    unsigned shown = ~0u;
    if (library_is_wide() || screen->detail)
        shown &= ~(1u << ACT_SHOW);
    if (!closes_first(screen))
        shown &= ~(1u << ACT_BACK);
    if (!screen->more_below)
        shown &= ~(1u << ACT_SCROLL_DOWN);
    if (!library_variant(screen, false))
        shown &= ~(1u << ACT_EASIER);
    if (!library_variant(screen, true))
        shown &= ~(1u << ACT_HARDER);
    return shown;
}

static void show_anew(LibraryScreen *screen)
{
    screen->detail_scroll = 0;
    screen->shown_at = clock_monotonic();
}

/* Keeps where the person is, as the way back. */
static void keep_stop(LibraryScreen *screen)
{
    if (screen->stop_count == LIBRARY_STOPS)
        memmove(screen->stops, screen->stops + 1, --screen->stop_count * sizeof *screen->stops);
    LibraryStop *stop = &screen->stops[screen->stop_count++];
    *stop = (LibraryStop){.exercise = library_selected(screen),
                          .routine = screen->routine,
                          .detail = screen->detail,
                          .detail_scroll = screen->detail_scroll};
    memcpy(stop->filter, screen->filter, sizeof stop->filter);
}

static void go_back(LibraryScreen *screen)
{
    const LibraryStop *stop = &screen->stops[--screen->stop_count];
    screen->chosen = stop->exercise;
    screen->routine = stop->routine;
    memcpy(screen->filter, stop->filter, sizeof screen->filter);
    library_list_build(screen);
    show_anew(screen);
    screen->detail_scroll = stop->detail_scroll;
}

/* Follows the easier or the harder form; where the list does not have it, the list becomes that of
 * all. */
static void follow(LibraryScreen *screen, bool harder)
{
    const Exercise *exercise = library_variant(screen, harder);
    if (!exercise)
        return;
    keep_stop(screen);
    screen->chosen = exercise;
    library_list_build(screen);
    if (library_selected(screen) != exercise) {
        screen->filter[0] = '\0';
        screen->routine = NULL;
        library_list_build(screen);
    }
    show_anew(screen);
}

static void scroll(LibraryScreen *screen, int by)
{
    screen->detail_scroll = screen->detail_scroll + by > 0 ? screen->detail_scroll + by : 0;
}

static void up_or_down(LibraryScreen *screen, int by)
{
    if (screen->detail && !library_is_wide()) {
        scroll(screen, by);
        return;
    }
    library_list_move(screen, by);
    screen->stop_count = 0;
    show_anew(screen);
}

/* One step back; false: the library is left. */
static bool back(LibraryScreen *screen)
{
    if (closes_first(screen)) {
        screen->detail = false;
    } else if (screen->stop_count > 0) {
        go_back(screen);
        return true;
    } else if (*screen->filter) {
        screen->filter[0] = '\0';
        library_list_build(screen);
    } else if (screen->routine) {
        screen->routine = NULL;
        library_list_build(screen);
    } else {
        return false;
    }
    show_anew(screen);
    return true;
}

/* What is typed selects what fits best; clearing keeps what was found. */
static void change_filter(LibraryScreen *screen)
{
    screen->chosen = *screen->filter ? NULL : library_selected(screen);
    screen->stop_count = 0;
    library_list_build(screen);
    show_anew(screen);
}

static void type_into_filter(LibraryScreen *screen, const Input *input)
{
    int key = input->kind == INPUT_KEY ? input->key : 0;
    if (key == TERMINAL_KEY_UP || key == TERMINAL_KEY_DOWN)
        up_or_down(screen, key == TERMINAL_KEY_UP ? -1 : 1);
    else if (line_filter_take(screen->filter, sizeof screen->filter, &screen->filtering, input))
        change_filter(screen);
    if (key == '\n')
        screen->detail = true;
}

/* False: the library is left. */
static bool act(LibraryScreen *screen, int action)
{
    static const struct {
        int action, by;
    } moves[] = {{ACT_UP, -1},          {ACT_DOWN, 1},     {ACT_PAGE_UP, -PAGE},
                 {ACT_PAGE_DOWN, PAGE}, {ACT_FIRST, -ALL}, {ACT_LAST, ALL}};
    for (size_t i = 0; i < COUNT_OF(moves); i++)
        if (moves[i].action == action)
            up_or_down(screen, moves[i].by);
    switch (action) {
    case ACT_TYPED:
        screen->filtering = false;
        break;
    case ACT_CLEAR:
        type_into_filter(screen, &(Input){.kind = INPUT_KEY, .key = 27});
        break;
    case ACT_SHOW:
        screen->filtering = false;
        screen->detail = true;
        show_anew(screen);
        break;
    case ACT_FILTER:
        screen->filtering = true;
        screen->detail = false;
        break;
    case ACT_EASIER:
    case ACT_HARDER:
        follow(screen, action == ACT_HARDER);
        break;
    case ACT_SCROLL_DOWN:
    case ACT_SCROLL_UP:
        scroll(screen, action == ACT_SCROLL_DOWN ? 3 : -3);
        break;
    case ACT_BACK:
        return back(screen);
    case ACT_LEAVE:
        return false;
    }
    return true;
}

static void click(LibraryScreen *screen, const Input *input)
{
    if (input->wheel != 0 && library_is_beside(screen, input->row, input->column))
        scroll(screen, 3 * input->wheel);
    else if (input->wheel != 0)
        up_or_down(screen, input->wheel);
    if (input->wheel != 0)
        return;
    int form = scroll_spot_at(&screen->forms, input->row, input->column);
    long row = library_row_at(screen, input->row, input->column);
    if (form >= 0)
        follow(screen, form == 1);
    if (row < 0)
        return;
    screen->detail = screen->detail || (size_t)row == screen->selected;
    screen->selected = (size_t)row;
    screen->chosen = library_selected(screen);
    screen->stop_count = 0;
    show_anew(screen);
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
    library_list_build(screen);
    return ids[screen->loaded] != NULL;
}

static void draw(void *of, Shown *shown)
{
    LibraryScreen *screen = of;
    screen->figure_stays = library_draw(screen, clock_monotonic(), shown);
    shown->footer = screen->filtering ? ~0u : footer_of(screen);
    if (screen->filtering) {
        shown->keys = &library_filter_keys;
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

static bool take_typed(void *of, const Input *input)
{
    LibraryScreen *screen = of;
    bool typed = screen->filtering && (input->kind == INPUT_KEY || input->kind == INPUT_TEXT);
    if (typed)
        type_into_filter(screen, input);
    return typed;
}

static End take(void *of, int action, const Input *input)
{
    LibraryScreen *screen = of;
    if (action == 0 && input->kind == INPUT_MOUSE)
        click(screen, input);
    return act(screen, action) ? END_NOT_YET : END_DONE;
}

static const Screen library_screen = {
    .keys = &library_keys, .draw = draw, .take_first = take_typed, .take = take, .idle = idle};

End library_show(Library *library, const Routine *routine, const Exercise *first)
{
    LibraryScreen screen = {
        .library = library, .routine = routine, .chosen = first, .detail = first != NULL};
    screen.reading = read_some(&screen);
    show_anew(&screen);
    End end = screen_run(&library_screen, &screen, NULL);
    free(screen.exercises);
    free(screen.rows);
    return end;
}
