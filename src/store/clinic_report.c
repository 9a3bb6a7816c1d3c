// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A report's JSON, read by SQLite, which bounds its depth and takes nothing for what it is not.
 * Every text passes the gate; every number is held to its range. */
#include "store/clinic_private.h"

#include "base/text.h"
#include "store/database.h"

#include <stdlib.h>
#include <string.h>

#define MOST_LEVEL 10
#define ROW_TEXT_BYTES 500

struct ReportReader {
    sqlite3 *json;
    sqlite3_stmt *form, *routines, *weeks, *sessions;
};

static const char form_text[] = "SELECT json_valid(?1) AND json_type(?1) = 'object' AND "
                                "json_extract(?1, '$.\"limber-report\"') = 1,"
                                " CASE WHEN json_valid(?1) THEN json_extract(?1, '$.made') END";
static const char routines_text[] =
    "SELECT value, value ->> '$.routine', value ->> '$.title', value ->> '$.prescription.client',"
    " value ->> '$.prescription.review',"
    " coalesce(value ->> '$.prescription.ends', value ->> '$.prescription.until'),"
    " value ->> '$.adherence.share', ?1 ->> '$.log' FROM json_each(?1, '$.routines')";
static const char weeks_text[] = "SELECT value ->> '$.prescribed', value ->> '$.credited' FROM "
                                 "json_each(?1, '$.adherence.weeks')";
static const char sessions_text[] =
    "SELECT value ->> '$.started', json_array_length(value, '$.ouches'),"
    " (SELECT p.value ->> '$.level' FROM json_each(s.value, '$.pains') p"
    "  WHERE p.value ->> '$.when' = 'before'),"
    " (SELECT p.value ->> '$.level' FROM json_each(s.value, '$.pains') p"
    "  WHERE p.value ->> '$.when' = 'after'),"
    " (SELECT p.value ->> '$.level' FROM json_each(s.value, '$.pains') p"
    "  WHERE p.value ->> '$.when' = 'morning') FROM json_each(?1, '$.sessions') s ORDER BY 1";

ReportReader *report_reader_new(void)
{
    ReportReader *reader = memory_alloc(sizeof *reader);
    *reader = (ReportReader){0};
    database_settle();
    bool ready = sqlite3_open_v2(":memory:", &reader->json,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
                                 NULL) == SQLITE_OK;
    const struct {
        const char *text;
        sqlite3_stmt **statement;
    } all[] = {{form_text, &reader->form},
               {routines_text, &reader->routines},
               {weeks_text, &reader->weeks},
               {sessions_text, &reader->sessions}};
    for (size_t i = 0; ready && i < sizeof all / sizeof *all; i++)
        ready =
            sqlite3_prepare_v2(reader->json, all[i].text, -1, all[i].statement, NULL) == SQLITE_OK;
    if (!ready)
        memory_fail();
    return reader;
}

void report_reader_free(ReportReader *reader)
{
    sqlite3_finalize(reader->form);
    sqlite3_finalize(reader->routines);
    sqlite3_finalize(reader->weeks);
    sqlite3_finalize(reader->sessions);
    sqlite3_close(reader->json);
    free(reader);
}

sqlite3 *report_reader_database(ReportReader *reader)
{
    return reader->json;
}

/* ---- columns ---- */

const char *clinic_safe(Arena *arena, const char *text)
{
    if (!text || !*text)
        return NULL;
    size_t size = strlen(text) < ROW_TEXT_BYTES ? strlen(text) : ROW_TEXT_BYTES;
    char *safe = arena_alloc(arena, 3 * size + 1);
    return text_safe(arena_copy(arena, text, size), safe, 3 * size + 1);
}

static const char *take_text(Arena *arena, sqlite3_stmt *row, int column)
{
    return clinic_safe(arena, (const char *)sqlite3_column_text(row, column));
}

/* A day, or an instant's; 0: it is neither. */
static Day take_day(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    char day[11] = "";
    Day found = 0;
    if (text && strlen(text) >= 10)
        memcpy(day, text, 10);
    return day_parse(day, &found) ? found : 0;
}

/* 0 to 10; -1: not said. */
static int take_level(sqlite3_stmt *row, int column)
{
    if (sqlite3_column_type(row, column) != SQLITE_INTEGER)
        return -1;
    int64_t level = sqlite3_column_int64(row, column);
    return level < 0 || level > MOST_LEVEL ? -1 : (int)level;
}

/* 0 to 1; -1: not said. */
static double take_share(sqlite3_stmt *row, int column)
{
    int type = sqlite3_column_type(row, column);
    double share = sqlite3_column_double(row, column);
    bool is_number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
    return !is_number || !(share >= 0) ? -1 : share > 1 ? 1 : share;
}

/* ---- one routine of a report ---- */

/* The last weeks: a ring that keeps as many as there is room for. */
static void read_weeks(ReportReader *reader, const char *routine, ClinicRow *row)
{
    sqlite3_stmt *week = reader->weeks;
    sqlite3_bind_text(week, 1, routine, -1, SQLITE_STATIC);
    while (sqlite3_step(week) == SQLITE_ROW) {
        double owed = sqlite3_column_double(week, 0), done = sqlite3_column_double(week, 1);
        if (row->week_count == CLINIC_WEEKS)
            memmove(row->weeks, row->weeks + 1, --row->week_count * sizeof *row->weeks);
        double share = owed > 0 && done >= 0 ? done / owed : -1;
        row->weeks[row->week_count++] = share > 1 ? 1 : share >= 0 ? share : -1;
    }
    sqlite3_reset(week);
}

void pains_add(Pains *pains, ClinicRow *row, Day day, const int levels[3])
{
    int before = levels[0], after = levels[1], morning = levels[2];
    row->sessions++;
    row->first = row->first == 0 || day < row->first ? day : row->first;
    row->last = day > row->last ? day : row->last;
    if (before >= 0 && morning - before >= CLINIC_WORSE) {
        row->mornings++;
        row->worst = morning - before > row->worst ? morning - before : row->worst;
    }
    if (after < 0)
        return;
    if (pains->count < PAINS_MEAN_OF)
        pains->first += after;
    pains->last[pains->count++ % PAINS_MEAN_OF] = after;
}

void pains_settle(const Pains *pains, ClinicRow *row)
{
    int few = pains->count < PAINS_MEAN_OF ? pains->count : PAINS_MEAN_OF;
    double last = 0;
    row->pain_first = row->pain_last = -1;
    if (few == 0)
        return;
    for (int i = 0; i < few; i++)
        last += pains->last[i];
    row->pain_first = pains->first / few;
    row->pain_last = last / few;
}

static void read_sessions(ReportReader *reader, const char *routine, ClinicRow *row)
{
    sqlite3_stmt *session = reader->sessions;
    Pains pains = {0};
    sqlite3_bind_text(session, 1, routine, -1, SQLITE_STATIC);
    while (sqlite3_step(session) == SQLITE_ROW) {
        const int levels[] = {take_level(session, 2), take_level(session, 3),
                              take_level(session, 4)};
        row->ouches += sqlite3_column_int(session, 1);
        pains_add(&pains, row, take_day(session, 0), levels);
    }
    sqlite3_reset(session);
    pains_settle(&pains, row);
}

static bool is_report(ReportReader *reader, Day *made)
{
    bool is_one =
        sqlite3_step(reader->form) == SQLITE_ROW && sqlite3_column_int(reader->form, 0) == 1;
    *made = is_one ? take_day(reader->form, 1) : 0;
    sqlite3_reset(reader->form);
    return is_one;
}

size_t report_reader_take(ReportReader *reader, Arena *arena, const char *text, size_t size,
                          ClinicRow **rows, const char **why)
{
    Day made;
    size_t count = 0;
    *rows = NULL;
    *why = "it is no report that 'limber report --json' wrote";
    sqlite3_bind_text(reader->form, 1, text, (int)size, SQLITE_STATIC);
    if (!is_report(reader, &made))
        return 0;
    sqlite3_stmt *part = reader->routines;
    sqlite3_bind_text(part, 1, text, (int)size, SQLITE_STATIC);
    while (count < CLINIC_MOST_ROUTINES && sqlite3_step(part) == SQLITE_ROW) {
        const char *routine = (const char *)sqlite3_column_text(part, 0);
        *rows = arena_grow(arena, *rows, count, sizeof **rows);
        ClinicRow *row = &(*rows)[count];
        *row = (ClinicRow){.made = made,
                           .routine = take_text(arena, part, 1),
                           .title = take_text(arena, part, 2),
                           .client = take_text(arena, part, 3),
                           .review = take_day(part, 4),
                           .ends = take_day(part, 5),
                           .share = take_share(part, 6),
                           .log = take_text(arena, part, 7)};
        if (!row->routine || sqlite3_column_type(part, 0) != SQLITE_TEXT)
            continue;
        read_weeks(reader, routine, row);
        read_sessions(reader, routine, row);
        count++;
    }
    sqlite3_reset(part);
    *why = "no routine is in it";
    return count;
}
