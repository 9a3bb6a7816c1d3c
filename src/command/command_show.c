// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber show ROUTINE: the routine as a person would read it, or, with --timeline, one line an
 * event. */
#include "command/command.h"

#include "page/text_page.h"
#include "page/weeks_page.h"
#include "routine/reader.h"
#include "session/timeline.h"

int command_show(const Options *options, int count, char **operands)
{
    (void)count;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    if (routine) {
        FitReport report;
        Fit fit = {.extent.minutes = options->minutes};
        if (!command_plan_day(options, routine->arena, routine, &fit)) {
            command_report(found);
            routine_free(routine);
            catalogue_free(catalogue);
            return EXIT_PROBLEM;
        }
        Routine *fitted = routine_fit(routine, &fit, &report);
        Timeline *timeline = timeline_build(fitted);
        if (option_given(options, OPTION_TIMELINE))
            timeline_print(timeline, print_out());
        else if (option_given(options, OPTION_WEEKS))
            weeks_page_print(routine, command_page_cells(), print_out());
        else
            text_page_print(timeline, &report, option_given(options, OPTION_WHY),
                            command_page_cells(), print_out());
        timeline_free(timeline);
        routine_free(fitted);
    }
    int code = command_report(found);
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
