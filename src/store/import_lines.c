// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What each kind of line has in it: the tables of the export's format (docs/log.md). */
#include "store/import_private.h"

#include "base/array.h"
#include "store/words.h"

#include <string.h>

static bool state_word(const char *text, void *target)
{
    SessionState *out = target;
    *out = session_state_of_word(text);
    return strcmp(session_state_word(*out), text) == 0;
}

static bool rating_word(const char *text, void *target)
{
    RatingWhen *out = target;
    *out = rating_when_of_word(text);
    return strcmp(rating_when_word(*out), text) == 0;
}

static bool pain_word(const char *text, void *target)
{
    PainWhen *out = target;
    *out = pain_when_of_word(text);
    return strcmp(pain_when_word(*out), text) == 0;
}

static bool action_word(const char *text, void *target)
{
    OuchAction *out = target;
    *out = ouch_action_of_word(text);
    return strcmp(ouch_action_word(*out), text) == 0;
}

static bool side_word(const char *text, void *target)
{
    Side *out = target;
    *out = log_side_of_word(text);
    return *text == '\0' || (*out != SIDE_NONE && strcmp(log_side_word(*out), text) == 0);
}

static bool rating_side(const char *text, void *target)
{
    Side *out = target;
    *out = log_side_of_word(text);
    return strcmp(rating_side_word(*out), text) == 0;
}

static const Member segment_members[] = {
    {"position", MEMBER_WHOLE, offsetof(SegmentRecord, position), 0, ROUTINE_MAX_SEGMENTS},
    {"step_index", MEMBER_WHOLE, offsetof(SegmentRecord, step_index), 0, ROUTINE_MAX_STEPS},
    {"step", MEMBER_TEXT, offsetof(SegmentRecord, step)},
    {"exercise", MEMBER_TEXT_OR_NULL, offsetof(SegmentRecord, exercise)},
    {"side", MEMBER_WORD, offsetof(SegmentRecord, side), .word = side_word},
    {"set", MEMBER_WHOLE, offsetof(SegmentRecord, set), 1, ROUTINE_MAX_SETS},
    {"sets", MEMBER_WHOLE, offsetof(SegmentRecord, sets), 1, ROUTINE_MAX_SETS},
    {"round", MEMBER_WHOLE, offsetof(SegmentRecord, round), 1, ROUTINE_MAX_SETS},
    {"planned_s", MEMBER_SECONDS, offsetof(SegmentRecord, planned)},
    {"held_s", MEMBER_SECONDS, offsetof(SegmentRecord, held)},
    {"reps_planned", MEMBER_WHOLE, offsetof(SegmentRecord, reps_planned), 0, ROUTINE_MAX_REPS},
    {"reps", MEMBER_WHOLE, offsetof(SegmentRecord, reps), 0, ROUTINE_MAX_REPS},
    {"skipped", MEMBER_FLAG, offsetof(SegmentRecord, skipped)},
    {"left_out", MEMBER_FLAG, offsetof(SegmentRecord, left_out)},
    {"eased", MEMBER_FLAG, offsetof(SegmentRecord, eased)},
    {"longer", MEMBER_WHOLE, offsetof(SegmentRecord, longer), 0, INT16_MAX},
    {"ended", MEMBER_MOMENT, offsetof(SegmentRecord, ended)},
};

static const Member rating_members[] = {
    {"region", MEMBER_TEXT, offsetof(RatingRecord, region)},
    {"side", MEMBER_WORD, offsetof(RatingRecord, side), .word = rating_side},
    {"when", MEMBER_WORD, offsetof(RatingRecord, when), .word = rating_word},
    {"tightness", MEMBER_LEVEL, offsetof(RatingRecord, tightness), 0, 10},
};

static const Member pain_members[] = {
    {"when", MEMBER_WORD, offsetof(PainRecord, when), .word = pain_word},
    {"level", MEMBER_LEVEL, offsetof(PainRecord, level), 0, 10},
    {"at", MEMBER_MOMENT, offsetof(PainRecord, at)},
};

static const Member ouch_members[] = {
    {"position", MEMBER_WHOLE, offsetof(OuchRecord, position), 0, ROUTINE_MAX_SEGMENTS},
    {"step_index", MEMBER_WHOLE, offsetof(OuchRecord, step_index), 0, ROUTINE_MAX_STEPS},
    {"step", MEMBER_TEXT, offsetof(OuchRecord, step)},
    {"exercise", MEMBER_TEXT_OR_NULL, offsetof(OuchRecord, exercise)},
    {"side", MEMBER_WORD, offsetof(OuchRecord, side), .word = side_word},
    {"region", MEMBER_TEXT_OR_NULL, offsetof(OuchRecord, region)},
    {"level", MEMBER_LEVEL, offsetof(OuchRecord, level), 0, 10},
    {"alarm", MEMBER_FLAG, offsetof(OuchRecord, alarm)},
    {"action", MEMBER_WORD, offsetof(OuchRecord, action), .word = action_word},
    {"at", MEMBER_MOMENT, offsetof(OuchRecord, at)},
};

/* The items of a list, each an object with the members of a table, with `blank` for
 * what is null. */
static void *read_list(Import *import, const char *text, const Member *members, size_t count,
                       const void *blank, size_t size, size_t *out_count)
{
    char *items = NULL;
    sqlite3_stmt *row = import_each(import, 1, text);
    *out_count = 0;
    while (!import->bad && sqlite3_step(row) == SQLITE_ROW) {
        items = arena_grow(import->arena, items, *out_count, size);
        char *item = items + *out_count * size;
        memcpy(item, blank, size);
        if (import_is_type(row, "object"))
            import_object(import, 2, (const char *)sqlite3_column_text(row, 2), members, count,
                          item);
        else
            import_problem(import, "a list has an item that is not an object");
        ++*out_count;
    }
    sqlite3_reset(row);
    return items;
}

typedef struct {
    SessionRecord record;
    ImportedParts parts;
} SessionLine;

static void read_segments(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    SegmentRecord blank = {0};
    parts->segments = read_list(import, text, segment_members, COUNT_OF(segment_members), &blank,
                                sizeof blank, &parts->segment_count);
}

static void read_ratings(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    RatingRecord blank = {.tightness = -1};
    parts->ratings = read_list(import, text, rating_members, COUNT_OF(rating_members), &blank,
                               sizeof blank, &parts->rating_count);
}

static void read_pains(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    PainRecord blank = {.level = -1};
    parts->pains = read_list(import, text, pain_members, COUNT_OF(pain_members), &blank,
                             sizeof blank, &parts->pain_count);
}

static void read_ouches(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    OuchRecord blank = {.level = -1};
    parts->ouches = read_list(import, text, ouch_members, COUNT_OF(ouch_members), &blank,
                              sizeof blank, &parts->ouch_count);
}

/* ---- lines ---- */

bool import_is_object(Import *import, const char *text)
{
    sqlite3_bind_text(import->is_object, 1, text, -1, SQLITE_STATIC);
    bool object = sqlite3_step(import->is_object) == SQLITE_ROW &&
                  sqlite3_column_int(import->is_object, 0) == 1;
    sqlite3_reset(import->is_object);
    sqlite3_clear_bindings(import->is_object);
    return object;
}

LineHead import_head(Import *import, const char *text)
{
    static const Member members[] = {
        {"type", MEMBER_TEXT_OR_NULL, offsetof(LineHead, type)},
        {"limber-log", MEMBER_WHOLE_OR_NULL, offsetof(LineHead, version), 0, INT32_MAX},
    };
    LineHead head = {NULL, 0};
    import_object(import, 0, text, members, COUNT_OF(members), &head);
    return head;
}

void import_routine(Import *import, const char *text, RoutineText *out)
{
    struct {
        char sha256[LOG_SHA256_BYTES];
        const char *name, *title, *text;
        int version;
        size_t size;
    } line = {.version = 0};
    typedef __typeof__(line) Line;
    static const Member members[] = {
        {"sha256", MEMBER_HEX, offsetof(Line, sha256), 0, LOG_SHA256_BYTES - 1},
        {"name", MEMBER_TEXT, offsetof(Line, name)},
        {"title", MEMBER_TEXT, offsetof(Line, title)},
        {"version", MEMBER_WHOLE_OR_NULL, offsetof(Line, version), 0, INT32_MAX},
        {"text", MEMBER_BYTES, offsetof(Line, text), 0, offsetof(Line, size)},
    };
    import_object(import, 0, text, members, COUNT_OF(members), &line);
    *out = (RoutineText){arena_string(import->arena, line.sha256),
                         line.name,
                         line.title,
                         line.version,
                         line.text,
                         line.size};
}

void import_session(Import *import, const char *text, SessionRecord *out, ImportedParts *parts)
{
#define RECORD(field) offsetof(SessionLine, record.field)
    static const Member members[] = {
        {"id", MEMBER_HEX, RECORD(id), 0, LOG_ID_BYTES - 1},
        {"started", MEMBER_MOMENT, RECORD(started)},
        {"ended", MEMBER_MOMENT_OR_NULL, RECORD(ended)},
        {"state", MEMBER_WORD, RECORD(state), .word = state_word},
        {"routine", MEMBER_TEXT, RECORD(routine)},
        {"sha256", MEMBER_HEX, RECORD(sha256), 0, LOG_SHA256_BYTES - 1},
        {"core_only", MEMBER_FLAG, RECORD(core_only)},
        {"planned_s", MEMBER_SECONDS, RECORD(planned)},
        {"work_planned_s", MEMBER_SECONDS, RECORD(work_planned)},
        {"work_held_s", MEMBER_SECONDS, RECORD(work_held)},
        {"steps", MEMBER_WHOLE, RECORD(steps), 0, INT16_MAX},
        {"steps_done", MEMBER_WHOLE, RECORD(steps_done), 0, INT16_MAX},
        {"pauses", MEMBER_WHOLE, RECORD(pauses), 0, INT32_MAX},
        {"paused_s", MEMBER_SECONDS, RECORD(paused)},
        {"note", MEMBER_TEXT_OR_NULL, RECORD(note)},
        {"segments", MEMBER_LIST, offsetof(SessionLine, parts), .list = read_segments},
        {"ratings", MEMBER_LIST, offsetof(SessionLine, parts), .list = read_ratings},
        {"pains", MEMBER_LIST, offsetof(SessionLine, parts), .list = read_pains},
        {"ouches", MEMBER_LIST, offsetof(SessionLine, parts), .list = read_ouches},
    };
#undef RECORD
    SessionLine line = {0};
    import_object(import, 0, text, members, COUNT_OF(members), &line);
    *out = line.record;
    *parts = line.parts;
}

void import_gate(Import *import, const char *text, GateRecord *out)
{
    static const Member members[] = {
        {"question", MEMBER_TEXT, offsetof(GateRecord, question)},
        {"yes", MEMBER_FLAG, offsetof(GateRecord, yes)},
        {"side", MEMBER_WORD, offsetof(GateRecord, side), .word = side_word},
        {"at", MEMBER_MOMENT, offsetof(GateRecord, at)},
    };
    *out = (GateRecord){0};
    import_object(import, 0, text, members, COUNT_OF(members), out);
}

static void read_times(Import *import, const char *text, void *target)
{
    static const Member members[] = {
        {"times", MEMBER_WHOLE, offsetof(Frequency, times), 1, 99},
        {"period_days", MEMBER_WHOLE, offsetof(Frequency, period_days), 1, 99},
    };
    import_object(import, 1, text, members, COUNT_OF(members), target);
}

void import_pin(Import *import, const char *text, PinRecord *out)
{
    static const Member members[] = {
        {"routine", MEMBER_TEXT, offsetof(PinRecord, routine)},
        {"times", MEMBER_OBJECT, offsetof(PinRecord, times), .list = read_times},
        {"since", MEMBER_MOMENT, offsetof(PinRecord, since)},
    };
    *out = (PinRecord){0};
    import_object(import, 0, text, members, COUNT_OF(members), out);
}
