// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See reading.h. */
#include "routine/library.h"
#include "routine/reader.h"

#include "reading.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

Library *library;
Routine *routine;

int reading_open(void **state)
{
    (void)state;
    setlocale(LC_ALL, "");
    library = library_in_source("tests/unit/bad/exercises");
    return 0;
}

int reading_close(void **state)
{
    (void)state;
    library_free(library);
    return 0;
}

int reading_drop(void **state)
{
    (void)state;
    routine_free(routine);
    routine = NULL;
    return 0;
}

void read_fine(const char *text)
{
    Diagnostics *found = diagnostics_new();
    routine_free(routine);
    routine = routine_parse("folder/fine.yaml", text, strlen(text), library, found);
    if (diagnostics_size(found) > 0)
        diagnostics_print(found, stderr);
    assert_int_equal(diagnostics_size(found), 0);
    assert_non_null(routine);
    diagnostics_free(found);
}

const Step *step_at(size_t block)
{
    assert_true(block < routine->block_count);
    assert_int_equal(routine->blocks[block].count, 1);
    return &routine->blocks[block].steps[0];
}

const Step *read_step(const char *step)
{
    char text[1024];
    snprintf(text, sizeof text, HEAD "steps:\n  - %s\n", step);
    read_fine(text);
    return step_at(0);
}

RegionSet regions(const char *id)
{
    RegionName name;
    assert_true(region_find(id, &name));
    return name.regions;
}
