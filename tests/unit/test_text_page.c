// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as a page of text. */
#include "page/text_page.h"

#include "base/array.h"
#include "base/text.h"
#include "reading.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *text; /* the page; the test frees it */
static size_t size;

/* Prints the routine that was read. */
static void print(int cells)
{
    FILE *out = open_memstream(&text, &size);
    Timeline *timeline = timeline_build(routine);
    text_page_print(timeline, NULL, cells, out);
    timeline_free(timeline);
    fclose(out);
}

/* What stands between what to mind and the steps. */
static void expect_asked(const char *expected)
{
    print(80);
    char *steps = strstr(text, "\nSteps\n"), *asked = strstr(text, "  - Mind\n");
    assert_non_null(steps);
    assert_non_null(asked);
    *steps = '\0';
    assert_string_equal(asked + strlen("  - Mind\n"), expected);
    free(text);
}

#define MIND "precautions: Mind\n"
#define STEPS "steps: [{name: A, hold: 10s}]\n"
#define REHAB "limber: 1\ntitle: T\nwhen: rehab\n" MIND

static void a_plain_routine_asks_nothing(void **state)
{
    (void)state;
    read_fine(HEAD MIND STEPS);
    expect_asked("");
}

static void the_gate_is_shown_with_what_a_yes_leads_to(void **state)
{
    (void)state;
    read_fine(HEAD MIND
              "gate: [hot-joint, side-hip, dark-urine, {ask: Any stitches?, then: Wait.}]\n" STEPS);
    expect_asked("\nAsked before you start: * each time, the others once a week\n"
                 "  * Is a joint hot, red and swollen, or do you feel feverish with it?\n"
                 "    Yes: A&E now. Nothing for that leg\n"
                 "  - Is the pain over the bony side of the hip, worse lying on it or standing on\n"
                 "    one leg?\n"
                 "    Yes: Goes on without side-hip stretches, crossing and side rolling\n"
                 "  * Dark urine, or severe swelling or weakness after hard exercise?\n"
                 "    Yes: A&E now. No session\n"
                 "  - Any stitches?\n"
                 "    Yes: Wait.\n");
}

static void the_check_in_is_shown_as_it_is_asked(void **state)
{
    (void)state;
    read_fine(HEAD MIND "check-in: [calves, upper-back]\n" STEPS);
    expect_asked("\nHow tight, 0 to 10: before and after\n"
                 "  - Calves, left and right\n"
                 "  - Upper back\n");
}

static void the_pain_of_a_rehab_routine_is_shown_in_its_bands(void **state)
{
    (void)state;
    read_fine(REHAB STEPS);
    expect_asked("\nPain, 0 to 10: before, after and the next morning\n"
                 "  - 0 to 3 before: as it is written\n"
                 "  - 4 to 5 before: half the dose, easier versions\n"
                 "  - 6 to 10 before: no session today\n");
    read_fine(REHAB "pain: {ease: 1, stop: 2}\n" STEPS);
    expect_asked("\nPain, 0 to 10: before, after and the next morning\n"
                 "  - 0 before: as it is written\n"
                 "  - 1 before: half the dose, easier versions\n"
                 "  - 2 to 10 before: no session today\n");
    read_fine(REHAB "pain: {ease: 3, stop: 3}\n" STEPS);
    expect_asked("\nPain, 0 to 10: before, after and the next morning\n"
                 "  - 0 to 2 before: as it is written\n"
                 "  - 3 to 10 before: no session today\n");
}

static void it_is_no_wider_than_asked(void **state)
{
    (void)state;
    static const char *const files[] = {"routines/care-achilles-calf.yaml",
                                        "routines/longrun-recovery-15.yaml",
                                        "routines/physio-heel-drop-12wk.yaml"};
    static const int widths[] = {80, 40, 30};
    for (size_t i = 0; i < COUNT_OF(files) * 3; i++) {
        Library *shipped = shipped_library();
        Diagnostics *found = diagnostics_new();
        char *path = path_in_source(files[i / 3]);
        routine = routine_read(path, shipped, found);
        assert_non_null(routine);
        print(widths[i % 3]);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            if (text_width(line) > widths[i % 3])
                fail_msg("%s at %d cells: %s", files[i / 3], widths[i % 3], line);
        free(text);
        free(path);
        diagnostics_free(found);
        routine_free(routine);
        library_free(shipped);
    }
    routine = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_plain_routine_asks_nothing),
        READING_TEST(the_gate_is_shown_with_what_a_yes_leads_to),
        READING_TEST(the_check_in_is_shown_as_it_is_asked),
        READING_TEST(the_pain_of_a_rehab_routine_is_shown_in_its_bands),
        READING_TEST(it_is_no_wider_than_asked),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
