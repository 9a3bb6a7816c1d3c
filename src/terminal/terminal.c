// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes the terminal and gives it back; waits for keys, clicks, signals and descriptors. Keys are
 * read raw (Ctrl-C, Ctrl-\ and Ctrl-Z arrive as keys), because ncurses ignores SIGTSTP while it
 * draws and would lose one in five. ncurses itself writes into a memory file (output.h) and knows
 * neither the modes of the terminal nor its size; both are told here. Standard error goes to a
 * memory file while the screen is up. */
#include "terminal/terminal.h"

#include "base/array.h"
#include "base/print.h"
#include "terminal/curses.h"
#include "terminal/errors.h"
#include "terminal/images.h"
#include "terminal/input.h"
#include "terminal/modes.h"
#include "terminal/ncurses.h"
#include "terminal/output.h"
#include "terminal/signals.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_FDS 16
#define ESCAPE_DELAY_MS 25
#define ORPHAN_WAIT_MS 100       /* where nothing stops a job */
#define READING (20 * NS_PER_MS) /* of what means nothing, at once */
#define SOLID_ROWS 24            /* figures from this height on are solid */
#define MOUSE_OFF "\033[?1006l\033[?1003l\033[?1002l\033[?1000l"

static SCREEN *curses_screen;
static FILE *stream; /* it writes there */
static WINDOW *keys; /* shows nothing; by it ncurses sets how keys and clicks are sent */
static bool unicode;
static TerminalOptions current;
static bool stop_pending;
static bool ended;
static int end_signal;
static bool given_back; /* while the job is stopped */
static unsigned presses;

/* The frame to come: where its cursor is parked. */
static struct {
    bool due;
    int row, column;
    CursorUse use;
} frame;

/* ---- what gives the terminal back ---- */

static char restore_bytes[512];
static size_t restore_size;

static bool is_known(const char *string)
{
    return string && string != (char *)-1;
}

static int keep_byte(int byte)
{
    if (restore_size < sizeof restore_bytes)
        restore_bytes[restore_size++] = (char)byte;
    return byte;
}

/* Computes the bytes ahead, padding resolved, so that a crash handler only has to write them. The
 * screen is wiped before the one of before comes back: where none does, as on the console and in
 * `screen`, the prompt would stand in the middle of what was drawn. The palette was never changed:
 * the console's string for it has no end, and other terminals take what follows for a part of it.
 */
static void prepare_restore(bool mouse)
{
    const char *const strings[] = {exit_attribute_mode, orig_pair,    clear_screen,
                                   keypad_local,        exit_ca_mode, cursor_normal};
    restore_size = 0;
    for (const char *byte = input_may_ask() ? images_restore() : ""; *byte; byte++)
        keep_byte(*byte);
    for (const char *byte = mouse ? INPUT_PASTES_OFF MOUSE_OFF : INPUT_PASTES_OFF; *byte; byte++)
        keep_byte(*byte);
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        if (is_known(strings[i]))
            tputs(strings[i], 1, keep_byte);
}

/* ---- taking it ---- */

/* Linux' own: its fonts lack dots and blocks, and its mouse is another program's (gpm), which
 * ncurses would load a library for. */
static bool is_console(void)
{
    const char *term = getenv("TERM");
    return term && strcmp(term, "linux") == 0;
}

static bool wants_unicode(const TerminalOptions *options)
{
    return !options->ascii && !is_console() && print_has_unicode();
}

static bool wants_no_color(const TerminalOptions *options)
{
    return options->no_color || print_no_color();
}

static void set_input_modes(const TerminalOptions *options)
{
    noecho();
    nonl();
    keys = newpad(1, 1);
    keypad(keys, TRUE);
    typeahead(-1); /* a frame is drawn in one piece, not line by line with a look at the keys */
    if (!getenv("ESCDELAY"))
        set_escdelay(ESCAPE_DELAY_MS);
    if (options->mouse && !is_console()) {
        mouseinterval(0);
        mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    }
}

/* Goes out with what ncurses writes. */
static void send(const char *bytes)
{
    ssize_t ignored = write(fileno(stream), bytes, strlen(bytes));
    (void)ignored;
}

/* Which background it has, where nobody says so. */
static void ask_background(void)
{
    if (style_wants_background() && input_may_ask()) {
        input_asked(ASKED_BACKGROUND);
        send(INPUT_ASK);
    }
}

/* Whether it shows pictures, where they are wanted. */
static void ask_pictures(void)
{
    if (images_must_ask() && input_may_ask()) {
        input_asked(ASKED_ATTRIBUTES);
        images_ask(stream);
    }
}

static bool wants_pictures(void)
{
    return current.figures == FIGURES_PICTURE ||
           (current.figures == FIGURES_AUTO && !terminal_is_far());
}

TerminalResult terminal_open(const TerminalOptions *options)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return TERMINAL_NONE;
    unicode = wants_unicode(options);
    current = *options;
    stop_pending = given_back = frame.due = ended = false;
    end_signal = 0;
    const char *term = curses_term();
    if (!term)
        return TERMINAL_NONE;
    errors_catch();
    images_open(wants_pictures());
    stream = output_open();
    curses_screen = stream ? curses_open(term, stream) : NULL;
    if (!curses_screen) {
        output_close();
        errors_release();
        return TERMINAL_NO_ROOM;
    }
    prepare_restore(options->mouse);
    signals_open(restore_bytes, restore_size);
    modes_take();
    set_input_modes(options);
    style_open(wants_no_color(options), options->background);
    input_open(print_has_unicode(), get_escdelay());
    send(INPUT_PASTES_ON);
    ask_background();
    ask_pictures();
    curs_set(0);
    return TERMINAL_OK;
}

void terminal_set(const TerminalOptions *options)
{
    bool repaint = options->background != current.background;
    current.figures = options->figures;
    current.motion = options->motion;
    current.cursor_follows = options->cursor_follows;
    current.background = options->background;
    if (repaint) {
        style_set_background(options->background);
        ask_background();
    }
    images_want(wants_pictures());
    ask_pictures();
}

TerminalOptions terminal_options(void)
{
    return current;
}

static int send_byte(int byte)
{
    send((const char[]){(char)byte, '\0'});
    return byte;
}

/* The cursor is shown last: with the screen a terminal brings back what was saved of the cursor,
 * and a scroll may have saved it while it was hidden. */
static void give_back(void)
{
    images_forget(stream);
    if (is_known(clear_screen))
        tputs(clear_screen, 1, send_byte);
    endwin();
    send(INPUT_PASTES_OFF);
    if (is_known(cursor_normal))
        tputs(cursor_normal, 1, send_byte);
    output_finish(restore_bytes, restore_size);
    modes_give_back();
    given_back = true;
}

void terminal_close(void)
{
    if (!curses_screen)
        return;
    if (!given_back) {
        input_close();
        give_back();
    }
    images_close();
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
    ended = true;
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
    send(INPUT_PASTES_ON);
    refresh();
    keypad(keys, TRUE);
    curses_take_size();
    return (Input){.kind = INPUT_RESIZE};
}

/* ---- keys ---- */

/* The keys that the terminal's driver would take, were it not raw. */
static Input take_command(Input input)
{
    if (input.kind != INPUT_KEY)
        return input;
    switch (input.key) {
    case 3: /* Ctrl-C */
        return end_by(SIGINT);
    case 28: /* Ctrl-\ */
        return end_by(SIGQUIT);
    case 26: /* Ctrl-Z */
        stop_pending = true;
        return (Input){.kind = INPUT_STOP};
    default:
        return input;
    }
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
    bool seen = frame.use == CURSOR_TYPES || (frame.use == CURSOR_PARKED && current.cursor_follows);
    curs_set(seen ? 1 : 0);
    /* it need not be brought back, but where pictures must know where it is */
    leaveok(stdscr, frame.use == CURSOR_AWAY && !images_ready());
    bool whole = is_cleared(curscr);
    if (whole)
        images_forget(stream);
    images_before(stream);
    off_t mark = output_mark();
    move(frame.row < LINES ? frame.row : LINES - 1, frame.column < COLS ? frame.column : COLS - 1);
    refresh();
    if (!whole)
        output_thin(mark);
    images_after(stream);
    return output_send() == OUTPUT_LEFT;
}

void terminal_show(int row, int column, CursorUse use)
{
    frame.due = true;
    frame.row = row;
    frame.column = column;
    frame.use = use;
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

static bool is_readable(int fd, short *events)
{
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    *events = poll(&polled, 1, 0) > 0 ? polled.revents : 0;
    return *events != 0;
}

/* Reads what the terminal has sent until something comes of it, for a moment at most: of a flood
 * that means nothing no more than that stands before signals and the clock. */
static Input take_keys(short events)
{
    Ns until = clock_monotonic() + READING;
    Input input = input_next();
    while (input.kind == INPUT_NONE && events != 0) {
        if (events & (POLLHUP | POLLERR | POLLNVAL) || !input_read())
            return end_by(0);
        input = input_next();
        bool on = clock_monotonic() < until && is_readable(STDIN_FILENO, &events);
        if (!on)
            break;
    }
    return input.kind == INPUT_NONE && events == 0 ? input_overdue() : input;
}

static Input wait_for_input(const int *fds, size_t fd_count, Ns timeout)
{
    struct pollfd polled[MOST_FDS + 3] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                          {.fd = signals_fd(), .events = POLLIN},
                                          {.fd = -1, .events = POLLOUT}};
    Input input = take_news();
    if (input.kind == INPUT_NONE)
        input = input_next();
    if (input.kind != INPUT_NONE)
        return input;
    if (send_frames())
        polled[2].fd = output_fd();
    fd_count = fd_count < MOST_FDS ? fd_count : MOST_FDS;
    for (size_t i = 0; i < fd_count; i++)
        polled[i + 3] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    struct timespec wait = clock_timespec(input_wait(timeout));
    if (ppoll(polled, fd_count + 3, &wait, NULL) < 0)
        return (Input){.kind = INPUT_NONE};
    if (polled[1].revents)
        input = take_news();
    return input.kind == INPUT_NONE ? take_keys(polled[0].revents) : input;
}

void terminal_expect(Expect expect)
{
    input_expect(expect);
}

Input terminal_wait(const int *fds, size_t fd_count, Ns timeout)
{
    if (ended)
        return (Input){.kind = INPUT_END};
    Input input = stop_pending ? stop_here() : take_command(wait_for_input(fds, fd_count, timeout));
    input_expect(EXPECT_KEYS);
    presses += input.kind == INPUT_KEY || input.kind == INPUT_MOUSE;
    return input;
}

unsigned terminal_presses(void)
{
    return presses;
}

int terminal_signal(void)
{
    return end_signal;
}

/* ---- the small things ---- */

int terminal_rows(void)
{
    return LINES > 0 ? LINES : 1;
}

int terminal_columns(void)
{
    return COLS > 0 ? COLS : 1;
}

void terminal_clear(void)
{
    images_clear();
    erase();
}

bool terminal_unicode(void)
{
    return unicode;
}

CanvasKind terminal_canvas(int rows)
{
    if (!unicode || current.figures == FIGURES_ASCII)
        return CANVAS_ASCII;
    if (current.figures == FIGURES_BLOCKS ||
        (current.figures != FIGURES_BRAILLE && rows >= SOLID_ROWS))
        return style_has_shades() ? CANVAS_BLOCKS : CANVAS_BLOCKS_PLAIN;
    return style_has_colors() ? CANVAS_BRAILLE : CANVAS_BRAILLE_PLAIN;
}

bool terminal_is_far(void)
{
    const char *from = getenv("SSH_CONNECTION"), *terminal = getenv("SSH_TTY");
    return (from && *from) || (terminal && *terminal);
}

bool terminal_cursor_follows(void)
{
    return current.cursor_follows;
}

bool terminal_motion(void)
{
    return current.motion;
}
