// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/parts/run.h"

#include "terminal/images.h"

#define LONGEST_WAIT (60 * NS_PER_S)
#define MOST_FDS 8

/* Takes out the events that nobody behind the page waits for. */
static void drop_events(Live *live)
{
    Event event;
    while (live_poll(live, &event))
        ;
}

static Input wait_for(const Screen *ops, void *screen, Live *live)
{
    int fds[MOST_FDS];
    size_t count = 0;
    Ns wait = ops->idle ? ops->idle(screen) : LONGEST_WAIT;
    if (live) {
        Ns due = live_timeout(live);
        wait = due < wait ? due : wait;
        count = live_fds(live, fds, MOST_FDS);
    }
    return terminal_wait(fds, count, wait > 0 ? wait : 0);
}

static void show(const Screen *ops, const KeysHelp *help, const Shown *shown)
{
    if (shown->parts == SHOWN_NOTHING)
        return;
    if (shown->parts == SHOWN_WHOLE && shown->footer_row >= 0)
        keys_footer(shown->keys, shown->footer_row, shown->footer);
    if (shown->parts == SHOWN_WHOLE)
        keys_help_draw(help, ops->keys, shown->note);
    terminal_show(shown->row, shown->column, shown->cursor);
}

/* What the loop keeps from turn to turn. */
typedef struct {
    KeysHelp help;
    bool touched;
} Loop;

static End take(const Screen *ops, void *screen, Loop *loop, const Shown *shown, const Input *input)
{
    static const Input none = {.kind = INPUT_NONE};
    if (keys_help_take(&loop->help, ops->keys, input))
        return ops->take(screen, 0, &none);
    if (ops->take_first && ops->take_first(screen, input))
        return END_NOT_YET;
    int action = keys_action(shown->keys, input);
    if (action != KEYS_HELP)
        return ops->take(screen, action, input);
    loop->help = (KeysHelp){.up = true};
    return END_NOT_YET;
}

/* END_NOT_YET, or how it ended. */
static End turn(const Screen *ops, void *screen, Live *live, Loop *loop)
{
    Shown shown = {.keys = ops->keys,
                   .footer = ~0u,
                   .footer_row = terminal_rows() - 1,
                   .note = "",
                   .help = loop->help.up,
                   .touched = loop->touched};
    if (live && !ops->keeps_events)
        drop_events(live);
    images_hold(loop->help.up);
    ops->draw(screen, &shown);
    show(ops, &loop->help, &shown);
    terminal_expect(shown.expect);
    Input input = wait_for(ops, screen, live);
    loop->touched = input.kind != INPUT_NONE;
    return input.kind == INPUT_END ? END_GONE : take(ops, screen, loop, &shown, &input);
}

End screen_run(const Screen *ops, void *screen, Live *live)
{
    Loop loop = {.touched = true};
    End end = END_NOT_YET;
    while (end == END_NOT_YET)
        end = turn(ops, screen, live, &loop);
    return end;
}
