// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How every figure looks, held against tests/unit/figures.txt. `./dev figures` writes that file
 * anew; look at the difference before it is kept. */
#include "routine/library.h"

#include "frames.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *golden_read(void)
{
    char *path = path_in_source("tests/unit/figures.txt"), *text = text_in_file(path);
    free(path);
    return text;
}

static void every_figure_looks_as_it_did(void **state)
{
    (void)state;
    char *golden = golden_read(), *at = golden;
    Library *shipped = shipped_library();
    Diagnostics *found = diagnostics_new();
    for (const char *const *id = library_ids(shipped); *id; id++) {
        char *frames = NULL;
        size_t size;
        FILE *out = open_memstream(&frames, &size);
        frames_write(library_find(shipped, *id, found), out);
        fclose(out);
        if (strncmp(at, frames, size) != 0)
            fail_msg("%s looks different now:\n%s\nIf that is better, run ./dev figures.", *id,
                     frames);
        at += size;
        free(frames);
    }
    assert_string_equal(at, "");
    diagnostics_free(found);
    library_free(shipped);
    free(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_looks_as_it_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
