// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the coach makes of an ouch, and what an eased step is. */
#include "routine/library.h"
#include "routine_builder.h"
#include "session/ouch.h"
#include "session/speech.h"
#include "source_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- judging ---- */

static const Routine bands = {.pain = {.ease = 4, .stop = 6}};

static OuchAction judge(int level, bool alarm, int before)
{
    Ouch ouch = {.level = level, .alarm = alarm};
    return ouch_judge(&bands, &ouch, before);
}

static void the_routines_bands_decide(void **state)
{
    (void)state;
    assert_int_equal(judge(0, false, 0), OUCH_NOTED);
    assert_int_equal(judge(3, false, 0), OUCH_NOTED);
    assert_int_equal(judge(4, false, 0), OUCH_EASED);
    assert_int_equal(judge(5, false, 0), OUCH_EASED);
    assert_int_equal(judge(6, false, 0), OUCH_LEFT_OUT);
    assert_int_equal(judge(10, false, 0), OUCH_LEFT_OUT);
}

static void an_alarm_a_second_ouch_or_no_word_leave_it_out(void **state)
{
    (void)state;
    assert_int_equal(judge(1, true, 0), OUCH_LEFT_OUT);
    assert_int_equal(judge(1, false, 1), OUCH_LEFT_OUT);
    assert_int_equal(judge(-1, false, 0), OUCH_LEFT_OUT);
}

static void sharp_or_as_strong_as_lets_no_session_begin_is_grave(void **state)
{
    (void)state;
    assert_true(ouch_is_grave(&bands, &(Ouch){.level = 1, .alarm = true}));
    assert_true(ouch_is_grave(&bands, &(Ouch){.level = -1, .alarm = true}));
    assert_true(ouch_is_grave(&bands, &(Ouch){.level = 6}));
    assert_false(ouch_is_grave(&bands, &(Ouch){.level = 5}));
    assert_false(ouch_is_grave(&bands, &(Ouch){.level = -1}));
}

/* ---- easing a step ---- */

static Routine plain_routine = {.language = "en", .when = WHEN_ANY};

static Step eased(Step step)
{
    Arena *arena = arena_new();
    step = ease_step(arena, &plain_routine, &step, &(Easing){0});
    arena_free(arena);
    return step;
}

static void time_is_halved_and_stays_ten_seconds(void **state)
{
    (void)state;
    assert_int_equal(eased(step_of("", work_hold(SECONDS(30)))).work.duration, SECONDS(15));
    assert_int_equal(eased(step_of("", work_time(SECONDS(45)))).work.duration, SECONDS(22.5));
    assert_int_equal(eased(step_of("", work_hold(SECONDS(12)))).work.duration, SECONDS(10));
    assert_int_equal(eased(step_of("", work_hold(SECONDS(8)))).work.duration, SECONDS(8));
    assert_int_equal(eased(step_of("", work_hold(25 * NS_PER_S + NS_PER_MS))).work.duration,
                     SECONDS(12.5)); /* whole milliseconds */
}

static void reps_are_halved_and_rounded_up(void **state)
{
    (void)state;
    assert_int_equal(eased(step_of("", work_every(15, SECONDS(1)))).work.reps, 8);
    assert_int_equal(eased(step_of("", work_tempo(1, SECONDS(1), 0, SECONDS(1), 0))).work.reps, 1);
    assert_int_equal(eased(step_of("", work_self_paced(9))).work.reps, 5);
    Step holds = eased(step_of("", work_holds(5, SECONDS(45))));
    assert_int_equal(holds.work.reps, 3);
    assert_int_equal(holds.work.duration, SECONDS(45));
    assert_int_equal(eased(step_of("", work_holds(1, SECONDS(45)))).work.duration, SECONDS(22.5));
}

static void both_sides_keep_as_many_alternating_reps(void **state)
{
    (void)state;
    Step step = step_of("", work_every(10, SECONDS(1)));
    step.side = SIDES_ALTERNATE;
    assert_int_equal(eased(step).work.reps, 6);
    step.work.reps = 2;
    assert_int_equal(eased(step).work.reps, 2);
    step.work.reps = 1;
    assert_int_equal(eased(step).work.reps, 1);
}

/* ---- the easier form, from the library that ships ---- */

static Library *library;
static Arena *texts;

static int open_library(void **state)
{
    (void)state;
    library = shipped_library();
    texts = arena_new();
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    arena_free(texts);
    library_free(library);
    return 0;
}

static const Exercise *find(const char *id)
{
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(library, id, found);
    diagnostics_free(found);
    return exercise;
}

static Step eased_exercise(const char *id, Sides side, When when, const GateVerdict *gate)
{
    Routine routine = {.language = "en", .when = when};
    Step step = step_of("Its own name", work_hold(SECONDS(30)));
    step.exercise = find(id);
    assert_non_null(step.exercise);
    step.side = side;
    step.note = "Knee on the mat";
    step.cues = step.exercise->cues;
    step.cue_count = step.exercise->cue_count;
    return ease_step(texts, &routine, &step, &(Easing){library, gate});
}

static void the_easier_exercise_takes_its_place(void **state)
{
    (void)state;
    Step step = eased_exercise("couch-stretch", SIDES_EACH, WHEN_POST_RUN, NULL);
    assert_string_equal(step.exercise->id, "half-kneel-hip-flexor");
    assert_string_equal(step.name, step.exercise->name);
    assert_string_equal(step.figure, "half-kneel-hip-flexor");
    assert_ptr_equal(step.cues, step.exercise->cues);
    assert_null(step.note);
    assert_int_equal(step.side, SIDES_EACH);
    assert_int_equal(step.work.duration, SECONDS(15));
}

static void an_easier_way_in_words_is_the_first_cue(void **state)
{
    (void)state;
    const Exercise *bridge = find("adductor-rock");
    assert_non_null(bridge->easier.how);
    Step step = eased_exercise("adductor-rock", bridge->side, WHEN_POST_RUN, NULL);
    assert_ptr_equal(step.exercise, bridge);
    assert_int_equal(step.cue_count, bridge->cue_count + 1);
    assert_string_equal(step.cues[0].say, bridge->easier.how);
    assert_string_equal(step.cues[1].say, bridge->cues[0].say);
    assert_string_equal(step.note, "Knee on the mat");
}

static void an_easier_exercise_must_fit_the_place(void **state)
{
    (void)state;
    /* one that swings the sides in turn is no form of a hold a side */
    Step twist = eased_exercise("supine-twist", SIDES_EACH, WHEN_POST_RUN, NULL);
    assert_string_equal(twist.exercise->id, "supine-twist");
    assert_int_equal(twist.work.duration, SECONDS(15));
    /* one that a warm-up does not take */
    assert_false(find("half-kneel-hip-flexor")->before_run);
    Step couch = eased_exercise("couch-stretch", SIDES_EACH, WHEN_PRE_RUN, NULL);
    assert_string_equal(couch.exercise->id, "couch-stretch");
    /* one that the gate left out */
    const char *dropped[] = {"half-kneel-hip-flexor", NULL};
    GateVerdict gate = {.opening = GATE_NARROWED, .dropped = dropped};
    couch = eased_exercise("couch-stretch", SIDES_EACH, WHEN_POST_RUN, &gate);
    assert_string_equal(couch.exercise->id, "couch-stretch");
}

static void the_gap_before_an_easier_exercise_leaves_time_to_get_there(void **state)
{
    (void)state;
    Step step = step_of("Couch", work_hold(SECONDS(30)));
    step.side = SIDES_EACH;
    step.exercise = find("couch-stretch");
    Routine *routine = routine_of(step);
    routine->when = WHEN_POST_RUN;
    Timeline *timeline = timeline_build(routine);
    timeline_ouch(timeline, 1, OUCH_EASED, &(Easing){library, NULL});
    const Segment *gap = &timeline->segments[2], *right = &timeline->segments[3];
    assert_int_equal(gap->length, SECONDS(10)); /* it was 5 s, standing; now on the floor */
    assert_string_equal(gap->step->exercise->id, "half-kneel-hip-flexor");
    assert_string_equal(right->step->name, gap->step->name);
    assert_int_equal(right->length, SECONDS(15));
    assert_int_equal(right->start, SECONDS(5 + 30 + 10));
    Speech speech = speech_build(texts, timeline, SPEECH_BRIEF);
    bool named = false;
    for (size_t i = 0; i < speech.count; i++)
        named = named ||
                (speech.items[i].segment == 2 && strstr(speech.items[i].text, right->step->name));
    assert_true(named);
    timeline_free(timeline);
    routine_drop(routine);
}

static void nothing_is_said_of_what_was_left_out(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    const Step steps[] = {step_of("Stays", work_hold(SECONDS(30))),
                          step_of("Hurts", work_hold(SECONDS(30)))};
    routine_add_repeat(routine, 2, 0, steps, 2);
    routine_add(routine, step_of("Last", work_hold(SECONDS(30))));
    Timeline *timeline = timeline_build(routine);
    timeline_ouch(timeline, 3, OUCH_LEFT_OUT, &(Easing){0});
    Speech speech = speech_build(texts, timeline, SPEECH_FULL);
    bool last_announced = false;
    for (size_t i = 0; i < speech.count; i++) {
        const Utterance *item = &speech.items[i];
        assert_true(item->segment <= 3 || !strstr(item->text, "Hurts"));
        last_announced = last_announced || (item->segment == 5 && strstr(item->text, "Next: Last"));
    }
    assert_true(last_announced); /* in the work before it, past what was left out */
    timeline_free(timeline);
    routine_drop(routine);
}

static void a_physios_exercise_is_no_easier_form_of_anybodys(void **state)
{
    (void)state;
    Exercise physio = *find("half-kneel-hip-flexor"), couch = *find("couch-stretch");
    char folder[] = "/tmp/limber-test-XXXXXX", path[64], command[128];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/half-kneel-hip-flexor.yaml", folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs("limber: 1\nname: Set by a physio\nkind: static\nside: each\nposition: floor\n"
          "feel: [hip-front]\ndose: {hold: 30s, side: each}\ncues: [One, Two]\n"
          "mistake: None\nphysio-only: true\nsources: [general knowledge]\n",
          out);
    fclose(out);
    Library *own = library_new(folder, NULL);
    Diagnostics *found = diagnostics_new();
    const Exercise *read = library_find(own, physio.id, found);
    assert_true(read && read->physio_only);
    Step step = step_of("Couch", work_hold(SECONDS(30)));
    step.side = SIDES_EACH;
    step.exercise = &couch;
    assert_ptr_equal(ease_step(texts, &plain_routine, &step, &(Easing){own, NULL}).exercise,
                     &couch);
    couch.physio_only = true;
    assert_ptr_equal(ease_step(texts, &plain_routine, &step, &(Easing){own, NULL}).exercise, read);
    diagnostics_free(found);
    library_free(own);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_routines_bands_decide),
        cmocka_unit_test(an_alarm_a_second_ouch_or_no_word_leave_it_out),
        cmocka_unit_test(sharp_or_as_strong_as_lets_no_session_begin_is_grave),
        cmocka_unit_test(time_is_halved_and_stays_ten_seconds),
        cmocka_unit_test(reps_are_halved_and_rounded_up),
        cmocka_unit_test(both_sides_keep_as_many_alternating_reps),
        cmocka_unit_test(the_easier_exercise_takes_its_place),
        cmocka_unit_test(an_easier_way_in_words_is_the_first_cue),
        cmocka_unit_test(an_easier_exercise_must_fit_the_place),
        cmocka_unit_test(the_gap_before_an_easier_exercise_leaves_time_to_get_there),
        cmocka_unit_test(nothing_is_said_of_what_was_left_out),
        cmocka_unit_test(a_physios_exercise_is_no_easier_form_of_anybodys),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
