// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A week's sessions, and the last one's gain. */
#include "store/week.h"

#include "routine/region.h"
#include "store/adherence.h"

#include <string.h>

#define LOOK_BACK 60 /* days */
#define LEAST_GAIN 2 /* of 10: less is how the same answer varies */

Week week_gather(LogReader *reader, Day today)
{
    Week week = {.today = today};
    Day monday = today - day_of_week(today);
    if (!reader)
        return week;
    Arena *arena = arena_new();
    SessionRecord *sessions;
    size_t count = log_reader_sessions(reader, arena, &(LogFilter){NULL, monday, today}, &sessions);
    for (size_t i = 0; i < count; i++) {
        Day day = moment_day(sessions[i].started) - monday;
        if (day >= 0 && day < 7 && adherence_counts(&sessions[i]))
            week.done[day] = true;
    }
    arena_free(arena);
    return week;
}

bool week_last(LogReader *reader, Arena *arena, Day today, LoggedSession *out)
{
    SessionRecord *sessions;
    size_t last = SIZE_MAX;
    if (!reader)
        return false;
    size_t count =
        log_reader_sessions(reader, arena, &(LogFilter){NULL, today - LOOK_BACK, today}, &sessions);
    for (size_t i = 0; i < count; i++)
        if (adherence_counts(&sessions[i]))
            last = i;
    if (last == SIZE_MAX)
        return false;
    *out = log_reader_whole(reader, arena, &sessions[last]);
    return true;
}

/* What was said of the same place before; -1: nothing. */
static int before_of(const LoggedSession *session, const RatingRecord *after)
{
    for (size_t i = 0; i < session->rating_count; i++) {
        const RatingRecord *rating = &session->ratings[i];
        if (rating->when == RATING_BEFORE && rating->side == after->side &&
            strcmp(rating->region, after->region) == 0)
            return rating->tightness;
    }
    return -1;
}

/* "Calves" as "calves"; "IT band" stays. */
static const char *in_a_sentence(Arena *arena, const char *label)
{
    char *words = arena_string(arena, label);
    if (words[0] >= 'A' && words[0] <= 'Z' && !(words[1] >= 'A' && words[1] <= 'Z'))
        words[0] = (char)(words[0] - 'A' + 'a');
    return words;
}

const char *week_change(Arena *arena, const LoggedSession *session)
{
    const char *region = NULL;
    int most = LEAST_GAIN - 1;
    for (size_t i = 0; i < session->rating_count; i++) {
        const RatingRecord *after = &session->ratings[i];
        int before = after->when == RATING_AFTER ? before_of(session, after) : -1;
        if (after->tightness < 0 || before - after->tightness <= most)
            continue;
        most = before - after->tightness;
        region = after->region;
    }
    return region ? arena_printf(arena, "%s looser", in_a_sentence(arena, region_label(region)))
                  : NULL;
}
