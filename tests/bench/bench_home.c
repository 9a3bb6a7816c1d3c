// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Home with ten years in the log, beside home with an empty one: until its list is whole and what
 * is due today stands on it, from exec to the last byte of output. The same two prescriptions are
 * on both. The last session was the day before yesterday's: after yesterday's home would ask first
 * how it was this morning. */
#include "bench.h"

#include "base/moment.h"
#include "make_years.h"
#include "window.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROWS 32
#define COLUMNS 100
#define RUNS 15
#define GAP (60 * NS_PER_MS) /* of silence: the list is whole */

static double whole_home(char *const argv[], const char *state)
{
    Ns start, last;
    setenv("XDG_STATE_HOME", state, 1);
    start = last = clock_monotonic();
    Window window = window_open(ROWS, COLUMNS, argv);
    if (window_read(&window, 10 * NS_PER_S, GAP, &last) == 0)
        exit(1);
    window_close(&window);
    return (double)(last - start) / 1e6;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static void make_folder(const char *root, const char *name, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s/%s", root, name);
    mkdir(out, 0700);
}

int main(void)
{
    char root[] = "/tmp/limber-bench-XXXXXX", limber[1024], path[256], long_ago[128], none[128];
    double full[RUNS], empty[RUNS];
    if (!mkdtemp(root))
        return 1;
    snprintf(limber, sizeof limber, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    char *home[] = {limber, "--no-sound", NULL};
    setenv("HOME", root, 1);
    setenv("XDG_DATA_HOME", root, 1);
    setenv("XDG_CONFIG_HOME", root, 1);
    make_folder(root, "limber", path, sizeof path);
    make_folder(root, "limber/routines", path, sizeof path);
    bool made = make_years_routines(path);
    make_folder(root, "years", long_ago, sizeof long_ago);
    make_folder(root, "years/limber", path, sizeof path);
    make_folder(root, "none", none, sizeof none);
    strcat(path, "/log.db");
    Years years = {YEARS_SESSIONS, 20261125, moment_now().utc_s - 2 * 86400};
    if (!made || !make_years(path, years))
        return 1;
    whole_home(home, long_ago); /* warm */
    whole_home(home, none);
    for (int i = 0; i < RUNS; i++) {
        full[i] = whole_home(home, long_ago);
        empty[i] = whole_home(home, none);
    }
    bench_print("home with ten years in the log", bench_median(full, RUNS), "with an empty log",
                bench_median(empty, RUNS), "ms", 1.3);
    return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}
