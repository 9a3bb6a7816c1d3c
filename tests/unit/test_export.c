// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as other programs' files: all of its time is in them, and no text leaves its place. */
#include "page/export.h"

#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *written; /* the test frees it */
static const char *lost;
static Arena *arena;
static Ns total;

static void export_to(ExportForm form)
{
    size_t size;
    FILE *out = open_memstream(&written, &size);
    Timeline *timeline = timeline_build(routine);
    Export export = {timeline, {1795996800, 3600}}; /* 2026-11-30 */
    export_print(&export, form, out);
    lost = export_lost(&export, form, arena);
    total = timeline->total;
    timeline_free(timeline);
    fclose(out);
}

static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = strstr(written, text); at; at = strstr(at + 1, text))
        count++;
    return count;
}

static void expect(const char *text)
{
    if (!strstr(written, text))
        fail_msg("'%s' is not in:\n%s", text, written);
}

/* What stands behind each key of this name, added up. */
static long sum_of(const char *key)
{
    long sum = 0;
    for (const char *at = strstr(written, key); at; at = strstr(at + 1, key))
        sum += strtol(at + strlen(key), NULL, 10);
    return sum;
}

static void the_other_timer_gets_all_of_the_time(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "  - {name: Quad, hold: 30s, side: each, sets: 2, rest: 10s}\n"
                   "  - repeat: 3\n    rest: 20s\n    steps:\n"
                   "      - {name: Lunge, reps: 5, tempo: 2-0-1, cues: [Tall]}\n");
    export_to(EXPORT_JAWT);
    assert_int_equal(sum_of("\"duration\": "), total / NS_PER_S);
    assert_int_equal(count_of("\"repetitions\": 1"), 4); /* a set for each visit of a step */
    expect("\"version\": 2");
    expect("Quad, left, set 1 of 2");
    assert_string_equal(lost, "cues, the pace of reps");
    free(written);
}

static void a_wait_has_half_a_minute_there(void **state)
{
    (void)state;
    read_fine(
        HEAD
        "steps: [{name: Ready, until: ready, prepare: 0}, {name: A, hold: 10s, prepare: 0}]\n");
    export_to(EXPORT_JAWT);
    assert_int_equal(sum_of("\"duration\": "), 40);
    assert_non_null(strstr(lost, "waiting for a key"));
    free(written);
}

static void a_table_has_a_row_a_step(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - {name: \"=A\", hold: 30s}\n  - {name: B, reps: 12, every: 2s, "
                   "note: \"a, b\"}\n"
                   "  - {name: C, hold: 5s, side: each, note: Slide <side> up}\n");
    export_to(EXPORT_CSV);
    assert_int_equal(count_of("\r\n"), 4);
    expect("'=A"); /* no formula */
    expect("\"a, b\"");
    expect("Slide left up");
    free(written);
}

static void signs_of_markdown_stay_signs(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: \"*T* <b>\"\nwhen: any\nsteps: [{name: \"[x](y)\", hold: 10s}]\n");
    export_to(EXPORT_MARKDOWN);
    expect("# \\*T\\* \\<b\\>\n");
    expect("1. **\\[x\\](y)**: hold 10 s\n");
    assert_null(lost);
    free(written);
}

static int open_arena(void **state)
{
    arena = arena_new();
    return reading_open(state);
}

static int close_arena(void **state)
{
    arena_free(arena);
    return reading_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(the_other_timer_gets_all_of_the_time),
        READING_TEST(a_wait_has_half_a_minute_there),
        READING_TEST(a_table_has_a_row_a_step),
        READING_TEST(signs_of_markdown_stay_signs),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
