// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the voice says, and that it never covers a pip, a halfway or something more important. */
#include "routine/reader.h"
#include "session/speech.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "limber: 1\n"
                           "title: Spoken\n"
                           "when: any\n"
                           "steps:\n"
                           "  - name: Calf stretch\n"
                           "    hold: 30s\n"
                           "    side: each\n"
                           "    sets: 2\n"
                           "    prepare: 10s\n"
                           "    voice: intro.ogg\n"
                           "    cues:\n"
                           "      - <side> heel down (gently).\n"
                           "      - {at: halfway, say: Lean in.}\n"
                           "      - {at: 14s, say: Breathe out.}\n"
                           "  - {name: Walk, until: ready, prepare: 0}\n";

typedef struct {
    Routine *routine;
    Timeline *timeline;
    Arena *arena;
} Fixture;

static int open_fixture(void **state)
{
    static Fixture fixture;
    Diagnostics *found = diagnostics_new();
    fixture.routine = routine_parse("t", text, sizeof text - 1, NULL, found);
    assert_int_equal(diagnostics_count(found, SEVERITY_ERROR), 0);
    diagnostics_free(found);
    fixture.timeline = timeline_build(fixture.routine);
    fixture.arena = arena_new();
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    arena_free(fixture->arena);
    timeline_free(fixture->timeline);
    routine_free(fixture->routine);
    return 0;
}

static const Utterance *find(const Speech *speech, const char *part)
{
    for (size_t i = 0; i < speech->count; i++)
        if (strstr(speech->items[i].text, part))
            return &speech->items[i];
    return NULL;
}

static void off_says_nothing(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(speech_build(fixture->arena, fixture->timeline, SPEECH_OFF).count, 0);
}

static void brief_says_what_comes_the_sides_and_the_end(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_BRIEF);
    const Utterance *next = find(&speech, "Next: Calf stretch");
    assert_non_null(next);
    assert_non_null(strstr(next->text, "left side"));
    assert_string_equal(next->shorter, "Calf stretch, left");
    assert_int_equal(next->side, SIDE_LEFT);
    assert_non_null(find(&speech, "Other side: right."));
    assert_non_null(find(&speech, "Done."));
    assert_null(find(&speech, "heel down"));
    assert_null(find(&speech, "Halfway"));
    assert_null(find(&speech, "Rest"));
}

static const char hurried[] = "limber: 1\ntitle: H\nwhen: any\nsteps:\n"
                              "  - {name: First, hold: 20s, prepare: 5s}\n"
                              "  - {name: Second, hold: 20s, side: each, prepare: 5s}\n";

static void a_short_prepare_is_announced_in_the_hold_before_it(void **state)
{
    Fixture *fixture = *state;
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_parse("h", hurried, sizeof hurried - 1, NULL, found);
    Timeline *timeline = timeline_build(routine);
    Speech speech = speech_build(fixture->arena, timeline, SPEECH_BRIEF);
    const Utterance *early = find(&speech, "Next: Second");
    assert_int_equal(early->segment, 1);
    assert_int_equal(timeline->segments[1].kind, SEGMENT_WORK);
    assert_true(early->until < 17 * NS_PER_S); /* its own pips are not covered */
    assert_true(early->until - early->from >= 4 * NS_PER_S);
    assert_non_null(find(&speech, "Second, left")); /* and once more, short, while getting set */
    timeline_free(timeline);
    routine_free(routine);
    diagnostics_free(found);
}

static void full_says_cues_halfway_and_the_last_rest_too(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_FULL);
    assert_non_null(find(&speech, "Halfway."));
    assert_non_null(find(&speech, "One more set"));
    const Utterance *cue = find(&speech, "heel down");
    assert_string_equal(cue->text, "Left heel down."); /* what is in parentheses is not spoken */
}

static void a_recording_stands_in_for_the_name(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_BRIEF);
    assert_string_equal(find(&speech, "Next: Calf stretch")->voice, "intro.ogg");
}

static void a_window_ends_before_the_next_sound(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_FULL);
    for (size_t i = 0; i < speech.count; i++) {
        const Utterance *item = &speech.items[i];
        if (item->segment == fixture->timeline->count)
            continue;
        const Segment *segment = &fixture->timeline->segments[item->segment];
        for (size_t j = 0; j < segment->mark_count; j++) {
            const Mark *mark = &segment->marks[j];
            bool sounds = mark->kind == MARK_PIP || mark->kind == MARK_HALFWAY;
            if (sounds && mark->at > item->from)
                assert_true(item->until < mark->at);
        }
        if (segment->kind != SEGMENT_WAIT)
            assert_true(item->until <= segment->length);
    }
}

static void a_cue_matters_more_than_halfway(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_FULL);
    const Utterance *halfway = find(&speech, "Halfway."), *cue = find(&speech, "Lean in.");
    assert_int_equal(cue->from, 15 * NS_PER_S);
    assert_true(halfway->from > cue->from);
    /* placed after the cue, or not at all */
    Ns end = cue->from + 900 * NS_PER_MS;
    assert_int_equal(speech_place(halfway, NS_PER_S, end), end);
}

/* The seconds at which an utterance with this text begins in a segment. */
static double begins(const Speech *speech, size_t index, const char *part)
{
    for (size_t i = 0; i < speech->count; i++)
        if (speech->items[i].segment == index && strstr(speech->items[i].text, part))
            return (double)speech->items[i].from / (double)NS_PER_S;
    return -1;
}

static void where_a_hold_is_made_longer_halfway_is_said_at_its_new_half(void **state)
{
    Fixture *fixture = *state;
    Speech speech = speech_build(fixture->arena, fixture->timeline, SPEECH_FULL);
    Segment longer = fixture->timeline->segments[1];
    assert_int_equal(longer.kind, SEGMENT_WORK);
    double halfway = begins(&speech, 1, "Halfway"), lean = begins(&speech, 1, "Lean in");
    double breathe = begins(&speech, 1, "Breathe"), next = begins(&speech, 3, "Halfway");
    timeline_extend(fixture->arena, &longer, 5 * NS_PER_S, 10 * NS_PER_S);
    speech_follow(&speech, fixture->timeline, SPEECH_FULL, 1, &longer);
    assert_float_equal(begins(&speech, 1, "Halfway"), halfway + 5, 0.001);
    assert_float_equal(begins(&speech, 1, "Lean in"), lean + 5, 0.001);
    assert_float_equal(begins(&speech, 1, "Breathe"), breathe, 0.001);
    assert_float_equal(begins(&speech, 3, "Halfway"), next, 0.001);
    speech_follow(&speech, fixture->timeline, SPEECH_FULL, 1, &fixture->timeline->segments[1]);
    assert_float_equal(begins(&speech, 1, "Halfway"), halfway, 0.001);
}

static void what_does_not_fit_is_dropped_and_never_late(void **state)
{
    (void)state;
    Utterance item = {.from = NS_PER_S, .until = 3 * NS_PER_S};
    assert_int_equal(speech_place(&item, 2 * NS_PER_S, 0), NS_PER_S);
    assert_int_equal(speech_place(&item, 2 * NS_PER_S + 1, 0), NS_NEVER);
    assert_int_equal(speech_place(&item, NS_PER_S, 2 * NS_PER_S), 2 * NS_PER_S);
    assert_int_equal(speech_place(&item, NS_PER_S, 2 * NS_PER_S + 1), NS_NEVER);
    item.until = NS_NEVER;
    assert_int_equal(speech_place(&item, 100 * NS_PER_S, 5 * NS_PER_S), 5 * NS_PER_S);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(off_says_nothing),
        TEST(brief_says_what_comes_the_sides_and_the_end),
        TEST(a_short_prepare_is_announced_in_the_hold_before_it),
        TEST(full_says_cues_halfway_and_the_last_rest_too),
        TEST(a_recording_stands_in_for_the_name),
        TEST(a_window_ends_before_the_next_sound),
        TEST(a_cue_matters_more_than_halfway),
        TEST(what_does_not_fit_is_dropped_and_never_late),
        TEST(where_a_hold_is_made_longer_halfway_is_said_at_its_new_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
