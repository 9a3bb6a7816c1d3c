// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A render, by its file: every sound at its frame, sides in the ears, waits as pauses, and nothing
 * left where it was stopped. Each sound of the bank here is a click of one frame. */
#include "play/render.h"

#include "routine/reader.h"
#include "sound/audio_file.h"
#include "sound/cue.h"
#include "sound_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST 256
#define CLICK 0.25f
#define SILENT 0.001f /* below it a frame is silence: 16 bits keep a step of 0.00003 */

static const char head[] = "limber: 1\ntitle: Rendered\nwhen: any\nsteps:\n";

static Diagnostics *found;
static Routine *routine;
static Timeline *timeline;
static Render *render;
static char why[200], path[256];

static Bank clicks(void)
{
    static const float click[1] = {CLICK};
    Bank bank = {.rate = AUDIO_RATE};
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++)
        bank.sounds[i] = (Sample){click, 1};
    return bank;
}

static Bank bank;

static void open_render(const char *steps, int volume, bool lean)
{
    char text[2000];
    int length = snprintf(text, sizeof text, "%s%s", head, steps);
    found = diagnostics_new();
    routine = routine_parse("render", text, (size_t)length, NULL, found);
    assert_non_null(routine);
    timeline = timeline_build(routine);
    bank = clicks();
    render = render_new(timeline, &bank, volume, lean);
}

static int close_render(void **state)
{
    render_free(render);
    timeline_free(timeline);
    routine_free(routine);
    diagnostics_free(found);
    render = NULL, timeline = NULL, routine = NULL, found = NULL;
    return sound_folder_remove(state);
}

static void write_render(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", sound_folder, name);
    if (!render_write(render, path, NULL, NULL, why, sizeof why))
        fail_msg("%s: %s", path, why);
}

typedef struct {
    uint64_t frame;
    float left, right;
} Click;

/* All frames of the file that are not silent. */
static size_t read_clicks(Click *clicks_found, sf_count_t *frames)
{
    SF_INFO info = {0};
    static float block[4096 * 2];
    size_t count = 0;
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    assert_non_null(file);
    *frames = 0;
    for (sf_count_t got; (got = sf_readf_float(file, block, 4096)) > 0; *frames += got) {
        for (sf_count_t i = 0; i < got; i++) {
            float left = block[2 * i], right = block[2 * i + 1];
            if (fabsf(left) < SILENT && fabsf(right) < SILENT)
                continue;
            assert_true(count < MOST);
            clicks_found[count++] = (Click){(uint64_t)(*frames + i), left, right};
        }
    }
    sf_close(file);
    return count;
}

static int compare_frames(const void *a, const void *b)
{
    uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;
    return (first > second) - (first < second);
}

/* The frames at which the timeline sounds, each once: an instant of whole milliseconds is 48 frames
 * of them. */
static size_t frames_of_timeline(uint64_t *frames)
{
    size_t count = 0, once = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->sound != SOUND_NONE)
            frames[count++] = (uint64_t)(segment->start / NS_PER_MS * 48);
        for (size_t j = 0; j < segment->mark_count; j++)
            if (segment->marks[j].sound != SOUND_NONE)
                frames[count++] =
                    (uint64_t)((segment->start + segment->marks[j].at) / NS_PER_MS * 48);
    }
    frames[count++] = (uint64_t)(timeline->total / NS_PER_MS * 48);
    qsort(frames, count, sizeof frames[0], compare_frames);
    for (size_t i = 0; i < count; i++)
        if (once == 0 || frames[once - 1] != frames[i])
            frames[once++] = frames[i];
    return once;
}

static const char many_steps[] = "  - {name: Hold, hold: 6.5s, side: each, sets: 2, rest: 7s}\n"
                                 "  - {name: Raise, tempo: 2-1-2-0, reps: 3}\n"
                                 "  - {name: Nod, hold: 1s, reps: 4}\n";

static void every_sound_lies_at_its_frame(void **state)
{
    static const char *const names[] = {"frames.wav", "frames.flac"};
    uint64_t expected[MOST];
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    open_render(many_steps, 100, false);
    size_t count = frames_of_timeline(expected);
    assert_true(count > 25);
    for (size_t i = 0; i < 2; i++) {
        write_render(names[i]);
        assert_int_equal(read_clicks(heard, &length), count);
        for (size_t j = 0; j < count; j++)
            if (heard[j].frame != expected[j])
                fail_msg("%s: sound %zu at %llu, not %llu", names[i], j,
                         (unsigned long long)heard[j].frame, (unsigned long long)expected[j]);
    }
}

static void the_file_is_as_long_as_was_said(void **state)
{
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    open_render(many_steps, 100, false);
    write_render("length.wav");
    read_clicks(heard, &length);
    assert_int_equal(length, cue_frames(render_length(render), AUDIO_RATE));
    assert_true(render_length(render) >= timeline->total);
    assert_true(render_length(render) <= timeline->total + NS_PER_S);
}

/* The side that works at a frame. */
static Side side_at(uint64_t frame)
{
    Side side = SIDE_NONE;
    for (size_t i = 0; i < timeline->count; i++)
        if ((uint64_t)(timeline->segments[i].start / NS_PER_MS * 48) <= frame)
            side = timeline->segments[i].side;
    return frame >= (uint64_t)(timeline->total / NS_PER_MS * 48) ? SIDE_NONE : side;
}

static void sides_are_heard_on_their_side(void **state)
{
    Click heard[MOST];
    sf_count_t length;
    int lefts = 0, rights = 0;
    (void)state;
    open_render("  - {name: Hold, hold: 10s, side: each}\n  - {name: Both, hold: 10s}\n", 100,
                true);
    write_render("sides.wav");
    size_t count = read_clicks(heard, &length);
    for (size_t i = 0; i < count; i++) {
        Side side = side_at(heard[i].frame);
        if (side == SIDE_LEFT)
            assert_true(heard[i].left > 2 * heard[i].right);
        else if (side == SIDE_RIGHT)
            assert_true(heard[i].right > 2 * heard[i].left);
        else
            assert_float_equal(heard[i].left, heard[i].right, SILENT);
        lefts += side == SIDE_LEFT;
        rights += side == SIDE_RIGHT;
    }
    assert_true(lefts >= 4 && rights >= 4);
}

static void without_lean_both_ears_hear_the_same(void **state)
{
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    open_render("  - {name: Hold, hold: 10s, side: each}\n", 100, false);
    write_render("centre.wav");
    size_t count = read_clicks(heard, &length);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++)
        assert_float_equal(heard[i].left, heard[i].right, SILENT);
}

static void the_volume_scales_every_sound(void **state)
{
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    open_render("  - {name: Hold, hold: 10s}\n", 50, false);
    write_render("half.wav");
    assert_true(read_clicks(heard, &length) > 3);
    assert_float_equal(heard[0].left, CLICK / 2, SILENT);
}

static void a_wait_becomes_the_stated_pause(void **state)
{
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    open_render("  - {name: Walk, until: ready, prepare: 0}\n  - {name: Hold, hold: 10s}\n", 100,
                false);
    write_render("wait.wav");
    size_t count = read_clicks(heard, &length);
    size_t wait = 0;
    while (timeline->segments[wait].kind != SEGMENT_WAIT)
        wait++;
    assert_true(wait + 1 < timeline->count);
    for (size_t i = wait + 1; i < timeline->count; i++)
        assert_int_equal(render_time(render, i, 0),
                         timeline->segments[i].start + RENDER_WAIT_PAUSE);
    uint64_t end = (uint64_t)((timeline->total + RENDER_WAIT_PAUSE) / NS_PER_MS * 48);
    assert_int_equal(heard[count - 1].frame, end);
    for (size_t i = 1; i < count; i++) /* all but what begins the walk lies behind the pause */
        assert_true(heard[i].frame >= RENDER_WAIT_PAUSE / NS_PER_MS * 48);
}

static void an_added_sample_starts_at_its_instant(void **state)
{
    static float voice[1000];
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    for (size_t i = 0; i < 100; i++)
        voice[i * 10] = CLICK;
    open_render("  - {name: Hold, hold: 10s}\n", 100, true);
    render_add_sample(render, 1500 * NS_PER_MS, (Sample){voice, 1000}, SIDE_RIGHT);
    write_render("voice.wav");
    size_t count = read_clicks(heard, &length);
    assert_true(count > 100);
    size_t first = 0;
    while (heard[first].frame < 1500 * 48)
        first++;
    for (size_t i = 0; i < 100; i++) {
        assert_int_equal(heard[first + i].frame, 1500 * 48 + i * 10);
        assert_true(heard[first + i].right > 2 * heard[first + i].left);
    }
}

static void what_sounds_past_the_end_is_not_cut(void **state)
{
    static float voice[5 * AUDIO_RATE];
    Click heard[MOST];
    sf_count_t length;
    (void)state;
    voice[5 * AUDIO_RATE - 1] = CLICK;
    open_render("  - {name: Hold, hold: 10s}\n", 100, false);
    render_add_sample(render, timeline->total, (Sample){voice, 5 * AUDIO_RATE}, SIDE_NONE);
    write_render("long.wav");
    size_t count = read_clicks(heard, &length);
    assert_int_equal(heard[count - 1].frame,
                     (uint64_t)(timeline->total / NS_PER_MS * 48) + 5 * AUDIO_RATE - 1);
    assert_true((uint64_t)length > heard[count - 1].frame);
}

static void steps_are_chapters_in_marks_and_comment(void **state)
{
    SF_INFO info = {0};
    SF_CUES cues;
    (void)state;
    open_render("  - {name: First one, hold: 10s}\n  - {name: Second one, hold: 10s}\n", 100,
                false);
    write_render("chapters.wav");
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    assert_non_null(file);
    assert_string_equal(sf_get_string(file, SF_STR_TITLE), "Rendered");
    const char *comment = sf_get_string(file, SF_STR_COMMENT);
    assert_non_null(comment);
    assert_non_null(strstr(comment, "0:00 First one\n"));
    assert_non_null(strstr(comment, "0:15 Second one\n"));
    assert_int_equal(sf_command(file, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 2);
    assert_int_equal(cues.cue_points[0].sample_offset, 0);
    assert_int_equal(cues.cue_points[1].sample_offset, 15 * AUDIO_RATE);
    sf_close(file);
}

/* ---- endings ---- */

typedef struct {
    int calls, stop_after, files;
    double part;
    bool grew;
} Watched;

static bool watch(void *context, double part)
{
    Watched *watched = context;
    watched->grew = watched->grew && part >= watched->part && part <= 1;
    watched->part = part;
    watched->files = sound_folder_count();
    return ++watched->calls < watched->stop_after;
}

static void progress_grows(void **state)
{
    Watched watched = {.stop_after = 1000, .grew = true};
    (void)state;
    open_render("  - {name: Hold, hold: 60s}\n", 100, false);
    snprintf(path, sizeof path, "%s/told.wav", sound_folder);
    assert_true(render_write(render, path, watch, &watched, why, sizeof why));
    assert_true(watched.calls >= 4);
    assert_true(watched.grew);
    assert_int_equal(sound_folder_count(), 1);
}

static void a_render_that_is_stopped_leaves_nothing(void **state)
{
    Watched watched = {.stop_after = 2, .grew = true};
    (void)state;
    open_render("  - {name: Hold, hold: 60s}\n", 100, false);
    snprintf(path, sizeof path, "%s/stopped.flac", sound_folder);
    snprintf(why, sizeof why, "not touched");
    assert_false(render_write(render, path, watch, &watched, why, sizeof why));
    assert_string_equal(why, "");
    assert_int_equal(watched.calls, 2);
    assert_int_equal(watched.files, 1); /* it had begun */
    assert_int_equal(sound_folder_count(), 0);
}

static void a_name_that_cannot_be_written_is_said(void **state)
{
    static const char *const names[] = {"x.aac", "none/x.wav"};
    static const char *const words[] = {"must end in one of", "there is no such folder"};
    (void)state;
    open_render("  - {name: Hold, hold: 10s}\n", 100, false);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", sound_folder, names[i]);
        assert_false(render_write(render, path, NULL, NULL, why, sizeof why));
        assert_non_null(strstr(why, words[i]));
    }
    assert_int_equal(sound_folder_count(), 0);
}

static void the_same_render_twice_is_the_same_file(void **state)
{
    char command[700];
    (void)state;
    open_render(many_steps, 70, true);
    write_render("one.wav");
    write_render("two.wav");
    snprintf(command, sizeof command, "cmp %s/one.wav %s/two.wav", sound_folder, sound_folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sound_folder_make, close_render)
    const struct CMUnitTest tests[] = {
        TEST(every_sound_lies_at_its_frame),           TEST(the_file_is_as_long_as_was_said),
        TEST(sides_are_heard_on_their_side),           TEST(without_lean_both_ears_hear_the_same),
        TEST(the_volume_scales_every_sound),           TEST(a_wait_becomes_the_stated_pause),
        TEST(an_added_sample_starts_at_its_instant),   TEST(what_sounds_past_the_end_is_not_cut),
        TEST(steps_are_chapters_in_marks_and_comment), TEST(progress_grows),
        TEST(a_render_that_is_stopped_leaves_nothing), TEST(a_name_that_cannot_be_written_is_said),
        TEST(the_same_render_twice_is_the_same_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
