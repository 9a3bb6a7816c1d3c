// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Home with ten years in the log, beside home with an empty one: until its list is whole and what
 * is due today stands on it, from exec to the last byte of output. The same two prescriptions are
 * on both. The last session was the day before yesterday's: after yesterday's home would ask first
 * how it was this morning.
 *
 * And home with ten thousand routines beside `limber list` with the same, in time of the
 * processor: most of it is the reading of the files. */
#include "bench.h"

#include "base/moment.h"
#include "make_years.h"
#include "window.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

/* ---- many routines ---- */

#define ROUTINES 10000
#define MANY_RUNS 3

static bool make_many(const char *folder)
{
    for (int i = 0; i < ROUTINES; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/many-%05d.yaml", folder, i);
        FILE *file = fopen(path, "w");
        if (!file)
            return false;
        fprintf(file,
                "limber: 1\ntitle: Number %d\nwhen: any\n"
                "steps: [{name: Stand, hold: %ds}]\n",
                i, 10 + i % 50);
        if (fclose(file) != 0)
            return false;
    }
    return true;
}

/* What the programs that have ended used of the processor, in ms. */
static double used(void)
{
    struct rusage all;
    getrusage(RUSAGE_CHILDREN, &all);
    return (double)(all.ru_utime.tv_sec + all.ru_stime.tv_sec) * 1e3 +
           (double)(all.ru_utime.tv_usec + all.ru_stime.tv_usec) / 1e3;
}

static double home_of_many(char *const argv[])
{
    double before = used();
    Window window = window_open(ROWS, COLUMNS, argv);
    window_read(&window, 60 * NS_PER_S, 3 * NS_PER_S, NULL);
    window_close(&window);
    return used() - before;
}

static double list_of_many(const char *limber)
{
    double before = used();
    pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        execl(limber, limber, "list", NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    return used() - before;
}

static void bench_many(char *const home[])
{
    double whole[MANY_RUNS], list[MANY_RUNS];
    for (int i = 0; i < MANY_RUNS; i++) {
        whole[i] = home_of_many(home);
        list[i] = list_of_many(home[0]);
    }
    bench_print("home with 10,000 routines", bench_median(whole, MANY_RUNS), "limber list",
                bench_median(list, MANY_RUNS), "ms", 2);
}

/* ---- files ---- */

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
    make_folder(root, "many", long_ago, sizeof long_ago);
    make_folder(root, "many/limber", path, sizeof path);
    make_folder(root, "many/limber/routines", path, sizeof path);
    if (!make_many(path))
        return 1;
    setenv("XDG_DATA_HOME", long_ago, 1);
    bench_many(home);
    return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}
