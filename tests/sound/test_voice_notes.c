// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A speech program that does not speak is told of: in one note, once, on the screen and in the
 * lines, and the session goes on. */
#include "emulator.h"
#include "pulse_server.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define TRIES 6

static const struct {
    const char *command, *note;
} troubles[] = {
    {"sleep 1000", "voice: the speech command does not answer"},
    {"sleep 1000 &", "voice: the speech command gave no sound; espeak-ng speaks instead"},
    {"echo no model >&2; exit 3", "voice: no model; espeak-ng speaks instead"},
    {"/nonexistent/piper", "not found; espeak-ng speaks instead"},
    {"echo no sound at all", "not a sound file"},
};

static bool told[COUNT_OF(troubles)];
static char program[512], routine[256];

static const char *home_of(size_t trouble)
{
    static char home[128];
    snprintf(home, sizeof home, "%s/home%zu", pulse_folder(), trouble);
    return home;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int open_all(void **state)
{
    (void)state;
    char path[300], text[300];
    pulse_open();
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(routine, sizeof routine, "%s/notes.yaml", pulse_folder());
    write_file(routine, "limber: 1\ntitle: Notes\nwhen: any\nsteps:\n"
                        "  - {name: Hold, hold: 9s, prepare: 5s, cues: [Soften.]}\n");
    for (size_t i = 0; i < COUNT_OF(troubles); i++) {
        mkdir(home_of(i), 0700);
        snprintf(path, sizeof path, "%s/limber", home_of(i));
        mkdir(path, 0700);
        snprintf(path, sizeof path, "%s/limber/config.yaml", home_of(i));
        snprintf(text, sizeof text, "speech: {command: \"%s\"}\n", troubles[i].command);
        write_file(path, text);
    }
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    pulse_close();
    return 0;
}

static void play_all_plain(void)
{
    char command[4000] = "";
    for (size_t i = 0; i < COUNT_OF(troubles); i++) {
        if (told[i])
            continue;
        size_t used = strlen(command);
        snprintf(command + used, sizeof command - used,
                 "XDG_CONFIG_HOME=%s %s start %s --plain --no-log </dev/null >%s/lines 2>&1 & ",
                 home_of(i), program, routine, home_of(i));
    }
    strcat(command, "wait");
    assert_int_equal(system(command), 0);
}

/* The notes of the voice among the lines, and the last of them. */
static int read_notes(size_t trouble, char *note, size_t capacity)
{
    char path[200], line[300];
    int count = 0;
    snprintf(path, sizeof path, "%s/lines", home_of(trouble));
    FILE *lines = fopen(path, "re");
    assert_non_null(lines);
    while (fgets(line, sizeof line, lines)) {
        if (strncmp(line, "Note: voice: ", 13) != 0)
            continue;
        count++;
        snprintf(note, capacity, "%s", line);
    }
    fclose(lines);
    return count;
}

/* Where the machine is slow, a program that fails is first one that does not answer. */
static void the_lines_say_once_what_ails_the_speech_program(void **state)
{
    (void)state;
    for (int tries = 1, left = 1; left > 0; tries++) {
        left = 0;
        play_all_plain();
        for (size_t i = 0; i < COUNT_OF(troubles); i++) {
            char note[300] = "";
            int count = read_notes(i, note, sizeof note);
            told[i] = count == 1 && strstr(note, troubles[i].note);
            left += !told[i];
            if (!told[i] && (tries == TRIES || count != 1 || !strstr(note, troubles[0].note)))
                fail_msg("%s: %d notes, '%s'", troubles[i].command, count, note);
        }
    }
}

static void the_screen_says_it_too(void **state)
{
    (void)state;
    char home[200], *arguments[] = {program, "start", routine, "--no-log", NULL};
    snprintf(home, sizeof home, "XDG_CONFIG_HOME=%s", home_of(2));
    emulator_start(24, 80, arguments, (const char *const[]){home, NULL});
    Ns limit = clock_monotonic() + 30 * NS_PER_S;
    while (!emulator_shows(troubles[2].note) && clock_monotonic() < limit)
        emulator_pump(20); /* the screen moves all the time */
    assert_true(emulator_shows(troubles[2].note));
    emulator_stop();
}

int main(void)
{
    if (!pulse_installed())
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_say_once_what_ails_the_speech_program),
        cmocka_unit_test(the_screen_says_it_too),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
