// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How much of a step was done, as a person reads it. */
#include "play/summary.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define MS NS_PER_MS

static void what_was_done_is_told_in_whole_seconds_of_what_was_planned(void **state)
{
    (void)state;
    static const struct {
        SummaryRow row;
        const char *words;
    } cases[] = {
        {{.left_out = true}, "left out"},
        {{.sets = 1, .sets_done = 1, .done = 30000 * MS, .planned = 30000 * MS}, "30 s"},
        {{.sets = 1, .sets_done = 1, .done = 2500 * MS, .planned = 2500 * MS}, "2.5 s"},
        {{.sets = 1, .done = 2061 * MS, .planned = 3000 * MS}, "2 s of 3 s"},
        {{.sets = 1, .done = 2999 * MS, .planned = 3000 * MS}, "2 s of 3 s"},
        {{.sets = 1, .sets_done = 1, .done = 43211 * MS, .planned = 40000 * MS}, "43 s"},
        {{.sets = 3, .sets_done = 3, .done = 90000 * MS, .planned = 90000 * MS},
         "3 sets, 1:30 min"},
        {{.sets = 3, .sets_done = 1, .done = 31400 * MS, .planned = 90000 * MS},
         "1 of 3 sets, 31 s of 1:30 min"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char words[96];
        assert_string_equal(summary_describe(&cases[i].row, words, sizeof words), cases[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_done_is_told_in_whole_seconds_of_what_was_planned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
