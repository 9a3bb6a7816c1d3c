// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A report in words, part by part. What a part says is a question about the report's JSON that
 * answers with a label and a text a line; reports of an earlier form answer as far as they go. */
#include "store/clinic_private.h"

#include "base/arena.h"
#include "base/array.h"
#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_LINES 5000 /* of a part */

/* ?1 is the JSON of the routine, or of the whole report. A line whose text is null is left out. */
typedef struct {
    const char *heading;
    const char *question;
    bool of_report;
} Part;

/* "72 %"; null where there is nothing to divide. */
#define PERCENT_OF(part, whole)                                                                    \
    "(CAST(round(100.0 * (" part ") / nullif(" whole ", 0)) AS INTEGER) || ' %')"

/* Of a step on a side. */
#define HELD(side) PERCENT_OF("value ->> '$." side ".held_s'", "value ->> '$." side ".planned_s'")

static const Part parts[] = {
    {NULL,
     "SELECT 'Report', coalesce((?1 ->> '$.from') || ' to ' || (?1 ->> '$.to') || ', ', '') ||"
     " 'made ' || substr(?1 ->> '$.made', 1, 10)",
     true},
    {NULL,
     "SELECT 'For', ?1 ->> '$.prescription.client' UNION ALL"
     " SELECT 'What for', ?1 ->> '$.prescription.summary' UNION ALL"
     " SELECT 'Goal', value FROM json_each(?1, '$.prescription.goals') UNION ALL"
     " SELECT 'Prescription', coalesce(?1 ->> '$.prescription.rhythm',"
     "  (?1 ->> '$.prescription.times.times') || ' in ' ||"
     "  (?1 ->> '$.prescription.times.period_days') || ' days') UNION ALL"
     " SELECT 'Review', iif(?1 ->> '$.prescription.rhythm' IS NULL,"
     "  ?1 ->> '$.prescription.review', NULL) UNION ALL" /* the rhythm says it too */
     " SELECT 'Pain bands', 'eased from ' || (?1 ->> '$.prescription.pain_ease') ||"
     "  ' of 10, left out from ' || (?1 ->> '$.prescription.pain_stop') UNION ALL"
     " SELECT 'Done', coalesce((?1 ->> '$.adherence.done') ||"
     "  format(' of %g prescribed, ', ?1 ->> '$.adherence.prescribed'), '') || " PERCENT_OF(
         "?1 ->> '$.adherence.share'", "1"),
     false},
    {NULL,
     "SELECT 'By week', (SELECT group_concat(coalesce(value ->> '$.done', value ->> '$.credited') "
     "|| '/' ||"
     "  format('%g', value ->> '$.prescribed'), '  ') FROM json_each(?1, '$.adherence.weeks'))"
     " UNION ALL SELECT 'Pain', (SELECT group_concat(format('%s %.2g → %.2g, worst %g', key,"
     "  value ->> '$.first', value ->> '$.last', value ->> '$.most'), '; ')"
     "  FROM json_each(?1, '$.pain') WHERE type = 'object')",
     false},
    {"Prescribed",
     "SELECT '', text FROM (SELECT key AS span, -1 AS step, (value ->> '$.days') || ':' AS text"
     "  FROM json_each(?1, '$.prescription.plan') UNION ALL"
     " SELECT p.key, s.key, '- ' || s.value FROM json_each(?1, '$.prescription.plan') p,"
     "  json_each(p.value, '$.steps') s) ORDER BY span, step",
     false},
    {"What changed",
     "SELECT '', text FROM (SELECT key AS version, -1 AS step, format('From %s on:',"
     "  value ->> '$.first') AS text FROM json_each(?1, '$.versions')"
     "  WHERE json_array_length(value, '$.changes') > 0 UNION ALL"
     " SELECT v.key, c.key, '- ' || c.value FROM json_each(?1, '$.versions') v,"
     "  json_each(v.value, '$.changes') c) ORDER BY version, step",
     false},
    {"Held of what was planned",
     "SELECT '', (value ->> '$.step') || ': ' || coalesce(nullif(trim(coalesce(" HELD(
         "both") ", '')"
                 " || coalesce(' left ' || " HELD("left") ", '') || coalesce(' right ' || " HELD(
                     "right") ", '')),"
                              " ''), 'at their own pace') || coalesce('; used ' || (SELECT "
                              "group_concat(value, ', ')"
                              "  FROM json_each(s.value, '$.loads')), '') FROM json_each(?1, "
                              "'$.steps') s ORDER BY s.key",
     false},
    {"Reps at one's own pace, the best set of a session",
     "SELECT '', format('%s%s: %.3g, then %.3g', s.value ->> '$.step', iif(r.key = 'both', '', ' ' "
     "||"
     " r.key), r.value ->> '$.first', r.value ->> '$.last') FROM json_each(?1, '$.steps') s,"
     " json_each(s.value, '$.own_pace_reps') r WHERE r.type = 'object' ORDER BY s.key, r.key",
     false},
    {"Asked, 0 to 10, in order of time",
     "SELECT '', format('%s: %s', c.value ->> '$.ask', group_concat(c.value ->> '$.level', ' '))"
     " FROM json_each(?1, '$.sessions') s, json_each(s.value, '$.scales') c"
     " WHERE (c.value ->> '$.level') IS NOT NULL GROUP BY c.value ->> '$.ask'",
     false},
    {"Ouches, the latest first",
     "SELECT substr(o.value ->> '$.at', 1, 10), format('%s%s%s%s%s', o.value ->> '$.step',"
     " coalesce(', ' || (o.value ->> '$.side'), ''), coalesce(', ' || (o.value ->> '$.region'), "
     "''),"
     " coalesce(', ' || (o.value ->> '$.level'), ''), iif(o.value ->> '$.alarm', ', sharp', ''))"
     " FROM json_each(?1, '$.sessions') s, json_each(s.value, '$.ouches') o"
     " ORDER BY s.key DESC, o.key DESC",
     false},
    {"Sessions, the latest first: steps, pain before, after and next morning",
     "SELECT replace(substr(value ->> '$.started', 1, 16), 'T', ' '), format('%s%s%s%s',"
     " (value ->> '$.steps_done') || '/' || (value ->> '$.steps'), iif(coalesce(value ->> "
     "'$.state', 'done') = 'done', '',"
     " ' ' || coalesce(value ->> '$.state', '')),"
     " (SELECT '  pain ' || group_concat(coalesce(p.value ->> '$.level', '-'), ' ')"
     "  FROM json_each(s.value, '$.pains') p), coalesce('  ' || (value ->> '$.note'), ''))"
     " FROM json_each(?1, '$.sessions') s ORDER BY 1 DESC",
     false},
};

/* ---- a report ---- */

typedef struct {
    Arena *arena;
    sqlite3 *database;
    ClinicLine *lines;
    size_t count;
} Words;

static void add_line(Words *words, ClinicLine line)
{
    words->lines = arena_grow(words->arena, words->lines, words->count, sizeof *words->lines);
    words->lines[words->count++] = line;
}

static void say_part(Words *words, const Part *part, const char *json)
{
    sqlite3_stmt *row = NULL;
    const char *heading = part->heading;
    if (sqlite3_prepare_v2(words->database, part->question, -1, &row, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_text(row, 1, json, -1, SQLITE_STATIC);
    for (int lines = 0; lines < MOST_LINES && sqlite3_step(row) == SQLITE_ROW; lines++) {
        const char *label = clinic_safe(words->arena, (const char *)sqlite3_column_text(row, 0));
        const char *text = clinic_safe(words->arena, (const char *)sqlite3_column_text(row, 1));
        if (!text)
            continue;
        add_line(words, (ClinicLine){heading, label ? label : "", text});
        heading = NULL;
    }
    sqlite3_finalize(row);
}

/* The JSON of one routine of a report, in the arena, by the name that its row has; NULL: there is
 * none. */
static const char *routine_json(Words *words, const char *text, const char *routine)
{
    static const char question[] = "SELECT value, value ->> '$.routine' FROM json_each(?1,"
                                   " '$.routines') WHERE type = 'object'";
    sqlite3_stmt *row = NULL;
    const char *json = NULL;
    if (sqlite3_prepare_v2(words->database, question, -1, &row, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_bind_text(row, 1, text, -1, SQLITE_STATIC);
    while (!json && sqlite3_step(row) == SQLITE_ROW) {
        const char *name = clinic_safe(words->arena, (const char *)sqlite3_column_text(row, 1));
        if (name && strcmp(name, routine) == 0)
            json = arena_string(words->arena, (const char *)sqlite3_column_text(row, 0));
    }
    sqlite3_finalize(row);
    return json;
}

static sqlite3 *open_json(void)
{
    sqlite3 *json = NULL;
    database_settle();
    if (sqlite3_open_v2(":memory:", &json,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK)
        memory_fail();
    return json;
}

size_t clinic_report_words(Arena *arena, const char *text, size_t size, const char *routine,
                           ClinicLine **lines, const char **why)
{
    ClinicRow *rows;
    *lines = NULL;
    if (clinic_report_take(arena, text, size, &rows, why) == 0)
        return 0;
    Words words = {.arena = arena, .database = open_json()};
    const char *json = routine_json(&words, text, routine);
    *why = "it says nothing of that routine any more";
    for (size_t i = 0; json && i < COUNT_OF(parts); i++)
        say_part(&words, &parts[i], parts[i].of_report ? text : json);
    sqlite3_close(words.database);
    *lines = words.lines;
    return words.count;
}

/* ---- from a file ---- */

static size_t words_of(Arena *arena, const ClinicRow *row, const char *bytes, size_t size,
                       ClinicLine **lines, const char **why)
{
    if (clinic_is_text(row->file))
        return clinic_text_words(arena, bytes, lines);
    return clinic_report_words(arena, bytes, size, row->routine, lines, why);
}

size_t clinic_words(Arena *arena, const Clinic *clinic, const ClinicRow *row, ClinicLine **lines,
                    const char **why)
{
    FileStamp stamp;
    size_t count = 0;
    int folder = open(clinic->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        *why = strerror(errno);
        return 0;
    }
    int fd = clinic_open(folder, row->file, &stamp, why);
    FileRoom room = {0};
    char *bytes = fd >= 0 ? clinic_bytes(fd, &stamp, &room, why) : NULL;
    if (bytes)
        count = words_of(arena, row, bytes, (size_t)stamp.size, lines, why);
    free(room.bytes);
    if (fd >= 0)
        close(fd);
    close(folder);
    return count;
}
