// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber report: what the physio gets to see, as a page, a paragraph, CSV or JSON. Reads the log,
 * asks nothing, and says what went into the file and what did not. */
#include "command/command.h"

#include "base/path.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "page/report_form.h"
#include "routine/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAYS_BY_DEFAULT 84 /* twelve weeks */

/* What is asked for, and what it is made from. */
typedef struct {
    const Options *options;
    ReportForm form;
    const char *routine; /* its name, or NULL: all */
    Day since;
    LogReader *log;
    Catalogue *catalogue;
    Arena *arena;
} Request;

/* ---- from the log's sessions to the report ---- */

static bool knows_version(const ReportPart *part, const char *sha256)
{
    for (size_t i = 0; i < part->version_count; i++)
        if (strcmp(part->versions[i].sha256, sha256) == 0)
            return true;
    return false;
}

/* The routine as it was followed; NULL: its text is gone, or written for another Limber. */
static Routine *read_version(const Request *request, const SessionRecord *session)
{
    const char *text = log_reader_text(request->log, request->arena, session->sha256);
    return text ? routine_parse_kept(session->routine, text, request->catalogue->library) : NULL;
}

static void add_session(const Request *request, ReportPart *part, const LoggedSession *session)
{
    part->sessions = arena_grow(request->arena, (LoggedSession *)part->sessions,
                                part->session_count, sizeof *part->sessions);
    ((LoggedSession *)part->sessions)[part->session_count++] = *session;
    const char *sha256 = session->session.sha256;
    if (knows_version(part, sha256))
        return;
    part->versions = arena_grow(request->arena, (ReportVersion *)part->versions,
                                part->version_count, sizeof *part->versions);
    ReportVersion *version = (ReportVersion *)&part->versions[part->version_count++];
    memcpy(version->sha256, sha256, sizeof version->sha256);
    version->routine = read_version(request, &session->session);
}

static bool is_prescribed(const ReportPart *part)
{
    const Routine *newest = part->versions[part->version_count - 1].routine;
    return newest && newest->prescription.times.times > 0;
}

/* Prescribed routines first, then by name. */
static int compare_parts(const void *a, const void *b)
{
    const ReportPart *first = a, *second = b;
    int prescribed = is_prescribed(second) - is_prescribed(first);
    return prescribed ? prescribed : strcmp(first->routine, second->routine);
}

static ReportPart new_part(const Request *request, const char *routine)
{
    ReportPart part = {.routine = routine};
    if (!log_reader_first_day(request->log, routine, &part.first))
        part.first = 0;
    return part;
}

static void add_parts(const Request *request, Report *report, const LoggedSession *sessions,
                      size_t count)
{
    ReportPart *parts = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < report->part_count &&
               strcmp(parts[at].routine, sessions[i].session.routine) != 0)
            at++;
        if (at == report->part_count) {
            parts = arena_grow(request->arena, parts, report->part_count, sizeof *parts);
            parts[report->part_count++] = new_part(request, sessions[i].session.routine);
        }
        add_session(request, &parts[at], &sessions[i]);
    }
    qsort(parts, report->part_count, sizeof *parts, compare_parts);
    report->parts = parts;
}

static void free_versions(const Report *report)
{
    for (size_t i = 0; i < report->part_count; i++)
        for (size_t j = 0; j < report->parts[i].version_count; j++)
            routine_free((Routine *)report->parts[i].versions[j].routine);
}

/* ---- the file ---- */

/* Does something else of the person's have the name? An empty file and an older report are
 * replaced; what is no plain file, path_write_file refuses. */
static bool is_taken(const char *path)
{
    char head[REPORT_HEAD_BYTES];
    struct stat status;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool is_file = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t size = is_file ? read(fd, head, sizeof head) : 0;
    close(fd);
    return size < 0 || (size > 0 && !report_recognise(head, (size_t)size));
}

static int write_file(const char *path, const char *bytes, size_t size)
{
    if (is_taken(path))
        return command_problem(
            "%s: it is there already and is no report of Limber's; choose another name", path);
    if (!path_write_file(path, bytes, size, true))
        return command_problem("%s: %s", path, whole_file_why(errno));
    return EXIT_FINE;
}

static const char *output_name(const Request *request, const Report *report)
{
    char day[MOMENT_BYTES];
    if (request->options->values[OPTION_OUTPUT])
        return request->options->values[OPTION_OUTPUT];
    if (request->form == REPORT_TEXT)
        return "-"; /* it is there to be copied */
    return arena_printf(request->arena, "limber-report-%s.%s",
                        day_format(moment_day(report->made), day, sizeof day),
                        report_ending(request->form));
}

/* Was something said of it, and not only asked? */
static bool is_rated(const LoggedSession *session)
{
    for (size_t i = 0; i < session->rating_count; i++)
        if (session->ratings[i].tightness >= 0)
            return true;
    return false;
}

static bool has_pain_level(const LoggedSession *session)
{
    for (size_t i = 0; i < session->pain_count; i++)
        if (session->pains[i].level >= 0)
            return true;
    return false;
}

/* "; 3 sessions, 2 with ratings, 1 with a level of pain, 1 ouch" */
static void say_answers(const Report *report, FILE *out)
{
    size_t sessions = 0, rated = 0, with_pain = 0, ouches = 0;
    for (size_t i = 0; i < report->part_count; i++) {
        const ReportPart *part = &report->parts[i];
        sessions += part->session_count;
        for (size_t j = 0; j < part->session_count; j++) {
            rated += is_rated(&part->sessions[j]);
            with_pain += has_pain_level(&part->sessions[j]);
            ouches += part->sessions[j].ouch_count;
        }
    }
    fprintf(out, "; %zu session%s", sessions, sessions == 1 ? "" : "s");
    if (rated > 0)
        fprintf(out, ", %zu with ratings", rated);
    if (with_pain > 0)
        fprintf(out, ", %zu with a level of pain", with_pain);
    fprintf(out, ", %zu ouch%s", ouches, ouches == 1 ? "" : "es");
}

static void say_contents(const Report *report, FILE *out)
{
    char from[MOMENT_BYTES], to[MOMENT_BYTES], safe[256];
    fprintf(out, "In it, from %s to %s:", day_format(report->from, from, sizeof from),
            day_format(report->to, to, sizeof to));
    for (size_t i = 0; i < report->part_count; i++)
        fprintf(out, "%s %s", i > 0 ? "," : "",
                text_safe(report->parts[i].routine, safe, sizeof safe));
    say_answers(report, out);
    fprintf(out, "%s%s.\n", report->with_name ? ", names of client and author" : "",
            report->with_notes ? ", your notes" : "");
    if (!report->with_name)
        fputs("Not in it: names of client and author (--with-name adds them).\n", out);
    if (!report->with_notes)
        fputs("Not in it: your notes (--with-notes adds them).\n", out);
}

static int write_report(const Request *request, const Report *report)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&bytes, &size);
    if (!memory)
        memory_fail();
    const char *path = output_name(request, report);
    bool to_output = strcmp(path, "-") == 0;
    if (!to_output)
        report_mark_file(request->form, memory);
    report_print(report, request->form, memory);
    if (fclose(memory) != 0)
        memory_fail();
    int code = EXIT_FINE;
    if (to_output)
        fwrite(bytes, 1, size, request->form == REPORT_TEXT ? print_out() : print_data());
    else
        code = write_file(path, bytes, size);
    if (code == EXIT_FINE && !to_output)
        print_line(print_out(), "Written: %s", path);
    if (code == EXIT_FINE)
        say_contents(report, to_output ? print_err() : print_out());
    free(bytes);
    return code;
}

/* ---- what is asked for ---- */

/* Why there is nothing to report, as one line. */
static int nothing_logged(const Request *request)
{
    LogFilter all = {NULL, 0, INT64_MAX};
    SessionRecord *sessions;
    size_t count = log_reader_sessions(request->log, request->arena, &all, &sessions);
    if (log_reader_failed(request->log))
        return command_unread(log_reader_note(request->log));
    const char **names = arena_alloc(request->arena, (count + 1) * sizeof *names);
    const SessionRecord *last = NULL;
    char day[MOMENT_BYTES], since[MOMENT_BYTES];
    if (count == 0)
        return command_problem("nothing is logged yet");
    for (size_t i = 0; i < count; i++) {
        names[i] = sessions[i].routine;
        if (!request->routine || strcmp(request->routine, sessions[i].routine) == 0)
            last = &sessions[i];
    }
    if (last)
        return command_problem("nothing is logged since %s; the last session was on %s",
                               day_format(request->since, since, sizeof since),
                               day_format(moment_day(last->started), day, sizeof day));
    const char *near = text_nearest(request->routine, names);
    if (near)
        return command_problem("no session of '%s' is logged; did you mean '%s'?", request->routine,
                               near);
    return command_problem("no session of '%s' is logged", request->routine);
}

/* The id of the oldest session that is logged, or NULL. */
static const char *log_id(const Request *request)
{
    LogFilter all = {NULL, 0, INT64_MAX};
    SessionRecord *sessions;
    size_t count = log_reader_sessions(request->log, request->arena, &all, &sessions);
    return count > 0 ? sessions[0].id : NULL;
}

static int report_on(const Request *request)
{
    Day today = moment_day(moment_now()); /* the log's views end there too (store/history.h) */
    LogFilter filter = {request->routine, request->since, today};
    LoggedSession *sessions;
    size_t count = log_reader_span(request->log, request->arena, &filter, LOG_ALL, &sessions);
    if (log_reader_failed(request->log))
        return command_unread(log_reader_note(request->log));
    const char *note = log_reader_note(request->log);
    if (*note)
        command_problem("%s", note);
    if (count == 0)
        return *note ? EXIT_PROBLEM : nothing_logged(request);
    Report report = {.made = moment_now(),
                     .to = today,
                     .with_name = option_given(request->options, OPTION_WITH_NAME),
                     .with_notes = option_given(request->options, OPTION_WITH_NOTES)};
    add_parts(request, &report, sessions, count);
    report.log = log_id(request);
    report_begin(&report, request->since);
    int code = log_reader_failed(request->log) ? command_unread(log_reader_note(request->log))
                                               : write_report(request, &report);
    free_versions(&report);
    return code;
}

int command_report_sessions(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    Request request = {.options = options, .since = moment_day(moment_now()) - DAYS_BY_DEFAULT + 1};
    if (option_given(options, OPTION_SINCE))
        request.since = options->since;
    request.form = option_given(options, OPTION_CSV)    ? REPORT_CSV
                   : option_given(options, OPTION_JSON) ? REPORT_JSON
                   : option_given(options, OPTION_TEXT) ? REPORT_TEXT
                                                        : REPORT_PAGE;
    request.arena = arena_new();
    request.log = log_reader_new(NULL);
    request.routine = command_logged_name(options, request.log, request.arena);
    request.catalogue = catalogue_new(NULL, NULL);
    int code = report_on(&request);
    catalogue_free(request.catalogue);
    log_reader_free(request.log);
    arena_free(request.arena);
    return code;
}
