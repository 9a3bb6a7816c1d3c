/* Rows of the log as records, a session at a time or a span at once. */
#include "store/reader_private.h"

#include "store/words.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(offsetof(LoggedSession, session) == 0, "order_sessions looks there");

/* ---- rows ---- */

static void take_id(sqlite3_stmt *row, int column, Texts *texts, char *out, size_t capacity)
{
    const char *text = column_text(row, column, texts);
    size_t size = text ? strlen(text) : 0;
    out[0] = '\0';
    if (size < capacity)
        memcpy(out, text ? text : "", size + 1);
}

static const char *text_or(const char *text, const char *other)
{
    return text ? text : other;
}

void reader_take_session(sqlite3_stmt *row, Texts *texts, SessionRecord *out)
{
    *out = (SessionRecord){
        .started = column_moment(row, 1),
        .state = session_state_of_word(column_word(row, 5)),
        .routine = text_or(column_text(row, 6, texts), ""),
        .title = column_text(row, 7, texts),
        .version = column_number(row, 9, 0, INT32_MAX),
        .core_only = column_flag(row, 10),
        .planned = column_length(row, 11),
        .work_planned = column_length(row, 12),
        .work_held = column_length(row, 13),
        .steps = column_number(row, 14, 0, INT16_MAX),
        .steps_done = column_number(row, 15, 0, INT16_MAX),
        .pauses = column_number(row, 16, 0, INT32_MAX),
        .paused = column_length(row, 17),
        .note = column_text(row, 18, texts),
    };
    if (sqlite3_column_type(row, 3) != SQLITE_NULL)
        out->ended = column_moment(row, 3);
    out->title = text_or(out->title, out->routine);
    take_id(row, 0, texts, out->id, sizeof out->id);
    take_id(row, 8, texts, out->sha256, sizeof out->sha256);
}

void reader_take_segment(sqlite3_stmt *row, int from, Texts *texts, SegmentRecord *out)
{
    *out = (SegmentRecord){
        .position = column_number(row, from, 0, ROUTINE_MAX_SEGMENTS),
        .step_index = column_number(row, from + 1, 0, ROUTINE_MAX_STEPS),
        .step = text_or(column_text(row, from + 2, texts), ""),
        .exercise = column_text(row, from + 3, texts),
        .side = column_side(row, from + 4),
        .set = column_number(row, from + 5, 1, ROUTINE_MAX_SETS),
        .sets = column_number(row, from + 6, 1, ROUTINE_MAX_SETS),
        .round = column_number(row, from + 7, 1, ROUTINE_MAX_SETS),
        .planned = column_length(row, from + 8),
        .held = column_length(row, from + 9),
        .reps_planned = column_number(row, from + 10, 0, ROUTINE_MAX_REPS),
        .reps = column_number(row, from + 11, 0, ROUTINE_MAX_REPS),
        .skipped = column_flag(row, from + 12),
        .left_out = column_flag(row, from + 13),
        .eased = column_flag(row, from + 14),
        .longer = column_number(row, from + 15, 0, INT16_MAX),
        .ended = column_moment(row, from + 16),
    };
}

void reader_take_rating(sqlite3_stmt *row, int from, Texts *texts, RatingRecord *out)
{
    *out = (RatingRecord){.region = text_or(column_text(row, from, texts), ""),
                          .side = column_side(row, from + 1),
                          .when = rating_when_of_word(column_word(row, from + 2)),
                          .tightness = column_level(row, from + 3)};
}

void reader_take_pain(sqlite3_stmt *row, int from, PainRecord *out)
{
    *out = (PainRecord){.when = pain_when_of_word(column_word(row, from)),
                        .level = column_level(row, from + 1),
                        .at = column_moment(row, from + 2)};
}

void reader_take_ouch(sqlite3_stmt *row, int from, Texts *texts, OuchRecord *out)
{
    *out = (OuchRecord){.position = column_number(row, from, 0, ROUTINE_MAX_SEGMENTS),
                        .step_index = column_number(row, from + 1, 0, ROUTINE_MAX_STEPS),
                        .step = text_or(column_text(row, from + 2, texts), ""),
                        .exercise = column_text(row, from + 3, texts),
                        .side = column_side(row, from + 4),
                        .region = column_text(row, from + 5, texts),
                        .level = column_level(row, from + 6),
                        .alarm = column_flag(row, from + 7),
                        .action = ouch_action_of_word(column_word(row, from + 8)),
                        .at = column_moment(row, from + 9)};
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
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = ask_of_session(reader, ASK_SEGMENTS, session);
    while (row && reader_next(reader, row)) {
        *out = arena_grow(arena, *out, count, sizeof **out);
        reader_take_segment(row, 0, &texts, &(*out)[count++]);
    }
    return count;
}

size_t log_reader_ratings(LogReader *reader, Arena *arena, const char *session, RatingRecord **out)
{
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = ask_of_session(reader, ASK_RATINGS, session);
    while (row && reader_next(reader, row)) {
        *out = arena_grow(arena, *out, count, sizeof **out);
        reader_take_rating(row, 0, &texts, &(*out)[count++]);
    }
    order_ratings(*out, count);
    return count;
}

size_t log_reader_ouches(LogReader *reader, Arena *arena, const char *session, OuchRecord **out)
{
    Texts texts = {.arena = arena};
    size_t count = 0;
    *out = NULL;
    sqlite3_stmt *row = ask_of_session(reader, ASK_OUCHES, session);
    while (row && reader_next(reader, row)) {
        *out = arena_grow(arena, *out, count, sizeof **out);
        reader_take_ouch(row, 0, &texts, &(*out)[count++]);
    }
    return count;
}

bool log_reader_pain(LogReader *reader, const char *session, PainWhen when, PainRecord *out)
{
    sqlite3_stmt *row = ask_of_session(reader, ASK_PAIN, session);
    if (!row)
        return false;
    sqlite3_bind_text(row, 2, pain_when_word(when), -1, SQLITE_STATIC);
    if (!reader_next(reader, row))
        return false;
    reader_take_pain(row, 0, out);
    reader_done(row);
    return true;
}

LoggedSession log_reader_whole(LogReader *reader, Arena *arena, const SessionRecord *record)
{
    SegmentRecord *segments;
    RatingRecord *ratings;
    OuchRecord *ouches;
    PainRecord *pains = arena_alloc(arena, (PAIN_MORNING + 1) * sizeof *pains);
    LoggedSession whole = {.session = *record, .pains = pains};
    whole.segment_count = log_reader_segments(reader, arena, record->id, &segments);
    whole.rating_count = log_reader_ratings(reader, arena, record->id, &ratings);
    whole.ouch_count = log_reader_ouches(reader, arena, record->id, &ouches);
    for (PainWhen when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        whole.pain_count += log_reader_pain(reader, record->id, when, &pains[whole.pain_count]);
    whole.segments = segments;
    whole.ratings = ratings;
    whole.ouches = ouches;
    return whole;
}

/* ---- spans ---- */

static void take_held(sqlite3_stmt *row, Texts *texts, SegmentRecord *out)
{
    *out = (SegmentRecord){.step = text_or(column_text(row, 1, texts), ""),
                           .exercise = column_text(row, 2, texts),
                           .side = column_side(row, 3),
                           .planned = column_length(row, 4),
                           .held = column_length(row, 5),
                           .left_out = column_flag(row, 6)};
}

/* A walk over one table beside the sessions: both come in the same order. */
typedef struct {
    LogReader *reader;
    Texts texts;
    LoggedSession *sessions;
    const int64_t *numbers;
    size_t count, at;
} Walk;

/* The session that a row belongs to, or NULL where it is none of them (written in between). */
static LoggedSession *owner(Walk *walk, sqlite3_stmt *row)
{
    int64_t number = sqlite3_column_int64(row, 0);
    size_t at = walk->at;
    while (at < walk->count && walk->numbers[at] != number)
        at++;
    if (at == walk->count)
        return NULL;
    walk->at = at;
    return &walk->sessions[at];
}

#define in_order(items, count) (void)(items), (void)(count) /* as the rows come */

/* The parts of a session lie side by side in one array, which moves while it grows: counted first,
 * given their places when it is whole. */
#define WALK(name, Record, list, list_count, take, order)                                          \
    static void walk_##name(Walk *walk, sqlite3_stmt *row)                                         \
    {                                                                                              \
        Record *all = NULL;                                                                        \
        size_t count = 0;                                                                          \
        while (row && reader_next(walk->reader, row)) {                                            \
            LoggedSession *session = owner(walk, row);                                             \
            if (!session)                                                                          \
                continue;                                                                          \
            all = arena_grow(walk->texts.arena, all, count, sizeof *all);                          \
            take;                                                                                  \
            session->list_count++;                                                                 \
        }                                                                                          \
        for (size_t i = 0; i < walk->count; i++) {                                                 \
            order(all, walk->sessions[i].list_count);                                              \
            walk->sessions[i].list = all;                                                          \
            all = all ? all + walk->sessions[i].list_count : NULL;                                 \
        }                                                                                          \
        walk->at = 0;                                                                              \
    }

WALK(held, SegmentRecord, segments, segment_count, take_held(row, &walk->texts, &all[count++]),
     in_order)
WALK(segments, SegmentRecord, segments, segment_count,
     reader_take_segment(row, 1, &walk->texts, &all[count++]), in_order)
WALK(ratings, RatingRecord, ratings, rating_count,
     reader_take_rating(row, 1, &walk->texts, &all[count++]), order_ratings)
WALK(pains, PainRecord, pains, pain_count, reader_take_pain(row, 1, &all[count++]), in_order)
WALK(ouches, OuchRecord, ouches, ouch_count, reader_take_ouch(row, 1, &walk->texts, &all[count++]),
     in_order)

size_t log_reader_span(LogReader *reader, Arena *arena, const LogFilter *filter, unsigned parts,
                       LoggedSession **out)
{
    static const struct {
        unsigned part;
        Question question;
        void (*walk)(Walk *walk, sqlite3_stmt *row);
    } walks[] = {{LOG_SEGMENTS, ASK_SPAN_SEGMENTS, walk_segments},
                 {LOG_HELD, ASK_SPAN_HELD, walk_held},
                 {LOG_RATINGS, ASK_SPAN_RATINGS, walk_ratings},
                 {LOG_PAINS, ASK_SPAN_PAINS, walk_pains},
                 {LOG_OUCHES, ASK_SPAN_OUCHES, walk_ouches}};
    Walk walk = {.reader = reader, .texts = {.arena = arena}};
    int64_t *numbers = NULL;
    if (reader->database) /* one state of the log for all tables */
        sqlite3_exec(reader->database, "BEGIN", NULL, NULL, NULL);
    sqlite3_stmt *row = ask_filtered(reader, sessions_question(filter), filter);
    while (row && reader_next(reader, row)) {
        walk.sessions = arena_grow(arena, walk.sessions, walk.count, sizeof *walk.sessions);
        numbers = arena_grow(arena, numbers, walk.count, sizeof *numbers);
        walk.sessions[walk.count] = (LoggedSession){0};
        numbers[walk.count] = sqlite3_column_int64(row, SESSION_NUMBER);
        reader_take_session(row, &walk.texts, &walk.sessions[walk.count++].session);
    }
    walk.numbers = numbers;
    for (size_t i = 0; i < sizeof walks / sizeof walks[0]; i++)
        if (parts & walks[i].part)
            walks[i].walk(&walk, ask_filtered(reader, walks[i].question, filter));
    if (reader->database)
        sqlite3_exec(reader->database, "COMMIT", NULL, NULL, NULL);
    order_sessions(arena, walk.sessions, walk.count, sizeof *walk.sessions);
    *out = walk.sessions;
    return walk.count;
}
