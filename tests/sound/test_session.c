// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A whole session through a real sound server: what is heard falls where `show --timeline` says. */
#include "pulse_server.h"

#include "base/array.h"

#include <math.h>
#include <setjmp.h>
#include <sndfile.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define MOST 64
#define LOUD 1640               /* -26 dBFS, as recording_onsets has it */
#define QUIET (PULSE_RATE / 20) /* 50 ms before an onset */
#define TRIES 6
#define SLACK_S                                                                                    \
    0.012 /* between kinds of sounds: their attacks differ; pips are held to the frame */

static const char routine_text[] =
    "limber: 1\n"
    "title: Heard\n"
    "when: any\n"
    "steps:\n"
    "  - {name: Hold, hold: 6s, side: each, prepare: 5s, switch: 5s}\n";

typedef struct {
    double seconds;
    bool pip;
} Expected;

static char program[512], routine[512];

static int open_server(void **state)
{
    (void)state;
    pulse_open();
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(routine, sizeof routine, "%s/heard.yaml", pulse_folder());
    FILE *file = fopen(routine, "w");
    assert_non_null(file);
    fputs(routine_text, file);
    fclose(file);
    return 0;
}

static int close_server(void **state)
{
    (void)state;
    pulse_close();
    return 0;
}

/* Does this line of the printed timeline sound? The first prepare is silent, cues have no sound. */
static bool sounds(const char *kind, double seconds)
{
    static const char *const kinds[] = {"pip", "halfway", "work", "switch", "rest", "done"};
    if (strcmp(kind, "prepare") == 0)
        return seconds > 0;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

static size_t read_timeline(Expected *expected)
{
    char command[1100], line[512], kind[32];
    size_t count = 0;
    double seconds;
    snprintf(command, sizeof command, "%s show --timeline %s", program, routine);
    FILE *lines = popen(command, "r");
    assert_non_null(lines);
    while (fgets(line, sizeof line, lines) && count < MOST)
        if (sscanf(line, "%lf %31s", &seconds, kind) == 2 && sounds(kind, seconds))
            expected[count++] = (Expected){seconds, strcmp(kind, "pip") == 0};
    assert_int_equal(pclose(lines), 0);
    return count;
}

static void play(void)
{
    char command[1100];
    snprintf(command, sizeof command, "%s start %s --plain --speech off </dev/null >%s/lines 2>&1",
             program, routine, pulse_folder());
    assert_int_equal(system(command), 0);
}

/* The onset nearest to a frame. */
static size_t nearest(const size_t *onsets, size_t count, double frame)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (fabs((double)onsets[i] - frame) < fabs((double)onsets[best] - frame))
            best = i;
    return onsets[best];
}

/* The onsets of the rendered session, by the same rule as those of a recording. */
static size_t rendered_onsets(size_t *onsets)
{
    char command[2000], path[600];
    short frame[2];
    size_t found = 0, quiet = PULSE_RATE, at = 0;
    snprintf(path, sizeof path, "%s/heard.wav", pulse_folder());
    snprintf(command, sizeof command, "%s render %s -o %s --speech off >/dev/null", program,
             routine, path);
    assert_int_equal(system(command), 0);
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    assert_non_null(file);
    assert_int_equal(info.samplerate, PULSE_RATE);
    for (; sf_readf_short(file, frame, 1) == 1; at++, quiet++) {
        if (abs(frame[0]) < LOUD && abs(frame[1]) < LOUD)
            continue;
        if (quiet >= QUIET && found < MOST)
            onsets[found++] = at;
        quiet = 0;
    }
    sf_close(file);
    return found;
}

/* The thread sanitizer slows the program down so much that sound and clock drift apart now and
 * then, and the origin is set anew at a segment's start, as it should be. Pips are a second apart
 * even then; the other times are held without it. */
#ifdef __SANITIZE_THREAD__
#define TIMES_HOLD false
#else
#define TIMES_HOLD true
#endif

static size_t rendered[MOST], rendered_count;

static void beeps_are_rendered_where_the_timeline_says(void **state)
{
    (void)state;
    Expected expected[MOST];
    size_t count = read_timeline(expected), last_pip = 0;
    double last_pip_seconds = -1, worst = 0;
    rendered_count = rendered_onsets(rendered);
    assert_true(count >= 15 && rendered_count >= count);
    double origin = (double)rendered[0] - expected[0].seconds * PULSE_RATE;
    for (size_t i = 0; i < count; i++) {
        double frame = origin + expected[i].seconds * PULSE_RATE;
        size_t onset = nearest(rendered, rendered_count, frame);
        double error = fabs((double)onset - frame) / PULSE_RATE;
        worst = error > worst ? error : worst;
        if (expected[i].pip && last_pip_seconds == expected[i].seconds - 1)
            assert_int_equal(onset - last_pip, PULSE_RATE);
        last_pip = expected[i].pip ? onset : last_pip;
        last_pip_seconds = expected[i].pip ? expected[i].seconds : last_pip_seconds;
    }
    printf("%zu sounds, the farthest %.2f ms from its place\n", count, worst * 1000);
    assert_true(worst < SLACK_S);
}

/* Plays, and notes which intervals between two onsets are the rendered ones to the frame; returns
 * how many have never been. */
static size_t play_intervals(bool exact[MOST])
{
    size_t heard[MOST], left = 0;
    Recording *recording = recording_new();
    play();
    size_t count = recording_onsets(recording, 0, heard, MOST);
    recording_free(recording);
    if (count != rendered_count)
        printf("%zu sounds live, %zu rendered\n", count, rendered_count);
    for (size_t i = 1; i < rendered_count; i++) {
        size_t interval = rendered[i] - rendered[i - 1];
        bool held = TIMES_HOLD || interval == PULSE_RATE;
        bool same = count == rendered_count && heard[i] - heard[i - 1] == interval;
        if (count == rendered_count && !same)
            printf("interval %zu: %zu frames live, %zu rendered\n", i, heard[i] - heard[i - 1],
                   interval);
        exact[i] = exact[i] || same || !held;
        left += !exact[i];
    }
    return left;
}

/* A machine that stands still moves one now and then; what is wrong is so each time. */
static void they_are_heard_at_the_rendered_intervals(void **state)
{
    (void)state;
    bool exact[MOST] = {false};
    size_t left = play_intervals(exact);
    for (int tries = 1; tries < TRIES && left > 0; tries++) {
        print_message("played again: the machine may have stood still\n");
        left = play_intervals(exact);
    }
    assert_int_equal(left, 0);
}

int main(void)
{
    if (!pulse_installed())
        return 77;
    const struct CMUnitTest tests[] = {cmocka_unit_test(beeps_are_rendered_where_the_timeline_says),
                                       cmocka_unit_test(they_are_heard_at_the_rendered_intervals)};
    return cmocka_run_group_tests(tests, open_server, close_server);
}
