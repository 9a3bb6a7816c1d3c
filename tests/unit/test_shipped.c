// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routines and exercises that ship: each is read without a word, takes the time that was
 * planned for it, and keeps the rules that its physio-minded writers set themselves. They are
 * stricter than the reader's: it only warns a person of what a shipped file must not do. */
#include "shipped.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/dose.h"
#include "session/timeline.h"

#include "reading.h"

#define EXERCISES 115

/* What each takes, in seconds: whole, and its starred steps alone. From the plan of the content. */
static const struct {
    const char *id;
    double total, core;
} planned[] = {
    {"prerun-quick-5", 303.3, 167.4},
    {"prerun-full-10", 622.1, 292.2},
    {"prerun-race-day", 693.7, 497.2},
    {"prerun-cold-treadmill", 600.5, 254.5},
    {"prerun-intervals", 628.3, 311.4},
    {"postrun-quick-5", 290, 150},
    {"postrun-full-12", 727, 433},
    {"longrun-recovery-15", 870, 344},
    {"care-runners-knee", 733, 586},
    {"care-itb", 704, 450},
    {"care-achilles-calf", 1014, 675},
    {"care-hip-flexor", 700, 318},
    {"care-shin-splints", 924, 480},
    {"care-plantar", 603, 327},
    {"care-plantar-morning", 376, 334},
    {"care-inner-knee", 771, 448},
    {"care-under-kneecap", 846, 591},
    {"care-tight-quads", 790, 362},
    {"foam-roll-12", 737, 321},
    {"restday-mobility-15", 883, 320},
    {"desk-hip-opener-6", 342, 190},
    {"gentle-over-60", 770, 417},
    {"unwind-6", 339, 170},
    {"physio-heel-drop-12wk", 1406, 1406},
    {"physio-plantar-load", 1069, 1069},
    {"beginner-hip-core", 540, 328},
    {"care-ankle", 639, 397},
    {"care-glute", 676, 462},
    {"care-hamstring", 737, 565},
    {"care-low-back", 395, 208},
    {"care-patellar-tendon", 878, 695},
    {"care-quad-tendon", 652, 497},
    {"care-sit-bone", 727, 670},
    {"physio-insertional-load", 700, 700},
    {"physio-patellar-hold", 395, 395},
    {"postrun-tune-up-3", 190, 100},
    {"prerun-tune-up-3", 165, 117},
    {"return-to-running", 1510, 1235},
    {"strength-hills", 894, 698},
    {"strength-marathon", 946, 710},
    {"strength-trail", 575, 348},
    {"neck-shoulders-6", 339, 200},
    {"postrun-lower-leg-5", 315, 112},
};
enum { ROUTINES = COUNT_OF(planned) };

static bool is_one_of(const char *id, const char *const *ids)
{
    while (*ids && strcmp(*ids, id) != 0)
        ids++;
    return *ids != NULL;
}

#define MIN (60 * S)

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* ---- all of them are there ---- */

static void every_routine_takes_the_time_that_was_planned(void **state)
{
    (void)state;
    for (int i = 0; i < ROUTINES; i++) {
        Timeline *timeline = timeline_build(shipped_routine(planned[i].id));
        Ns total = timeline->total, core = timeline->core_total;
        timeline_free(timeline);
        EXPECT(total == (Ns)(planned[i].total * 1000 + 0.5) * NS_PER_MS, "%s takes %.3f s",
               planned[i].id, (double)total / NS_PER_S);
        EXPECT(core == (Ns)(planned[i].core * 1000 + 0.5) * NS_PER_MS, "%s: its core takes %.3f s",
               planned[i].id, (double)core / NS_PER_S);
    }
}

static void no_routine_ships_that_was_not_planned(void **state)
{
    (void)state;
    assert_int_equal(routine_count, ROUTINES);
}

static void all_exercises_ship(void **state)
{
    (void)state;
    int count = 0;
    for (const char *const *id = library_ids(shipped); *id; id++)
        count++;
    assert_int_equal(count, EXERCISES);
}

/* ---- exercises ---- */

#define MOST_CUE_CELLS 60 /* and so read in the shortest prepare, at 14 characters a second */

static void expect_complete(const Exercise *exercise)
{
    const char *id = exercise->id;
    EXPECT(exercise->dose && *exercise->dose, "%s has no typical dose", id);
    EXPECT(exercise->mistake, "%s names no mistake", id);
    EXPECT(exercise->source_count > 0, "%s has no source", id);
    EXPECT(exercise->figure && exercise->figure->pose_count >= 2, "%s is not drawn", id);
    EXPECT(exercise->feel || exercise->kind == KIND_RELAX, "%s is felt nowhere", id);
    EXPECT(exercise->cue_count >= 2, "%s has %zu cues", id, exercise->cue_count);
    for (size_t i = 0; i < exercise->cue_count; i++)
        EXPECT(text_width(exercise->cues[i].say) <= MOST_CUE_CELLS, "%s: a long cue: %s", id,
               exercise->cues[i].say);
}

static void every_exercise_is_complete(void **state)
{
    (void)state;
    each_exercise(expect_complete);
}

static void expect_variant(const Exercise *exercise, const Variant *variant)
{
    if (!variant->exercise)
        return;
    EXPECT(library_find(shipped, variant->exercise, NULL), "%s: there is no exercise '%s'",
           exercise->id, variant->exercise);
    EXPECT(strcmp(variant->exercise, exercise->id) != 0, "%s is its own variant", exercise->id);
}

static void expect_variants(const Exercise *exercise)
{
    expect_variant(exercise, &exercise->easier);
    expect_variant(exercise, &exercise->harder);
}

static void an_easier_or_harder_exercise_is_there(void **state)
{
    (void)state;
    each_exercise(expect_variants);
}

/* A step with the exercise's typical dose, as the hint of a step without one shows it; both are
 * said in the same words. */
static void expect_dose(const Exercise *exercise)
{
    char text[512];
    snprintf(text, sizeof text, HEAD "physio-only: %s\nsteps:\n  - {exercise: %s, %s}\n",
             exercise->physio_only ? "true" : "false", exercise->id, exercise->dose);
    char of_step[256], of_exercise[256];
    library = shipped;
    read_fine(text);
    assert_string_equal(dose_of_exercise(exercise, of_exercise, sizeof of_exercise),
                        dose_format(step_at(0), of_step, sizeof of_step));
    reading_drop(NULL);
}

static void every_typical_dose_can_be_pasted_into_a_step(void **state)
{
    (void)state;
    each_exercise(expect_dose);
}

/* ---- warm-ups ---- */

static void expect_warm_up_step(const Routine *warm_up, const Step *step)
{
    if (warm_up->when != WHEN_PRE_RUN)
        return;
    const char *id = step->exercise->id;
    EXPECT(step->exercise->before_run, "%s: %s is not for before a run", warm_up->id, id);
    EXPECT(step->position != POSITION_FLOOR, "%s: %s is on the floor", warm_up->id, id);
    EXPECT(step->exercise->kind != KIND_STATIC, "%s: %s is a static hold", warm_up->id, id);
    EXPECT(step->work.form != WORK_HOLD && step->work.form != WORK_HOLDS, "%s: %s is held",
           warm_up->id, id);
}

static void a_warm_up_is_dynamic_and_standing(void **state)
{
    (void)state;
    each_step(expect_warm_up_step);
}

static void a_warm_up_ends_running_after_some_minutes(void **state)
{
    (void)state;
    static const char *const running[] = {"high-knees", "butt-kicks",  "a-skip",
                                          "strides",    "jog-on-spot", NULL};
    int warm_ups = 0;
    for (size_t i = 0; i < routine_count; i++) {
        const Routine *warm_up = routines[i];
        if (warm_up->when != WHEN_PRE_RUN)
            continue;
        const Block *last = &warm_up->blocks[warm_up->block_count - 1];
        const char *id = last->steps[last->count - 1].exercise->id;
        EXPECT(is_one_of(id, running), "%s ends with %s", warm_up->id, id);
        Timeline *timeline = timeline_build(warm_up);
        Ns total = timeline->total;
        timeline_free(timeline);
        EXPECT(total >= 160 * S && total <= 12 * MIN, "%s is too short or too long", warm_up->id);
        warm_ups++;
    }
    assert_int_equal(warm_ups, 6);
}

/* ---- stretches ---- */

static void expect_sound_hold(const Routine *parent, const Step *step)
{
    Ns work = work_length(&step->work, step->release);
    if (step->exercise->kind != KIND_STATIC)
        return;
    const char *id = step->exercise->id;
    bool toes = strcmp(id, "plantar-fascia-stretch") == 0;
    EXPECT(toes || step->work.duration >= 15 * S, "%s: %s is held too briefly", parent->id, id);
    EXPECT(step->work.duration <= 120 * S, "%s: %s is held too long", parent->id, id);
    EXPECT(work * step->sets <= 240 * S, "%s: %s is stretched over four minutes", parent->id, id);
}

static void a_stretch_is_held_for_15_seconds_to_2_minutes(void **state)
{
    (void)state;
    each_step(expect_sound_hold);
}

static void expect_side(const Routine *parent, const Step *step)
{
    EXPECT(step->exercise->side == step->side, "%s: %s works on sides other than its exercise's",
           parent->id, step->exercise->id);
}

static void one_sided_exercises_give_each_side_its_share(void **state)
{
    (void)state;
    each_step(expect_side);
}

/* ---- care ---- */

static void expect_careful_step(const Routine *parent, const Step *step)
{
    static const char *const jumps[] = {"ankle-bounces", "a-skip", "strides", NULL};
    static const char *const deep[] = {"couch-stretch", "childs-pose", "kneeling-shin-stretch",
                                       NULL};
    const char *id = step->exercise->id;
    bool kneecap = strcmp(parent->id, "care-under-kneecap") == 0 ||
                   strcmp(parent->id, "care-runners-knee") == 0;
    EXPECT(parent->physio_only || !step->exercise->physio_only, "%s: a physio sets %s", parent->id,
           id);
    EXPECT(parent->when != WHEN_REHAB || !is_one_of(id, jumps), "%s: %s jumps", parent->id, id);
    EXPECT(!kneecap || !is_one_of(id, deep), "%s: %s bends the knee deep", parent->id, id);
}

static void care_routines_do_no_harm(void **state)
{
    (void)state;
    each_step(expect_careful_step);
}

static void care_routines_ask_and_warn(void **state)
{
    (void)state;
    int care = 0;
    for (size_t i = 0; i < routine_count; i++) {
        const Routine *read = routines[i];
        EXPECT(read->precaution_count > 0, "%s has no precautions", read->id);
        EXPECT(read->source_count > 0 && read->why, "%s does not say why", read->id);
        EXPECT(read->summary && read->frequency, "%s has no summary or frequency", read->id);
        if (read->when != WHEN_REHAB)
            continue;
        EXPECT(read->gate_count > 0, "%s asks nothing", read->id);
        EXPECT(read->check_in_count > 0, "%s has nothing rated", read->id);
        EXPECT(strstr(read->source->text, "\npain: "), "%s gives no pain bands", read->id);
        EXPECT(!read->physio_only || read->block_count <= 8, "%s is too long to be done", read->id);
        care++;
    }
    assert_int_equal(care, 22);
}

static void expect_clot_question(const Routine *parent, const Step *step)
{
    const char *id = step->exercise->id;
    bool asked = false;
    if (!begins_with(id, "foam-roll-") && strcmp(id, "legs-up-wall") != 0)
        return;
    for (size_t i = 0; i < parent->gate_count; i++)
        asked = asked || (parent->gates[i].id && strcmp(parent->gates[i].id, "swollen-calf") == 0);
    EXPECT(asked, "%s has %s and does not ask for a swollen calf", parent->id, id);
}

static void rolling_asks_for_a_swollen_calf_first(void **state)
{
    (void)state;
    each_step(expect_clot_question);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_routine_takes_the_time_that_was_planned),
        cmocka_unit_test(no_routine_ships_that_was_not_planned),
        cmocka_unit_test(all_exercises_ship),
        cmocka_unit_test(every_exercise_is_complete),
        cmocka_unit_test(an_easier_or_harder_exercise_is_there),
        cmocka_unit_test(every_typical_dose_can_be_pasted_into_a_step),
        cmocka_unit_test(a_warm_up_is_dynamic_and_standing),
        cmocka_unit_test(a_warm_up_ends_running_after_some_minutes),
        cmocka_unit_test(a_stretch_is_held_for_15_seconds_to_2_minutes),
        cmocka_unit_test(one_sided_exercises_give_each_side_its_share),
        cmocka_unit_test(care_routines_do_no_harm),
        cmocka_unit_test(care_routines_ask_and_warn),
        cmocka_unit_test(rolling_asks_for_a_swollen_calf_first),
    };
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
