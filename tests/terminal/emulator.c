// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The pseudo-terminal and libvterm behind emulator.h. The parent keeps the program's side open, so
 * that its settings can be compared after the program is gone. */
#include "emulator.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#define QUIET_MS 20
#define PIECE 1024     /* bytes */
#define MOST_BURSTS 20 /* a running clock is never quiet for long */
#define ROW_BYTES 4096

static struct {
    int master, slave, rows, columns;
    pid_t child;
    bool ended;
    int status;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate, cursor_visible;
    int mouse, bells;
    VTermPos cursor;
    struct termios before;
    char *raw;
    size_t raw_size, raw_capacity;
} emulator = {.master = -1, .slave = -1};

static int on_property(VTermProp property, VTermValue *value, void *context)
{
    (void)context;
    if (property == VTERM_PROP_ALTSCREEN)
        emulator.alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator.cursor_visible = value->boolean;
    if (property == VTERM_PROP_MOUSE)
        emulator.mouse = value->number;
    return 1;
}

static int on_bell(void *context)
{
    (void)context;
    emulator.bells++;
    return 1;
}

static int on_cursor(VTermPos at, VTermPos before, int visible, void *context)
{
    (void)before, (void)visible, (void)context;
    emulator.cursor = at;
    return 1;
}

static void on_reply(const char *bytes, size_t size, void *context)
{
    (void)context;
    ssize_t ignored = write(emulator.master, bytes, size);
    (void)ignored;
}

static void open_vterm(int rows, int columns)
{
    static const VTermScreenCallbacks callbacks = {
        .settermprop = on_property, .bell = on_bell, .movecursor = on_cursor};
    emulator.vterm = vterm_new(rows, columns);
    vterm_set_utf8(emulator.vterm, 1);
    emulator.screen = vterm_obtain_screen(emulator.vterm);
    vterm_screen_enable_altscreen(emulator.screen, 1);
    vterm_screen_set_callbacks(emulator.screen, &callbacks, NULL);
    vterm_screen_reset(emulator.screen, 1);
    vterm_output_set_callback(emulator.vterm, on_reply, NULL);
}

static void run_child(char *const argv[], const char *const *environment)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setenv("TERM", "xterm-256color", 1);
    for (; environment && *environment; environment++)
        putenv((char *)*environment);
    login_tty(emulator.slave);
    execvp(argv[0], argv);
    _exit(127);
}

static int cell_width, cell_height; /* in pixels */

void emulator_cell_pixels(int width, int height)
{
    cell_width = width;
    cell_height = height;
}

static struct winsize window_size(int rows, int columns)
{
    return (struct winsize){.ws_row = (unsigned short)rows,
                            .ws_col = (unsigned short)columns,
                            .ws_xpixel = (unsigned short)(columns * cell_width),
                            .ws_ypixel = (unsigned short)(rows * cell_height)};
}

void emulator_start(int rows, int columns, char *const argv[], const char *const *environment)
{
    struct winsize size = window_size(rows, columns);
    emulator_stop();
    if (openpty(&emulator.master, &emulator.slave, NULL, NULL, &size) != 0) {
        perror("openpty");
        abort();
    }
    fcntl(emulator.master, F_SETFD, FD_CLOEXEC);
    fcntl(emulator.master, F_SETFL, O_NONBLOCK);
    tcgetattr(emulator.slave, &emulator.before);
    emulator.rows = rows;
    emulator.columns = columns;
    emulator.cursor_visible = true;
    open_vterm(rows > 0 ? rows : 1, columns > 0 ? columns : 1);
    emulator.child = fork();
    if (emulator.child == 0)
        run_child(argv, environment);
}

void emulator_stop(void)
{
    if (emulator.child > 0 && !emulator.ended) {
        kill(emulator.child, SIGKILL);
        waitpid(emulator.child, NULL, 0);
    }
    if (emulator.vterm)
        vterm_free(emulator.vterm);
    if (emulator.master >= 0)
        close(emulator.master);
    if (emulator.slave >= 0)
        close(emulator.slave);
    free(emulator.raw);
    memset(&emulator, 0, sizeof emulator);
    emulator.master = emulator.slave = -1;
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void keep_raw(const char *bytes, size_t size)
{
    if (emulator.raw_size + size >= emulator.raw_capacity) {
        emulator.raw_capacity = (emulator.raw_size + size + 1) * 2;
        emulator.raw = realloc(emulator.raw, emulator.raw_capacity);
    }
    memcpy(emulator.raw + emulator.raw_size, bytes, size);
    emulator.raw_size += size;
    emulator.raw[emulator.raw_size] = '\0';
}

/* Reads so much at most; true: there was something. */
static bool read_piece(size_t most)
{
    char bytes[8192];
    ssize_t got = read(emulator.master, bytes, most < sizeof bytes ? most : sizeof bytes);
    if (got <= 0)
        return false;
    keep_raw(bytes, (size_t)got);
    vterm_input_write(emulator.vterm, bytes, (size_t)got);
    return true;
}

static bool has_output(int milliseconds)
{
    struct pollfd master = {emulator.master, POLLIN, 0};
    return emulator.master >= 0 && poll(&master, 1, milliseconds) > 0;
}

/* Waits at most so long for output; true: there was some. */
static bool read_output(int milliseconds)
{
    bool any = has_output(milliseconds) && read_piece(SIZE_MAX);
    while (any && read_piece(SIZE_MAX))
        ;
    return any;
}

void emulator_pump(int milliseconds)
{
    for (long long end = now_ms() + milliseconds; now_ms() < end;)
        read_output((int)(end - now_ms()));
}

/* Does the program wait for something? One that waits for a processor or a disk is about to go on.
 */
static bool asleep(void)
{
    char name[32], line[256] = "";
    snprintf(name, sizeof name, "/proc/%d/stat", (int)emulator.child);
    FILE *stat = fopen(name, "r");
    if (!stat)
        return true;
    const char *state = fgets(line, sizeof line, stat) ? strrchr(line, ')') : NULL;
    fclose(stat);
    return !state || !strchr("RD", state[2]);
}

/* Is nothing more on its way? A program that was stalled in the middle of a picture is not done
 * with it. */
static bool at_rest(long long end)
{
    while (!read_output(QUIET_MS))
        if (asleep() || now_ms() >= end)
            return true;
    return false;
}

static void wait_for_quiet(void)
{
    while (read_output(QUIET_MS))
        ;
}

static bool wait_until(const char *text, bool there)
{
    for (long long end = now_ms() + EMULATOR_DEADLINE_MS; now_ms() < end;) {
        if (emulator_shows(text) == there) {
            for (int i = 0; i < MOST_BURSTS && !at_rest(end); i++)
                ;
            return true;
        }
        if (has_output(10)) /* a little at a time: what stood there for a while alone is seen too */
            read_piece(PIECE);
    }
    fprintf(stderr, "waited in vain for '%s' %s:\n", text, there ? "to appear" : "to go");
    emulator_print();
    return false;
}

bool emulator_wait_for(const char *text)
{
    return wait_until(text, true);
}

bool emulator_wait_gone(const char *text)
{
    return wait_until(text, false);
}

bool emulator_wait_cursor_on(const char *text)
{
    for (long long end = now_ms() + EMULATOR_DEADLINE_MS; now_ms() < end; read_output(10))
        if (strstr(emulator_row(emulator.cursor.row), text))
            return true;
    fprintf(stderr, "waited in vain for the cursor on '%s':\n", text);
    emulator_print();
    return false;
}

void emulator_type(const char *bytes)
{
    ssize_t ignored = write(emulator.master, bytes, strlen(bytes));
    (void)ignored;
}

size_t emulator_send(const char *bytes, size_t size)
{
    struct pollfd master = {emulator.master, POLLIN | POLLOUT, 0};
    poll(&master, 1, 10);
    ssize_t sent = master.revents & POLLOUT ? write(emulator.master, bytes, size) : 0;
    if (master.revents & POLLIN)
        read_output(0);
    return sent > 0 ? (size_t)sent : 0;
}

bool emulator_ended(void)
{
    if (!emulator.ended)
        emulator.ended = waitpid(emulator.child, &emulator.status, WNOHANG) == emulator.child;
    return emulator.ended;
}

void emulator_click(int row, int column)
{
    char bytes[64];
    snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1,
             row + 1);
    emulator_type(bytes);
}

void emulator_wheel(int row, int column, bool down)
{
    char bytes[32];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM", down ? 65 : 64, column + 1, row + 1);
    emulator_type(bytes);
}

void emulator_resize(int rows, int columns)
{
    struct winsize size = window_size(rows, columns);
    emulator.rows = rows;
    emulator.columns = columns;
    vterm_set_size(emulator.vterm, rows, columns);
    ioctl(emulator.master, TIOCSWINSZ, &size);
}

const char *emulator_row(int row)
{
    static char text[ROW_BYTES];
    size_t used = 0, end = 0;
    for (int column = 0; column < emulator.columns && used < ROW_BYTES - 32; column++) {
        VTermScreenCell cell;
        vterm_screen_get_cell(emulator.screen, (VTermPos){row, column}, &cell);
        if (cell.chars[0] == (uint32_t)-1)
            continue;
        if (cell.chars[0] == 0)
            text[used++] = ' ';
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            used += text_encode(cell.chars[i], text + used);
        if (text[used - 1] != ' ')
            end = used;
    }
    text[end] = '\0';
    return text;
}

int emulator_row_of(const char *text)
{
    for (int row = 0; row < emulator.rows; row++)
        if (strstr(emulator_row(row), text))
            return row;
    return -1;
}

bool emulator_shows(const char *text)
{
    return emulator_row_of(text) >= 0;
}

void emulator_print(void)
{
    for (int row = 0; row < emulator.rows; row++)
        fprintf(stderr, "%3d|%s\n", row, emulator_row(row));
}

/* What a color looks like: the default ones as on a dark screen. */
static EmulatorColor look(VTermColor color, bool is_default, EmulatorColor fallback)
{
    if (is_default)
        return fallback;
    vterm_screen_convert_color_to_rgb(emulator.screen, &color);
    return (EmulatorColor){color.rgb.red, color.rgb.green, color.rgb.blue};
}

EmulatorCell emulator_cell(int row, int column)
{
    static const EmulatorColor light = {0xd8, 0xde, 0xe9}, dark = {0x10, 0x14, 0x18};
    VTermScreenCell cell;
    vterm_screen_get_cell(emulator.screen, (VTermPos){row, column}, &cell);
    bool plain_front = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg);
    bool plain_back = VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
    EmulatorColor front = look(cell.fg, plain_front, light), back = look(cell.bg, plain_back, dark);
    return (EmulatorCell){
        .code = cell.chars[0],
        .bold = cell.attrs.bold,
        .reverse = cell.attrs.reverse,
        .underline = cell.attrs.underline,
        .colored = !plain_front || !plain_back,
        .filled = !plain_back || cell.attrs.reverse,
        .foreground = cell.attrs.reverse ? back : front,
        .background = cell.attrs.reverse ? front : back,
    };
}

void emulator_cursor(int *row, int *column, bool *visible)
{
    *row = emulator.cursor.row;
    *column = emulator.cursor.col;
    *visible = emulator.cursor_visible;
}

int emulator_bells(void)
{
    return emulator.bells;
}

const char *emulator_raw(size_t *size)
{
    *size = emulator.raw_size;
    return emulator.raw ? emulator.raw : "";
}

pid_t emulator_pid(void)
{
    return emulator.child;
}

static bool has_ended(void)
{
    emulator.ended =
        emulator.ended || waitpid(emulator.child, &emulator.status, WNOHANG) == emulator.child;
    return emulator.ended;
}

int emulator_wait_end(void)
{
    for (long long end = now_ms() + EMULATOR_DEADLINE_MS; now_ms() < end && !has_ended();)
        read_output(10);
    wait_for_quiet();
    return emulator.ended ? emulator.status : -1;
}

int emulator_wait_end_unread(void)
{
    for (long long end = now_ms() + EMULATOR_DEADLINE_MS; now_ms() < end && !has_ended();)
        poll(NULL, 0, 5);
    return emulator.ended ? emulator.status : -1;
}

struct termios emulator_settings(void)
{
    struct termios settings;
    tcgetattr(emulator.slave, &settings);
    return settings;
}

static bool has_room(int slave)
{
    struct pollfd room = {slave, POLLOUT, 0};
    return poll(&room, 1, QUIET_MS) > 0;
}

void emulator_fill(void)
{
    static const char nothing[1024]; /* NUL bytes, which a terminal passes over */
    char name[64];
    ssize_t written = 0;
    bool named = ttyname_r(emulator.slave, name, sizeof name) == 0;
    int slave = named ? open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1;
    while (written > 0 || has_room(slave))
        written = write(slave, nothing, sizeof nothing);
    close(slave);
}

bool emulator_type_unread(const char *bytes)
{
    int unread = 1;
    emulator_type(bytes);
    for (long long end = now_ms() + EMULATOR_DEADLINE_MS; now_ms() < end && unread > 0;) {
        poll(NULL, 0, 5);
        ioctl(emulator.slave, FIONREAD, &unread);
    }
    return unread == 0;
}

static bool same(const char *what, bool is_same)
{
    if (!is_same)
        fprintf(stderr, "not restored: %s\n", what);
    return is_same;
}

bool emulator_restored(void)
{
    struct termios after;
    tcgetattr(emulator.slave, &after);
    bool settings = after.c_lflag == emulator.before.c_lflag &&
                    after.c_iflag == emulator.before.c_iflag &&
                    after.c_oflag == emulator.before.c_oflag;
    bool screen = same("the main screen", !emulator.alternate);
    bool cursor = same("the cursor", emulator.cursor_visible);
    bool mouse = same("the mouse", emulator.mouse == VTERM_PROP_MOUSE_NONE);
    return same("the settings", settings) && screen && cursor && mouse;
}

void emulator_hang_up(void)
{
    close(emulator.slave);
    close(emulator.master);
    emulator.slave = emulator.master = -1;
}
