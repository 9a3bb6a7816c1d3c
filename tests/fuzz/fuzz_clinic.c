// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a report that a client has sent: JSON, or with 't' before them the text of a page
 * that plays. Whatever they are, a row has its numbers in their ranges, and all that is said of it
 * is safe for the terminal. */
#include "fuzz.h"

#include "base/arena.h"
#include "store/clinic_private.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

static bool is_share(double share)
{
    return share >= -1 && share <= 1;
}

static void check_row(const ClinicRow *row)
{
    fuzz_check_text(row->client);
    fuzz_check_text(row->routine);
    fuzz_check_text(row->title);
    fuzz_check_text(row->log);
    assert(row->routine && row->sessions >= 0 && row->ouches >= 0);
    assert(row->mornings >= 0 && row->mornings <= row->sessions);
    assert(row->worst >= 0 && row->worst <= 10);
    assert(is_share(row->share));
    assert(row->week_count >= 0 && row->week_count <= CLINIC_WEEKS);
    for (int i = 0; i < row->week_count; i++)
        assert(is_share(row->weeks[i]));
    assert(row->pain_first >= -1 && row->pain_first <= 10);
    assert(row->pain_last >= -1 && row->pain_last <= 10);
}

static void check_words(const ClinicLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fuzz_check_text(lines[i].heading);
        fuzz_check_text(lines[i].label);
        fuzz_check_text(lines[i].text);
        assert(lines[i].label && lines[i].text);
    }
}

static void try_text(Arena *arena, const char *text)
{
    ClinicRow row;
    ClinicLine *lines;
    if (!clinic_text_take(arena, text, &row))
        return;
    check_row(&row);
    size_t count = clinic_text_words(arena, text, &lines);
    check_words(lines, count);
}

static void try_report(Arena *arena, const char *text, size_t size)
{
    ClinicRow *rows;
    ClinicLine *lines;
    const char *why;
    size_t count = clinic_report_take(arena, text, size, &rows, &why);
    assert(count > 0 || why);
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
    if (count == 0)
        return;
    count = clinic_report_words(arena, text, size, rows[0].routine, &lines, &why);
    check_words(lines, count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();
    char *text = malloc(size + 1);
    memcpy(text, bytes, size);
    text[size] = '\0';
    if (size > 0 && bytes[0] == 't')
        try_text(arena, text + 1);
    else
        try_report(arena, text, size);
    free(text);
    arena_free(arena);
    return 0;
}
