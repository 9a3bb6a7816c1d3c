// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber today: what is due. The exit status says it too, for a prompt or a cron line. */
#include "command/command.h"

#include "page/today_page.h"
#include "store/today.h"

static void print(const TodayItem *items, size_t count, Day today)
{
    today_page_print(items, count, today, print_out());
    if (count == 0)
        print_line(print_out(),
                   "Nothing is on the list for today. 'limber pin ROUTINE' puts a routine on it.");
}

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
    bool failed = log_reader_failed(reader);
    int code = failed ? EXIT_UNREAD : today_is_due(items, found) ? EXIT_PROBLEM : EXIT_FINE;
    if (!quiet && *log_reader_note(reader))
        command_problem("%s", log_reader_note(reader));
    if (!quiet && !failed) /* what was done is not known: nothing is said of what is due */
        print(items, found, today);
    catalogue_free(catalogue);
    log_reader_free(reader);
    arena_free(arena);
    return code;
}
