// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A terminal for tests: a program in a pseudo-terminal, its screen read by a real emulator
 * (libvterm). Waits are for a condition, with a deadline; nothing sleeps for a fixed time. One
 * emulator at a time a process. */
#ifndef LIMBER_TESTS_EMULATOR_H
#define LIMBER_TESTS_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

#define EMULATOR_DEADLINE_MS 15000 /* generous: sanitizers, a busy machine */

/* Starts argv[0] with argv (ended by NULL) in a window. environment holds NAME=VALUE pairs set in
 * addition (NAME= alone empties), ended by NULL; may be NULL. TERM is xterm-256color by default. */
void emulator_start(int rows, int columns, char *const argv[], const char *const *environment);

/* From here on windows say how large a cell is in pixels; 0: they do not. */
void emulator_cell_pixels(int width, int height);

/* Ends the program if it still runs, and forgets everything. */
void emulator_stop(void);

/* Waits until text is somewhere on the screen, then until the program sleeps and was silent for 20
 * ms. False: the deadline. */
bool emulator_wait_for(const char *text);
bool emulator_wait_gone(const char *text); /* … until it is nowhere */

/* … until the cursor is visible on a row that has text: also where something moves all the time, so
 * that the screen is never quiet. */
bool emulator_wait_cursor_on(const char *text);

/* Reads what the program writes for so long. */
void emulator_pump(int milliseconds);

/* Types bytes. */
void emulator_type(const char *bytes);

/* Sends as much as there is room for, and reads what the program writes meanwhile; the bytes that
 * went. */
size_t emulator_send(const char *bytes, size_t size);

/* Has the program ended? */
bool emulator_ended(void);

/* Presses and lets go of the mouse's first button at a cell; turns its wheel there. */
void emulator_click(int row, int column);
void emulator_wheel(int row, int column, bool down);

void emulator_resize(int rows, int columns);

/* One row as UTF-8, trailing spaces cut; in a static buffer. */
const char *emulator_row(int row);

/* The first row that shows text; -1: none. */
int emulator_row_of(const char *text);
bool emulator_shows(const char *text);
void emulator_print(void); /* the screen to standard error, for a failed test */

typedef struct {
    uint8_t red, green, blue;
} EmulatorColor;

typedef struct {
    uint32_t code;
    bool bold, reverse, underline;
    bool colored;                         /* a foreground or background of its own */
    bool filled;                          /* a background of its own, or reversed */
    EmulatorColor foreground, background; /* as they look, reversing done */
} EmulatorCell;

EmulatorCell emulator_cell(int row, int column);
void emulator_cursor(int *row, int *column, bool *visible);
int emulator_bells(void);

/* Everything the program wrote, raw, with a NUL behind it. */
const char *emulator_raw(size_t *size);

pid_t emulator_pid(void);

/* Waits for the program's end; its wait status. -1: the deadline. */
int emulator_wait_end(void);

/* Is the terminal as it was before the program: settings, main screen, cursor, no mouse? Prints
 * what is not. */
bool emulator_restored(void);

/* Its settings now. */
struct termios emulator_settings(void);

/* Fills all that lies between the program and the screen, so that its next frame finds no room, as
 * where a window hangs or a connection is dead. Whatever reads the screen makes room again. */
void emulator_fill(void);

/* Types bytes, and waits until the program has read them, but reads nothing of what it writes. */
bool emulator_type_unread(const char *bytes);

/* Waits for the program's end as emulator_wait_end does, but reads nothing meanwhile. */
int emulator_wait_end_unread(void);

/* Closes the terminal under the program, as when a window or a connection goes. */
void emulator_hang_up(void);

#endif
