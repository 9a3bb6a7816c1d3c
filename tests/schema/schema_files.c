// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema_files.h"

#include "base/array.h"
#include "source_files.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "limber: 1\ntitle: T\nwhen: any\n"
#define MOST_FILES 2000

char *schema_files[MOST_FILES];
size_t schema_file_count;

static void take_file(char *text)
{
    assert_true(schema_file_count < MOST_FILES);
    schema_files[schema_file_count++] = text;
}

static void write_line(FILE *out, const char *line, size_t length)
{
    if (length == 5 && strncmp(line, "%head", length) == 0)
        fputs(HEAD, out);
    else if (length == 6 && strncmp(line, "%steps", length) == 0)
        fputs(HEAD "steps:\n", out);
    else
        fprintf(out, "%.*s\n", (int)length, line);
}

/* Lines up to one that begins with one of the marks. */
static const char *take_lines(const char *at, const char *const *marks)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    for (bool ends = false; *at && !ends;) {
        size_t length = strcspn(at, "\n");
        for (size_t i = 0; marks[i]; i++)
            ends = ends || strncmp(at, marks[i], strlen(marks[i])) == 0;
        if (!ends)
            write_line(out, at, length);
        at += ends ? 0 : length + (at[length] == '\n');
    }
    fclose(out);
    take_file(text);
    return at;
}

/* The cases of tests/unit/bad: each wrong file, and each that is cured. */
static void take_cases(const char *path)
{
    static const char *const marks[] = {">>>", "=== ", NULL};
    char *text = text_in_file(path);
    const char *at = text;
    while (at && *at) {
        size_t length = strcspn(at, "\n");
        bool begins = strncmp(at, "=== ", 4) == 0 || strncmp(at, "+++", 3) == 0;
        at += length + (at[length] == '\n');
        if (begins)
            at = take_lines(at, marks);
    }
    free(text);
}

/* The blocks of a document that are routines, or parts of one. */
static void take_examples(const char *path)
{
    static const char *const marks[] = {"```", NULL};
    static const char *const fences[][3] = {
        {"```yaml routine\n", "", ""},
        {"```yaml steps\n", HEAD "steps:\n", ""},
        {"```yaml head\n", HEAD, "steps: [{name: A, hold: 9s}]\n"},
    };
    char *text = text_in_file(path);
    for (size_t i = 0; i < COUNT_OF(fences); i++)
        for (const char *at = text; (at = strstr(at, fences[i][0]));) {
            at = take_lines(at + strlen(fences[i][0]), marks);
            char *whole = NULL, *block = schema_files[--schema_file_count];
            assert_true(asprintf(&whole, "%s%s%s", fences[i][1], block, fences[i][2]) > 0);
            free(block);
            take_file(whole);
        }
    free(text);
}

static void take_whole(const char *path)
{
    take_file(text_in_file(path));
}

static void take_all(const char *pattern, void (*take)(const char *path))
{
    glob_t found;
    char *path = path_in_source(pattern);
    assert_int_equal(glob(path, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        take(found.gl_pathv[i]);
    globfree(&found);
    free(path);
}

void schema_files_take(void)
{
    take_all("tests/unit/bad/*.txt", take_cases);
    take_all("tests/unit/timelines/*.yaml", take_whole);
    take_all("routines/*.yaml", take_whole);
    take_all("docs/format.md", take_examples);
    take_all("README.md", take_examples);
}

void schema_files_free(void)
{
    for (size_t i = 0; i < schema_file_count; i++)
        free(schema_files[i]);
    schema_file_count = 0;
}
