// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session writes to the terminal: in a hold where the figure breathes, and in steps where it
 * moves, each beside the same without motion: the clock's digits, the words and the routine's bar.
 * A second's tick costs the more the higher the digits are, so their height is printed too.
 *
 * The goals: in a still hold under 30 bytes a second for each row of the digits, of which a change
 * takes a move of the cursor and a few signs of three bytes; under 1,000 with a moving figure. Over
 * a network, where it moves in fewer steps, the second is kept. */
#include "emulator.h"
#include "window.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROWS 32
#define COLUMNS 100
#define SETTLE_MS 8000 /* past the prepare */
#define SECONDS 10
#define CALF_RAISES "exercise: calf-raise, time: 60s"

/* The rows of the screen that have a block of the large digits. */
static int clock_rows(void)
{
    int rows = 0;
    for (int row = 0; row < ROWS; row++) {
        bool block = false;
        for (int column = 0; column < COLUMNS && !block; column++) {
            uint32_t code = emulator_cell(row, column).code;
            block = code >= 0x2580 && code <= 0x259f;
        }
        rows += block;
    }
    return rows;
}

typedef struct {
    double bytes; /* a second */
    int rows;     /* of the clock */
} Written;

/* The step stands at the head of a routine of ten minutes. */
static Written measure(const char *step, const char *option)
{
    char limber[1024], path[64];
    size_t before, after;
    snprintf(limber, sizeof limber, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(path, sizeof path, "/tmp/limber-bench-%d.yaml", (int)getpid());
    FILE *file = fopen(path, "w");
    if (!file)
        exit(1);
    fprintf(file,
            "limber: 1\ntitle: Bytes\nwhen: any\nsteps:\n  - {%s, prepare: 5s}\n"
            "  - {name: More, time: 530s}\n",
            step);
    fclose(file);
    char *argv[] = {limber, "start", path, "--no-sound", (char *)option, NULL};
    emulator_start(ROWS, COLUMNS, argv, NULL);
    emulator_pump(SETTLE_MS);
    emulator_raw(&before);
    emulator_pump(SECONDS * 1000);
    emulator_raw(&after);
    Written written = {(double)(after - before) / SECONDS, clock_rows()};
    emulator_stop();
    unlink(path);
    return written;
}

static void report(const char *what, Written written, const char *beside)
{
    printf("%-32s %7.0f bytes a minute, %.0f a second, clock of %d rows%s\n", what,
           written.bytes * 60, written.bytes, written.rows, beside);
}

static void measure_hold(void)
{
    const char *step = "exercise: wall-calf-straight, hold: 60s";
    Written still = measure(step, "--no-motion"), breathing = measure(step, NULL);
    char beside[80];
    snprintf(beside, sizeof beside, "; the figure's share %.0f", breathing.bytes - still.bytes);
    report("a hold", breathing, beside);
    snprintf(beside, sizeof beside, " (goal: under %d)", still.rows * 30);
    report("the same, figure still", still, beside);
}

static void measure_moving(const char *what, const char *step)
{
    unsetenv("SSH_CONNECTION");
    unsetenv("SSH_TTY");
    report(what, measure(step, NULL), " (goal: under 1000)");
    setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22", 1);
    report("the same over a network", measure(step, NULL), " (goal: under 1000)");
}

int main(void)
{
    window_own_home();
    measure_hold();
    measure_moving("a small move: calf raises", CALF_RAISES);
    report("the same, figures still", measure(CALF_RAISES, "--no-motion"), "");
    measure_moving("a large one: squats", "exercise: bodyweight-squat, time: 60s");
    measure_moving("a fast one: high knees", "exercise: high-knees, time: 60s");
}
