// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A home folder in /tmp and the built program in it. */
#include "fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char home[64];

const char fixture_short[] = "limber: 1\n"
                             "title: Short and sweet\n"
                             "when: post-run\n"
                             "summary: Three steps for a test.\n"
                             "steps:\n"
                             "  - name: Calf hold\n"
                             "    hold: 20s\n"
                             "    side: each\n"
                             "    prepare: 4s\n"
                             "    cues: [Heel down]\n"
                             "  - name: March\n"
                             "    time: 10s\n"
                             "  - name: Squats\n"
                             "    reps: 4\n"
                             "    tempo: 1-0-1\n";

const char fixture_care[] = "limber: 1\n"
                            "title: Care for a calf\n"
                            "when: rehab\n"
                            "precautions:\n"
                            "  - Stop where it is sharp.\n"
                            "gate:\n"
                            "  - dark-urine\n"
                            "  - pop-or-kick\n"
                            "  - {ask: Did you sleep badly?, then: Tell your physio.}\n"
                            "check-in: [calves]\n"
                            "steps:\n"
                            "  - name: Calf hold\n"
                            "    hold: 40s\n"
                            "    side: each\n"
                            "    prepare: 4s\n"
                            "    feel: [calf-upper]\n"
                            "  - name: Knee hold\n"
                            "    hold: 30s\n"
                            "    feel: [knee-front]\n";

int fixture_open(void **state)
{
    (void)state;
    strcpy(home, "/tmp/limber-test-XXXXXX");
    if (!mkdtemp(home))
        return -1;
    setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", home, 1);
    setenv("XDG_STATE_HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

int fixture_close(void **state)
{
    (void)state;
    emulator_stop();
    return nftw(home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

void fixture_forget_log(void)
{
    static const char *const endings[] = {"", "-journal"};
    char path[256];
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/limber/log.db%s", home, endings[i]);
        unlink(path);
    }
}

int fixture_stop(void **state)
{
    (void)state;
    emulator_stop();
    fixture_forget_log();
    return 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
}

const char *fixture_routine(const char *name, const char *text)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", home, name);
    write_file(path, text);
    return path;
}

void fixture_own_routine(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/limber", home);
    mkdir(path, 0700);
    strcat(path, "/routines");
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/limber/routines/%s", home, name);
    if (text)
        write_file(path, text);
    else
        unlink(path);
}

#define MOST_ARGUMENTS 16

static void start(int rows, int columns, const char *arguments, const char *more,
                  const char *const *environment)
{
    static char program[512], copy[1024];
    char *argv[MOST_ARGUMENTS + 3] = {program};
    int count = 1;
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(copy, sizeof copy, "%s", arguments);
    for (char *word = strtok(copy, " "); word && count < MOST_ARGUMENTS; word = strtok(NULL, " "))
        argv[count++] = word;
    argv[count++] = (char *)more;
    emulator_start(rows, columns, argv, environment);
}

void fixture_limber(int rows, int columns, const char *arguments, const char *const *environment)
{
    start(rows, columns, arguments, "--no-sound", environment);
}

void fixture_limber_without_device(int rows, int columns, const char *arguments)
{
    static const char *const no_device[] = {"PULSE_SERVER=unix:/nonexistent",
                                            "ALSA_CONFIG_PATH=/nonexistent", NULL};
    start(rows, columns, arguments, NULL, no_device);
}
