// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The speaker against a real sound server: what is planned is recorded, and its time measured. */
#include "speaker_room.h"

#include "clicks.h"

#include <glob.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static bool pips_are_exact(void)
{
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    Row row = row_from_now();
    AWAIT(fed(&row, 20));
    await_recorded(row.base + 20 * INTERVAL);
    size_t count = onsets_from(mark, onsets), exact = 1;
    while (exact < count && onsets[exact] - onsets[exact - 1] == INTERVAL_FRAMES)
        exact++;
    if (count == 0)
        return false;
    Ns error = recording_time(recording, onsets[0]) - row.base;
    printf("%zu pips, %zu in their rhythm, the first %.1f ms from its instant\n", count, exact,
           ms(error));
    return count == 20 && exact == 20 && room_on_time(error);
}

static void pips_are_heard_exactly_in_their_rhythm_and_on_time(void **state)
{
    (void)state;
    room_try(pips_are_exact);
}

static bool now_is_after_the_latency(void)
{
    await_recorded(clock_monotonic() + 300 * MS); /* the device's buffer is full by now */
    size_t onset = 0, mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns now = clock_monotonic();
    speaker_plan(speaker, now, SOUND_START, SIDE_NONE);
    AWAIT(recording_onsets(recording, mark, &onset, 1) == 1);
    Ns late = recording_time(recording, onset) - now;
    printf("a sound due now is heard after %.1f ms; latency %.1f ms\n", ms(late),
           ms(speaker_latency(speaker)));
    return late > 0 && late < speaker_latency(speaker) + 80 * MS;
}

static void a_sound_due_now_is_heard_after_the_latency(void **state)
{
    (void)state;
    room_try(now_is_after_the_latency);
}

/* How long a sound is kept for the first start (400 ms), and what it takes to hand it over. */
#define KEPT_FOR (300 * MS)
#define AHEAD (500 * MS) /* where the device starts as fast as it should */
static void the_first_sound_waits_for_the_first_start(void **state)
{
    (void)state;
    Ns ahead = AHEAD;
    for (int tries = 0; tries < ROOM_TRIES; tries++) {
        size_t onset = 0;
        recording = recording_new();
        Ns now = clock_monotonic();
        room_open_speaker(NULL);
        speaker_plan(speaker, now + ahead, SOUND_START, SIDE_NONE);
        AWAIT_STATE(SPEAKER_PLAYING);
        Ns took = clock_monotonic() - now;
        await_recorded(now + (took > ahead ? took : ahead) + KEPT_FOR);
        if (took < ahead + KEPT_FOR && recording_onsets(recording, 0, &onset, 1) == 1) {
            printf("from speaker_new to the first sound: %.1f ms\n",
                   ms(recording_time(recording, onset) - now));
            return;
        }
        room_quiet(state); /* a machine too slow to keep it for: it is given twice the time */
        ahead = 2 * took > AHEAD ? 2 * took : AHEAD;
    }
    fail_msg("in none of %d tries", ROOM_TRIES);
}

/* The value of a line of a status file in /proc, or -1. */
static int status_value(const char *path, const char *name)
{
    char line[256];
    int value = -1;
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            value = atoi(line + strlen(name));
    if (file)
        fclose(file);
    return value;
}

/* The loudspeaker that this process has started, as a folder of /proc. */
static void find_loudspeaker(char *folder, size_t capacity)
{
    glob_t found;
    folder[0] = '\0';
    glob("/proc/[0-9]*", 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char status[64], executable[512] = "", link[64];
        snprintf(status, sizeof status, "%s/status", found.gl_pathv[i]);
        snprintf(link, sizeof link, "%s/exe", found.gl_pathv[i]);
        if (status_value(status, "PPid:") == getpid() &&
            readlink(link, executable, sizeof executable - 1) > 0 &&
            strstr(executable, "limber-loudspeaker"))
            snprintf(folder, capacity, "%s", found.gl_pathv[i]);
    }
    globfree(&found);
}

static void the_loudspeaker_is_shut_in_while_it_plays(void **state)
{
    (void)state;
    glob_t threads;
    char folder[48], pattern[64];
    const char *seccomp = getenv("LIMBER_SECCOMP");
    if (!seccomp || strcmp(seccomp, "yes") != 0) {
        printf("passed over: built without libseccomp\n");
        skip();
    }
    find_loudspeaker(folder, sizeof folder);
    snprintf(pattern, sizeof pattern, "%s/task/*/status", folder);
    assert_int_equal(glob(pattern, 0, NULL, &threads), 0);
    assert_true(threads.gl_pathc >= 3);
    for (size_t i = 0; i < threads.gl_pathc; i++)
        assert_int_equal(status_value(threads.gl_pathv[i], "Seccomp:"), 2);
    globfree(&threads);
}

static bool sides_are_apart(void)
{
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns base = clock_monotonic() + 300 * MS;
    speaker_plan(speaker, base, SOUND_SWITCH, SIDE_LEFT);
    speaker_plan(speaker, base + 300 * MS, SOUND_SWITCH, SIDE_RIGHT);
    await_recorded(base + 500 * MS);
    if (onsets_from(mark, onsets) != 2)
        return false;
    for (int i = 0; i < 2; i++) {
        double same = recording_energy(recording, onsets[i], 900, i);
        double other = recording_energy(recording, onsets[i], 900, 1 - i);
        if (same <= 4 * other || other <= 0)
            return false;
    }
    return true;
}

static void a_left_cue_is_louder_on_the_left(void **state)
{
    (void)state;
    room_try(sides_are_apart);
}

static bool is_silent_at_once(void)
{
    await_recorded(clock_monotonic() + 300 * MS);
    size_t onset = 0, mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns now = clock_monotonic();
    speaker_plan(speaker, now, SOUND_FINISH, SIDE_NONE); /* two seconds long */
    speaker_plan(speaker, now + 700 * MS, SOUND_PIP, SIDE_NONE);
    AWAIT(recording_onsets(recording, mark, &onset, 1) == 1);
    Ns cancelled = clock_monotonic();
    speaker_cancel(speaker);
    await_recorded(cancelled + 1000 * MS);
    Ns silent = recording_time(recording, recording_last_loud(recording)) - cancelled;
    printf("silent %.1f ms after it was taken back\n", ms(silent));
    return silent < speaker_latency(speaker) + 50 * MS;
}

static void what_is_taken_back_falls_silent_at_once(void **state)
{
    (void)state;
    room_try(is_silent_at_once);
}

static bool the_last_is_heard(void)
{
    size_t onset = 0, mark = recording_length(recording);
    speaker_cancel(speaker);
    pid_t pid = speaker_report(speaker).pid;
    Ns when = clock_monotonic() + 400 * MS;
    speaker_plan(speaker, when, SOUND_DONE, SIDE_NONE);
    speaker_free(speaker, when + 100 * MS);
    speaker = NULL;
    bool in_time = clock_monotonic() < when + 500 * MS;
    assert_int_equal(kill(pid, 0), -1); /* ended and reaped */
    await_recorded(when + 100 * MS);
    return in_time && recording_onsets(recording, mark, &onset, 1) == 1;
}

static void the_last_sounds_are_heard_before_the_end(void **state)
{
    (void)state;
    room_try(the_last_is_heard);
}

/* All that is heard of the last sound, as an energy; own: the user's themes, or NULL. */
static double heard_of_finish(const char *own)
{
    room_play_own(own);
    size_t mark = recording_length(recording);
    Ns when = clock_monotonic() + 400 * MS;
    speaker_plan(speaker, when, SOUND_FINISH, SIDE_NONE);
    await_recorded(when + 2500 * MS);
    size_t count = recording_length(recording) - mark;
    double heard = recording_energy(recording, mark, count, 0) * (double)count;
    room_quiet(NULL);
    return heard;
}

/* Theirs lasts half a second, the shipped one two. */
static void a_sound_of_the_users_own_is_heard_in_place_of_the_shipped_one(void **state)
{
    char folder[128], theme[160];
    (void)state;
    snprintf(folder, sizeof folder, "%s/own", pulse_folder());
    snprintf(theme, sizeof theme, "%s/clicks", folder);
    mkdir(folder, 0700);
    clicks_write(theme, 0.5);
    for (int tries = 0; tries < ROOM_TRIES; tries++) {
        double shipped = heard_of_finish(NULL), own = heard_of_finish(folder);
        printf("of the user's own sound %.2f of the shipped one's energy is heard\n",
               own / shipped);
        if (shipped > 0 && fabs(own / shipped - 0.25) < 0.05)
            return;
    }
    fail_msg("in none of %d tries", ROOM_TRIES);
}

#define TEST(name) cmocka_unit_test_teardown(name, room_quiet)
#define PLAYING(name) cmocka_unit_test_setup_teardown(name, room_play, room_quiet)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_sound_waits_for_the_first_start),
        PLAYING(the_loudspeaker_is_shut_in_while_it_plays),
        TEST(pips_are_heard_exactly_in_their_rhythm_and_on_time),
        TEST(a_sound_due_now_is_heard_after_the_latency),
        TEST(a_left_cue_is_louder_on_the_left),
        TEST(what_is_taken_back_falls_silent_at_once),
        TEST(the_last_sounds_are_heard_before_the_end),
        TEST(a_sound_of_the_users_own_is_heard_in_place_of_the_shipped_one),
    };
    if (!pulse_installed())
        return 77;
    return cmocka_run_group_tests(tests, room_open, room_close);
}
