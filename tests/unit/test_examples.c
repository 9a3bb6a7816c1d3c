// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The examples of docs/format.md and README.md do what the text around them says: each fenced block
 * is taken out of the page and read as it stands there. The fence says what it is:
 *
 *     yaml routine     a complete file
 *     yaml steps       entries of `steps`
 *     yaml head        keys of the head
 *     yaml exercise    a complete exercise file
 *     text timeline    what `limber show --timeline` prints of the routine before it
 *
 * Plain `yaml` blocks are pieces that show a shape, and are not read. */
#include "reading.h"

#include "base/array.h"
#include "routine/duration.h"
#include "routine/exercise_reader.h"
#include "session/timeline.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char *text_of(const char *name)
{
    char *path = path_in_source(name), *text = text_in_file(path);
    free(path);
    return text;
}

/* ---- what is done with a block ---- */

static void read_parts(const char *before, const char *block, const char *after)
{
    char *text = NULL;
    assert_true(asprintf(&text, "%s%s%s", before, block, after) > 0);
    read_fine(text);
    free(text);
}

static void take_routine(const char *block)
{
    read_fine(block);
}

static void take_steps(const char *block)
{
    read_parts(HEAD "steps:\n", block, "");
}

static void take_head(const char *block)
{
    read_parts(HEAD, block, "steps: [{name: A, hold: 9s}]\n");
}

static void take_exercise(const char *block)
{
    char path[] = "/tmp/limber-exercise-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, block, strlen(block)), strlen(block));
    close(fd);
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = exercise_read(arena, path, library, found);
    unlink(path);
    diagnostics_print(found, stderr);
    assert_int_equal(diagnostics_size(found), 0);
    assert_non_null(exercise);
    diagnostics_free(found);
    arena_free(arena);
}

static void take_timeline(const char *block)
{
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    Timeline *timeline = timeline_build(routine);
    timeline_print(timeline, out);
    fclose(out);
    timeline_free(timeline);
    assert_string_equal(printed, block);
    free(printed);
}

static const struct {
    const char *fence;
    void (*take)(const char *block);
} kinds[] = {
    {"```yaml routine\n", take_routine},   {"```yaml steps\n", take_steps},
    {"```yaml head\n", take_head},         {"```yaml exercise\n", take_exercise},
    {"```text timeline\n", take_timeline},
};
enum { KINDS = COUNT_OF(kinds) };

/* Takes the blocks of a page one by one; counts[i] those of kind i. */
static void take_blocks(const char *page, int counts[KINDS])
{
    char *text = text_of(page);
    for (char *at = text; (at = strstr(at, "```"));) {
        size_t kind = 0;
        while (kind < KINDS && strncmp(at, kinds[kind].fence, strlen(kinds[kind].fence)) != 0)
            kind++;
        char *block = strchr(at, '\n') + 1, *end = strstr(block, "```");
        assert_non_null(end);
        *end = '\0';
        at = end + 1;
        while (*at == '`')
            at++;
        if (kind == KINDS)
            continue;
        kinds[kind].take(block);
        counts[kind]++;
    }
    free(text);
}

/* ---- the pages ---- */

static void every_example_of_the_reference_is_read_without_a_word(void **state)
{
    (void)state;
    int counts[KINDS] = {0};
    take_blocks("docs/format.md", counts);
    for (int i = 0; i < KINDS; i++)
        assert_true(counts[i] > 0);
    assert_true(counts[0] >= 3);
}

static void the_example_of_the_readme_is_read_without_a_word(void **state)
{
    (void)state;
    int counts[KINDS] = {0};
    take_blocks("README.md", counts);
    assert_true(counts[0] > 0);
}

/* "calves.yaml: fine, 2:55 in all", as the page says of its first routine. */
static void the_first_routine_takes_as_long_as_the_page_says(void **state)
{
    (void)state;
    char *text = text_of("docs/format.md"), shown[32], said[64];
    char *block = strstr(text, kinds[0].fence) + strlen(kinds[0].fence);
    char *rest = strstr(block, "```");
    *rest++ = '\0';
    size_t segments;
    Ns total;
    read_fine(block);
    routine_measure(routine, false, &segments, &total);
    snprintf(said, sizeof said, "fine, %s in all", clock_format(total, shown, sizeof shown));
    assert_non_null(strstr(rest, said));
    free(text);
}

static int examples_open(void **state)
{
    (void)state;
    setlocale(LC_ALL, "");
    library = shipped_library();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(every_example_of_the_reference_is_read_without_a_word),
        READING_TEST(the_example_of_the_readme_is_read_without_a_word),
        READING_TEST(the_first_routine_takes_as_long_as_the_page_says),
    };
    return cmocka_run_group_tests(tests, examples_open, reading_close);
}
