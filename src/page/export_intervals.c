// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of a workout for intervals.icu: a line a lap, `- NAME 1m30s`, and `3x` with empty lines
 * around it before laps that come three times. What stands before the first length is the name; a
 * name must therefore have nothing in it that reads as one. */
#include "page/export_laps.h"
#include "page/export_private.h"

#include "base/text.h"

#include <string.h>

#define WAIT "30s press lap" /* until its key; the half minute is for the sum alone */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A number with its unit or sign ("3s", "5x", "90%") is taken apart by a space, and so is a zone
 * ("Z2"). */
static void put_name(FILE *out, const char *name)
{
    for (const char *at = name; *at; at++) {
        bool after = at > name;
        bool apart = after && ((is_digit(at[-1]) && !is_digit(*at) && !strchr(" ,.;:)-", *at)) ||
                               (is_digit(*at) && strchr("Zz", at[-1])));
        if (apart)
            fputc(' ', out);
        fputc(*at == '\n' ? ' ' : *at, out);
    }
}

static void put_length(FILE *out, int64_t seconds)
{
    if (seconds >= 60)
        fprintf(out, "%lldm", (long long)(seconds / 60));
    if (seconds % 60 > 0 || seconds < 60)
        fprintf(out, "%llds", (long long)(seconds % 60));
}

static void put_lap(FILE *out, const Lap *lap)
{
    fputs("- ", out);
    put_name(out, lap->name);
    fputc(' ', out);
    if (lap->kind == SEGMENT_WAIT)
        fputs(WAIT, out);
    else
        put_length(out, lap->length < NS_PER_S ? 1 : (lap->length + NS_PER_S / 2) / NS_PER_S);
    fputc('\n', out);
}

void export_intervals(const Export *export, FILE *out)
{
    Arena *arena = arena_new();
    Laps laps = export_laps(export->timeline, arena);
    put_name(out, export->timeline->routine->title);
    fputc('\n', out);
    for (size_t i = 0; i < laps.run_count; i++) {
        const LapRun *run = &laps.runs[i];
        fputc('\n', out);
        if (run->times > 1)
            fprintf(out, "%dx\n", run->times);
        for (size_t j = 0; j < run->count; j++)
            put_lap(out, &laps.laps[run->first + j]);
    }
    arena_free(arena);
}
