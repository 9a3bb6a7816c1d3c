// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows, in the order in which JSON has them. */
#include "store/record_fields.h"

#include "base/array.h"
#include "session/minutes.h"

#include <stddef.h>
#include <string.h>

/* ---- words ---- */

const char *const session_states[] = {"running", "done", "stopped", NULL};
const char *const rating_moments[] = {"before", "after", NULL};
const char *const pain_moments[] = {"before", "after", "morning", NULL};
const char *const step_forms[] = {"", "easier", "harder", NULL};
const char *const ouch_actions[] = {"noted", "eased", "left-out", NULL};
const char *const log_sides[] = {"", "left", "right", NULL};
const char *const rating_sides[] = {"centre", "left", "right", NULL};

_Static_assert(SESSION_STOPPED == 2 && RATING_AFTER == 1 && PAIN_MORNING == 2 &&
                   SCALE_WEEKLY == 3 && OUCH_LEFT_OUT == 2 && FORM_HARDER == 2 && SIDE_RIGHT == 2,
               "each has its word");

const char *record_word(const char *const *words, int value)
{
    return *words[value] ? words[value] : NULL;
}

int record_word_find(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

/* ---- rows ---- */

/* A member of a record whose type is the one that its kind has. */
#define TYPE_TEXT const char *
#define TYPE_HEX char *
#define TYPE_WHOLE int
#define TYPE_LEVEL int
#define TYPE_FLAG bool
#define TYPE_LENGTH Ns
#define TYPE_MOMENT Moment
#define TYPE_WORD unsigned /* what an enumeration is */
#define OF(record, its_kind, name)                                                                 \
    .kind = RECORD_##its_kind, .offset = _Generic(((record *)NULL)->name, TYPE_##its_kind          \
                                                  : offsetof(record, name))

static const RecordField session_fields[] = {
    {"id", "id", "session", "session", OF(SessionRecord, HEX, id), .most = LOG_ID_BYTES - 1,
     .at_begin = true,
     .says = "32 hexadecimal digits by chance, the same wherever the session is exported to"},
    {"started", "started", "started", "at", OF(SessionRecord, MOMENT, started), .at_begin = true,
     .says = "when it began"},
    {"ended", "ended", OF(SessionRecord, MOMENT, ended), .or_null = true,
     .says = "when it ended; not said until then"},
    {"state", "state", NULL, "state", OF(SessionRecord, WORD, state), .words = session_states,
     .says = "`done` (played to its end), `stopped` (finished early) or `running` (not ended)"},
    {"routine", "routine", "routine", "routine", OF(SessionRecord, TEXT, routine), .at_begin = true,
     .says = "the routine's name"},
    {"title", "title", "title", NULL, OF(SessionRecord, TEXT, title), .or_null = true,
     .of_routine = true, .says = "the routine's `title:`"},
    {"sha256", "sha256", "sha256", "sha256", OF(SessionRecord, HEX, sha256),
     .most = LOG_SHA256_BYTES - 1, .at_begin = true, .says = "of the routine's text"},
    {"version", "version", "version", "version", OF(SessionRecord, WHOLE, version),
     .most = INT32_MAX, .or_null = true, .of_routine = true, .says = "the routine's `version:`"},
    {"core_only", "core_only", OF(SessionRecord, FLAG, core_only),
     .says = "the starred steps alone"},
    {"minutes", "minutes", NULL, "minutes", OF(SessionRecord, WHOLE, minutes), .most = MINUTES_MOST,
     .or_null = true, .since = 2, .says = "that it was cut to fit into, or not said: it was not"},
    {"planned_ms", "planned_s", OF(SessionRecord, LENGTH, planned),
     .says = "the whole as it was planned"},
    {"work_planned_ms", "work_planned_s", NULL, "planned", OF(SessionRecord, LENGTH, work_planned),
     .says = "the work in it"},
    {"work_held_ms", "work_held_s", NULL, "held", OF(SessionRecord, LENGTH, work_held),
     .says = "what was held of that work"},
    {"steps", "steps", NULL, "steps", OF(SessionRecord, WHOLE, steps), .most = INT16_MAX,
     .says = "of the plan"},
    {"steps_done", "steps_done", NULL, "steps_done", OF(SessionRecord, WHOLE, steps_done),
     .most = INT16_MAX, .says = "how many of them were done"},
    {"pauses", "pauses", NULL, "pauses", OF(SessionRecord, WHOLE, pauses), .most = INT32_MAX,
     .says = "how many"},
    {"paused_ms", "paused_s", OF(SessionRecord, LENGTH, paused), .says = "how long in all"},
    {"note", "note", NULL, "note", OF(SessionRecord, TEXT, note), .or_null = true,
     .own_words = true, .says = "your own words"},
};

static const RecordField segment_fields[] = {
    {"position", "position", OF(SegmentRecord, WHOLE, position), .most = ROUTINE_MAX_SEGMENTS,
     .says = "the segment's in the session as it is laid out, rests and changes of side counted, "
             "from 0"},
    {"step_index", "step_index", OF(SegmentRecord, WHOLE, step_index), .most = ROUTINE_MAX_STEPS,
     .says = "the step, from 0"},
    {"step", "step", "step", "step", OF(SegmentRecord, TEXT, step), .counted = true,
     .says = "the step's name"},
    {"exercise", "exercise", "exercise", "exercise", OF(SegmentRecord, TEXT, exercise),
     .or_null = true, .counted = true, .says = "the exercise's id where it is of the library"},
    {"side", "side", "side", "side", OF(SegmentRecord, WORD, side), .words = log_sides,
     .counted = true, .says = "`left`, `right`, or not said: both at once"},
    {"set_number", "set", "set", "set", OF(SegmentRecord, WHOLE, set), .least = 1,
     .most = ROUTINE_MAX_SETS, .says = "from 1"},
    {"sets", "sets", "sets", NULL, OF(SegmentRecord, WHOLE, sets), .least = 1,
     .most = ROUTINE_MAX_SETS, .says = "how many there are of that side"},
    {"round", "round", "round", "round", OF(SegmentRecord, WHOLE, round), .least = 1,
     .most = ROUTINE_MAX_SETS, .says = "of a group that repeats, from 1"},
    {"planned_ms", "planned_s", "planned", "planned", OF(SegmentRecord, LENGTH, planned),
     .counted = true, .says = "0: it waited for a key"},
    {"held_ms", "held_s", "held", "held", OF(SegmentRecord, LENGTH, held), .counted = true,
     .says = "what was held of it"},
    {"reps_planned", "reps_planned", "reps_planned", "reps_planned",
     OF(SegmentRecord, WHOLE, reps_planned), .most = ROUTINE_MAX_REPS,
     .says = "0 where there are none"},
    {"reps", "reps", "reps", "reps", OF(SegmentRecord, WHOLE, reps), .most = ROUTINE_MAX_REPS,
     .says = "those done"},
    {"reps_said", "reps_said", "reps_said", "reps_said", OF(SegmentRecord, WHOLE, reps_said),
     .most = ROUTINE_MAX_REPS, .or_null = true, .since = 5,
     .says = "those done at your own pace, where you said how many"},
    {"load", "load", "load", "load", OF(SegmentRecord, TEXT, load), .or_null = true, .since = 5,
     .counted = true, .says = "the routine's, or what was really used where you said so"},
    {"skipped", "skipped", "skipped", "skipped", OF(SegmentRecord, FLAG, skipped),
     .says = "ended before its end"},
    {"left_out", "left_out", "left_out", "left_out", OF(SegmentRecord, FLAG, left_out),
     .counted = true, .says = "after an ouch, for the day"},
    {"form", "form", "form", "form", OF(SegmentRecord, WORD, form), .words = step_forms, .since = 4,
     .says = "`easier` or `harder`, where the person took that form of the exercise; `step` and "
             "`exercise` are what was done"},
    {"eased", "eased", "eased", "eased", OF(SegmentRecord, FLAG, eased),
     .says = "shortened, after an ouch or for pain before the session"},
    {"longer", "longer", "longer", "longer", OF(SegmentRecord, WHOLE, longer), .most = INT16_MAX,
     .says = "how many times ten seconds were added"},
    {"shorter", "shorter", "shorter", "shorter", OF(SegmentRecord, WHOLE, shorter),
     .most = INT16_MAX, .since = 3, .says = "how many times up to ten seconds were taken off"},
    {"ended", "ended", "ended", "at", OF(SegmentRecord, MOMENT, ended), .says = "when it ended"},
};

static const RecordField rating_fields[] = {
    {"region", "region", NULL, "region", OF(RatingRecord, TEXT, region),
     .says = "as the routine names it"},
    {"side", "side", NULL, "side", OF(RatingRecord, WORD, side), .words = rating_sides,
     .says = "`left`, `right` or `centre`"},
    {"moment", "when", NULL, "when", OF(RatingRecord, WORD, when), .words = rating_moments,
     .says = "`before` or `after`"},
    {"tightness", "tightness", NULL, "level", OF(RatingRecord, LEVEL, tightness), .most = 10,
     .says = "0 to 10; not said: skipped"},
};

static const RecordField pain_fields[] = {
    {"moment", "when", NULL, "when", OF(PainRecord, WORD, when), .words = pain_moments,
     .says = "`before`, `after` or `morning` (of the day after)"},
    {"level", "level", NULL, "level", OF(PainRecord, LEVEL, level), .most = 10,
     .says = "0 to 10; not said: skipped"},
    {"at", "at", NULL, "at", OF(PainRecord, MOMENT, at), .says = "when it was said"},
};

static const RecordField ouch_fields[] = {
    {"position", "position", OF(OuchRecord, WHOLE, position), .most = ROUTINE_MAX_SEGMENTS,
     .says = "of the segment"},
    {"step_index", "step_index", OF(OuchRecord, WHOLE, step_index), .most = ROUTINE_MAX_STEPS,
     .says = "of the segment's step"},
    {"step", "step", NULL, "step", OF(OuchRecord, TEXT, step), .says = "its name"},
    {"exercise", "exercise", NULL, "exercise", OF(OuchRecord, TEXT, exercise), .or_null = true,
     .says = "its exercise, or not said"},
    {"side", "side", NULL, "side", OF(OuchRecord, WORD, side), .words = log_sides,
     .says = "of the segment"},
    {"region", "region", NULL, "region", OF(OuchRecord, TEXT, region), .or_null = true,
     .says = "where it hurt, or not said"},
    {"level", "level", NULL, "level", OF(OuchRecord, LEVEL, level), .most = 10,
     .says = "0 to 10, or not said"},
    {"alarm", "alarm", NULL, "alarm", OF(OuchRecord, FLAG, alarm),
     .says = "it was sharp, numb or electric"},
    {"action", "action", NULL, "action", OF(OuchRecord, WORD, action), .words = ouch_actions,
     .says = "what the coach did: `noted`, `eased` or `left-out`"},
    {"at", "at", NULL, "at", OF(OuchRecord, MOMENT, at), .says = "when it hurt"},
};

static const RecordField scale_fields[] = {
    {"ask", "ask", NULL, "ask", OF(ScaleRecord, TEXT, ask), .says = "the question"},
    {"low", "low", NULL, "low", OF(ScaleRecord, TEXT, low), .or_null = true,
     .says = "what 0 means"},
    {"high", "high", NULL, "high", OF(ScaleRecord, TEXT, high), .or_null = true,
     .says = "what 10 means"},
    {"moment", "when", NULL, "when", OF(ScaleRecord, WORD, when), .words = asked_names,
     .says = "`before`, `after`, `morning` (of the day after) or `weekly`"},
    {"level", "level", NULL, "level", OF(ScaleRecord, LEVEL, level), .most = 10,
     .says = "0 to 10; not said: skipped"},
    {"at", "at", NULL, "at", OF(ScaleRecord, MOMENT, at), .says = "when it was answered"},
};

static const RecordField gate_fields[] = {
    {"question", "question", OF(GateRecord, TEXT, question),
     .says = "the question's id or the physio's own words"},
    {"yes", "yes", OF(GateRecord, FLAG, yes), .says = "the answer"},
    {"side", "side", OF(GateRecord, WORD, side), .words = log_sides,
     .says = "of the leg that a yes blocks; not said: both"},
    {"at", "at", OF(GateRecord, MOMENT, at), .says = "when it was answered"},
};

/* ---- tables ---- */

#define TABLE(rows, record) .fields = rows, .count = COUNT_OF(rows), .size = sizeof(record)

const RecordTable session_table = {"session", "session", TABLE(session_fields, SessionRecord)};
const RecordTable segment_table = {"segment", "segment", TABLE(segment_fields, SegmentRecord)};
const RecordTable held_table = {"segment", "segment", TABLE(segment_fields, SegmentRecord),
                                .counted = true};
const RecordTable rating_table = {"rating", "tightness", TABLE(rating_fields, RatingRecord)};
const RecordTable pain_table = {"pain", "pain", TABLE(pain_fields, PainRecord)};
const RecordTable ouch_table = {"ouch", "ouch", TABLE(ouch_fields, OuchRecord)};
const RecordTable scale_table = {"scale", "scale", TABLE(scale_fields, ScaleRecord), .since = 5};
const RecordTable gate_table = {"gate", "gate", TABLE(gate_fields, GateRecord)};

#define LIST(name, number) offsetof(LoggedSession, name), offsetof(LoggedSession, number)

const RecordPart record_parts[PART_COUNT] = {
    [PART_SEGMENTS] = {"segments", &segment_table, LIST(segments, segment_count)},
    [PART_RATINGS] = {"ratings", &rating_table, LIST(ratings, rating_count)},
    [PART_PAINS] = {"pains", &pain_table, LIST(pains, pain_count)},
    [PART_OUCHES] = {"ouches", &ouch_table, LIST(ouches, ouch_count)},
    [PART_SCALES] = {"scales", &scale_table, LIST(scales, scale_count)},
};

size_t record_part(const LoggedSession *logged, PartKind kind, const char **items)
{
    memcpy(items, (const char *)logged + record_parts[kind].items, sizeof *items);
    return *(const size_t *)((const char *)logged + record_parts[kind].count);
}

void record_part_set(LoggedSession *logged, PartKind kind, const void *items, size_t count)
{
    memcpy((char *)logged + record_parts[kind].items, &items, sizeof items);
    *(size_t *)((char *)logged + record_parts[kind].count) = count;
}

void record_clear(const RecordTable *table, void *out)
{
    memset(out, 0, table->size);
    for (size_t i = 0; i < table->count; i++)
        if (table->fields[i].kind == RECORD_LEVEL)
            *(int *)((char *)out + table->fields[i].offset) = -1;
}
