// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the program asks at its start and while it plans a session. */
#include "store/log_reader_private.h"

#include "base/text.h"
#include "store/owner.h"

#define FIRST_DAY 18262 /* 2020-01-01: no session is older, a clock that was not set may be */

const char *log_reader_text(LogReader *reader, Arena *arena, const char *sha256)
{
    sqlite3_stmt *row = reader_ask(reader, ASK_TEXT);
    if (!row)
        return NULL;
    sqlite3_bind_text(row, 1, sha256, -1, SQLITE_STATIC);
    if (!reader_next(reader, row))
        return NULL;
    const char *text = (const char *)sqlite3_column_text(row, 0);
    text = text ? arena_string(arena, text) : NULL;
    reader_done(row);
    return text;
}

bool log_reader_first_day(LogReader *reader, const char *routine, Day *day)
{
    sqlite3_stmt *row = reader_ask(reader, ASK_FIRST_DAY);
    if (!row)
        return false;
    sqlite3_bind_text(row, 1, routine, -1, SQLITE_STATIC);
    sqlite3_bind_int64(row, 2, FIRST_DAY);
    if (!reader_next(reader, row))
        return false;
    *day = sqlite3_column_int64(row, 0);
    reader_done(row);
    return true;
}

bool log_reader_unfinished(LogReader *reader, Arena *arena, int64_t since_utc_s, SessionRecord *out)
{
    Texts texts = {.arena = arena};
    sqlite3_stmt *row = reader_ask(reader, ASK_RUNNING);
    if (row)
        sqlite3_bind_int64(row, 1, since_utc_s > 0 ? since_utc_s : INT64_MIN);
    while (row && reader_next(reader, row)) {
        if (owner_state((const char *)sqlite3_column_text(row, SESSION_HOST),
                        (const char *)sqlite3_column_text(row, SESSION_PROCESS)) != OWNER_GONE)
            continue;
        reader_take_session(row, &texts, out);
        reader_done(row);
        return true;
    }
    return false;
}

/* The longer questions after a day need not be read where there is none. */
static bool has_day(LogReader *reader, Day day)
{
    sqlite3_stmt *row = reader_ask(reader, ASK_DAY);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, day);
    if (!reader_next(reader, row))
        return false;
    reader_done(row);
    return true;
}

bool log_reader_morning_due(LogReader *reader, Arena *arena, Day today, SessionRecord *out)
{
    Texts texts = {.arena = arena};
    sqlite3_stmt *row = has_day(reader, today - 1) ? reader_ask(reader, ASK_MORNING) : NULL;
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, today - 1);
    if (!reader_next(reader, row))
        return false;
    reader_take_session(row, &texts, out);
    reader_done(row);
    return true;
}

size_t log_reader_mornings(LogReader *reader, Arena *arena, Day today, SessionRecord **out)
{
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = has_day(reader, today - 1) ? reader_ask(reader, ASK_MORNING_SCALES) : NULL;
    if (row)
        sqlite3_bind_int64(row, 1, today - 1);
    while (row && reader_next(reader, row)) {
        *out = arena_grow(arena, *out, count, sizeof **out);
        reader_take_session(row, &texts, &(*out)[count++]);
    }
    return count;
}

bool log_reader_scale_settled(LogReader *reader, const char *routine, const char *ask, Day today)
{
    sqlite3_stmt *row = reader_ask(reader, ASK_SCALE_SETTLED);
    if (!row)
        return false;
    sqlite3_bind_text(row, 1, routine, -1, SQLITE_STATIC);
    sqlite3_bind_int64(row, 2, today);
    sqlite3_bind_text(row, 3, ask, -1, SQLITE_STATIC);
    if (!reader_next(reader, row))
        return false;
    reader_done(row);
    return true;
}

size_t log_reader_gates(LogReader *reader, Arena *arena, int64_t since_utc_s, GateRecord **out)
{
    size_t count;
    sqlite3_stmt *row = reader_ask(reader, ASK_GATES);
    if (row)
        sqlite3_bind_int64(row, 1, since_utc_s);
    *out = reader_take_rows(reader, arena, row, &gate_table, &count);
    return count;
}

size_t log_reader_pins(LogReader *reader, Arena *arena, PinRecord **out)
{
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = reader_ask(reader, ASK_PINS);
    while (row && reader_next(reader, row)) {
        const char *routine = column_text(row, 0, &texts);
        Frequency times = {column_number(row, 1, 0, 99), column_number(row, 2, 0, 366)};
        *out = arena_grow(arena, *out, count, sizeof **out);
        (*out)[count++] = (PinRecord){routine ? routine : "", times, column_moment(row, 3)};
    }
    return count;
}

bool log_reader_pin(LogReader *reader, Arena *arena, const char *name, PinRecord *out)
{
    PinRecord *pins;
    size_t count = log_reader_pins(reader, arena, &pins);
    const char **names = arena_alloc(arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = pins[i].routine;
    size_t at = text_meant(name, names, count);
    if (at < count)
        *out = pins[at];
    return at < count;
}

const char *log_reader_name(LogReader *reader, Arena *arena, const char *name)
{
    Texts texts = {.arena = arena};
    const char **names = NULL;
    size_t count = 0;
    sqlite3_stmt *row = reader_ask(reader, ASK_NAMES);
    while (row && reader_next(reader, row)) {
        const char *routine = column_text(row, 0, &texts);
        names = arena_grow(arena, names, count, sizeof *names);
        names[count++] = routine ? routine : "";
    }
    size_t at = text_meant(name, names, count);
    return at < count ? names[at] : name;
}
