// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber log: what was done, for people, screen readers and programs; one session; delete. */
#include "command/command.h"

#include "base/text.h"
#include "page/log_page.h"
#include "routine/reader.h"
#include "store/erase.h"
#include "store/log_path.h"
#include "store/today.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LEAST_ID 4 /* digits of an id's beginning */

/* Where the log is, or NULL with a word said. */
static char *path_or_problem(void)
{
    char *path = log_path();
    if (!path)
        command_problem("there is no log: no home folder is known");
    return path;
}

/* ---- limber log ---- */

/* What a routine asks for, by its file or its pin; its title too, where it is there. The plan is of
 * the routine returned, which may be NULL. */
static Routine *fill_plan(LogPage *page, LogReader *reader, Arena *arena, const char *routine)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *read = catalogue_open(catalogue, routine, found);
    PinRecord pin;
    bool pinned = log_reader_pin(reader, arena, routine, &pin);
    Day first;
    bool known = log_reader_first_day(reader, routine, &first);
    TodayPlan plan = today_plan(read, pinned ? &pin : NULL, known ? first : RHYTHM_NEVER);
    page->plan.rhythm = plan.rhythm;
    page->plan.rhythm.by_steps = true;
    page->title = read ? arena_string(arena, read->title) : routine;
    diagnostics_free(found);
    catalogue_free(catalogue);
    return read;
}

static LogLook look_of(const Options *options)
{
    if (option_given(options, OPTION_PLAIN))
        return LOG_PLAIN;
    bool ascii = option_given(options, OPTION_ASCII) || !print_has_unicode();
    return ascii ? LOG_ASCII : LOG_GLYPHS;
}

/* Nothing was found in the span; what there is before and after it. */
static int nothing(LogReader *reader, Arena *arena, const LogPage *page, const char *routine)
{
    SessionRecord *all;
    char since[MOMENT_BYTES], last[MOMENT_BYTES];
    LogFilter filter = {routine, INT64_MIN, INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &filter, &all);
    if (log_reader_failed(reader))
        return command_unread(log_reader_note(reader));
    if (*log_reader_note(reader))
        return command_problem("%s", log_reader_note(reader));
    if (count > 0)
        print_line(print_out(), "No session from %s to today; the last one was on %s.",
                   day_format(page->plan.since, since, sizeof since),
                   day_format(moment_day(all[count - 1].started), last, sizeof last));
    else if (routine)
        print_line(print_out(), "No session of this routine is in the log.");
    else
        print_line(print_out(), "The log is empty: it begins with your first session.");
    return EXIT_FINE;
}

static bool is_data(const Options *options)
{
    return option_given(options, OPTION_CSV) || option_given(options, OPTION_JSON);
}

static void print_page(const LogPage *page, const Options *options)
{
    if (option_given(options, OPTION_CSV))
        log_page_csv(page->sessions, page->count, print_data());
    else if (option_given(options, OPTION_JSON))
        log_page_json(page, print_data());
    else
        log_page_print(page, look_of(options), print_out());
}

/* Of a log that could not be read to its end, people are shown what was found; data would pass for
 * all of it. */
static int print_log(LogReader *reader, Arena *arena, const LogPage *page, const Options *options,
                     const char *routine)
{
    bool data = is_data(options);
    const char *note = log_reader_note(reader);
    bool failed = log_reader_failed(reader);
    if (!failed && page->count == 0 && !data)
        return nothing(reader, arena, page, routine);
    if (!failed || (page->count > 0 && !data))
        print_page(page, options);
    if (*note)
        command_problem("%s", note);
    return failed ? EXIT_UNREAD : *note && data ? EXIT_PROBLEM : EXIT_FINE;
}

int command_log(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    Day since = option_given(options, OPTION_SINCE) ? options->since : HISTORY_NONE;
    LogPage page = {.plan = history_plan(moment_day(moment_now()), since)};
    LogFilter filter = {command_logged_name(options, reader, arena), page.plan.since, INT64_MAX};
    Routine *routine = NULL;
    if (filter.routine)
        routine = fill_plan(&page, reader, arena, filter.routine);
    if (page.plan.rhythm.from != HISTORY_NONE && page.plan.rhythm.from < filter.from &&
        !page.plan.rhythm.routine)
        page.plan.rhythm.from = filter.from;
    LoggedSession *sessions;
    page.count = log_reader_span(reader, arena, &filter, is_data(options) ? LOG_ALL : LOG_COUNTED,
                                 &sessions);
    page.sessions = sessions;
    page.history = history_count(arena, sessions, page.count, &page.plan);
    page.count = page.history->totals.sessions;
    int code = print_log(reader, arena, &page, options, filter.routine);
    routine_free(routine);
    log_reader_free(reader);
    arena_free(arena);
    return code;
}

/* ---- one session ---- */

/* The session whose id begins so, of which there must be one: EXIT_FINE, else it was said why. */
static int find_session(LogReader *reader, Arena *arena, const char *start, SessionRecord *out)
{
    SessionRecord *sessions;
    size_t found = 0, length = strlen(start);
    size_t count =
        log_reader_sessions(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, &sessions);
    for (size_t i = 0; length >= LEAST_ID && i < count; i++) {
        if (strncmp(sessions[i].id, start, length) != 0)
            continue;
        *out = sessions[i];
        found++;
    }
    if (log_reader_failed(reader)) /* another one may begin so too */
        return command_unread(log_reader_note(reader));
    if (found == 1)
        return EXIT_FINE;
    if (length < LEAST_ID)
        return command_problem("'%s' is too short: give %d digits of a session's id, or more",
                               start, LEAST_ID);
    if (found == 0)
        return command_problem("no session's id begins with '%s'; 'limber log' shows the latest",
                               start);
    return command_problem("%zu sessions' ids begin with '%s': give more of it", found, start);
}

static int print_session(LogReader *reader, Arena *arena, const SessionRecord *record,
                         const Options *options)
{
    LoggedSession logged = log_reader_whole(reader, arena, record);
    if (log_reader_failed(reader))
        return command_unread(log_reader_note(reader));
    if (option_given(options, OPTION_JSON))
        log_page_session_json(&logged, print_data());
    else if (option_given(options, OPTION_CSV))
        log_page_csv(&logged, 1, print_data());
    else
        log_page_session(&logged, print_out());
    return *log_reader_note(reader) ? command_problem("%s", log_reader_note(reader)) : EXIT_FINE;
}

int command_log_show(const Options *options, int count, char **operands)
{
    (void)count;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    SessionRecord record;
    int code = find_session(reader, arena, operands[0], &record);
    if (code == EXIT_FINE)
        code = print_session(reader, arena, &record, options);
    log_reader_free(reader);
    arena_free(arena);
    return code;
}

/* ---- delete ---- */

/* Asks on the terminal; true where the answer is the word. */
static bool answered(const char *question, const char *word)
{
    char answer[32];
    fprintf(print_out(), "%s ", question);
    fflush(print_out());
    if (!fgets(answer, sizeof answer, stdin))
        return false;
    answer[strcspn(answer, "\r\n")] = '\0';
    return text_equal(answer, word);
}

static bool agreed(const Options *options)
{
    if (option_given(options, OPTION_YES))
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        command_problem("nothing was deleted: without a terminal to ask on, --yes must be given");
        return false;
    }
    if (answered("Delete this? (yes, or Enter for no)", "yes") &&
        answered("It cannot be brought back. To delete it, type: delete\n>", "delete"))
        return true;
    print_line(print_out(), "Nothing was deleted.");
    return false;
}

static int erase(const char *id)
{
    char why[256], *path = path_or_problem();
    if (!path)
        return EXIT_PROBLEM;
    bool erased = log_erase(path, id, why, sizeof why);
    free(path);
    if (!erased)
        return command_problem("nothing was deleted: %s", why);
    print_line(print_out(), "%s", id ? "The session is deleted." : "All of it is deleted.");
    return EXIT_FINE;
}

/* Shows what "all" is. What cannot be counted is not deleted unseen. */
static int count_all(LogReader *reader, Arena *arena)
{
    SessionRecord *sessions;
    size_t held =
        log_reader_sessions(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, &sessions);
    if (*log_reader_note(reader)) {
        command_problem("nothing was deleted: %s", log_reader_note(reader));
        return log_reader_failed(reader) ? EXIT_UNREAD : EXIT_PROBLEM;
    }
    print_line(print_out(), "All that the log holds: %zu session%s, answers, pins.", held,
               held == 1 ? "" : "s");
    return EXIT_FINE;
}

int command_log_delete(const Options *options, int count, char **operands)
{
    (void)count;
    bool all = strcmp(operands[0], "all") == 0;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    SessionRecord record;
    int code = all ? count_all(reader, arena) : find_session(reader, arena, operands[0], &record);
    if (code == EXIT_FINE && !all)
        log_page_line(&record, print_out());
    log_reader_free(reader);
    if (code == EXIT_FINE)
        code = agreed(options) ? erase(all ? NULL : record.id) : EXIT_PROBLEM;
    arena_free(arena);
    return code;
}
