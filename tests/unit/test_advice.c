// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is tight, and the routines that are offered for it. */
#include "base/path.h"
#include "routine/advice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Catalogue *catalogue;
static Advice advice[256];

static int open_catalogue(void **state)
{
    (void)state;
    catalogue = catalogue_new("/nonexistent", getenv("LIMBER_DATA"));
    for (size_t i = 0; i < catalogue->count; i++)
        catalogue_read(catalogue, i, NULL);
    return catalogue->count > 0 && catalogue->count <= 256 ? 0 : -1;
}

static int close_catalogue(void **state)
{
    (void)state;
    catalogue_free(catalogue);
    return 0;
}

static RegionSet regions(const char *const *ids)
{
    RegionSet set = 0;
    RegionName name;
    for (; *ids; ids++) {
        assert_true(region_find(*ids, &name));
        set |= name.regions;
    }
    return set;
}

static const char *name_of(size_t index)
{
    return catalogue->entries[advice[index].entry].name;
}

static void every_complaint_gets_its_own_routine_first(void **state)
{
    (void)state;
    for (size_t i = 0; complaint_at(i); i++) {
        const Complaint *complaint = complaint_at(i);
        size_t count = advice_find(catalogue, regions(complaint->regions), advice);
        assert_true(count > 0);
        if (strcmp(name_of(0), complaint->routines[0]) != 0)
            fail_msg("%s: %s comes before %s", complaint->id, name_of(0), complaint->routines[0]);
    }
}

static void every_region_has_a_routine_with_a_reason(void **state)
{
    char words[1024];
    (void)state;
    for (int region = 0; region < REGION_COUNT; region++) {
        size_t count = advice_find(catalogue, UINT32_C(1) << region, advice);
        if (count == 0)
            fail_msg("nothing for %s", region_at(region)->id);
        for (size_t i = 0; i < count; i++)
            assert_true(strlen(advice_words(&advice[i], words, sizeof words)) > 8);
        for (size_t i = 1; i < count; i++)
            assert_true(advice[i - 1].all != advice[i].all ||
                        advice[i - 1].weight >= advice[i].weight);
    }
}

/* The kneecap and the lower calf, and every other two places. */
static void what_serves_all_comes_first_and_the_rest_is_a_few(void **state)
{
    (void)state;
    for (int one = 0; one < REGION_COUNT; one++)
        for (int other = 0; other < one; other++) {
            size_t count =
                advice_find(catalogue, UINT32_C(1) << one | UINT32_C(1) << other, advice);
            size_t all = 0, parts = 0;
            for (size_t i = 0; i < count; i++) {
                if (advice[i].all && parts > 0)
                    fail_msg("%s and %s: %s serves both and comes late", region_at(one)->id,
                             region_at(other)->id, name_of(i));
                all += advice[i].all;
                parts += !advice[i].all;
            }
            if (all == 0 && parts == 0)
                fail_msg("nothing for %s and %s", region_at(one)->id, region_at(other)->id);
            if (parts > 12) /* three for each, and what lies at their ends */
                fail_msg("%zu for a part of %s and %s", parts, region_at(one)->id,
                         region_at(other)->id);
        }
}

static bool offers(size_t count, const char *routine)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name_of(i), routine) == 0)
            return true;
    return false;
}

static const Exercise *exercise_at(const Routine *routine, size_t block, size_t step)
{
    return routine->blocks[block].steps[step].exercise;
}

/* Read by eye, not by the program's own table. */
static void no_place_leads_to_what_warns_against_it(void **state)
{
    static const struct {
        const char *region, *caution;
    } warnings[] = {
        {"sit-bone", "Sit-bone pain: skip"},
        {"sit-bone", "Pull at the sit bone"},
        {"knee-front", "Not with kneecap pain"},
        {"knee-front", "front-of-knee pain"},
        {"knee-front", "Knee pain"},
        {"knee-inner", "Knee pain"},
        {"knee-outer", "Knee pain"},
        {"knee-outer", "outer knee: skip"},
        {"knee-back", "Knee pain"},
        {"patellar-tendon", "Knee pain"},
        {"achilles", "Achilles or heel pain"},
        {"achilles", "Not with Achilles"},
        {"heel", "heel pain over"},
        {"heel-back", "heel pain over"},
        {"shin-inner", "Not with Achilles, shin"},
        {"shin-front", "Not with Achilles, shin"},
        {"forefoot", "shin or foot pain"},
        {"arch", "shin or foot pain"},
        {"calf-upper", "Fresh calf"},
        {"calf-lower", "Fresh calf"},
    };
    (void)state;
    for (size_t w = 0; w < sizeof warnings / sizeof warnings[0]; w++) {
        size_t count = advice_find(catalogue, regions((const char *[]){warnings[w].region, NULL}),
                                   advice),
               seen = 0;
        for (size_t i = 0; i < catalogue->count; i++) {
            const Routine *routine = catalogue->entries[i].routine;
            for (size_t b = 0; b < routine->block_count; b++)
                for (size_t s = 0; s < routine->blocks[b].count; s++) {
                    const Exercise *exercise = exercise_at(routine, b, s);
                    if (!exercise || !exercise->caution ||
                        !strstr(exercise->caution, warnings[w].caution))
                        continue;
                    seen++;
                    if (offers(count, catalogue->entries[i].name))
                        fail_msg("%s leads to %s: %s", warnings[w].region,
                                 catalogue->entries[i].name, exercise->caution);
                }
        }
        if (seen == 0 && strcmp(warnings[w].caution, "outer knee: skip") != 0)
            fail_msg("no exercise says '%s' any more", warnings[w].caution);
    }
}

static void a_place_leads_to_the_routine_that_is_made_for_it(void **state)
{
    static const char *const leads[][2] = {
        {"hamstrings", "care-hamstring"},
        {"sit-bone", "care-sit-bone"},
        {"glute", "care-glute"},
        {"low-back", "care-low-back"},
        {"quad-tendon", "care-quad-tendon"},
        {"patellar-tendon", "care-patellar-tendon"},
        {"ankle", "care-ankle"},
        {"neck", "neck-shoulders-6"},
        {"shoulder", "neck-shoulders-6"},
        {"chest", "neck-shoulders-6"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        size_t count = advice_find(catalogue, regions((const char *[]){leads[i][0], NULL}), advice);
        assert_true(count > 0);
        assert_string_equal(name_of(0), leads[i][1]);
    }
}

/* By what a clinician asks first; each must stand before whatever the place leads to. */
static void every_place_has_its_questions(void **state)
{
    static const char *const asked[][2] = {
        {"groin-deep", "bone-pain"},
        {"groin-deep", "deep-groin"},
        {"hip-front", "bone-pain"},
        {"hip-front", "deep-groin"},
        {"low-back", "numb-saddle"},
        {"hip-side", "side-hip"},
        {"calf-upper", "swollen-calf"},
        {"calf-lower", "swollen-calf"},
        {"knee-back", "swollen-calf"},
        {"hamstring", "swollen-calf"},
        {"knee-inner", "locking"},
        {"knee-outer", "locking"},
        {"knee-front", "hot-joint"},
        {"patellar-tendon", "bone-pain"},
        {"quad-tendon", "above-kneecap"},
        {"achilles", "tendon-medicine"},
        {"achilles", "pop-or-kick"},
        {"heel-back", "heel-bone"},
        {"shin-inner", "bone-pain"},
        {"shin-front", "builds-with-running"},
        {"heel", "numb-foot"},
        {"arch", "bone-pain"},
        {"forefoot", "bone-pain"},
        {"ankle", "hot-joint"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        if (!gate_belongs(gate_find(asked[i][1]), regions((const char *[]){asked[i][0], NULL})))
            fail_msg("%s does not ask %s", asked[i][0], asked[i][1]);
    for (int region = 0; region < REGION_COUNT; region++) {
        bool some = false;
        for (const char *const *id = gate_ids(); *id; id++)
            some = some || gate_belongs(gate_find(*id), UINT32_C(1) << region);
        if (!some)
            fail_msg("%s has no question", region_at(region)->id);
    }
}

static void what_a_physio_sets_is_never_offered(void **state)
{
    (void)state;
    for (int region = 0; region < REGION_COUNT; region++) {
        size_t count = advice_find(catalogue, UINT32_C(1) << region, advice);
        for (size_t i = 0; i < count; i++)
            assert_false(catalogue->entries[advice[i].entry].routine->physio_only);
    }
}

static void the_table_names_what_ships(void **state)
{
    (void)state;
    for (size_t i = 0; complaint_at(i); i++) {
        for (int j = 0; j < 4 && complaint_at(i)->routines[j]; j++) {
            bool found = false;
            for (size_t k = 0; k < catalogue->count; k++)
                found |= strcmp(catalogue->entries[k].name, complaint_at(i)->routines[j]) == 0;
            if (!found)
                fail_msg("%s is not there", complaint_at(i)->routines[j]);
        }
    }
}

static void of_what_is_only_felt_there_few_are_listed(void **state)
{
    (void)state;
    for (int region = 0; region < REGION_COUNT; region++) {
        int felt = 0;
        size_t count = advice_find(catalogue, UINT32_C(1) << region, advice);
        for (size_t i = 0; i < count; i++)
            felt += advice[i].all && !advice[i].complaint;
        assert_int_in_range(felt, 0, 5);
    }
}

static void tight_calves_say_why(void **state)
{
    static const char *const ids[] = {"calves", NULL};
    char words[1024];
    (void)state;
    assert_true(advice_find(catalogue, regions(ids), advice) > 0);
    assert_string_equal(advice_words(&advice[0], words, sizeof words),
                        "For tight calves; felt in calves");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_complaint_gets_its_own_routine_first),
        cmocka_unit_test(every_region_has_a_routine_with_a_reason),
        cmocka_unit_test(what_serves_all_comes_first_and_the_rest_is_a_few),
        cmocka_unit_test(no_place_leads_to_what_warns_against_it),
        cmocka_unit_test(a_place_leads_to_the_routine_that_is_made_for_it),
        cmocka_unit_test(every_place_has_its_questions),
        cmocka_unit_test(what_a_physio_sets_is_never_offered),
        cmocka_unit_test(the_table_names_what_ships),
        cmocka_unit_test(of_what_is_only_felt_there_few_are_listed),
        cmocka_unit_test(tight_calves_say_why),
    };
    return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}
