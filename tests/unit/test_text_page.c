// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as a page of text. */
#include "page/text_page.h"

#include "base/array.h"
#include "base/text.h"
#include "reading.h"
#include "routine/duration.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *text; /* the page; the test frees it */
static bool why;   /* is it to say where values come from? */
static size_t size;

/* Prints the routine that was read. */
static void print(int cells)
{
    FILE *out = open_memstream(&text, &size);
    Timeline *timeline = timeline_build(routine);
    text_page_print(timeline, NULL, why, cells, out);
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
                 "    Yes: A&E now. No session\n"
                 "  - Is the pain over the bony side of the hip, worse lying on it or standing on\n"
                 "    one leg?\n"
                 "    Yes: The routine goes on without side-hip stretches, crossing, side rolling\n"
                 "         and hip hikes\n"
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
                 "  - 4 to 5 before: half the dose, easier forms\n"
                 "  - 6 to 10 before: no session today\n");
    read_fine(REHAB "pain: {ease: 1, stop: 2}\n" STEPS);
    expect_asked("\nPain, 0 to 10: before, after and the next morning\n"
                 "  - 0 before: as it is written\n"
                 "  - 1 before: half the dose, easier forms\n"
                 "  - 2 to 10 before: no session today\n");
    read_fine(REHAB "pain: {ease: 3, stop: 3}\n" STEPS);
    expect_asked("\nPain, 0 to 10: before, after and the next morning\n"
                 "  - 0 to 2 before: as it is written\n"
                 "  - 3 to 10 before: no session today\n");
}

/* What stands under "Steps". */
static void expect_steps(const char *expected)
{
    print(80);
    char *steps = strstr(text, "\nSteps\n");
    assert_non_null(steps);
    assert_string_equal(steps + strlen("\nSteps\n"), expected);
    free(text);
}

static void a_step_says_all_that_a_session_does_with_it(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "- {name: A, reps: 10, tempo: 3-1-1, sets: 3, rest: 2m, position: floor}\n"
                   "- {name: B, hold: 20s, prepare: 0, side: each, sets: 2, order: by-side,\n"
                   "   first: right, switch: 4s, voice: b.ogg}\n"
                   "- repeat: 3\n"
                   "  name: Round\n"
                   "  rest: 45s\n"
                   "  steps: [{name: C, reps: 3, hold: 5s}]\n");
    expect_steps(" 1. A\n"
                 "    3 x 10 reps at 3-1-1\n"
                 "    Each rep: lower 3 s, pause 1 s, raise 1 s\n"
                 "    10 s to get ready, 2 min rest between sets\n"
                 " 2. B\n"
                 "    2 x hold 20 s, each side\n"
                 "    4 s to change sides, 15 s rest between sets, right first, all sets of one\n"
                 "    side, then of the other\n"
                 "    Says: b.ogg\n"
                 "Round, 3 rounds, 45 s rest between them, of:\n"
                 "   3. C\n"
                 "      3 holds of 5 s\n"
                 "      5 s to get ready, 2 s between holds\n");
}

static void a_cue_says_when_it_comes(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "- {name: A, hold: 20s, sets: 2, side: each, cues: [Go, {say: B, at: halfway},\n"
                   "   {say: C, at: 3s}, {say: D, last: 2s, set: 2}, {say: E, side: right}]}\n");
    expect_steps(" 1. A\n"
                 "    2 x hold 20 s, each side\n"
                 "    5 s to get ready, 5 s to change sides, 15 s rest between sets\n"
                 "    > Go\n"
                 "    > (halfway) B\n"
                 "    > (after 3 s) C\n"
                 "    > (set 2, 2 s before the end) D\n"
                 "    > (right) E\n");
}

static void a_tempo_that_may_be_meant_the_other_way_round_gets_a_note(void **state)
{
    (void)state;
    static const struct {
        const char *step, *note;
    } cases[] = {
        {"tempo: 3-2-3, begins: up",
         "    Note: The pause is at the bottom. Meant at the top? Write tempo: 3-0-3-2\n"},
        {"tempo: 1-1-3", "    Note: It lowers faster than it raises (the lowering is the first "
                         "number).\n          Meant the other way round? Write tempo: 3-1-1\n"},
        {"tempo: 3-2-3", NULL},
        {"tempo: 3-1-1, begins: up", NULL},
        {"tempo: 3-0-3-2, begins: up", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char steps[160];
        snprintf(steps, sizeof steps, HEAD "steps: [{name: A, reps: 10, %s}]\n", cases[i].step);
        read_fine(steps);
        print(80);
        const char *note = strstr(text, "    Note: ");
        assert_int_equal(note != NULL, cases[i].note != NULL);
        if (cases[i].note)
            assert_memory_equal(note, cases[i].note, strlen(cases[i].note));
        free(text);
    }
}

static void why_says_where_each_value_of_a_step_comes_from(void **state)
{
    (void)state;
    read_fine(
        HEAD
        "defaults: {prepare: 6s, release: 3s}\n"
        "steps:\n"
        "- {exercise: one-leg, reps: 3, hold: 20s, sets: 2, first: right}\n"
        "- {name: A, reps: 8, tempo: 2-0-2, cues: Go, progress: [{after: 7 days, reps: 9}]}\n");
    why = true;
    print(80);
    why = false;
    const char *first = strstr(text, "    From the step: "), *second = strstr(text, " 2. A\n");
    assert_non_null(first);
    assert_non_null(second);
    static const char of_first[] =
        "    From the step: the dose, 2 sets, right first\n"
        "    From one-leg: the name, side each, position floor, 2 cues, where it is felt\n"
        "    From defaults: prepare 6 s, release 3 s\n"
        "    Built in: order by-set, switch 7 s, rest 15 s\n";
    assert_memory_equal(first, of_first, strlen(of_first));
    assert_non_null(strstr(second, "    From the step: the dose, the name, 1 cue\n"
                                   "    From defaults: prepare 6 s\n"
                                   "    Built in: 1 set, side both, position standing, begins "
                                   "down\n"));
    free(text);
    const Step *grown = step_at(1)->stages[0].step;
    assert_int_equal(grown->from[VALUE_DOSE], FROM_PROGRESS);
    assert_int_equal(grown->from[VALUE_NAME], FROM_STEP);
    assert_int_equal(grown->from[VALUE_PREPARE], FROM_DEFAULTS);
}

static void why_says_what_a_group_and_a_list_of_values_decide(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "- {name: A, reps: [9, 8], tempo: 3-1-1}\n"
                   "- repeat: 2\n"
                   "  side: each\n"
                   "  steps: [{name: B, hold: 6s}]\n");
    assert_int_equal(step_at(0)->from[VALUE_SETS], FROM_STEP);
    assert_int_equal(step_at(1)->from[VALUE_SIDE], FROM_GROUP);
    why = true;
    print(80);
    why = false;
    assert_non_null(strstr(text, "      From the step: the dose, the name\n"
                                 "      From the group: side each, left first\n"
                                 "      Built in: 1 set, position standing, prepare 5 s\n"));
    free(text);
}

/* Every time between that the timeline has is on the page. */
static void no_time_between_is_left_unsaid(void **state)
{
    (void)state;
    Library *shipped = shipped_library();
    glob_t found;
    char *pattern = path_in_source("routines/*.yaml");
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Diagnostics *said = diagnostics_new();
        routine = routine_read(found.gl_pathv[i], shipped, said);
        assert_non_null(routine);
        print(80);
        Timeline *timeline = timeline_build(routine);
        for (size_t j = 0; j < timeline->count; j++) {
            const Segment *segment = &timeline->segments[j];
            char length[32];
            duration_format(segment->length, length, sizeof length);
            if (segment->kind != SEGMENT_WORK && segment->kind != SEGMENT_WAIT &&
                !strstr(text, length))
                fail_msg("%s: %s is not said", found.gl_pathv[i], length);
        }
        timeline_free(timeline);
        free(text);
        routine_free(routine);
        diagnostics_free(said);
    }
    routine = NULL;
    globfree(&found);
    free(pattern);
    library_free(shipped);
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
        READING_TEST(a_step_says_all_that_a_session_does_with_it),
        READING_TEST(a_cue_says_when_it_comes),
        READING_TEST(a_tempo_that_may_be_meant_the_other_way_round_gets_a_note),
        READING_TEST(why_says_where_each_value_of_a_step_comes_from),
        READING_TEST(why_says_what_a_group_and_a_list_of_values_decide),
        READING_TEST(no_time_between_is_left_unsaid),
        READING_TEST(it_is_no_wider_than_asked),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
