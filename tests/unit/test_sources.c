// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* docs/sources.md against what ships: whence each number in a routine's words is, nothing listed
 * that nothing cites, and nobody sent to somebody else's copy. */
#include "shipped.h"

#include "base/array.h"
#include "routine/region.h"

#include <ctype.h>
#include <stdio.h>

#include "source_files.h"

static char *sources;

static int sources_open(void **state)
{
    char *path = path_in_source("docs/sources.md");
    sources = text_in_file(path);
    free(path);
    return shipped_open(state);
}

static int sources_close(void **state)
{
    free(sources);
    return shipped_close(state);
}

/* The row of a routine in the table of claims, to its end of line; NULL: it claims no numbers. */
static const char *claims_of(const Routine *routine, char *out, size_t capacity)
{
    char start[128];
    snprintf(start, sizeof start, "\n| `%s` | ", routine->id);
    const char *table = strstr(sources, "\n## Numbers that the routines name\n");
    const char *row = table ? strstr(table, start) : NULL;
    size_t length = row ? strcspn(row + strlen(start), "\n") : 0;
    snprintf(out, capacity, "%.*s", (int)length, row ? row + strlen(start) : "");
    return row ? out : "";
}

static void expect_claims(const Routine *routine)
{
    char prose[2048], claims[2048], number[64];
    const char *rest = shipped_prose(routine, prose, sizeof prose);
    claims_of(routine, claims, sizeof claims);
    while (shipped_word(&rest, number, sizeof number))
        if (isdigit((unsigned char)number[0]))
            EXPECT(shipped_has_word(claims, number),
                   "%s says %s: docs/sources.md does not say whence", routine->id, number);
}

static void every_number_that_a_routine_names_has_its_source(void **state)
{
    (void)state;
    each_routine(expect_claims);
}

static bool cites(const char *const *cited, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (shipped_has_word(cited[i], id))
            return true;
    return false;
}

static bool is_cited(const char *id)
{
    char small[16];
    snprintf(small, sizeof small, "s%s", id + 1);
    for (size_t i = 0; i < routine_count; i++)
        if (cites(routines[i]->sources, routines[i]->source_count, small))
            return true;
    for (const char *const *exercise = library_ids(shipped); *exercise; exercise++) {
        const Exercise *read = library_find(shipped, *exercise, NULL);
        if (cites(read->sources, read->source_count, small))
            return true;
    }
    for (size_t i = 0; gate_at(i); i++)
        if (shipped_has_word(gate_at(i)->sources, small))
            return true;
    const char *rest = strstr(sources, "\n## Precautions and questions\n");
    return rest && shipped_has_word(rest, small);
}

static void no_source_is_listed_that_nothing_cites(void **state)
{
    (void)state;
    int count = 0;
    for (const char *row = sources; (row = strstr(row, "\n| S")); row++) {
        char id[16] = "S";
        snprintf(id + 1, sizeof id - 1, "%ld", strtol(row + 4, NULL, 10));
        EXPECT(is_cited(id), "nothing cites %s", id);
        count++;
    }
    assert_true(count > 40);
}

/* Copies of what is sold, and of pages that their owners have taken down or changed. */
static void no_source_is_somebody_elses_copy(void **state)
{
    (void)state;
    static const char *const copies[] = {
        "scribd.",    "docslib.",  "studylib.",  "uptodatefree", "pdfcoke",  "abcdocz",
        "nhs.com.in", "pages.dev", "fixanswer.", "skyscape.",    "webgp.",   "5y1.org",
        "yumpu.",     "dokumen.",  "booksci.",   "workers.dev",  "docsbay.", "healthdocbox"};
    for (size_t i = 0; i < COUNT_OF(copies); i++)
        EXPECT(!strstr(sources, copies[i]), "docs/sources.md sends people to %s", copies[i]);
}

/* Either it asks something, or the page says why not; and never both. */
static void expect_gate_or_reason(const Routine *routine)
{
    char row[128];
    snprintf(row, sizeof row, "\n| `%s` | ", routine->id);
    const char *table = strstr(sources, "\n| asks nothing | why |\n");
    bool excused = table && strstr(table, row);
    EXPECT(excused == (routine->gate_count == 0), "%s: does it ask, or why not?", routine->id);
}

static void a_routine_asks_before_it_begins_or_says_why_not(void **state)
{
    (void)state;
    each_routine(expect_gate_or_reason);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_that_a_routine_names_has_its_source),
        cmocka_unit_test(no_source_is_listed_that_nothing_cites),
        cmocka_unit_test(no_source_is_somebody_elses_copy),
        cmocka_unit_test(a_routine_asks_before_it_begins_or_says_why_not),
    };
    return cmocka_run_group_tests(tests, sources_open, sources_close);
}
