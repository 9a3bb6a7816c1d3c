// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of the log as records, a session at a time or a span at once. */
#include "store/log_reader_private.h"

#include "base/array.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(offsetof(LoggedSession, session) == 0, "order_sessions looks there");

/* ---- rows ---- */

void reader_take_session(sqlite3_stmt *row, Texts *texts, SessionRecord *out)
{
    columns_take(row, SESSION_RECORD, &session_table, texts, out);
    if (out->ended.utc_s != 0 && out->ended.utc_s < out->started.utc_s)
        out->ended = out->started; /* a clock was set back */
    if (!out->title)
        out->title = out->routine; /* its text is not there */
}

void *reader_take_rows(LogReader *reader, Arena *arena, sqlite3_stmt *row, const RecordTable *table,
                       size_t *count)
{
    Texts texts = {.arena = arena};
    char *all = NULL;
    for (*count = 0; row && reader_next(reader, row); ++*count) {
        all = arena_grow(arena, all, *count, table->size);
        columns_take(row, 0, table, &texts, all + *count * table->size);
    }
    return all;
}

/* ---- order ---- */

/* By day, then by instant; what is of the same second, as it was written. */
static int compare_sessions(const void *a, const void *b)
{
    const SessionRecord *first = *(const SessionRecord *const *)a;
    const SessionRecord *second = *(const SessionRecord *const *)b;
    Day day = moment_day(first->started), other = moment_day(second->started);
    if (day != other)
        return day < other ? -1 : 1;
    if (first->started.utc_s != second->started.utc_s)
        return first->started.utc_s < second->started.utc_s ? -1 : 1;
    return first < second ? -1 : first > second;
}

/* Puts items in order, each of which begins with its SessionRecord. Rows come by day and in the
 * order of writing, which differs within a day after an import or with a clock that was set back:
 * nearly always they are in order already. */
static void order_sessions(Arena *arena, void *items, size_t count, size_t size)
{
    const SessionRecord **order = arena_alloc(arena, (count + 1) * sizeof(SessionRecord *));
    bool ordered = true;
    for (size_t i = 0; i < count; i++) {
        order[i] = (const SessionRecord *)((char *)items + i * size);
        ordered = ordered && (i == 0 || compare_sessions(&order[i - 1], &order[i]) <= 0);
    }
    if (ordered)
        return;
    qsort(order, count, sizeof(SessionRecord *), compare_sessions);
    char *copy = arena_alloc(arena, count * size);
    for (size_t i = 0; i < count; i++)
        memcpy(copy + i * size, order[i], size);
    memcpy(items, copy, count * size);
}

/* Rows come by region; within one, the centre, left, right, and of each before and after. */
static void order_ratings(RatingRecord *ratings, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0; j--) {
            RatingRecord moved = ratings[j], *last = &ratings[j - 1];
            if (strcmp(last->region, moved.region) != 0 || last->side < moved.side ||
                (last->side == moved.side && last->when <= moved.when))
                break;
            ratings[j] = *last;
            *last = moved;
        }
}

/* ---- sessions ---- */

static sqlite3_stmt *ask_filtered(LogReader *reader, Question question, const LogFilter *filter)
{
    sqlite3_stmt *statement = reader_ask(reader, question);
    if (!statement)
        return NULL;
    sqlite3_bind_int64(statement, 1, filter->from);
    sqlite3_bind_int64(statement, 2, filter->to);
    if (filter->routine)
        sqlite3_bind_text(statement, 3, filter->routine, -1, SQLITE_STATIC);
    return statement;
}

static Question sessions_question(const LogFilter *filter)
{
    return filter->routine ? ASK_SESSIONS_OF : ASK_SESSIONS;
}

size_t log_reader_sessions(LogReader *reader, Arena *arena, const LogFilter *filter,
                           SessionRecord **out)
{
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = ask_filtered(reader, sessions_question(filter), filter);
    while (row && reader_next(reader, row)) {
        *out = arena_grow(arena, *out, count, sizeof **out);
        reader_take_session(row, &texts, &(*out)[count++]);
    }
    order_sessions(arena, *out, count, sizeof **out);
    return count;
}

static sqlite3_stmt *ask_of_session(LogReader *reader, Question question, const char *id)
{
    sqlite3_stmt *statement = reader_ask(reader, question);
    if (statement)
        sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
    return statement;
}

bool log_reader_session(LogReader *reader, Arena *arena, const char *id, SessionRecord *out)
{
    Texts texts = {.arena = arena};
    sqlite3_stmt *row = ask_of_session(reader, ASK_SESSION, id);
    if (!row || !reader_next(reader, row))
        return false;
    reader_take_session(row, &texts, out);
    reader_done(row);
    return true;
}

size_t log_reader_segments(LogReader *reader, Arena *arena, const char *session,
                           SegmentRecord **out)
{
    size_t count;
    sqlite3_stmt *row = ask_of_session(reader, ASK_SEGMENTS, session);
    *out = reader_take_rows(reader, arena, row, &segment_table, &count);
    return count;
}

size_t log_reader_ratings(LogReader *reader, Arena *arena, const char *session, RatingRecord **out)
{
    size_t count;
    sqlite3_stmt *row = ask_of_session(reader, ASK_RATINGS, session);
    *out = reader_take_rows(reader, arena, row, &rating_table, &count);
    order_ratings(*out, count);
    return count;
}

size_t log_reader_ouches(LogReader *reader, Arena *arena, const char *session, OuchRecord **out)
{
    size_t count;
    sqlite3_stmt *row = ask_of_session(reader, ASK_OUCHES, session);
    *out = reader_take_rows(reader, arena, row, &ouch_table, &count);
    return count;
}

size_t log_reader_scales(LogReader *reader, Arena *arena, const char *session, ScaleRecord **out)
{
    size_t count;
    sqlite3_stmt *row = ask_of_session(reader, ASK_SCALES, session);
    *out = reader_take_rows(reader, arena, row, &scale_table, &count);
    return count;
}

bool log_reader_pain(LogReader *reader, const char *session, PainWhen when, PainRecord *out)
{
    sqlite3_stmt *row = ask_of_session(reader, ASK_PAIN, session);
    if (!row)
        return false;
    sqlite3_bind_text(row, 2, pain_moments[when], -1, SQLITE_STATIC);
    if (!reader_next(reader, row))
        return false;
    columns_take(row, 0, &pain_table, NULL, out);
    reader_done(row);
    return true;
}

LoggedSession log_reader_whole(LogReader *reader, Arena *arena, const SessionRecord *record)
{
    SegmentRecord *segments;
    RatingRecord *ratings;
    OuchRecord *ouches;
    ScaleRecord *scales;
    PainRecord *pains = arena_alloc(arena, (PAIN_MORNING + 1) * sizeof *pains);
    LoggedSession whole = {.session = *record, .pains = pains};
    whole.segment_count = log_reader_segments(reader, arena, record->id, &segments);
    whole.rating_count = log_reader_ratings(reader, arena, record->id, &ratings);
    whole.ouch_count = log_reader_ouches(reader, arena, record->id, &ouches);
    whole.scale_count = log_reader_scales(reader, arena, record->id, &scales);
    for (PainWhen when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        whole.pain_count += log_reader_pain(reader, record->id, when, &pains[whole.pain_count]);
    whole.segments = segments;
    whole.ratings = ratings;
    whole.ouches = ouches;
    whole.scales = scales;
    return whole;
}

/* ---- spans ---- */

/* What is read of one list of a session's parts, all of a span in one walk. */
typedef struct {
    unsigned flag;
    Question question;
    PartKind list;
    const RecordTable *table;
} Part;

static const Part all_parts[] = {
    {LOG_SEGMENTS, ASK_SPAN_SEGMENTS, PART_SEGMENTS, &segment_table},
    {LOG_HELD, ASK_SPAN_HELD, PART_SEGMENTS, &held_table},
    {LOG_RATINGS, ASK_SPAN_RATINGS, PART_RATINGS, &rating_table},
    {LOG_PAINS, ASK_SPAN_PAINS, PART_PAINS, &pain_table},
    {LOG_OUCHES, ASK_SPAN_OUCHES, PART_OUCHES, &ouch_table},
    {LOG_SCALES, ASK_SPAN_SCALES, PART_SCALES, &scale_table},
};

/* The sessions of a span, and beside each its number and the rows that a walk has found of it. */
typedef struct {
    LogReader *reader;
    Texts texts;
    LoggedSession *sessions;
    int64_t *numbers;
    size_t *found;
    size_t count;
} Span;

/* The fields of a table that a statement reads, without the others between them. */
static RecordTable fields_read_of(Arena *arena, const RecordTable *table)
{
    RecordTable read = *table;
    RecordField *fields = arena_alloc(arena, table->count * sizeof *fields);
    read.fields = fields;
    read.count = 0;
    for (size_t i = 0; i < table->count; i++)
        if (record_has(table, &table->fields[i]))
            fields[read.count++] = table->fields[i];
    return read;
}

/* Walks over one table beside the sessions: both come in the same order. The parts of a session lie
 * side by side in one array, which moves while it grows: counted first, given when it is whole. */
static void walk(Span *span, const Part *part, sqlite3_stmt *row)
{
    char *all = NULL;
    const RecordTable table = fields_read_of(span->texts.arena, part->table);
    size_t count = 0, at = 0, size = table.size;
    memset(span->found, 0, span->count * sizeof *span->found);
    while (row && reader_next(span->reader, row)) {
        int64_t number = sqlite3_column_int64(row, 0);
        size_t owner = at;
        while (owner < span->count && span->numbers[owner] != number)
            owner++;
        if (owner == span->count) /* none of them: it was written in between */
            continue;
        at = owner;
        all = arena_grow(span->texts.arena, all, count, size);
        columns_take(row, 1, &table, &span->texts, all + count++ * size);
        span->found[at]++;
    }
    char *next = all;
    for (size_t i = 0; next && i < span->count; i++) {
        if (part->list == PART_RATINGS)
            order_ratings((RatingRecord *)next, span->found[i]);
        record_part_set(&span->sessions[i], part->list, next, span->found[i]);
        next += span->found[i] * size;
    }
}

static void take_span_sessions(Span *span, sqlite3_stmt *row)
{
    Arena *arena = span->texts.arena;
    while (row && reader_next(span->reader, row)) {
        span->sessions = arena_grow(arena, span->sessions, span->count, sizeof *span->sessions);
        span->numbers = arena_grow(arena, span->numbers, span->count, sizeof *span->numbers);
        LoggedSession *session = &span->sessions[span->count];
        *session = (LoggedSession){0};
        reader_take_session(row, &span->texts, &session->session);
        span->numbers[span->count++] = sqlite3_column_int64(row, SESSION_NUMBER);
    }
    span->found = arena_alloc(arena, (span->count + 1) * sizeof *span->found);
}

size_t log_reader_span(LogReader *reader, Arena *arena, const LogFilter *filter, unsigned parts,
                       LoggedSession **out)
{
    Span span = {.reader = reader, .texts = {.arena = arena}};
    reader_settle(reader);
    if (reader->database) /* one state of the log for all tables */
        sqlite3_exec(reader->database, "BEGIN", NULL, NULL, NULL);
    take_span_sessions(&span, ask_filtered(reader, sessions_question(filter), filter));
    for (size_t i = 0; i < COUNT_OF(all_parts); i++)
        if (parts & all_parts[i].flag)
            walk(&span, &all_parts[i], ask_filtered(reader, all_parts[i].question, filter));
    if (reader->database)
        sqlite3_exec(reader->database, "COMMIT", NULL, NULL, NULL);
    order_sessions(arena, span.sessions, span.count, sizeof *span.sessions);
    *out = span.sessions;
    return span.count;
}
