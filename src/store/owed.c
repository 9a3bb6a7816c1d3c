// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for each step in the sessions of the last weeks, and for what was said of pain in them. */
#include "store/owed.h"

#include "session/rhythm.h"

#include <string.h>

#define LOOK_BACK 100 /* days: longer than any rhythm */
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

typedef struct {
    const LoggedSession *sessions;
    size_t count;
    Arena *arena;
    PlanDay day;
} Past;

static bool is_owed(const Past *past, const DueDays *due, const Step *steps, size_t count)
{
    if (due->times.times == 0)
        return true;
    Day *done = arena_alloc(past->arena, (past->count + 1) * sizeof *done);
    size_t done_count = 0;
    for (size_t i = 0; i < past->count; i++)
        if (was_done(&past->sessions[i], steps, count))
            done[done_count++] = moment_day(past->sessions[i].session.started);
    Rhythm rhythm = {.times = due->times, .from = past->day.date - past->day.day};
    RhythmDone sum = rhythm_done(&rhythm, done, done_count, past->day.date);
    return rhythm_is_due(&rhythm, &sum, past->day.date);
}

const Owed *owed_read(LogReader *reader, Arena *arena, const Routine *routine, PlanDay day,
                      int64_t before_utc_s)
{
    if (!reader || day.day < 0 || !due_differs(routine, true))
        return NULL;
    LoggedSession *sessions;
    LogFilter filter = {routine->id, day.date - LOOK_BACK, day.date};
    Past past = {.arena = arena, .day = day};
    past.count = log_reader_span(reader, arena, &filter, LOG_SEGMENTS, &sessions);
    past.sessions = sessions;
    while (past.count > 0 && sessions[past.count - 1].session.started.utc_s >= before_utc_s)
        past.count--;
    size_t steps = 0, number = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        steps += routine->blocks[i].count;
    bool *of_steps = arena_alloc(arena, steps + 1);
    bool *of_blocks = arena_alloc(arena, routine->block_count + 1);
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        of_blocks[i] = is_owed(&past, &block->due, block->steps, block->count);
        for (size_t j = 0; j < block->count; j++)
            of_steps[number++] = is_owed(&past, &block->steps[j].due, &block->steps[j], 1);
    }
    Owed *owed = arena_alloc(arena, sizeof *owed);
    *owed = (Owed){of_steps, of_blocks};
    return owed;
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
