// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Compares two lists of lines from their beginning: where they part, the nearest lines that are the
 * same again end the difference. That is not always the shortest one, and for a few changed lines
 * in a file it is what a person would mark. */
#include "page/diff.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

#define CONTEXT 3      /* lines shown before and after a change */
#define LOOK_AHEAD 400 /* lines to look for where the two meet again */

typedef struct {
    const char *text;
    size_t size;  /* with its end */
    size_t shown; /* without */
} Line;

typedef struct {
    Line *lines;
    size_t count;
} Lines;

/* Lines from..from+taken of the old text become from_new..from_new+put of the new one. */
typedef struct {
    size_t from, taken, from_new, put;
} Change;

static Lines lines_of(Arena *arena, const Source *source)
{
    Lines lines = {0};
    for (size_t at = 0; at < source->size;) {
        const char *start = source->text + at;
        const char *end = memchr(start, '\n', source->size - at);
        size_t size = end ? (size_t)(end - start) + 1 : source->size - at, shown = size;
        while (shown > 0 && (start[shown - 1] == '\n' || start[shown - 1] == '\r'))
            shown--;
        lines.lines = arena_grow(arena, lines.lines, lines.count, sizeof *lines.lines);
        lines.lines[lines.count++] = (Line){start, size, shown};
        at += size;
    }
    return lines;
}

static bool same(const Lines *old, size_t i, const Lines *new, size_t j)
{
    return i < old->count && j < new->count &&
           old->lines[i].size ==
               new->lines[j].size &&memcmp(old->lines[i].text, new->lines[j].text,
                                           old->lines[i].size) == 0;
}

/* The change that begins at lines i and j, which differ. */
static Change change_at(const Lines *old, size_t i, const Lines *new, size_t j)
{
    for (size_t both = 1; both < LOOK_AHEAD; both++)
        for (size_t taken = 0; taken <= both; taken++)
            if (same(old, i + taken, new, j + both - taken))
                return (Change){i, taken, j, both - taken};
    return (Change){i, old->count - i, j, new->count - j};
}

static Change *changes_of(Arena *arena, const Lines *old, const Lines *new, size_t *count)
{
    Change *changes = NULL;
    *count = 0;
    for (size_t i = 0, j = 0; i < old->count || j < new->count;) {
        if (same(old, i, new, j)) {
            i++;
            j++;
            continue;
        }
        changes = arena_grow(arena, changes, *count, sizeof *changes);
        Change *change = &changes[(*count)++];
        *change = change_at(old, i, new, j);
        i += change->taken;
        j += change->put;
    }
    return changes;
}

static void print_lines(FILE *out, char mark, const Lines *lines, size_t from, size_t count)
{
    for (size_t i = from; i < from + count && i < lines->count; i++)
        fprintf(out, "%c%.*s\n", mark, (int)lines->lines[i].shown, lines->lines[i].text);
}

/* Changes first..last that stand near each other, with the lines around them. */
static void print_hunk(const Lines *old, const Lines *new, const Change *first, const Change *last,
                       FILE *out)
{
    size_t before = first->from < CONTEXT ? first->from : CONTEXT;
    size_t end = last->from + last->taken, after = old->count - end;
    if (after > CONTEXT)
        after = CONTEXT;
    size_t at = first->from - before;
    fprintf(out, "@@ -%zu,%zu +%zu,%zu @@\n", at + 1, end + after - at,
            first->from_new - before + 1,
            last->from_new + last->put + after - (first->from_new - before));
    for (const Change *change = first; change <= last; change++) {
        print_lines(out, ' ', old, at, change->from - at);
        print_lines(out, '-', old, change->from, change->taken);
        print_lines(out, '+', new, change->from_new, change->put);
        at = change->from + change->taken;
    }
    print_lines(out, ' ', old, at, after);
}

void diff_print(const char *name, const Source *old_text, const Source *new_text, FILE *out)
{
    Arena *arena = arena_new();
    Lines old = lines_of(arena, old_text), new = lines_of(arena, new_text);
    size_t count;
    Change *changes = changes_of(arena, &old, &new, &count);
    if (count > 0)
        fprintf(out, "--- %s\n+++ %s\n", name, name);
    for (size_t i = 0; i < count;) {
        size_t last = i;
        while (last + 1 < count &&
               changes[last + 1].from - (changes[last].from + changes[last].taken) <= 2 * CONTEXT)
            last++;
        print_hunk(&old, &new, &changes[i], &changes[last], out);
        i = last + 1;
    }
    arena_free(arena);
}
