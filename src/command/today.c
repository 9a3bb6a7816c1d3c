// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber today: what is due. The exit status says it too, for a prompt or a cron line. */
#include "command/command.h"

#include "page/today_page.h"
#include "store/today.h"

int command_today(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    bool quiet = option_given(options, OPTION_QUIET);
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Day today = moment_day(moment_now());
    TodayItem *items;
    size_t found = today_gather(reader, catalogue, arena, today, &items);
    bool due = today_is_due(items, found);
    if (!quiet && *log_reader_note(reader))
        command_problem("%s", log_reader_note(reader));
    if (!quiet)
        today_page_print(items, found, today, stdout);
    if (!quiet && found == 0)
        puts("Nothing is on the list for today. 'limber pin ROUTINE' puts a routine on it.");
    catalogue_free(catalogue);
    log_reader_free(reader);
    arena_free(arena);
    return due ? EXIT_PROBLEM : EXIT_FINE;
}
