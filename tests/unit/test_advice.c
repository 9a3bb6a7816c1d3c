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
            assert_true(advice[i - 1].weight >= advice[i].weight);
    }
}

static void what_a_physio_sets_is_never_offered(void **state)
{
    (void)state;
    size_t count = advice_find(catalogue, (UINT32_C(1) << REGION_COUNT) - 1, advice);
    assert_true(count > 10);
    for (size_t i = 0; i < count; i++)
        assert_false(catalogue->entries[advice[i].entry].routine->physio_only);
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
        cmocka_unit_test(what_a_physio_sets_is_never_offered),
        cmocka_unit_test(the_table_names_what_ships),
        cmocka_unit_test(tight_calves_say_why),
    };
    return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}
