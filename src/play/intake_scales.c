// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which of a routine's own questions are due: by the moment that each is for, and by what the log
 * says of those that come once a week. */
#include "play/intake.h"

#include "routine/reader.h"

#include <string.h>

static void add(DueScales *due, const Scale *scale)
{
    due->levels[due->count] = -1;
    due->scales[due->count++] = scale;
}

void intake_find_scales(Intake *intake, const Routine *routine, LogReader *reader, Day today)
{
    for (size_t i = 0; i < routine->scale_count; i++) {
        const Scale *scale = &routine->scales[i];
        bool weekly = scale->when == SCALE_WEEKLY;
        if (scale->when == SCALE_AFTER)
            add(&intake->scales_after, scale);
        else if (scale->when == SCALE_BEFORE ||
                 (weekly && reader &&
                  !log_reader_scale_settled(reader, routine->id, scale->ask, today)))
            add(&intake->scales_before, scale);
    }
}

/* ---- the morning after ---- */

/* A copy of a scale of a routine that does not stay. */
static const Scale *kept(Arena *arena, const Scale *scale)
{
    Scale *copy = arena_alloc(arena, sizeof *copy);
    *copy = (Scale){arena_string(arena, scale->ask), arena_string(arena, scale->low),
                    arena_string(arena, scale->high), scale->when};
    return copy;
}

/* The questions for the morning in the text that a session followed. */
static void find_for_morning(LogReader *reader, Arena *arena, const SessionRecord *session,
                             Library *library, DueScales *due)
{
    const char *text = log_reader_text(reader, arena, session->sha256);
    if (!text || !strstr(text, asked_names[SCALE_MORNING])) /* most have none */
        return;
    Routine *routine = routine_parse_kept(session->routine, text, library);
    for (size_t i = 0; routine && i < routine->scale_count; i++)
        if (routine->scales[i].when == SCALE_MORNING)
            add(due, kept(arena, &routine->scales[i]));
    routine_free(routine);
}

bool morning_scales_due(LogReader *reader, Arena *arena, Library *library, SessionRecord *session,
                        DueScales *due)
{
    SessionRecord *sessions;
    size_t count =
        reader ? log_reader_mornings(reader, arena, moment_day(moment_now()), &sessions) : 0;
    due->count = 0;
    for (size_t i = 0; i < count && due->count == 0; i++) {
        *session = sessions[i];
        find_for_morning(reader, arena, session, library, due);
    }
    return due->count > 0;
}

void morning_scales_answer(Log *log, const SessionRecord *session, const DueScales *due)
{
    if (!log)
        return;
    for (size_t i = 0; i < due->count; i++) {
        ScaleRecord record = intake_scale_record(due->scales[i], due->levels[i], moment_now());
        log_scale(log, session->id, &record);
    }
    log_commit(log);
}

ScaleRecord intake_scale_record(const Scale *scale, int level, Moment at)
{
    return (ScaleRecord){scale->ask, scale->low, scale->high, scale->when, level, at};
}
