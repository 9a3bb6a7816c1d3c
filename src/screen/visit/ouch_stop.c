// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* After a grave ouch: serious words, whom to ask, and what the routine warns of. The session stands
 * still behind the page. No reflex goes on from here: Enter and Space do nothing. */
#include "screen/parts/run.h"
#include "screen/visit/ouch_page.h"

enum { ACT_GO_ON = 1, ACT_FINISH, ACT_DOWN, ACT_UP };

static const KeyTable stop_keys = {
    "Keys", (const KeyRow[]){
                {ACT_FINISH, {'q', 27}, "finish here", "end the session here"},
                {ACT_GO_ON, {'g'}, "go on without it", "go on, this exercise left out"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                KEYS_HELP_ROW,
                {0},
            }};

static void gather(SheetLines *lines, const Routine *routine, const Step *step, const Ouch *ouch,
                   const char *help_line)
{
    sheet_lines_add(lines, STYLE_ALARM, ouch_grave_words(ouch));
    sheet_lines_add(lines, STYLE_TEXT, OUCH_GRAVE_ADVICE);
    sheet_lines_add(lines, STYLE_TITLE, help_line);
    for (size_t i = 0; i < routine->precaution_count; i++)
        sheet_lines_add(lines, STYLE_TEXT, routine->precautions[i]);
    sheet_lines_add(lines, STYLE_TEXT, step->exercise ? step->exercise->caution : NULL);
    sheet_lines_add(lines, STYLE_CALM,
                    "This exercise is over for today. The clock stands still; there is no hurry.");
}

typedef struct {
    const Step *step;
    SheetLines lines;
    bool goes_on;
} Stop;

static void draw(void *screen, Shown *shown)
{
    Stop *stop = screen;
    Sheet page = sheet_begin_short(stop->step->name, NULL, sheet_lines_rows(&stop->lines));
    bool more = sheet_lines_draw(&stop->lines, &page);
    shown->footer = ~(more ? 0 : 1u << ACT_DOWN);
    shown->expect = EXPECT_PAIN;
}

static End take(void *screen, int action, const Input *input)
{
    Stop *stop = screen;
    (void)input;
    if (action == ACT_DOWN || action == ACT_UP)
        sheet_lines_move(&stop->lines, action == ACT_DOWN ? 1 : -1);
    stop->goes_on = action == ACT_GO_ON;
    return action == ACT_GO_ON || action == ACT_FINISH ? END_DONE : END_NOT_YET;
}

static const Screen stop_screen = {.keys = &stop_keys, .draw = draw, .take = take};

End ouch_stop_show(Live *live, const Step *step, const Ouch *ouch, const char *help_line,
                   bool *goes_on)
{
    Stop stop = {.step = step, .lines = {.arena = arena_new()}};
    gather(&stop.lines, live_timeline(live)->routine, step, ouch, help_line);
    End end = screen_run(&stop_screen, &stop, live);
    arena_free(stop.lines.arena);
    *goes_on = stop.goes_on;
    return end;
}
