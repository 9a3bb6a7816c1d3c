// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Everything that can die or hang (the server, the helper, the program) is made to, and a speaker
 * that has nothing to play on is told so. */
#include "speaker_room.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

extern char **environ;

/* ---- the sound stops ---- */

/* The row goes on while the sound is gone. What is heard once it plays again, which is now, begins
 * with the next pip and keeps the row's rhythm and its instants: nothing stale, nothing doubled. */
static void assert_row_goes_on(Row *row, size_t mark)
{
    size_t onsets[MOST_ONSETS];
    Ns now = clock_monotonic();
    AWAIT(feeding(row) && onsets_from(mark, onsets) >= 5, 5000);
    size_t count = onsets_from(mark, onsets);
    for (size_t i = 1; i < count; i++)
        assert_int_equal(onsets[i] - onsets[i - 1], INTERVAL_FRAMES);
    assert_true(recording_time(recording, onsets[0]) < now + INTERVAL + 200 * MS);
    Ns since = recording_time(recording, onsets[0]) - row->base;
    Ns error = (since + INTERVAL / 2) % INTERVAL - INTERVAL / 2;
    printf("after the fault %.1f ms from its instant\n", ms(error));
    assert_true(error > -40 * MS && error < 60 * MS);
}

/* Lets the row be heard for a while, so that the stream counts as one that has played. */
static Row play_for_a_while(void)
{
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    Row row = row_from_now();
    AWAIT(feeding(&row) && onsets_from(mark, onsets) >= 4, 5000);
    return row;
}

static void await_lost(Row *row, Ns since)
{
    AWAIT(feeding(row) && speaker_state(speaker) == SPEAKER_LOST, 1500);
    printf("noticed after %.0f ms: %s\n", ms(clock_monotonic() - since), speaker_note(speaker));
    assert_string_not_equal(speaker_note(speaker), "");
}

static void a_server_that_dies_is_noticed_and_comes_back_by_itself(void **state)
{
    (void)state;
    Row row = play_for_a_while();
    Ns killed = clock_monotonic();
    pulse_kill();
    await_lost(&row, killed);
    AWAIT(feeding(&row) && speaker_report(speaker).starts >= 3, 4000); /* in vain */
    assert_string_equal(speaker_note(speaker), "no sound device: cues are on the screen");
    recording_free(recording);
    pulse_start();
    recording = recording_new();
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING, 8000);
    assert_string_equal(speaker_note(speaker), "");
    assert_row_goes_on(&row, 0);
}

static void a_server_that_hangs_is_noticed_and_may_go_on(void **state)
{
    (void)state;
    Row row = play_for_a_while();
    Ns stopped = clock_monotonic();
    pulse_signal(SIGSTOP);
    await_lost(&row, stopped);
    pulse_signal(SIGCONT);
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING, 8000);
    AWAIT(feeding(&row) &&
              recording_time(recording, recording_length(recording)) > clock_monotonic() - 100 * MS,
          5000); /* the monitor caught up */
    assert_row_goes_on(&row, recording_length(recording));
}

static void a_server_that_hangs_does_not_hold_up_the_end(void **state)
{
    (void)state;
    pulse_signal(SIGSTOP);
    Ns before = clock_monotonic();
    speaker_free(speaker, 0);
    Ns took = clock_monotonic() - before;
    speaker = NULL;
    pulse_signal(SIGCONT);
    printf("ended within %.0f ms\n", ms(took));
    assert_true(took < 400 * MS);
}

static void a_helper_that_hangs_does_not_hold_up_the_end(void **state)
{
    (void)state;
    pid_t pid = speaker_report(speaker).pid;
    kill(pid, SIGSTOP);
    Ns before = clock_monotonic();
    speaker_free(speaker, 0);
    Ns took = clock_monotonic() - before;
    speaker = NULL;
    assert_true(took < 400 * MS);
    assert_int_equal(kill(pid, 0), -1);
}

static void a_helper_that_is_killed_is_replaced_at_once(void **state)
{
    (void)state;
    Row row = play_for_a_while();
    Ns killed = clock_monotonic();
    kill(speaker_report(speaker).pid, SIGKILL);
    AWAIT(feeding(&row) && speaker_report(speaker).starts == 2, 500);
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING, 2000);
    printf("plays again after %.0f ms\n", ms(clock_monotonic() - killed));
    assert_row_goes_on(&row, recording_length(recording));
}

static void a_helper_that_hangs_is_replaced(void **state)
{
    (void)state;
    Row row = play_for_a_while();
    pid_t hung = speaker_report(speaker).pid;
    Ns stopped = clock_monotonic();
    kill(hung, SIGSTOP);
    AWAIT(feeding(&row) && speaker_report(speaker).starts == 2, 1500);
    assert_true(clock_monotonic() - stopped > 700 * MS); /* not over a mere hiccup */
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING, 2000);
    AWAIT(kill(hung, 0) != 0, 1000);
    assert_row_goes_on(&row, recording_length(recording));
}

static void after_a_hiccup_pips_are_on_time_again(void **state)
{
    (void)state;
    Row row = play_for_a_while();
    pid_t pid = speaker_report(speaker).pid;
    kill(pid, SIGSTOP);
    Ns stopped = clock_monotonic();
    AWAIT(feeding(&row) && clock_monotonic() > stopped + 480 * MS, 1000);
    kill(pid, SIGCONT);
    await_recorded(clock_monotonic() + 200 * MS);
    assert_row_goes_on(&row, recording_length(recording));
    assert_int_equal(speaker_report(speaker).pid, pid);
}

static void a_program_that_stood_still_does_not_blame_its_helper(void **state)
{
    (void)state;
    pid_t pid = speaker_report(speaker).pid;
    kill(pid, SIGSTOP);
    speaker_tend(speaker, clock_monotonic() + 3 * NS_PER_S); /* as after a Ctrl-Z of both */
    assert_int_equal(speaker_state(speaker), SPEAKER_PLAYING);
    kill(pid, SIGCONT);
    assert_int_equal(speaker_report(speaker).pid, pid);
}

static void ctrl_c_and_ctrl_z_miss_the_helper(void **state)
{
    (void)state;
    pid_t pid = speaker_report(speaker).pid;
    assert_int_equal(getsid(pid), pid);
}

/* JACK's library keeps one in shared memory, and hangs for ever where that is full or broken. */
static void no_database_is_opened_for_a_server_that_does_not_run(void **state)
{
    (void)state;
    char path[64], line[512];
    bool found = false;
    snprintf(path, sizeof path, "/proc/%ld/maps", (long)speaker_report(speaker).pid);
    FILE *maps = fopen(path, "re");
    if (!maps)
        skip(); /* no such file, or shut in against it */
    while (fgets(line, sizeof line, maps))
        found = found || strstr(line, "/jack_db");
    fclose(maps);
    assert_false(found);
}

static long pid_printed_by(int fd)
{
    char line[32] = {0};
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    assert_int_equal(poll(&ready, 1, 8000), 1);
    ssize_t got = read(fd, line, sizeof line - 1);
    return got > 0 ? atol(line) : 0;
}

static void a_killed_program_takes_its_helper_with_it(void **state)
{
    (void)state;
    int ends[2];
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/sound/speaker_driver", getenv("LIMBER_BUILD"));
    char *arguments[] = {path, NULL};
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    pid_t driver;
    assert_int_equal(posix_spawn(&driver, path, &actions, NULL, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* the orphan becomes ours, and its end can be seen */
    pid_t helper = (pid_t)pid_printed_by(ends[0]);
    close(ends[0]);
    kill(driver, SIGKILL);
    waitpid(driver, NULL, 0);
    assert_true(helper > 0);
    AWAIT(waitpid(helper, NULL, WNOHANG) == helper, 1000);
}

/* ---- no sound at all ---- */

/* The session is told once, nothing is printed where a person would see it, and what the libraries
 * said is kept. */
static void assert_no_sound(const char *printed)
{
    static char kept[65537];
    room_catch_stderr();
    room_open_speaker(NULL);
    AWAIT_STATE(SPEAKER_LOST, 6000);
    assert_string_equal(speaker_note(speaker), "no sound device: cues are on the screen");
    speaker_plan(speaker, clock_monotonic(), SOUND_PIP, SIDE_LEFT);
    speaker_realign(speaker);
    speaker_set_volume(speaker, 50);
    speaker_cancel(speaker);
    AWAIT(speaker_report(speaker).starts == 2, 2000); /* tried again */
    assert_int_equal(room_caught(), 0);
    assert_true(speaker_printed(speaker, kept, sizeof kept) > 0);
    assert_non_null(strstr(kept, printed));
}

static void a_machine_without_a_device_says_so_and_goes_on(void **state)
{
    (void)state;
    pulse_reach(false);
    assert_no_sound("ALSA");
}

/* PortAudio 19.6 aborts on this one. */
static void a_configuration_that_makes_portaudio_abort_says_so_and_goes_on(void **state)
{
    (void)state;
    pulse_set_alsa("pcm.only { type null }\n");
    assert_no_sound("");
}

static void a_device_that_is_not_there_is_named(void **state)
{
    (void)state;
    room_open_speaker("Bathroom");
    AWAIT_STATE(SPEAKER_LOST, 6000);
    assert_string_equal(speaker_note(speaker),
                        "no sound device is called 'Bathroom': cues are on the screen");
}

static void a_helper_that_failed_leaves_nothing_behind(void **state)
{
    (void)state;
    room_open_speaker("Bathroom");
    pid_t pid = speaker_report(speaker).pid;
    AWAIT_STATE(SPEAKER_LOST, 6000);
    speaker_free(speaker, 0);
    speaker = NULL;
    assert_int_equal(kill(pid, 0), -1); /* not even a zombie */
}

#define PLAYING(name) cmocka_unit_test_setup_teardown(name, room_play, room_quiet)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYING(a_server_that_dies_is_noticed_and_comes_back_by_itself),
        PLAYING(a_server_that_hangs_is_noticed_and_may_go_on),
        PLAYING(a_server_that_hangs_does_not_hold_up_the_end),
        PLAYING(a_helper_that_hangs_does_not_hold_up_the_end),
        PLAYING(a_helper_that_is_killed_is_replaced_at_once),
        PLAYING(a_helper_that_hangs_is_replaced),
        PLAYING(after_a_hiccup_pips_are_on_time_again),
        PLAYING(a_program_that_stood_still_does_not_blame_its_helper),
        PLAYING(ctrl_c_and_ctrl_z_miss_the_helper),
        PLAYING(no_database_is_opened_for_a_server_that_does_not_run),
        cmocka_unit_test(a_killed_program_takes_its_helper_with_it),
        cmocka_unit_test_teardown(a_machine_without_a_device_says_so_and_goes_on, room_quiet),
        cmocka_unit_test_teardown(a_configuration_that_makes_portaudio_abort_says_so_and_goes_on,
                                  room_quiet),
        cmocka_unit_test_teardown(a_device_that_is_not_there_is_named, room_quiet),
        cmocka_unit_test_teardown(a_helper_that_failed_leaves_nothing_behind, room_quiet),
    };
    if (!pulse_installed())
        return 77;
    return cmocka_run_group_tests(tests, room_open, room_close);
}
