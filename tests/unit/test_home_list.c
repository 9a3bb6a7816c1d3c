// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Home's list while its files are read: the work grows as their number does, not as its square. */
#include "routine/library.h"
#include "routine/reader.h"
#include "screen/home/home.h"

#include "source_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define MANY 3000

static Home home;
static char *path; /* of the one file that all entries are */

static int open_catalogue(void **state)
{
    (void)state;
    Catalogue *catalogue = calloc(1, sizeof *catalogue);
    path = path_in_source("tests/unit/timelines/by-set.yaml");
    catalogue->library = shipped_library();
    catalogue->entries = calloc(MANY, sizeof *catalogue->entries);
    catalogue->count = MANY;
    for (size_t i = 0; i < MANY; i++)
        catalogue->entries[i] =
            (CatalogueEntry){.name = "one", .shown = "one", .path = path, .personal = true};
    home = (Home){.catalogue = catalogue, .mistake = ""};
    return 0;
}

static int close_catalogue(void **state)
{
    (void)state;
    for (size_t i = 0; i < MANY; i++)
        routine_free(home.catalogue->entries[i].routine);
    library_free(home.catalogue->library);
    free(home.catalogue->entries);
    free(home.catalogue);
    free(home.rows);
    free(path);
    return 0;
}

/* No turn has time for more than a few files, as where they are slow to read. */
static void a_long_list_costs_a_few_times_its_length(void **state)
{
    (void)state;
    size_t work = 0, turns = 0, last = 0;
    for (bool more = true; more; turns++) {
        more = home_list_read(&home, 0);
        work += home.built > last ? home.row_count : 0;
        last = home.built;
        assert_true(turns > 0 || home.row_count > 0); /* something is there at once */
    }
    assert_int_equal(home.loaded, MANY);
    assert_true(home.row_count >= MANY);
    assert_true(turns > MANY / 10);
    assert_true(work < 4 * home.row_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_long_list_costs_a_few_times_its_length, open_catalogue,
                                        close_catalogue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
