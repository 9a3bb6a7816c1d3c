// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes CSV. */
#include "page/csv.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void csv_start(Csv *csv, FILE *out)
{
    *csv = (Csv){.out = out};
}

static void lead(Csv *csv)
{
    if (csv->filled)
        fputc(',', csv->out);
    csv->filled = true;
}

/* Past what a spreadsheet drops from the beginning of a cell. */
static const char *skip_blanks(const char *text)
{
    static const char *const blanks[] = {" ",      "\u00a0", "\u2002", "\u2003", "\u2007",
                                         "\u2009", "\u202f", "\u3000", "\ufffd"};
    for (size_t i = 0; i < COUNT_OF(blanks);) {
        size_t length = strlen(blanks[i]);
        bool is_there = strncmp(text, blanks[i], length) == 0;
        text += is_there ? length : 0;
        i = is_there ? 0 : i + 1;
    }
    return text;
}

/* Would a spreadsheet take this for a formula? */
static bool is_formula(const char *text)
{
    static const char *const starts[] = {
        "=",  "+",  "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢",
        "﹣", "﹫", "⁺", "₊", "⁻",  "₋",  "⁼",  "₌",  "−",
    };
    text = skip_blanks(text);
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void write_quoted(const char *text, FILE *out)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

void csv_text(Csv *csv, const char *text)
{
    lead(csv);
    if (!text)
        return;
    size_t capacity = 3 * strlen(text) + 2; /* U+FFFD for each byte, and an apostrophe */
    char *guarded = memory_alloc(capacity);
    text_safe(text, guarded + 1, capacity - 1);
    bool formula = is_formula(guarded + 1);
    guarded[0] = '\'';
    const char *cell = formula ? guarded : guarded + 1;
    size_t length = strlen(cell);
    if (strpbrk(cell, ",\"") || (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' ')))
        write_quoted(cell, csv->out);
    else
        fputs(cell, csv->out);
    free(guarded);
}

void csv_whole(Csv *csv, int64_t number)
{
    lead(csv);
    fprintf(csv->out, "%" PRId64, number);
}

void csv_level(Csv *csv, int level)
{
    if (level >= 0)
        csv_whole(csv, level);
    else
        csv_empty(csv, 1);
}

void csv_seconds(Csv *csv, Ns ns)
{
    char text[CLOCK_SECONDS_BYTES];
    lead(csv);
    fputs(clock_seconds(ns, text, sizeof text), csv->out);
}

void csv_moment(Csv *csv, Moment moment)
{
    char text[MOMENT_BYTES];
    csv_text(csv, moment.utc_s == 0 ? NULL : moment_format(moment, text, sizeof text));
}

void csv_empty(Csv *csv, size_t cells)
{
    for (size_t i = 0; i < cells; i++)
        lead(csv);
}

void csv_end_row(Csv *csv)
{
    fputs("\r\n", csv->out);
    csv->filled = false;
}

void csv_head(Csv *csv, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        csv_text(csv, names[i]);
    csv_end_row(csv);
}
