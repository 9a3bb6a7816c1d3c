/* What each kind of line has in it: the tables of the export's format (docs/log.md). */
#include "store/import_private.h"
#include "store/words.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

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

#define AT(type, field) offsetof(type, field)

static const Member segment_members[] = {
    {"position", MEMBER_WHOLE, AT(SegmentRecord, position), 0, ROUTINE_MAX_SEGMENTS, 0, 0},
    {"step_index", MEMBER_WHOLE, AT(SegmentRecord, step_index), 0, ROUTINE_MAX_STEPS, 0, 0},
    {"step", MEMBER_TEXT, AT(SegmentRecord, step), 0, 0, 0, 0},
    {"exercise", MEMBER_TEXT_OR_NULL, AT(SegmentRecord, exercise), 0, 0, 0, 0},
    {"side", MEMBER_WORD, AT(SegmentRecord, side), 0, 0, side_word, 0},
    {"set", MEMBER_WHOLE, AT(SegmentRecord, set), 1, ROUTINE_MAX_SETS, 0, 0},
    {"sets", MEMBER_WHOLE, AT(SegmentRecord, sets), 1, ROUTINE_MAX_SETS, 0, 0},
    {"round", MEMBER_WHOLE, AT(SegmentRecord, round), 1, ROUTINE_MAX_SETS, 0, 0},
    {"planned_s", MEMBER_SECONDS, AT(SegmentRecord, planned), 0, 0, 0, 0},
    {"held_s", MEMBER_SECONDS, AT(SegmentRecord, held), 0, 0, 0, 0},
    {"reps_planned", MEMBER_WHOLE, AT(SegmentRecord, reps_planned), 0, ROUTINE_MAX_REPS, 0, 0},
    {"reps", MEMBER_WHOLE, AT(SegmentRecord, reps), 0, ROUTINE_MAX_REPS, 0, 0},
    {"skipped", MEMBER_FLAG, AT(SegmentRecord, skipped), 0, 0, 0, 0},
    {"left_out", MEMBER_FLAG, AT(SegmentRecord, left_out), 0, 0, 0, 0},
    {"eased", MEMBER_FLAG, AT(SegmentRecord, eased), 0, 0, 0, 0},
    {"longer", MEMBER_WHOLE, AT(SegmentRecord, longer), 0, INT16_MAX, 0, 0},
    {"ended", MEMBER_MOMENT, AT(SegmentRecord, ended), 0, 0, 0, 0},
};

static const Member rating_members[] = {
    {"region", MEMBER_TEXT, AT(RatingRecord, region), 0, 0, 0, 0},
    {"side", MEMBER_WORD, AT(RatingRecord, side), 0, 0, rating_side, 0},
    {"when", MEMBER_WORD, AT(RatingRecord, when), 0, 0, rating_word, 0},
    {"tightness", MEMBER_LEVEL, AT(RatingRecord, tightness), 0, 10, 0, 0},
};

static const Member pain_members[] = {
    {"when", MEMBER_WORD, AT(PainRecord, when), 0, 0, pain_word, 0},
    {"level", MEMBER_LEVEL, AT(PainRecord, level), 0, 10, 0, 0},
    {"at", MEMBER_MOMENT, AT(PainRecord, at), 0, 0, 0, 0},
};

static const Member ouch_members[] = {
    {"position", MEMBER_WHOLE, AT(OuchRecord, position), 0, ROUTINE_MAX_SEGMENTS, 0, 0},
    {"step_index", MEMBER_WHOLE, AT(OuchRecord, step_index), 0, ROUTINE_MAX_STEPS, 0, 0},
    {"step", MEMBER_TEXT, AT(OuchRecord, step), 0, 0, 0, 0},
    {"exercise", MEMBER_TEXT_OR_NULL, AT(OuchRecord, exercise), 0, 0, 0, 0},
    {"side", MEMBER_WORD, AT(OuchRecord, side), 0, 0, side_word, 0},
    {"region", MEMBER_TEXT_OR_NULL, AT(OuchRecord, region), 0, 0, 0, 0},
    {"level", MEMBER_LEVEL, AT(OuchRecord, level), 0, 10, 0, 0},
    {"alarm", MEMBER_FLAG, AT(OuchRecord, alarm), 0, 0, 0, 0},
    {"action", MEMBER_WORD, AT(OuchRecord, action), 0, 0, action_word, 0},
    {"at", MEMBER_MOMENT, AT(OuchRecord, at), 0, 0, 0, 0},
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
    parts->segments = read_list(import, text, segment_members, COUNT(segment_members), &blank,
                                sizeof blank, &parts->segment_count);
}

static void read_ratings(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    RatingRecord blank = {.tightness = -1};
    parts->ratings = read_list(import, text, rating_members, COUNT(rating_members), &blank,
                               sizeof blank, &parts->rating_count);
}

static void read_pains(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    PainRecord blank = {.level = -1};
    parts->pains = read_list(import, text, pain_members, COUNT(pain_members), &blank, sizeof blank,
                             &parts->pain_count);
}

static void read_ouches(Import *import, const char *text, void *target)
{
    ImportedParts *parts = target;
    OuchRecord blank = {.level = -1};
    parts->ouches = read_list(import, text, ouch_members, COUNT(ouch_members), &blank, sizeof blank,
                              &parts->ouch_count);
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
        {"type", MEMBER_TEXT_OR_NULL, AT(LineHead, type), 0, 0, 0, 0},
        {"limber-log", MEMBER_WHOLE_OR_NULL, AT(LineHead, version), 0, INT32_MAX, 0, 0},
    };
    LineHead head = {NULL, 0};
    import_object(import, 0, text, members, COUNT(members), &head);
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
        {"sha256", MEMBER_HEX, AT(Line, sha256), 0, LOG_SHA256_BYTES - 1, 0, 0},
        {"name", MEMBER_TEXT, AT(Line, name), 0, 0, 0, 0},
        {"title", MEMBER_TEXT, AT(Line, title), 0, 0, 0, 0},
        {"version", MEMBER_WHOLE_OR_NULL, AT(Line, version), 0, INT32_MAX, 0, 0},
        {"text", MEMBER_BYTES, AT(Line, text), 0, AT(Line, size), 0, 0},
    };
    import_object(import, 0, text, members, COUNT(members), &line);
    *out = (RoutineText){arena_string(import->arena, line.sha256),
                         line.name,
                         line.title,
                         line.version,
                         line.text,
                         line.size};
}

void import_session(Import *import, const char *text, SessionRecord *out, ImportedParts *parts)
{
#define RECORD(field) AT(SessionLine, record.field)
    static const Member members[] = {
        {"id", MEMBER_HEX, RECORD(id), 0, LOG_ID_BYTES - 1, 0, 0},
        {"started", MEMBER_MOMENT, RECORD(started), 0, 0, 0, 0},
        {"ended", MEMBER_MOMENT_OR_NULL, RECORD(ended), 0, 0, 0, 0},
        {"state", MEMBER_WORD, RECORD(state), 0, 0, state_word, 0},
        {"routine", MEMBER_TEXT, RECORD(routine), 0, 0, 0, 0},
        {"sha256", MEMBER_HEX, RECORD(sha256), 0, LOG_SHA256_BYTES - 1, 0, 0},
        {"core_only", MEMBER_FLAG, RECORD(core_only), 0, 0, 0, 0},
        {"planned_s", MEMBER_SECONDS, RECORD(planned), 0, 0, 0, 0},
        {"work_planned_s", MEMBER_SECONDS, RECORD(work_planned), 0, 0, 0, 0},
        {"work_held_s", MEMBER_SECONDS, RECORD(work_held), 0, 0, 0, 0},
        {"steps", MEMBER_WHOLE, RECORD(steps), 0, INT16_MAX, 0, 0},
        {"steps_done", MEMBER_WHOLE, RECORD(steps_done), 0, INT16_MAX, 0, 0},
        {"pauses", MEMBER_WHOLE, RECORD(pauses), 0, INT32_MAX, 0, 0},
        {"paused_s", MEMBER_SECONDS, RECORD(paused), 0, 0, 0, 0},
        {"note", MEMBER_TEXT_OR_NULL, RECORD(note), 0, 0, 0, 0},
        {"segments", MEMBER_LIST, AT(SessionLine, parts), 0, 0, 0, read_segments},
        {"ratings", MEMBER_LIST, AT(SessionLine, parts), 0, 0, 0, read_ratings},
        {"pains", MEMBER_LIST, AT(SessionLine, parts), 0, 0, 0, read_pains},
        {"ouches", MEMBER_LIST, AT(SessionLine, parts), 0, 0, 0, read_ouches},
    };
#undef RECORD
    SessionLine line = {0};
    import_object(import, 0, text, members, COUNT(members), &line);
    *out = line.record;
    *parts = line.parts;
}

void import_gate(Import *import, const char *text, GateRecord *out)
{
    static const Member members[] = {
        {"question", MEMBER_TEXT, AT(GateRecord, question), 0, 0, 0, 0},
        {"yes", MEMBER_FLAG, AT(GateRecord, yes), 0, 0, 0, 0},
        {"side", MEMBER_WORD, AT(GateRecord, side), 0, 0, side_word, 0},
        {"at", MEMBER_MOMENT, AT(GateRecord, at), 0, 0, 0, 0},
    };
    *out = (GateRecord){0};
    import_object(import, 0, text, members, COUNT(members), out);
}

static void read_times(Import *import, const char *text, void *target)
{
    static const Member members[] = {
        {"times", MEMBER_WHOLE, AT(Frequency, times), 1, 99, 0, 0},
        {"period_days", MEMBER_WHOLE, AT(Frequency, period_days), 1, 99, 0, 0},
    };
    import_object(import, 1, text, members, COUNT(members), target);
}

void import_pin(Import *import, const char *text, PinRecord *out)
{
    static const Member members[] = {
        {"routine", MEMBER_TEXT, AT(PinRecord, routine), 0, 0, 0, 0},
        {"times", MEMBER_OBJECT, AT(PinRecord, times), 0, 0, 0, read_times},
        {"since", MEMBER_MOMENT, AT(PinRecord, since), 0, 0, 0, 0},
    };
    *out = (PinRecord){0};
    import_object(import, 0, text, members, COUNT(members), out);
}
