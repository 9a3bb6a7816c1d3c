// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session would be, were it begun now: by the day of its plan, what the log says is owed,
 * and the minutes that there are. The list says its length, the preview what is not as the file has
 * it. Both are worked out once, until the day, the log or the minutes change. */
#include "screen/home/home.h"

#include "routine/reader.h"

/* Is it another one from day to day? Most are not, and the log need not be asked. */
static bool has_plan(const Routine *routine)
{
    if (due_differs(routine, false) || due_differs(routine, true))
        return true;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            if (routine->blocks[i].steps[j].stage_count > 0)
                return true;
    return false;
}

/* The log is asked after the first frame alone. */
static Routine *fit_now(const Home *home, const Routine *routine, FitReport *report)
{
    const LiveOptions *live = &home->options->live;
    bool asks = has_plan(routine) && home->today.arena;
    Intake *intake = asks ? intake_new(routine, home->options->reader, 0) : NULL;
    Extent extent = {live->extent.core_only, home->minutes};
    Routine *fitted = intake_routine(intake, routine, extent, live->settings, NULL, report);
    intake_free(intake);
    return fitted;
}

static Ns length_of(const Home *home, const Routine *routine)
{
    Ns length;
    size_t segments;
    if (!home->options || (!has_plan(routine) && home->minutes == 0)) {
        routine_measure(routine, false, &segments, &length);
        return length;
    }
    Routine *fitted = fit_now(home, routine, NULL);
    routine_measure(fitted, false, &segments, &length);
    routine_free(fitted);
    return length;
}

Ns home_session_length(Home *home, size_t entry)
{
    const Routine *routine = home->catalogue->entries[entry].routine;
    if (!routine)
        return 0;
    if (!home->today.lengths)
        return length_of(home, routine);
    Ns *length = &home->today.lengths[entry];
    if (*length == 0)
        *length = length_of(home, routine);
    return *length;
}

const FitReport *home_session_report(Home *home, const Routine *routine)
{
    if (home->session.of != routine || home->session.minutes != home->minutes) {
        routine_free(home->session.fitted);
        home->session.of = routine;
        home->session.minutes = home->minutes;
        home->session.fitted = fit_now(home, routine, &home->session.report);
    }
    return &home->session.report;
}

void home_session_forget(Home *home)
{
    routine_free(home->session.fitted);
    home->session.fitted = NULL;
    home->session.of = NULL;
    for (size_t i = 0; home->today.lengths && i < home->catalogue->count; i++)
        home->today.lengths[i] = 0;
}
