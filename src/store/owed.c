// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for each step in the sessions of the last weeks, and for what was said of pain in them. */
#include "store/owed.h"

#include "session/rhythm.h"

#include <string.h>

#define LOOK_BACK 100 /* days: longer than any rhythm */
#define LOOK_AHEAD 400
#define ANSWER_DAYS 7 /* that an answer about pain counts for */
#define LAST_SESSIONS 2
#define WORSE 2 /* steps of pain, as the morning after is judged */

/* ---- steps ---- */

static bool is_called(const Step *step, const SegmentRecord *segment)
{
    bool same_exercise =
        step->exercise && segment->exercise && strcmp(step->exercise->id, segment->exercise) == 0;
    return same_exercise || strcmp(step->name, segment->step) == 0;
}

static bool is_of(const Step *step, const SegmentRecord *segment)
{
    bool found = is_called(step, segment);
    for (size_t i = 0; i < step->stage_count && !found; i++)
        found = is_called(step->stages[i].step, segment);
    return found;
}

static bool was_begun(const SegmentRecord *segment)
{
    return !segment->left_out && (segment->held > 0 || !segment->skipped);
}

/* Was one of the steps done in the session? */
static bool was_done(const LoggedSession *session, const Step *steps, size_t count)
{
    for (size_t i = 0; i < session->segment_count; i++)
        for (size_t j = 0; j < count; j++)
            if (was_begun(&session->segments[i]) && is_of(&steps[j], &session->segments[i]))
                return true;
    return false;
}

/* Something with `times` of its own, and the days on which it was done, in order. */
typedef struct {
    const DueDays *due;
    Day *done;
    size_t count;
} Asked;

typedef struct {
    Asked *steps, *blocks; /* by their places in the file */
    size_t step_count, block_count;
} Past;

typedef struct {
    const LoggedSession *sessions;
    size_t count;
} Sessions;

static Asked look(Arena *arena, const Sessions *sessions, const DueDays *due, const Step *steps,
                  size_t count)
{
    Asked asked = {.due = due};
    if (due->times.times == 0)
        return asked;
    asked.done = arena_alloc(arena, (sessions->count + 1) * sizeof *asked.done);
    for (size_t i = 0; i < sessions->count; i++)
        if (was_done(&sessions->sessions[i], steps, count))
            asked.done[asked.count++] = moment_day(sessions->sessions[i].session.started);
    return asked;
}

static Sessions sessions_before(LogReader *reader, Arena *arena, const char *routine, Day today,
                                int64_t before_utc_s)
{
    LoggedSession *sessions;
    LogFilter filter = {routine, today - LOOK_BACK, today};
    size_t count = log_reader_span(reader, arena, &filter, LOG_SEGMENTS, &sessions);
    while (count > 0 && sessions[count - 1].session.started.utc_s >= before_utc_s)
        count--;
    return (Sessions){sessions, count};
}

static Past read_past(LogReader *reader, Arena *arena, const Routine *routine, Day today,
                      int64_t before_utc_s)
{
    Sessions sessions = sessions_before(reader, arena, routine->id, today, before_utc_s);
    Past past = {.blocks = arena_alloc(arena, (routine->block_count + 1) * sizeof *past.blocks)};
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        past.blocks[past.block_count++] =
            look(arena, &sessions, &block->due, block->steps, block->count);
        for (size_t j = 0; j < block->count; j++) {
            const Step *step = &block->steps[j];
            past.steps = arena_grow(arena, past.steps, past.step_count, sizeof *past.steps);
            past.steps[past.step_count++] = look(arena, &sessions, &step->due, step, 1);
        }
    }
    return past;
}

static bool is_owed(const Asked *asked, PlanDay day)
{
    Rhythm rhythm = {.times = asked->due->times, .from = day.date - day.day};
    RhythmDone sum = rhythm_done(&rhythm, asked->done, asked->count, day.date);
    return rhythm.times.times == 0 || rhythm_is_due(&rhythm, &sum, day.date);
}

static const bool *which(Arena *arena, const Asked *asked, size_t count, PlanDay day)
{
    bool *owed = arena_alloc(arena, count + 1);
    for (size_t i = 0; i < count; i++)
        owed[i] = is_owed(&asked[i], day);
    return owed;
}

static Owed owed_on(Arena *arena, const Past *past, PlanDay day)
{
    return (Owed){which(arena, past->steps, past->step_count, day),
                  which(arena, past->blocks, past->block_count, day)};
}

const Owed *owed_read(LogReader *reader, Arena *arena, const Routine *routine, PlanDay day,
                      int64_t before_utc_s)
{
    if (!reader || day.day < 0 || !due_differs(routine, true))
        return NULL;
    Past past = read_past(reader, arena, routine, day.date, before_utc_s);
    Owed *owed = arena_alloc(arena, sizeof *owed);
    *owed = owed_on(arena, &past, day);
    return owed;
}

/* What was owed on the day is done. */
static void do_now(Arena *arena, Asked *asked, size_t count, PlanDay day)
{
    for (size_t i = 0; i < count; i++)
        if (asked[i].due->times.times > 0 && is_owed(&asked[i], day)) {
            asked[i].done = arena_grow(arena, asked[i].done, asked[i].count, sizeof *asked[i].done);
            asked[i].done[asked[i].count++] = day.date;
        }
}

Day owed_next(LogReader *reader, const Routine *routine, PlanDay today, int64_t before_utc_s,
              bool done_now)
{
    if (!reader || today.day < 0 || !due_differs(routine, true))
        return today.date;
    Arena *arena = arena_new();
    Past past = read_past(reader, arena, routine, today.date, before_utc_s);
    if (done_now) {
        do_now(arena, past.steps, past.step_count, today);
        do_now(arena, past.blocks, past.block_count, today);
    }
    PlanDay day = today;
    for (; day.date < today.date + LOOK_AHEAD; day.day++, day.date++) {
        Owed owed = owed_on(arena, &past, day);
        if (due_level(routine, day, &owed) == DUE_ALL)
            break;
    }
    arena_free(arena);
    return day.date;
}

/* ---- pain ---- */

static bool some_waits(const Routine *routine)
{
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            for (size_t k = 0; k < step->stage_count; k++)
                if (step->stages[k].if_settled)
                    return true;
        }
    return false;
}

static int level_of(const LoggedSession *session, PainWhen when)
{
    for (size_t i = 0; i < session->pain_count; i++)
        if (session->pains[i].when == when)
            return session->pains[i].level;
    return -1;
}

/* What speaks against it in one session; NULL: nothing. */
static const char *flare_of(Arena *arena, const LoggedSession *session, int ease)
{
    static const char *const moments[] = {"before", "after", "on the morning after"};
    char day[MOMENT_BYTES];
    int before = level_of(session, PAIN_BEFORE), morning = level_of(session, PAIN_MORNING);
    day_format(moment_day(session->session.started), day, sizeof day);
    for (PainWhen when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        if (level_of(session, when) >= ease)
            return arena_printf(arena, "pain was %d %s the session of %s", level_of(session, when),
                                moments[when], day);
    if (before >= 0 && morning >= before + WORSE)
        return arena_printf(arena, "the morning after the session of %s was worse", day);
    return NULL;
}

static bool has_answer(const LoggedSession *session)
{
    for (size_t i = 0; i < session->pain_count; i++)
        if (session->pains[i].level >= 0)
            return true;
    return false;
}

const char *owed_unsettled(LogReader *reader, Arena *arena, const Routine *routine, Day today,
                           int64_t before_utc_s)
{
    if (!reader || !some_waits(routine))
        return NULL;
    LoggedSession *sessions;
    LogFilter filter = {routine->id, today - LOOK_BACK, today};
    size_t count = log_reader_span(reader, arena, &filter, LOG_PAINS, &sessions), seen = 0;
    bool answered = false;
    const char *flare = NULL;
    for (size_t i = count; i > 0 && seen < LAST_SESSIONS; i--) {
        const LoggedSession *session = &sessions[i - 1];
        if (session->session.started.utc_s >= before_utc_s)
            continue;
        seen++;
        flare = flare ? flare : flare_of(arena, session, routine->pain.ease);
    }
    for (size_t i = 0; i < count; i++)
        answered = answered || (sessions[i].session.started.utc_s < before_utc_s &&
                                moment_day(sessions[i].session.started) > today - ANSWER_DAYS &&
                                has_answer(&sessions[i]));
    return flare ? flare : answered ? NULL : OWED_NO_ANSWER;
}
