// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session without sound costs while one holds still and while one moves: processor time,
 * times woken, bytes to the terminal. Beside it the smallest clock that counts seconds, and
 * tty-clock where it is installed. */
#include "bench.h"

#include "window.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS 32
#define COLUMNS 100
#define SETTLE (8 * NS_PER_S) /* past the prepare */
#define SECONDS 20

/* Of all threads of a process so far. */
typedef struct {
    double cpu_s;
    long woken;
} Spent;

static void add_thread(const char *folder, const char *thread, Spent *spent)
{
    char path[600], line[256];
    int64_t ran = 0;
    snprintf(path, sizeof path, "%s/%s/schedstat", folder, thread);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%" SCNd64, &ran) == 1)
        spent->cpu_s += (double)ran / 1e9;
    if (file)
        fclose(file);
    snprintf(path, sizeof path, "%s/%s/status", folder, thread);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
            spent->woken += strtol(line + 24, NULL, 10);
    if (file)
        fclose(file);
}

static Spent spent_by(pid_t pid)
{
    char folder[64];
    Spent spent = {0};
    snprintf(folder, sizeof folder, "/proc/%d/task", (int)pid);
    DIR *threads = opendir(folder);
    for (const struct dirent *item; threads && (item = readdir(threads));)
        if (item->d_name[0] != '.')
            add_thread(folder, item->d_name, &spent);
    if (threads)
        closedir(threads);
    return spent;
}

/* Prints a row and returns the processor time of a minute. */
static double measure(const char *what, char *const argv[])
{
    Window window = window_open(ROWS, COLUMNS, argv);
    window_read(&window, SETTLE, 0, NULL);
    Spent before = spent_by(window.pid);
    size_t bytes = window_read(&window, SECONDS * NS_PER_S, 0, NULL);
    Spent after = spent_by(window.pid);
    window_close(&window);
    double cpu = (after.cpu_s - before.cpu_s) * 60 / SECONDS;
    printf("%-36s %7.3f s of CPU a minute, %4.1f times woken a second, %5.0f kB a minute\n", what,
           cpu, (double)(after.woken - before.woken) / SECONDS,
           (double)bytes * 60 / SECONDS / 1000);
    return cpu;
}

/* The step stands at the head of a routine of ten minutes. */
static double session(const char *what, const char *step, const char *option)
{
    char limber[1024], path[64];
    snprintf(limber, sizeof limber, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(path, sizeof path, "/tmp/limber-bench-%d.yaml", (int)getpid());
    FILE *file = fopen(path, "w");
    if (!file)
        exit(1);
    fprintf(file,
            "limber: 1\ntitle: Still\nwhen: any\nsteps:\n  - {%s, prepare: 5s}\n"
            "  - {name: More, time: 300s}\n",
            step);
    fclose(file);
    char *argv[] = {limber, "start", path, "--no-sound", (char *)option, NULL};
    double cpu = measure(what, argv);
    unlink(path);
    return cpu;
}

int main(void)
{
    char clock[1024];
    window_own_home();
    snprintf(clock, sizeof clock, "%s/tests/bench/smallest_clock", getenv("LIMBER_BUILD"));
    char *bare[] = {clock, NULL}, *tty[] = {"/usr/bin/tty-clock", "-s", NULL};
    double floor = measure("the smallest clock", bare);
    if (access(tty[0], X_OK) == 0)
        floor = measure("tty-clock", tty);
    double still =
        session("a still hold", "exercise: wall-calf-straight, hold: 300s", "--no-motion");
    session("a hold, breathing", "exercise: wall-calf-straight, hold: 300s", NULL);
    session("a move: squats", "exercise: bodyweight-squat, time: 300s", NULL);
    printf("  a still hold is %.1f times the clock (goal 2.0, and woken twice a second at most); "
           "goals of a move: 0.200 s, 100 kB\n",
           still / floor);
}
