// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is chosen in the settings is heard there and then, from home and in the middle of a session.
 */
#include "emulator.h"
#include "pulse_server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define MOST 64
#define LIMIT (30 * NS_PER_S)

static char program[512];

static int open_all(void **state)
{
    (void)state;
    static const char *const homes[] = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                        "XDG_STATE_HOME"};
    pulse_open();
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        setenv(homes[i], pulse_folder(), 1);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    pulse_close();
    return 0;
}

static int leave(void **state)
{
    (void)state;
    emulator_stop();
    return 0;
}

static size_t onsets_from(Recording *recording, size_t from)
{
    size_t onsets[MOST];
    return recording_onsets(recording, from, onsets, MOST);
}

/* Presses a key, and waits until so many sounds have begun; where they do not come, in vain. */
static void press_and_hear(Recording *recording, const char *key, size_t sounds)
{
    size_t from = recording_length(recording);
    Ns limit = clock_monotonic() + LIMIT;
    emulator_type(key);
    while (onsets_from(recording, from) < sounds && clock_monotonic() < limit)
        emulator_pump(50);
    if (onsets_from(recording, from) < sounds)
        emulator_print();
    if (onsets_from(recording, from) < sounds)
        fail_msg("%zu sounds after '%s', not %zu", onsets_from(recording, from), key, sounds);
}

static void go_down_to(const char *row)
{
    char chosen[64];
    snprintf(chosen, sizeof chosen, "› %s", row);
    for (int i = 0; i < 20 && !emulator_shows(chosen); i++) {
        emulator_type("j");
        emulator_pump(300);
    }
    assert_true(emulator_wait_for(chosen));
}

static void a_theme_and_a_volume_are_heard_as_they_are_chosen(void **state)
{
    (void)state;
    char *arguments[] = {program, NULL};
    Recording *recording = recording_new();
    emulator_start(32, 100, arguments, NULL);
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
    go_down_to("Volume");
    press_and_hear(recording, "l", 1);
    go_down_to("Sounds");
    press_and_hear(recording, "l", 3);
    press_and_hear(recording, "\r", 3); /* again */
    recording_free(recording);
}

static void a_voice_is_heard_as_it_is_chosen(void **state)
{
    (void)state;
    char *arguments[] = {program, NULL};
    Recording *recording = recording_new();
    emulator_start(32, 100, arguments, NULL);
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
    press_and_hear(recording, "\r", 1);
    go_down_to("Speed");
    press_and_hear(recording, "l", 1);
    recording_free(recording);
}

static void in_a_session_they_are_heard_while_it_stands_still(void **state)
{
    (void)state;
    char *arguments[] = {program, "start", "prerun-quick-5", "--no-log", "--speech", "off", NULL};
    Recording *recording = recording_new();
    emulator_start(32, 100, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
    go_down_to("Sounds");
    press_and_hear(recording, "l", 3);
    size_t from = recording_length(recording);
    emulator_type(",");
    assert_true(emulator_wait_for("Going on"));
    Ns limit = clock_monotonic() + LIMIT;
    while (onsets_from(recording, from) < 3 && clock_monotonic() < limit)
        emulator_pump(50); /* the pips that count in, by a loudspeaker of the new theme */
    assert_true(onsets_from(recording, from) >= 3);
    recording_free(recording);
}

int main(void)
{
    if (!pulse_installed())
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_theme_and_a_volume_are_heard_as_they_are_chosen, leave),
        cmocka_unit_test_teardown(a_voice_is_heard_as_it_is_chosen, leave),
        cmocka_unit_test_teardown(in_a_session_they_are_heard_while_it_stands_still, leave),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
