// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Whole routine files against whole printed timelines: timelines/NAME.yaml read, laid out and
 * printed is timelines/NAME.txt, which was written by hand from the format's rules. */
#include "routine/library.h"
#include "routine/reader.h"

#include "base/array.h"
#include "session/timeline.h"
#include "source_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *timeline_path(const char *name, const char *ending)
{
    char file[256];
    snprintf(file, sizeof file, "tests/unit/timelines/%s%s", name, ending);
    return path_in_source(file);
}

static char *printed_text(const char *path)
{
    Library *library = library_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_read(path, library, found);
    if (diagnostics_size(found) > 0)
        diagnostics_print(found, stderr);
    assert_int_equal(diagnostics_size(found), 0);
    assert_non_null(routine);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    Timeline *timeline = timeline_build(routine);
    timeline_print(timeline, out);
    fclose(out);
    timeline_free(timeline);
    routine_free(routine);
    diagnostics_free(found);
    library_free(library);
    return text;
}

static void the_printed_timeline_is_the_one_the_format_describes(void **state)
{
    const char *name = *state;
    char *routine = timeline_path(name, ".yaml"), *golden = timeline_path(name, ".txt");
    char *expected = text_in_file(golden), *printed = printed_text(routine);
    assert_string_equal(printed, expected);
    free(printed);
    free(expected);
    free(golden);
    free(routine);
}

int main(void)
{
    static const char *const names[] = {"by-set", "by-side", "alternate", "tempo", "repeated-holds",
                                        "rounds", "waits",   "short",     "cues"};
    enum { COUNT = COUNT_OF(names) };
    struct CMUnitTest tests[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        tests[i] =
            (struct CMUnitTest){.name = names[i],
                                .test_func = the_printed_timeline_is_the_one_the_format_describes,
                                .initial_state = (void *)names[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
