// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The first frame of `limber start`, from exec to the last byte of the first burst of output,
 * beside the smallest program that draws through ncurses. The log holds a session, and is asked
 * whether there is one to go on with. */
#include "bench.h"

#include "window.h"

#include <stdlib.h>

#define ROWS 32
#define COLUMNS 100
#define RUNS 41
#define GAP (30 * NS_PER_MS) /* of silence: the frame is drawn */

static double first_frame(char *const argv[])
{
    Ns start = clock_monotonic(), last = start;
    Window window = window_open(ROWS, COLUMNS, argv);
    if (window_read(&window, 10 * NS_PER_S, GAP, &last) == 0)
        exit(1);
    window_close(&window);
    return (double)(last - start) / 1e6;
}

/* Follows the routine once, at once, so that there is a log. */
static void write_log(char *limber)
{
    char command[1200];
    setenv("LIMBER_LOG_TRIALS", "1", 1);
    snprintf(command, sizeof command,
             "%s start postrun-quick-5 --plain --no-sound --speed 1000 </dev/null >/dev/null",
             limber);
    if (system(command) != 0)
        exit(1);
}

int main(void)
{
    char limber[1024], smallest[1024];
    double drawn[RUNS], floor[RUNS];
    window_own_home();
    const char *build = getenv("LIMBER_BUILD");
    snprintf(limber, sizeof limber, "%s/src/command/limber", build);
    snprintf(smallest, sizeof smallest, "%s/tests/bench/smallest", build);
    char *start[] = {limber, "start", "postrun-quick-5", "--no-sound", NULL};
    char *bare[] = {smallest, NULL};
    write_log(limber);
    first_frame(start); /* warm */
    first_frame(bare);
    for (int i = 0; i < RUNS; i++) {
        drawn[i] = first_frame(start);
        floor[i] = first_frame(bare);
    }
    bench_print("first frame of limber start", bench_median(drawn, RUNS),
                "the smallest ncurses program", bench_median(floor, RUNS), "ms", 2);
    /* in order now; other programs on the machine only ever add */
    bench_print("the same, the fastest run", drawn[0], "its fastest run", floor[0], "ms", 2);
}
