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

#define UNEVEN (3 * INTERVAL_FRAMES / 100) /* a sink that starts anew may be uneven by so much */

extern char **environ;

/* ---- the sound stops ---- */

/* The row goes on while the sound is gone. What is heard once it plays again, which is now, begins
 * with the next pip and keeps the row's rhythm and its instants: nothing stale, nothing doubled. */
static bool row_goes_on(Row *row, size_t mark)
{
    size_t onsets[MOST_ONSETS];
    Ns now = clock_monotonic();
    AWAIT(feeding(row) && onsets_from(mark, onsets) >= 5);
    size_t count = onsets_from(mark, onsets);
    for (size_t i = 1; i < count; i++)
        if (labs((long)(onsets[i] - onsets[i - 1]) - INTERVAL_FRAMES) > UNEVEN)
            return false;
    Ns since = recording_time(recording, onsets[0]) - row->base;
    Ns error = (since + INTERVAL / 2) % INTERVAL - INTERVAL / 2;
    printf("after the fault %.1f ms from its instant\n", ms(error));
    return room_on_time(error) && recording_time(recording, onsets[0]) < now + INTERVAL + 200 * MS;
}

/* Lets the row be heard for a while, so that the stream counts as one that has played. */
static Row play_for_a_while(void)
{
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    Row row = row_from_now();
    AWAIT(feeding(&row) && onsets_from(mark, onsets) >= 4);
    return row;
}

/* Waits until the loss is noticed; true: in time. */
static bool await_lost(Row *row, Ns since)
{
    AWAIT(feeding(row) && speaker_state(speaker) == SPEAKER_LOST);
    Ns took = clock_monotonic() - since;
    printf("noticed after %.0f ms: %s\n", ms(took), speaker_note(speaker));
    assert_string_not_equal(speaker_note(speaker), "");
    return took < 1500 * MS;
}

static void assert_told_of_no_sound(void)
{
    assert_non_null(strstr(speaker_note(speaker), ": cues are on the screen"));
}

static bool death_is_survived(void)
{
    Row row = play_for_a_while();
    Ns killed = clock_monotonic();
    pulse_kill();
    bool in_time = await_lost(&row, killed);
    AWAIT(feeding(&row) && speaker_report(speaker).starts >= 3); /* in vain */
    assert_told_of_no_sound();
    recording_free(recording);
    pulse_start();
    recording = recording_new();
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING);
    assert_string_equal(speaker_note(speaker), "");
    return row_goes_on(&row, 0) && in_time;
}

static void a_server_that_dies_is_noticed_and_comes_back_by_itself(void **state)
{
    (void)state;
    room_try(death_is_survived);
}

static bool hang_is_survived(void)
{
    Row row = play_for_a_while();
    Ns stopped = clock_monotonic();
    pulse_signal(SIGSTOP);
    bool in_time = await_lost(&row, stopped);
    pulse_signal(SIGCONT);
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING);
    AWAIT(feeding(&row) && recording_time(recording, recording_length(recording)) >
                               clock_monotonic() - 100 * MS); /* the monitor caught up */
    return row_goes_on(&row, recording_length(recording)) && in_time;
}

static void a_server_that_hangs_is_noticed_and_may_go_on(void **state)
{
    (void)state;
    room_try(hang_is_survived);
}

#define END_LIMIT (400 * MS)

static bool ends_while_the_server_hangs(void)
{
    pulse_signal(SIGSTOP);
    Ns before = clock_monotonic();
    speaker_free(speaker, 0);
    Ns took = clock_monotonic() - before;
    speaker = NULL;
    pulse_signal(SIGCONT);
    printf("ended within %.0f ms\n", ms(took));
    return took < END_LIMIT;
}

static void a_server_that_hangs_does_not_hold_up_the_end(void **state)
{
    (void)state;
    room_try(ends_while_the_server_hangs);
}

static bool ends_while_the_helper_hangs(void)
{
    pid_t pid = speaker_report(speaker).pid;
    kill(pid, SIGSTOP);
    Ns before = clock_monotonic();
    speaker_free(speaker, 0);
    Ns took = clock_monotonic() - before;
    speaker = NULL;
    assert_int_equal(kill(pid, 0), -1);
    return took < END_LIMIT;
}

static void a_helper_that_hangs_does_not_hold_up_the_end(void **state)
{
    (void)state;
    room_try(ends_while_the_helper_hangs);
}

static bool is_replaced_at_once(void)
{
    Row row = play_for_a_while();
    Ns killed = clock_monotonic();
    kill(speaker_report(speaker).pid, SIGKILL);
    AWAIT(feeding(&row) && speaker_report(speaker).starts >= 2);
    Ns replaced = clock_monotonic() - killed;
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING);
    printf("plays again after %.0f ms\n", ms(clock_monotonic() - killed));
    return row_goes_on(&row, recording_length(recording)) && replaced < 500 * MS;
}

static void a_helper_that_is_killed_is_replaced_at_once(void **state)
{
    (void)state;
    room_try(is_replaced_at_once);
}

static bool hung_one_is_replaced(void)
{
    Row row = play_for_a_while();
    pid_t hung = speaker_report(speaker).pid;
    Ns stopped = clock_monotonic();
    kill(hung, SIGSTOP);
    AWAIT(feeding(&row) && speaker_report(speaker).starts >= 2);
    Ns replaced = clock_monotonic() - stopped; /* soon, but not over a mere hiccup */
    AWAIT(feeding(&row) && speaker_state(speaker) == SPEAKER_PLAYING);
    AWAIT(kill(hung, 0) != 0);
    bool goes_on = row_goes_on(&row, recording_length(recording));
    return goes_on && replaced > 700 * MS && replaced < 1500 * MS;
}

static void a_helper_that_hangs_is_replaced(void **state)
{
    (void)state;
    room_try(hung_one_is_replaced);
}

static bool hiccup_is_survived(void)
{
    Row row = play_for_a_while();
    pid_t pid = speaker_report(speaker).pid;
    kill(pid, SIGSTOP);
    Ns stopped = clock_monotonic();
    AWAIT(feeding(&row) && clock_monotonic() > stopped + 480 * MS);
    kill(pid, SIGCONT);
    await_recorded(clock_monotonic() + 200 * MS);
    return row_goes_on(&row, recording_length(recording)) && speaker_report(speaker).pid == pid;
}

static void after_a_hiccup_pips_are_on_time_again(void **state)
{
    (void)state;
    room_try(hiccup_is_survived);
}

/* Kills a loudspeaker as soon as it plays; returns the pause until the next is started. */
static Ns pause_after_a_quick_death(void)
{
    AWAIT_STATE(SPEAKER_PLAYING);
    kill(speaker_report(speaker).pid, SIGKILL);
    Ns now = clock_monotonic();
    for (Ns limit = now + AWAIT_LIMIT; speaker_state(speaker) != SPEAKER_LOST && now < limit;) {
        poll(NULL, 0, 1);
        now = clock_monotonic();
        speaker_tend(speaker, now);
    }
    assert_int_equal(speaker_state(speaker), SPEAKER_LOST);
    Ns restart = speaker_deadline(speaker, now + NS_PER_S * 60);
    speaker_tend(speaker, restart); /* the pause itself is passed over */
    return restart - now;
}

static void one_that_plays_and_dies_each_time_is_tried_again_within_two_seconds(void **state)
{
    (void)state;
    Ns longest = 0;
    room_open_speaker(NULL);
    for (int deaths = 0; deaths < 8; deaths++) {
        Ns pause = pause_after_a_quick_death();
        longest = pause > longest ? pause : longest;
    }
    printf("silent for %.0f ms at most\n", ms(longest));
    assert_true(longest <= 2 * NS_PER_S);
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
    assert_int_equal(poll(&ready, 1, 30000), 1);
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
    AWAIT(waitpid(helper, NULL, WNOHANG) == helper);
}

/* ---- no sound at all ---- */

/* The session is told once, nothing is printed where a person would see it, and what the libraries
 * said is kept. */
static void assert_no_sound(void)
{
    assert_told_of_no_sound();
    speaker_plan(speaker, clock_monotonic(), SOUND_PIP, SIDE_LEFT);
    speaker_realign(speaker);
    speaker_set_volume(speaker, 50);
    speaker_cancel(speaker);
    AWAIT(speaker_report(speaker).starts >= 2); /* tried again */
    assert_int_equal(room_caught(), 0);
}

static void a_machine_without_a_device_says_so_and_goes_on(void **state)
{
    (void)state;
    static char kept[65537];
    pulse_reach(false);
    room_catch_stderr();
    room_open_speaker(NULL);
    AWAIT_STATE(SPEAKER_LOST);
    assert_no_sound();
    assert_true(speaker_printed(speaker, kept, sizeof kept) > 0);
    assert_non_null(strstr(kept, "ALSA"));
}

/* PortAudio 19.6 aborts on this one; a later one may find no device, or play to nobody. */
static void a_configuration_that_makes_portaudio_abort_says_so_and_goes_on(void **state)
{
    (void)state;
    pulse_set_alsa("pcm.only { type null }\n");
    room_catch_stderr();
    room_open_speaker(NULL);
    AWAIT(speaker_state(speaker) != SPEAKER_STARTING);
    if (speaker_state(speaker) == SPEAKER_LOST)
        assert_no_sound();
    assert_int_equal(room_caught(), 0);
}

static void a_device_that_is_not_there_is_named(void **state)
{
    (void)state;
    room_open_speaker("Bathroom");
    AWAIT_STATE(SPEAKER_LOST);
    assert_string_equal(speaker_note(speaker),
                        "no sound device is called 'Bathroom': cues are on the screen");
}

static void a_helper_that_failed_leaves_nothing_behind(void **state)
{
    (void)state;
    room_open_speaker("Bathroom");
    pid_t pid = speaker_report(speaker).pid;
    AWAIT_STATE(SPEAKER_LOST);
    speaker_free(speaker, 0);
    speaker = NULL;
    assert_int_equal(kill(pid, 0), -1); /* not even a zombie */
}

#define TEST(name) cmocka_unit_test_teardown(name, room_quiet)
#define PLAYING(name) cmocka_unit_test_setup_teardown(name, room_play, room_quiet)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_server_that_dies_is_noticed_and_comes_back_by_itself),
        TEST(a_server_that_hangs_is_noticed_and_may_go_on),
        TEST(a_server_that_hangs_does_not_hold_up_the_end),
        TEST(a_helper_that_hangs_does_not_hold_up_the_end),
        TEST(a_helper_that_is_killed_is_replaced_at_once),
        TEST(a_helper_that_hangs_is_replaced),
        TEST(after_a_hiccup_pips_are_on_time_again),
        TEST(one_that_plays_and_dies_each_time_is_tried_again_within_two_seconds),
        PLAYING(a_program_that_stood_still_does_not_blame_its_helper),
        PLAYING(ctrl_c_and_ctrl_z_miss_the_helper),
        PLAYING(no_database_is_opened_for_a_server_that_does_not_run),
        cmocka_unit_test(a_killed_program_takes_its_helper_with_it),
        TEST(a_machine_without_a_device_says_so_and_goes_on),
        TEST(a_configuration_that_makes_portaudio_abort_says_so_and_goes_on),
        TEST(a_device_that_is_not_there_is_named),
        TEST(a_helper_that_failed_leaves_nothing_behind),
    };
    if (!pulse_installed())
        return 77;
    return cmocka_run_group_tests(tests, room_open, room_close);
}
