// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints the days of a routine's plan from its first day on, so many of them: `2026-12-01 2`, a day
 * and how often it is due on it. */
#include "routine/reader.h"
#include "session/rhythm_days.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    Library *library = library_new(NULL, NULL);
    Routine *routine = argc == 3 ? routine_read(argv[1], library, found) : NULL;
    size_t count = 0;
    if (routine) {
        Day begin = day_of_date(routine->prescription.from);
        const DueDay *days = rhythm_days(arena, routine, begin, begin + atoi(argv[2]) - 1, &count);
        for (size_t i = 0; i < count; i++) {
            Date date = date_of_day(days[i].day);
            printf("%04d-%02d-%02d %d\n", date.year, date.month, date.day, days[i].times);
        }
    }
    diagnostics_print(found, stderr);
    routine_free(routine);
    library_free(library);
    diagnostics_free(found);
    arena_free(arena);
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
