// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* --day and --date: any day of a routine's plan, to try it. Called by show and render. */
#include "command/command.h"

#include "session/rhythm.h"

/* Of the routine's `from`, else of its first session, else today. */
static Day first_day(const Routine *routine)
{
    Date from = routine->prescription.from;
    Day first;
    if (from.year > 0)
        return day_of_date(from);
    LogReader *reader = log_reader_new(NULL);
    bool known = log_reader_first_day(reader, routine->id, &first);
    log_reader_free(reader);
    return known ? first : moment_day(moment_now());
}

bool command_plan_day(const Options *options, Arena *arena, const Routine *routine, Fit *fit)
{
    char begins[MOMENT_BYTES];
    fit->day = (PlanDay){-1, 0};
    if (options->day == 0 && options->date == 0)
        return true;
    Day first = first_day(routine);
    Day day = options->day > 0 ? options->day - 1 : options->date - first;
    if (day < 0) {
        command_problem("%s lies before the plan's first day, %s", options->values[OPTION_DATE],
                        day_format(first, begins, sizeof begins));
        return false;
    }
    fit->day = (PlanDay){day, first + day};
    fit->owed = rhythm_owed(arena, routine, fit->day);
    return true;
}
