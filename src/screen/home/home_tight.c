// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* "What is tight today?": picks regions on the body map; home then lists the routines that serve
 * them. Nothing of it is written down: the choice lasts as long as home does. */
#include "screen/home/home.h"

#include "base/text.h"
#include "screen/parts/body_map_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACT_ENTER = 1, ACT_CHOOSE, ACT_CLEAR, ACT_BACK, ACT_MOVE, ACT_TAB };

static const KeyTable keys = {
    HOME_TIGHT,
    (const KeyRow[]){
        {ACT_CHOOSE, {' '}, "choose", "choose this place, or let go of it"},
        {ACT_ENTER, {'\n'}, "routines", "the routines for what is chosen, or for this place"},
        {ACT_MOVE,
         {TERMINAL_KEY_UP, TERMINAL_KEY_DOWN, TERMINAL_KEY_LEFT, TERMINAL_KEY_RIGHT},
         NULL,
         "to the next place that way; also h j k l, or a click"},
        {ACT_TAB, {9}, NULL, "to the next place, one after the other"},
        {ACT_CLEAR, {'c'}, "clear", "let go of all"},
        {ACT_BACK, {'q', 27}, "leave", "leave: to the list, as it was"},
        KEYS_HELP_ROW,
        {0},
    }};

typedef struct {
    BodyMapItem items[BODY_SPOTS];
    BodyMapView view;
} Asking;

static RegionSet chosen_regions(const Asking *asking)
{
    RegionSet set = 0;
    for (size_t i = 0; i < asking->view.count; i++)
        if (asking->items[i].level == BODY_CHOSEN)
            set |= asking->items[i].regions;
    return set;
}

static void draw(void *screen, Shown *shown)
{
    Asking *asking = screen;
    char names[512];
    int head = terminal_rows() >= 10  ? 2
               : terminal_rows() >= 4 ? 1
                                      : 0,
        foot = terminal_rows() >= 4 ? 1 : 0;
    Box box = {head, 1, terminal_rows() - head - foot, terminal_columns() - 2};
    terminal_clear();
    style_set(STYLE_TITLE);
    int used = head > 0 ? put_text(0, 1, terminal_columns() - 2, HOME_TIGHT) : 0;
    region_list(chosen_regions(asking), names, sizeof names);
    style_set(*names ? STYLE_ACCENT : STYLE_DIM);
    const char *hint = "One place or several, then Enter.";
    if (head > 0 && (*names || text_width(hint) <= terminal_columns() - used - 4))
        put_text(0, used + 3, terminal_columns() - used - 4, *names ? names : hint);
    style_set(STYLE_TEXT);
    body_map_view_draw(&asking->view, &box, &shown->row, &shown->column);
    shown->cursor = CURSOR_PARKED;
    if (foot == 0)
        shown->footer_row = -1;
}

static bool take_map(void *screen, const Input *input)
{
    Asking *asking = screen;
    return body_map_view_take(&asking->view, input) != BODY_MAP_IGNORED;
}

static End take(void *screen, int action, const Input *input)
{
    Asking *asking = screen;
    (void)input;
    if (action == ACT_CHOOSE)
        body_map_view_toggle(&asking->view);
    if (action == ACT_CLEAR)
        body_map_items(asking->items);
    return action == ACT_ENTER ? END_DONE : action == ACT_BACK ? END_LEFT : END_NOT_YET;
}

static const Screen tight_screen = {
    .keys = &keys, .draw = draw, .take_first = take_map, .take = take};

static int first_item(const Asking *asking, RegionSet regions)
{
    for (size_t i = 0; i < asking->view.count; i++)
        if (asking->items[i].regions & regions)
            return (int)i;
    return 0;
}

End home_tight_ask(Home *home)
{
    static Asking asking; /* what was chosen stays for as long as home is open */
    if (asking.view.count == 0)
        asking.view = (BodyMapView){BODY_MAP_PICK, asking.items, body_map_items(asking.items)};
    RegionName front;
    if (chosen_regions(&asking) == 0 && region_find("quad-front", &front))
        asking.view.cursor = (size_t)first_item(&asking, front.regions);
    End end = screen_run(&tight_screen, &asking, NULL);
    if (end != END_DONE)
        return end;
    home->tight.regions = chosen_regions(&asking);
    if (home->tight.regions == 0)
        home->tight.regions = asking.items[asking.view.cursor].regions;
    home->browse.filter[0] = '\0';
    home->chosen = false;
    home->browse.top = 0;
    home_list_build(home);
    return END_DONE;
}

void home_tight_forget(Home *home)
{
    home->tight.regions = 0;
    home->chosen = false;
    home->browse.top = 0;
    home_list_build(home);
}

void home_tight_add(Home *home)
{
    Advice *advice = memory_alloc((home->catalogue->count + 1) * sizeof *advice);
    size_t count = advice_find(home->catalogue, home->tight.regions, advice);
    arena_free(home->tight.arena);
    home->tight.arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        char words[1024];
        if (!home_list_matches(home, &home->catalogue->entries[advice[i].entry]))
            continue;
        if (home->row_count == 0)
            home_list_add(home, (HomeRow){ROW_HEADING, .heading = "The best first"});
        advice_words(&advice[i], words, sizeof words);
        home_list_add_routine(home, (HomeRow){.entry = advice[i].entry,
                                              .reason = arena_string(home->tight.arena, words)});
    }
    free(advice);
}
