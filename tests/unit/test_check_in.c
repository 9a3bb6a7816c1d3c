// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a check-in asks, and when pain is asked. */
#include "session/check_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static RegionName name_of(const char *id)
{
    RegionName name;
    assert_true(region_find(id, &name));
    return name;
}

static void each_name_is_asked_as_it_is_written_once_a_side(void **state)
{
    (void)state;
    RegionName names[] = {name_of("calves"), name_of("upper-back"), name_of("achilles")};
    Routine routine = {.check_in = names, .check_in_count = 3};
    CheckInQuestion questions[CHECK_IN_MOST];
    assert_int_equal(check_in_questions(&routine, questions), 5);
    const char *const ids[] = {"calves", "calves", "upper-back", "achilles", "achilles"};
    const Side sides[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_NONE, SIDE_LEFT, SIDE_RIGHT};
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(questions[i].name->id, ids[i]);
        assert_int_equal(questions[i].side, sides[i]);
    }
}

static void every_region_and_group_fits(void **state)
{
    (void)state;
    RegionName names[CHECK_IN_MOST];
    size_t count = 0;
    for (const char *const *id = region_ids(); *id; id++)
        names[count++] = name_of(*id);
    Routine routine = {.check_in = names, .check_in_count = count};
    CheckInQuestion questions[CHECK_IN_MOST + 1];
    memset(questions, 0, sizeof questions);
    size_t asked = check_in_questions(&routine, questions);
    assert_true(asked > count && asked <= CHECK_IN_MOST);
    assert_ptr_equal(questions[asked - 1].name, &names[count - 1]); /* none was cut off */
    assert_null(questions[CHECK_IN_MOST].name);
}

static void pain_is_asked_of_rehab_alone(void **state)
{
    (void)state;
    for (int when = 0; when < WHEN_COUNT; when++) {
        Routine routine = {.when = (When)when};
        assert_int_equal(check_in_asks_pain(&routine), when == WHEN_REHAB);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_name_is_asked_as_it_is_written_once_a_side),
        cmocka_unit_test(every_region_and_group_fits),
        cmocka_unit_test(pain_is_asked_of_rehab_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
