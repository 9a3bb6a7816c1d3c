// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tightness by region, before and after a routine: on the body map (body_map_view.h), done in ten
 * seconds or skipped with one key. */
#include "screen/visit/check_in_page.h"

#include "screen/parts/body_map_view.h"
#include "screen/parts/run.h"

#include <stdio.h>

enum { ACT_DONE = 1, ACT_RATE, ACT_MOVE, ACT_SKIP, ACT_BACK };

/* The map takes the keys of the second and third row itself; here they are for the footer. */
static const KeyTable check_in_keys = {
    "Keys", (const KeyRow[]){
                {ACT_DONE, {'\n'}, "done", "done; what has no number was not said"},
                {ACT_SKIP, {'s'}, "skip", "skip all of it this time"},
                {ACT_RATE, {'0'}, "to 9 rate", "to 9: how tight (10: 1, then 0); Left, Right too"},
                {ACT_MOVE, {TERMINAL_KEY_DOWN, TERMINAL_KEY_UP}, "next", "to the next, or back", 1},
                {ACT_BACK, {'q', 27}, "leave", "leave, without an answer"},
                KEYS_HELP_ROW,
                {0},
            }};

typedef struct {
    const TightnessQuestion *ask;
    BodyMapView map;
    BodyMapItem items[CHECK_IN_MOST];
} CheckIn;

/* The name, and beside it what was said before. */
static const char *label_of(Arena *arena, const TightnessQuestion *ask, size_t index)
{
    const char *label = ask->questions[index].name->label;
    if (!ask->before || ask->before[index] < 0)
        return label;
    return arena_printf(arena, "%s, was %d", label, ask->before[index]);
}

static void begin(CheckIn *it, Arena *arena, const TightnessQuestion *ask)
{
    *it = (CheckIn){.ask = ask};
    for (size_t i = 0; i < ask->count; i++)
        it->items[i] = (BodyMapItem){
            .label = label_of(arena, ask, i),
            .regions = ask->questions[i].name->regions,
            .side = ask->questions[i].side,
            .level = ask->levels[i] >= 0 ? ask->levels[i] : BODY_OFFERED,
        };
    it->map = (BodyMapView){.use = BODY_MAP_RATE,
                            .items = it->items,
                            .count = ask->count,
                            .least = "loose",
                            .most = "cannot move freely",
                            .most_brief = "stiff"};
}

static void draw(void *screen, Shown *shown)
{
    CheckIn *it = screen;
    Sheet page = sheet_begin(it->ask->title, NULL);
    Box box = {page.row, 1, page.last - page.row, terminal_columns() - 2};
    body_map_view_draw(&it->map, &box, &shown->row, &shown->column);
    shown->cursor = CURSOR_PARKED;
    shown->expect = EXPECT_PAIN;
}

static bool take_map(void *screen, const Input *input)
{
    CheckIn *it = screen;
    return body_map_view_take(&it->map, input) != BODY_MAP_IGNORED;
}

static void keep(const CheckIn *it, bool skipped)
{
    for (size_t i = 0; i < it->ask->count; i++)
        it->ask->levels[i] = skipped || it->items[i].level < 0 ? -1 : it->items[i].level;
}

static End take(void *screen, int action, const Input *input)
{
    (void)input;
    if (action == ACT_DONE || action == ACT_SKIP)
        keep(screen, action == ACT_SKIP);
    return action == ACT_BACK                         ? END_LEFT
           : action == ACT_DONE || action == ACT_SKIP ? END_DONE
                                                      : END_NOT_YET;
}

static const Screen check_in_screen = {
    .keys = &check_in_keys, .draw = draw, .take_first = take_map, .take = take};

End check_in_show(Visit *visit, const TightnessQuestion *ask)
{
    Arena *arena = arena_new();
    CheckIn it;
    begin(&it, arena, ask);
    End end = screen_run(&check_in_screen, &it, visit->live);
    arena_free(arena);
    return end;
}
