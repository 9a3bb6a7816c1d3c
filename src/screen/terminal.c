// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes the terminal and gives it back; waits for keys, clicks, signals and descriptors. Keys are
 * read raw (Ctrl-C, Ctrl-\ and Ctrl-Z arrive as keys), because ncurses ignores SIGTSTP while it
 * draws and would lose one in five. ncurses itself writes into a memory file (output.h) and knows
 * neither the modes of the terminal nor its size; both are told here. Standard error goes to a
 * memory file while the screen is up. */
#include "screen/terminal.h"

#include "base/array.h"
#include "base/print.h"
#include "screen/curses.h"
#include "screen/errors.h"
#include "screen/modes.h"
#include "screen/ncurses.h"
#include "screen/output.h"
#include "screen/signals.h"
#include "screen/style.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define MOST_FDS 16
#define ESCAPE_DELAY_MS 25
#define ORPHAN_WAIT_MS 100 /* where nothing stops a job */
#define MOUSE_OFF "\033[?1006l\033[?1003l\033[?1002l\033[?1000l"

static SCREEN *curses_screen;
static WINDOW *keys; /* shows nothing: reading keys from a window that does would draw it */
static bool unicode;
static bool motion;
static FigureMarks figures;
static bool stop_pending;
static int end_signal;
static bool given_back; /* while the job is stopped */

/* The frame to come: where its cursor is parked. */
static struct {
    bool due;
    int row, column;
    bool cursor;
} frame;

/* ---- what gives the terminal back ---- */

static char restore_bytes[512];
static size_t restore_size;

static int keep_byte(int byte)
{
    if (restore_size < sizeof restore_bytes)
        restore_bytes[restore_size++] = (char)byte;
    return byte;
}

/* Computes the bytes ahead, padding resolved, so that a crash handler only has to write them. */
static void prepare_restore(bool mouse)
{
    const char *const strings[] = {exit_attribute_mode, orig_pair,     orig_colors,
                                   keypad_local,        cursor_normal, exit_ca_mode};
    restore_size = 0;
    for (const char *byte = mouse ? MOUSE_OFF : ""; *byte; byte++)
        keep_byte(*byte);
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        if (strings[i] && strings[i] != (char *)-1)
            tputs(strings[i], 1, keep_byte);
}

/* ---- taking it ---- */

static bool wants_unicode(const ScreenOptions *options)
{
    const char *term = getenv("TERM");
    bool console = term && strcmp(term, "linux") == 0; /* its fonts lack dots and blocks */
    return !options->ascii && !console && print_has_unicode();
}

static bool wants_no_color(const ScreenOptions *options)
{
    const char *no_color = getenv("NO_COLOR");
    return options->no_color || (no_color && *no_color);
}

static void set_input_modes(const ScreenOptions *options)
{
    noecho();
    nonl();
    keys = newpad(1, 1);
    keypad(keys, TRUE);
    nodelay(keys, TRUE);
    typeahead(-1); /* a frame is drawn in one piece, not line by line with a look at the keys */
    meta(keys, TRUE);
    if (!getenv("ESCDELAY"))
        set_escdelay(ESCAPE_DELAY_MS);
    if (options->mouse) {
        mouseinterval(0);
        mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    }
}

ScreenResult screen_open(const ScreenOptions *options)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return SCREEN_NO_TERMINAL;
    unicode = wants_unicode(options);
    motion = options->motion;
    figures = options->figures;
    stop_pending = given_back = frame.due = false;
    end_signal = 0;
    const char *term = curses_term();
    if (!term)
        return SCREEN_NO_TERMINAL;
    errors_catch();
    FILE *output = output_open();
    curses_screen = output ? curses_open(term, output) : NULL;
    if (!curses_screen) {
        output_close();
        errors_release();
        return SCREEN_NO_ROOM;
    }
    prepare_restore(options->mouse);
    signals_open(restore_bytes, restore_size);
    modes_take();
    set_input_modes(options);
    style_open(wants_no_color(options), options->background);
    curs_set(0);
    return SCREEN_OK;
}

static void give_back(void)
{
    endwin();
    output_finish(restore_bytes, restore_size);
    modes_give_back();
    given_back = true;
}

void screen_close(void)
{
    if (!curses_screen)
        return;
    if (!given_back)
        give_back();
    signals_close();
    delscreen(curses_screen);
    curses_screen = NULL;
    output_close();
    errors_release();
}

/* ---- stopping ---- */

static Input end_by(int signal_number)
{
    end_signal = signal_number;
    return (Input){.kind = INPUT_END};
}

static bool in_background(void)
{
    pid_t foreground = tcgetpgrp(STDIN_FILENO);
    return foreground >= 0 && foreground != getpgrp();
}

/* Stops the whole job until it goes on in the foreground; the signal that ends it meanwhile, or 0.
 * A job that goes on in the background stops again: the terminal is somebody else's there. */
static int stop_job(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL}, ours;
    struct pollfd news = {.fd = signals_fd(), .events = POLLIN};
    int end;
    do {
        sigaction(SIGTSTP, &usual, &ours);
        kill(0, SIGTSTP);
        sigaction(SIGTSTP, &ours, NULL);
        end = signals_take().end;
    } while (end == 0 && in_background() && poll(&news, 1, ORPHAN_WAIT_MS) >= 0);
    return end;
}

/* Gives the terminal back, stops the job, and takes the terminal again when the job goes on. */
static Input stop_here(void)
{
    stop_pending = false;
    give_back();
    int end = stop_job();
    if (end != 0)
        return end_by(end);
    modes_set();
    given_back = false;
    refresh();
    keypad(keys, TRUE);
    curses_take_size();
    return (Input){.kind = INPUT_RESIZE};
}

/* ---- keys ---- */

static const struct {
    int curses;
    int key;
} function_keys[] = {
    {KEY_UP, TERMINAL_KEY_UP},
    {KEY_DOWN, TERMINAL_KEY_DOWN},
    {KEY_LEFT, TERMINAL_KEY_LEFT},
    {KEY_RIGHT, TERMINAL_KEY_RIGHT},
    {KEY_PPAGE, TERMINAL_KEY_PAGE_UP},
    {KEY_NPAGE, TERMINAL_KEY_PAGE_DOWN},
    {KEY_HOME, TERMINAL_KEY_HOME},
    {KEY_END, TERMINAL_KEY_END},
    {KEY_ENTER, '\n'},
    {KEY_BACKSPACE, TERMINAL_KEY_BACKSPACE},
};

static Input function_key(wint_t code)
{
    for (size_t i = 0; i < COUNT_OF(function_keys); i++)
        if (function_keys[i].curses == (int)code)
            return (Input){.kind = INPUT_KEY, .key = function_keys[i].key};
    return (Input){.kind = INPUT_KEY, .key = TERMINAL_KEY_OTHER};
}

static Input mouse_input(void)
{
    MEVENT event;
    if (getmouse(&event) != OK)
        return (Input){.kind = INPUT_NONE};
    Input input = {.kind = INPUT_MOUSE, .row = event.y, .column = event.x};
    if (event.bstate & BUTTON4_PRESSED)
        input.wheel = -1;
    else if (event.bstate & BUTTON5_PRESSED)
        input.wheel = 1;
    return input;
}

static Input character_key(wint_t code)
{
    switch (code) {
    case 3: /* Ctrl-C */
        return end_by(SIGINT);
    case 28: /* Ctrl-\ */
        return end_by(SIGQUIT);
    case 26: /* Ctrl-Z */
        stop_pending = true;
        return (Input){.kind = INPUT_STOP};
    case '\r':
        return (Input){.kind = INPUT_KEY, .key = '\n'};
    case 8:
    case 127:
        return (Input){.kind = INPUT_KEY, .key = TERMINAL_KEY_BACKSPACE};
    default:
        return (Input){.kind = INPUT_KEY, .key = (int)code};
    }
}

/* What ncurses has read or can read now; INPUT_NONE where there is nothing. */
static Input read_key(void)
{
    wint_t code;
    int got = wget_wch(keys, &code);
    if (got == ERR)
        return (Input){.kind = INPUT_NONE};
    if (got != KEY_CODE_YES)
        return character_key(code);
    if (code == KEY_MOUSE)
        return mouse_input();
    return code == KEY_RESIZE ? (Input){.kind = INPUT_NONE} : function_key(code);
}

/* ---- showing ---- */

/* Sends what is left of the last frame and then, if all of it is out, the one that is due: a
 * terminal that reads slowly gets fewer frames. Where it did not read for a while it is drawn
 * whole. True: something is left. */
static bool send_frames(void)
{
    OutputState state = output_send();
    if (state == OUTPUT_BACK) {
        clearok(curscr, TRUE);
        frame.due = true;
    }
    if (state == OUTPUT_LEFT || !frame.due)
        return state == OUTPUT_LEFT;
    frame.due = false;
    curs_set(frame.cursor ? 1 : 0);
    leaveok(stdscr, !frame.cursor); /* where nobody sees it it need not be brought back */
    move(frame.row < LINES ? frame.row : LINES - 1, frame.column < COLS ? frame.column : COLS - 1);
    refresh();
    return output_send() == OUTPUT_LEFT;
}

void terminal_show(int row, int column, bool cursor)
{
    frame.due = true;
    frame.row = row;
    frame.column = column;
    frame.cursor = cursor;
    send_frames();
}

void terminal_bell(void)
{
    if (send_frames())
        return; /* too late when it is heard */
    beep();
    output_send();
}

/* ---- waiting ---- */

static Input take_news(void)
{
    SignalNews news = signals_take();
    if (news.end != 0)
        return end_by(news.end);
    if (news.stop) {
        stop_pending = true;
        return (Input){.kind = INPUT_STOP};
    }
    if (news.resized || news.continued) {
        curses_take_size();
        return (Input){.kind = INPUT_RESIZE};
    }
    return (Input){.kind = INPUT_NONE};
}

Input terminal_wait(const int *fds, size_t fd_count, Ns timeout)
{
    struct pollfd polled[MOST_FDS + 3] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                          {.fd = signals_fd(), .events = POLLIN},
                                          {.fd = -1, .events = POLLOUT}};
    if (stop_pending)
        return stop_here();
    Input input = read_key();
    if (input.kind != INPUT_NONE)
        return input;
    if (send_frames())
        polled[2].fd = output_fd();
    for (size_t i = 0; i < fd_count && i < MOST_FDS; i++)
        polled[i + 3] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    struct timespec wait = clock_timespec(timeout);
    if (ppoll(polled, fd_count + 3, &wait, NULL) <= 0)
        return (Input){.kind = INPUT_NONE};
    if (polled[1].revents)
        input = take_news();
    if (input.kind == INPUT_NONE && polled[0].revents & (POLLHUP | POLLERR | POLLNVAL))
        return end_by(0);
    if (input.kind == INPUT_NONE && polled[0].revents)
        input = read_key();
    return input;
}

int terminal_signal(void)
{
    return end_signal;
}

/* ---- the small things ---- */

int terminal_columns(void)
{
    return COLS > 0 ? COLS : 1;
}

bool terminal_unicode(void)
{
    return unicode;
}

FigureMarks terminal_figures(void)
{
    return unicode ? figures : FIGURES_ASCII;
}

bool terminal_is_far(void)
{
    const char *from = getenv("SSH_CONNECTION"), *terminal = getenv("SSH_TTY");
    return (from && *from) || (terminal && *terminal);
}

bool terminal_motion(void)
{
    return motion;
}
