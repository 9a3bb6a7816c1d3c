// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The CPU of a whole live session on the screen with sound (the program and its loudspeaker), in
 * percent of one core, beside a PortAudio program that plays silence through the same server. */
#include "bench.h"

#include "emulator.h"
#include "pulse_server.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define SECONDS 20
#define SETTLE_MS 4000

extern char **environ;

/* Processor time of a process in seconds, and its parent; 0 where it is gone. */
static double cpu_of(int pid, int *parent)
{
    char path[64], name[64];
    unsigned long user, system;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    int got = file
                  ? fscanf(file, "%*d (%63[^)]) %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                           name, parent, &user, &system)
                  : 0;
    if (file)
        fclose(file);
    return got == 4 ? (double)(user + system) / (double)sysconf(_SC_CLK_TCK) : 0;
}

/* Of a process and its children. */
static double cpu_of_family(int pid)
{
    DIR *processes = opendir("/proc");
    const struct dirent *item;
    double sum = 0;
    while ((item = readdir(processes))) {
        int member = atoi(item->d_name), parent = 0;
        double cpu = member > 0 ? cpu_of(member, &parent) : 0;
        if (member == pid || parent == pid)
            sum += cpu;
    }
    closedir(processes);
    return sum;
}

static double percent_of(int pid, void (*wait)(int milliseconds))
{
    wait(SETTLE_MS);
    double before = cpu_of_family(pid);
    wait(SECONDS * 1000);
    return (cpu_of_family(pid) - before) / SECONDS * 100;
}

static void sleep_ms(int milliseconds)
{
    usleep((useconds_t)milliseconds * 1000);
}

static double silence(void)
{
    char path[1024], seconds[16];
    pid_t pid;
    snprintf(path, sizeof path, "%s/tests/bench/silence", getenv("LIMBER_BUILD"));
    snprintf(seconds, sizeof seconds, "%d", SECONDS + SETTLE_MS / 1000 + 2);
    char *argv[] = {path, seconds, NULL};
    if (posix_spawn(&pid, path, NULL, NULL, argv, environ) != 0)
        exit(1);
    double percent = percent_of(pid, sleep_ms);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return percent;
}

static double session(const char *routine)
{
    static char program[1024];
    char *argv[] = {program, "start", (char *)routine, "--speech", "off", NULL};
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    emulator_start(32, 100, argv, NULL);
    double percent = percent_of(emulator_pid(), emulator_pump);
    emulator_stop();
    return percent;
}

int main(void)
{
    if (!pulse_installed())
        return 77;
    pulse_open();
    double floor = silence();
    double hold = session("postrun-full-12"), moving = session("prerun-full-10");
    printf(
        "%-40s %10.2f %% of one core\n%-40s %10.2f %% of one core\n%-40s %10.2f %% of one core\n",
        "a PortAudio program that plays silence", floor, "a session, holding", hold,
        "a session, moving", moving);
    printf("%-40s %10.2f and %.2f points (goal: under 0.50)\n", "  above silence", hold - floor,
           moving - floor);
    pulse_close();
}
