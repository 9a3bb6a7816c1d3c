// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* After a grave ouch: serious words, whom to ask, and what the routine warns of. The session stands
 * still behind the page. No reflex goes on from here: Enter and Space do nothing. */
#include "screen/visit/ouch.h"
#include "terminal/keys.h"

enum { ACT_GO_ON = 1, ACT_FINISH, ACT_DOWN, ACT_UP, ACT_HELP };

static const KeyTable stop_keys = {
    "Keys", (const KeyRow[]){
                {ACT_FINISH, {'q', 27}, "finish here", "end the session here"},
                {ACT_GO_ON, {'g'}, "go on without it", "go on, this exercise left out"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                {ACT_HELP, {'?'}, "keys", "this help"},
                {0},
            }};

static void gather(PageLines *lines, const Routine *routine, const Step *step, const Ouch *ouch,
                   const char *help_line)
{
    page_lines_add(lines, STYLE_ALARM, ouch_grave_words(ouch));
    page_lines_add(lines, STYLE_TEXT, OUCH_GRAVE_ADVICE);
    page_lines_add(lines, STYLE_TITLE, help_line);
    for (size_t i = 0; i < routine->precaution_count; i++)
        page_lines_add(lines, STYLE_TEXT, routine->precautions[i]);
    page_lines_add(lines, STYLE_TEXT, step->exercise ? step->exercise->caution : NULL);
    page_lines_add(lines, STYLE_CALM,
                   "This exercise is over for today. The clock stands still; there is no hurry.");
}

static void draw(const Step *step, const PageLines *lines, const KeysHelp *help)
{
    Page page = page_begin(step->name, NULL);
    bool more = page_lines_draw(lines, &page);
    keys_footer(&stop_keys, terminal_rows() - 1, ~(more ? 0 : 1u << ACT_DOWN));
    keys_help_draw(help, &stop_keys, "");
}

/* ACT_GO_ON or ACT_FINISH; 0: the terminal is gone. */
static int follow(Live *live, const Step *step, PageLines *lines)
{
    KeysHelp help = {0};
    for (;;) {
        draw(step, lines, &help);
        terminal_expect(EXPECT_PAIN);
        Input input = page_wait(live, 0, 0, false);
        if (input.kind == INPUT_END)
            return 0;
        if (keys_help_take(&help, &stop_keys, &input))
            continue;
        int action = keys_action(&stop_keys, &input);
        if (action == ACT_GO_ON || action == ACT_FINISH)
            return action;
        if (action == ACT_DOWN || action == ACT_UP)
            page_lines_move(lines, action == ACT_DOWN ? 1 : -1);
        if (action == ACT_HELP)
            help = (KeysHelp){.up = true};
    }
}

End ouch_stop_show(Live *live, const Step *step, const Ouch *ouch, const char *help_line,
                   bool *goes_on)
{
    PageLines lines = {.arena = arena_new()};
    gather(&lines, live_timeline(live)->routine, step, ouch, help_line);
    int action = follow(live, step, &lines);
    arena_free(lines.arena);
    *goes_on = action == ACT_GO_ON;
    return action == 0 ? END_GONE : END_DONE;
}
